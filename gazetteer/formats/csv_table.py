"""The annotation as a table: CSV, UTF-8, one row an entity.

A cell that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it as a formula;
numbers, negative ones too, are left as they are.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from gazetteer.formats.cells import guarded
from gazetteer.formats.delimited import Writer
from gazetteer.model.annotation import COLUMNS, rows
from gazetteer.model.document import Document


def write(documents: Sequence[Document]) -> str:
    """A header of `COLUMNS` and one row an entity; RFC 4180 with plain line feeds."""
    text = io.StringIO(newline="")
    table = Writer(text)
    table.writerow(COLUMNS)
    for document in documents:
        for row in rows(document):
            table.writerow(guarded(row.values()))
    return text.getvalue()
