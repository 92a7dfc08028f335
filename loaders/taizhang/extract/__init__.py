"""Document → records: what the text says, with the words that say it."""
