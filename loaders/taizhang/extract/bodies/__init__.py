"""Public bodies: their names in fields and in running text, whose they are, and who acts."""
