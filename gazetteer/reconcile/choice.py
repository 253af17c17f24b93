"""A place for one part of a cell, and what in the row agrees with it or contradicts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.errors import FormatError
from gazetteer.formats.points import parse_pair
from gazetteer.kinds import kind_of
from gazetteer.model.distance import kilometres
from gazetteer.model.match import Match
from gazetteer.model.place import Place

LEAST = 0.2

LEAST_EXACT = 0.1
"""Scores below which nothing is filled in, of names that are only similar and of the very name; the review then gives the
nearest place."""

UNSURE = 0.4
"""Score below which a match that is not exact is called unsure."""

SAME_KM = 25.0
"""Distance within which two names of a cell are taken to agree."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A place for one part of a cell.

    Attributes:
        match: as the gazetteer gives it.
        score: after comparison with the row.
        doubts: what in the row speaks against it, or how the cell was read.
        remarks: what need not speak against it.
        is_inside: whether it is known to lie in something that the row names.
        rival: another place of the name with a score nearly as high.
    """

    match: Match
    score: float
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_inside: bool = False
    rival: tuple[Match, float] | None = None

    @property
    def place(self) -> Place:
        """The place."""
        return self.match.place

    @property
    def is_enough(self) -> bool:
        """Whether the score is high enough for the place to be filled in."""
        return self.score >= (LEAST_EXACT if self.match.how == "exact" else LEAST)


def agree(one: Place, other: Place) -> bool:
    """Return whether two places are one for a reader of tables: a town and its district, for instance."""
    if one.id == other.id or one.id in other.divisions or other.id in one.divisions:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= SAME_KM


def feature_of(kind: str) -> str:
    """Return the GeoNames code of a kind given as a word or as a code; "" when it is not known."""
    word = kind.strip()
    known = kind_of(word) if word else None
    return known.feature if known else word.upper() if word[:1].upper() in set("AHLPRSTUV") and "." in word[:2] else ""


def point_of(lat: str, lon: str, notes: list[str]) -> tuple[float, float] | None:
    """Return the point of two cells, or None; what cannot be read is added to the notes."""
    if not lat or not lon:
        return None
    try:
        point = parse_pair(lat, lon, "the point")
    except FormatError as error:
        notes.append(str(error))
        return None
    return point.lat, point.lon


def doubts_of(choice: Choice) -> Iterator[str]:
    """Yield what is uncertain about a match, in words."""
    first = choice.match
    if first.how != "exact":
        yield f"{'sounds like' if first.how == 'sound' else 'similar to'} “{first.name.text}”"
        if choice.score < UNSURE:
            yield "unsure"
    yield from (clue.says for clue in first.clues if clue.kind == "time" and clue.weight < 0)
    if choice.rival:
        other, score = choice.rival
        yield f"or {other.place.label} ({other.place.id}, {score:.2f})"
