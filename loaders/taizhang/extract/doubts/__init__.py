"""What cannot be right, or is not told: contradictions, open ends, what was announced and not found."""
