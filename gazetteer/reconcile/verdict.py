"""The result for one row: the place that is filled in, and the places that it could mean."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.match import Match

COLUMNS = ("id", "name", "lat", "lon", "country", "division", "kind", "used", "score", "how", "review")
"""Added columns: `division` is the first-level administrative division, `used` the years of the name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result for one row.

    Attributes:
        id, name, lat, lon, country, division, kind: values of the place; None without a place.
        used: years in which the place had the matched name, EDTF.
        score: probability that this place is meant, 0 to 1.
        how: "exact", "sound" or "fuzzy".
        review: what a person should check; "" if nothing.
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
        """Return the values of `COLUMNS` as text."""
        written = {"lat": "{:.5f}", "lon": "{:.5f}", "score": "{:.2f}"}
        pairs = zip(COLUMNS, self.values(), strict=True)
        return tuple("" if value is None else written.get(column, "{}").format(value) for column, value in pairs)


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A place that one row could mean.

    Attributes:
        match: the place and the name that matched, from the gazetteer.
        score: probability that this place is meant, 0 to 1, after comparison with the row.
        doubts: contradictions in the row.
    """

    match: Match
    score: float
    doubts: tuple[str, ...] = ()
