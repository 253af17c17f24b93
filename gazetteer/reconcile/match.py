"""The place that one row of a table means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazetteer.errors import GazetteerError, InputError, TimespanError
from gazetteer.gazetteer import Gazetteer, Match
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import written_years

COLUMNS = ("id", "name", "lat", "lon", "score", "how", "review")
"""Columns that are added."""

REMEMBERED = 100_000
"""Distinct questions whose answers are kept: spreadsheets repeat themselves."""

UNSURE = 0.4
"""Score below which a match that is not exact is hardly one."""

RIVAL = 0.8
"""How near a second place's score must come to the first's to be named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one name: the place, None and empty when there is none, and what a person should look at.

    Attributes:
        score: probability, 0 to 1.
        how: "exact", "sound" or "fuzzy".
        review: "" when nothing need be looked at.
    """

    id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    score: float | None = None
    how: str | None = None
    review: str = ""

    def cells(self) -> tuple[str, ...]:
        """The values of `COLUMNS` as a table has them."""
        lat, lon = ("" if value is None else f"{value:.5f}" for value in (self.lat, self.lon))
        score = "" if self.score is None else f"{self.score:.2f}"
        return (self.id or "", self.name or "", lat, lon, score, self.how or "", self.review)


class Reconciler:
    """Matches names to places, and remembers what it was asked."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.match = lru_cache(maxsize=REMEMBERED)(self._match)

    def _match(self, name: str, year: str = "", country: str = "", *_others: str) -> Verdict:
        """The place that a name most likely means.

        Args:
            year: a year, EDTF, or as tables have it ("c. 1850", "1914–18"); a clue. One that is not clear is told in the review.
            country: name or code of the present-day country, preferred and not required: borders have moved.
        """
        if not name.strip():
            return Verdict(review="no name")
        doubts: list[str] = []
        when = self._when(year, doubts)
        try:
            code = self._gazetteer.country(country) if country.strip() else None
        except InputError:
            code = None
            doubts.append(f"no country “{country.strip()}” is known")
        try:
            found = self._gazetteer.lookup(name, year=when, country=code, limit=3)
            if code is not None and (not found or found[0].how != "exact"):
                found = self._elsewhere(name, when, code, found, doubts)
        except GazetteerError as error:
            return Verdict(review="; ".join([*doubts, str(error)]))
        if not found:
            return Verdict(review="; ".join([*doubts, "not found"]))
        first, review = found[0], "; ".join([*doubts, *_doubts(found)])
        place = first.place
        return Verdict(place.id, place.label, place.lat, place.lon, first.score, first.how, review)

    def _when(self, year: str, doubts: list[str]) -> Timespan | None:
        try:
            return written_years(year)
        except TimespanError:
            doubts.append(f"the year “{year.strip()}” cannot be read: give 1920 or EDTF")
            return None

    def _elsewhere(
        self, name: str, when: Timespan | None, code: str, found: list[Match], doubts: list[str]
    ) -> list[Match]:
        """Where the country has no place of this very name, one that another country has."""
        anywhere = self._gazetteer.lookup(name, year=when, limit=3)
        if anywhere and (not found or anywhere[0].how == "exact"):
            doubts.append(f"not in {code}")
            return anywhere
        return found


def _doubts(found: Sequence[Match]) -> Iterator[str]:
    first = found[0]
    if first.how != "exact":
        yield f"{'sounds like' if first.how == 'sound' else 'nearly'} “{first.name.text}”"
        if first.score < UNSURE:
            yield "unsure"
    yield from (clue.says for clue in first.clues if clue.kind == "time" and clue.weight < 0)
    for other in found[1:2]:
        if other.score >= RIVAL * first.score:
            yield f"or {other.place.label} ({other.place.id}, {other.score:.2f})"
