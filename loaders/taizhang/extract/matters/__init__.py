"""Matters as projects: who answers for them, what is wrong, their topics and how far they have come."""
