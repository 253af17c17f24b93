"""Packed tables for tests, from CSV."""

import csv

from gazetteer.build.packed_table import pack


def packed(text: str) -> bytes:
    """Return a table that is written row by row as the contents of a file of `data/`."""
    columns, *rows = csv.reader(text.splitlines())
    return pack(columns, rows)
