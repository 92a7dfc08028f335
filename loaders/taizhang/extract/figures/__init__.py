"""What each quantity means: its kind, what it counts, its indicator, and the figures it stands beside."""
