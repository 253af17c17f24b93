"""The gazetteer on disk; the only home of SQL."""
