"""The chosen place for one part of a cell, with agreements and contradictions in the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer.errors import FormatError
from gazetteer.formats.values.points import parse_pair
from gazetteer.kinds import kind_of, split_kind
from gazetteer.model.distance import kilometres
from gazetteer.model.match import Match
from gazetteer.model.place import Place
from gazetteer.names.fold import fold

MIN_SCORE = 0.2

MIN_EXACT_SCORE = 0.1
"""Minimum scores of similar and of exact names to be filled in; below them, the review suggests the nearest place."""

UNSURE = 0.4
"""Score below which an inexact match is marked as uncertain."""

AGREE_KM = 25.0
"""Distance in kilometres within which two names of a cell agree."""

_SHORTENED = re.compile(r"[^\W\d_]{3,}\.|['’]")
"""A word that is shortened by its point or its apostrophe."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen place for one part of a cell.

    Attributes:
        match: the match from the gazetteer.
        score: the score after comparison with the row.
        doubts: contradictions in the row, or uncertain readings of the cell.
        remarks: other remarks.
        is_inside: whether it is known to lie in a container in the row.
        is_outside: whether it is known to lie outside one.
        rival: another place of the name with a similar score.
    """

    match: Match
    score: float
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_inside: bool = False
    is_outside: bool = False
    rival: tuple[Match, float] | None = None

    def remarking(self, remarks: Sequence[str]) -> Choice:
        """Return the choice with more remarks, before its own."""
        return replace(self, remarks=(*remarks, *self.remarks))

    @property
    def place(self) -> Place:
        """The place of the match."""
        return self.match.place

    @property
    def is_enough(self) -> bool:
        """Whether the score is high enough to fill in the place."""
        return self.score >= (MIN_EXACT_SCORE if self.match.how == "exact" else MIN_SCORE)

    @property
    def is_likely(self) -> bool:
        """Whether the name matches exactly or the score is not unsure: "Кострома" may be the city that is recorded as Kostroma."""
        return self.match.how == "exact" or self.score >= UNSURE


def agree(one: Place, other: Place) -> bool:
    """Return whether two places are the same for users of tables, such as a town and its district."""
    if one.id == other.id or one.id in other.divisions or other.id in one.divisions:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= AGREE_KM


def feature_of(kind: str) -> str:
    """Return the GeoNames code of a kind given as a word or as a code; "" if it is not known."""
    word = kind.strip()
    known = kind_of(word) if word else None
    return known.feature if known else word.upper() if word[:1].upper() in set("AHLPRSTUV") and "." in word[:2] else ""


def point_of(lat: str, lon: str, notes: list[str]) -> tuple[float, float] | None:
    """Return the point in two cells, or None; errors are added to the notes."""
    if not lat or not lon:
        return None
    try:
        point = parse_pair(lat, lon, "the point")
    except FormatError as error:
        notes.append(str(error))
        return None
    return point.lat, point.lon


def read_as(name: str, match: Match) -> tuple[str, ...]:
    """Return a remark on a shortened name that was completed: "Const'ple"; none for common abbreviations such as "St."."""
    full = match.name.text
    is_completed = (
        _SHORTENED.search(name) is not None and len(fold(full)) > len(fold(name)) and split_kind(name) is None
    )
    return (f"“{name}” read as “{full}”",) if is_completed else ()


def doubts_of(choice: Choice) -> Iterator[str]:
    """Yield the uncertainties of a match, in words."""
    first = choice.match
    if first.how != "exact":
        yield f"{'sounds like' if first.how == 'sound' else 'similar to'} “{first.name.text}”"
        if choice.score < UNSURE:
            yield "unsure"
    yield from (clue.says for clue in first.clues if clue.kind == "time" and clue.weight < 0)
    if choice.rival:
        other, score = choice.rival
        yield f"or {other.place.label} ({other.place.id}, {score:.2f})"
