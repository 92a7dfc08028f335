"""Text → Document: what part of the text says what, told by cues of the layout, never by the city."""
