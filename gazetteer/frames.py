"""For pandas: match a column of names, or annotate a column of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.pipeline import Pipeline
from gazetteer.reconcile import PlaceCells, Reconciler, added

if TYPE_CHECKING:
    import pandas


def reconcile(
    frame: pandas.DataFrame,
    column: str,
    *,
    year_column: str | None = None,
    country_column: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> pandas.DataFrame:
    """Return a copy of the frame with the columns of `gazetteer.reconcile.COLUMNS` for the place names in a column.

    A new column is called `gazetteer_…` if its name is taken. Index and order are unchanged.

    Raises:
        InputError: the frame has no such column.
    """
    import pandas

    names, years, countries = (_texts(frame, one) for one in (column, year_column, country_column))
    match = Reconciler(gazetteer or Gazetteer.open()).match
    rows = zip(names, years, countries, strict=True)
    verdicts = [match(PlaceCells(name, year=year, country=country)) for name, year, country in rows]
    values = [verdict.values() for verdict in verdicts]
    found = pandas.DataFrame(values, index=frame.index, columns=added([str(name) for name in frame.columns]))
    return pandas.concat([frame, found], axis=1)


def annotate(
    frame: pandas.DataFrame, column: str, *, date_column: str | None = None, pipeline: Pipeline | None = None
) -> pandas.DataFrame:
    """Annotate a column of texts: one row per entity, as in `Document.to_frame`, with the index of its text.

    Raises:
        InputError: the frame has no such column.
        TimespanError: a date is not EDTF.
    """
    import pandas

    texts, dates = _texts(frame, column), _texts(frame, date_column)
    reader = pipeline or Pipeline()
    parts = []
    for label, text, date in zip(frame.index, texts, dates, strict=True):
        if text.strip():
            found = reader.annotate(text, date=date or None).to_frame()
            found.index = pandas.Index([label] * len(found), name=frame.index.name)
            parts.append(found)
    return pandas.concat(parts) if parts else reader.resolve("", []).to_frame()


def _texts(frame: pandas.DataFrame, column: str | None) -> list[str]:
    """Return a column as strings; "" for an empty cell or without a column."""
    if column is None:
        return [""] * len(frame)
    if column not in frame.columns:
        raise InputError(f"the frame has no column {column!r}: its columns are {', '.join(map(str, frame.columns))}")
    return ["" if missing else _text(value) for value, missing in zip(frame[column], frame[column].isna(), strict=True)]


def _text(value: object) -> str:
    """Return a cell as text; a year that is 1920.0 in pandas becomes 1920."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
