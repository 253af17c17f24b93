"""Write annotations as a table: CSV in UTF-8 with one row per entity.

A cell that begins with = + - @ gets a leading apostrophe, so that spreadsheets do not run it as a formula. Numbers,
including negative ones, are unchanged.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from gazetteer.formats.files.cells import guarded
from gazetteer.formats.files.delimited import Writer
from gazetteer.model.annotation import COLUMNS, rows
from gazetteer.model.document import Document


def write(documents: Sequence[Document]) -> str:
    """Write a header of `COLUMNS` and one row per entity (RFC 4180 with plain line feeds)."""
    text = io.StringIO(newline="")
    table = Writer(text)
    table.writerow(COLUMNS)
    for document in documents:
        for row in rows(document):
            table.writerow(guarded(row.values()))
    return text.getvalue()
