"""Records → graph: what was read of a bulletin as RDF quads, each statement beside the passage that makes it."""
