"""The gazetteer on disk, read: open, search, rank, select."""
