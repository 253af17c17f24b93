"""A gazetteer as a table with one row per name."""
