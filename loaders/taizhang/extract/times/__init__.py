"""Time expressions as dates, and the time limits that a bulletin sets."""
