"""Invented bulletins with their true records, for tests and benchmarks. None of their facts, bodies' deeds and persons is real."""
