"""One file a gold format: its text in, `GoldDocument`s out."""
