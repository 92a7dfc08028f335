"""Persons named in fields and in running text, with their posts."""
