"""Files to texts, and many texts in one run."""
