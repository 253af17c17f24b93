"""Gazetteers coming in: read, prepare, link, write, download, resume."""
