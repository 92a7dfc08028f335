"""What was done and is to be done: measures, their documents, and what ties them."""
