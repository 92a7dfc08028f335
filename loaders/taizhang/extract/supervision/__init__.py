"""The supervision loop: events, who takes part, duties to report, and ways of working."""
