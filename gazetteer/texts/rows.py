"""The texts of a table: one per row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gazetteer.errors import GazetteerError, InputError
from gazetteer.texts.encoding import check_text
from gazetteer.texts.tables import ID_COLUMNS, Row, TextColumns, column, text_column
from gazetteer.texts.text import Text, dated

Refuse = Callable[[str, str], None]
"""Called with the position of a row that cannot be read, and the reason."""


def texts_of_rows(
    rows: Iterable[Row], where: str, columns: TextColumns, known: Text, *, refuse: Refuse | None = None
) -> Iterator[Text]:
    """Yield one text per row; rows without a text are skipped.

    Args:
        rows: the rows, with their numbers.
        where: the name of the file, for messages.
        columns: the columns with the texts and ids.
        known: what is known of all texts; its id is that of the file.
        refuse: called for each row that cannot be read; the first such row raises its error if None.

    Raises:
        InputError, FormatError: a row cannot be read, or no row has a text.
    """
    found = False
    for row in rows:
        at = f"{where}, row {row.number}"
        try:
            text = _text(row, at, where, columns, known)
        except GazetteerError as error:
            if refuse is None:
                raise
            refuse(f"{known.id}:{row.number}", str(error))
            found = True
            continue
        if text is not None:
            warning = None if found else row.note or known.warning
            yield dated(replace(text, warning=warning), _cell(row.cells, "date"), at)
            found = True
    if not found:
        raise InputError(f"{where} has no text in any row: name the column with the texts")


def _text(row: Row, at: str, where: str, columns: TextColumns, known: Text) -> Text | None:
    """Return the text of a row without its date; None if the row has none."""
    if row.error is not None:
        raise row.error
    cells = row.cells
    text = cells[text_column(cells, columns.text, where)]
    if text is None or (isinstance(text, str) and not text.strip()):
        return None
    if not isinstance(text, str):
        raise InputError(f"{at}: the text is {type(text).__name__}, not text")
    check_text(text, at)
    key = column(cells, columns.id, ID_COLUMNS, where)
    given = str(cells[key]).strip() if key is not None and cells[key] is not None else ""
    return replace(
        known,
        id=f"{known.id}:{given or row.number}",
        text=text,
        title=_cell(cells, "title"),
        lang=_cell(cells, "lang") or _cell(cells, "language"),
        kind="table",
    )


def _cell(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return str(value).strip() or None if value is not None else None
