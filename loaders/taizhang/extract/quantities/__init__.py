"""Numbers with their units: numerals, scale words, ranges, ranks, comparators, and what only looks like one."""
