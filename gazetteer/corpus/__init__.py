"""Many documents: files to texts, and runs that can be resumed."""
