"""What becomes of one row: the place that is filled in, and the places that it could mean."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.match import Match

COLUMNS = ("id", "name", "lat", "lon", "country", "division", "kind", "used", "score", "how", "review")
"""Columns that are added: `division` is the first-level administrative division, `used` the years of the name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one row.

    Attributes:
        id, name, lat, lon, country, division, kind: of the place; None where none is filled in.
        used: years in which the place had the matched name, EDTF.
        score: probability from 0 to 1 that it is the place that is meant.
        how: "exact", "sound" or "fuzzy".
        review: what a person should look at; "" when nothing.
    """

    id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    division: str | None = None
    kind: str | None = None
    used: str | None = None
    score: float | None = None
    how: str | None = None
    review: str = ""

    def values(self) -> tuple[str | float | None, ...]:
        """Return the values of `COLUMNS`."""
        return tuple(getattr(self, column) for column in COLUMNS)

    def cells(self) -> tuple[str, ...]:
        """Return the values of `COLUMNS` as a table has them."""
        written = {"lat": "{:.5f}", "lon": "{:.5f}", "score": "{:.2f}"}
        pairs = zip(COLUMNS, self.values(), strict=True)
        return tuple("" if value is None else written.get(column, "{}").format(value) for column, value in pairs)


@dataclass(frozen=True, slots=True)
class Option:
    """A place that one row could mean.

    Attributes:
        match: the place and the name that matched, as the gazetteer gives them.
        score: probability from 0 to 1 that it is the place that is meant, after comparison with the row.
        doubts: what in the row speaks against it.
    """

    match: Match
    score: float
    doubts: tuple[str, ...] = ()
