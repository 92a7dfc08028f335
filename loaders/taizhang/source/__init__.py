"""Bytes → Text: the characters of a source, decoded, with the key that names them."""
