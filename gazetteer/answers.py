"""Matches and names as plain records for JSON, pages and assistants, with the source of every fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazetteer.errors import UnknownPlaceError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.match import Match
from gazetteer.model.place import Name, Source
from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class ClueAnswer:
    """One reason for or against a match: `weight` in log-odds."""

    kind: str
    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """A name of a place.

    Attributes:
        lang: BCP 47 tag, None when unknown.
        script: ISO 15924 code.
        kind: one of `model.place.NAME_KINDS`.
        years: when it was in use, EDTF; None when unknown.
        certainty: "certain", "probable" or "disputed".
        source: the source of the name.
    """

    name: str
    lang: str | None
    script: str | None
    kind: str
    years: str | None
    certainty: str
    source: Source


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """A place that a name could mean.

    Attributes:
        id: the place's CURIE.
        name: the place's primary name.
        matched: the name that matched; `lang`, `script`, `kind`, `years` and `source` are of this name.
        lat, lon: degrees, WGS 84.
        country: ISO 3166-1 alpha-2 code of the present-day country.
        division: the first-level administrative division that it lies in today.
        feature: GeoNames class and code.
        score: probability that this place is meant, 0 to 1.
        answer: False if the name most likely means no place of the gazetteer, and this is only the nearest match.
        how: "exact", "part", "sound" or "fuzzy".
        clues: reasons; their weights add up to the log-odds of the score.
    """

    id: str
    name: str
    matched: str
    lang: str | None
    script: str | None
    kind: str
    years: str | None
    lat: float | None
    lon: float | None
    country: str | None
    division: str | None
    feature: str
    score: float
    answer: bool
    how: str
    source: Source
    clues: list[ClueAnswer]


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """A division or state in which a place lies or may have lain: `years` are those of the area, EDTF."""

    id: str
    name: str
    years: str | None = None


def match_answer(match: Match, gazetteer: Gazetteer, *, clues: bool = True) -> MatchAnswer:
    """Return a match as a record; `clues` False leaves out the reasons, which take time to write."""
    place, name = match.place, match.name
    division = area(place.divisions[0], gazetteer) if place.divisions else None
    return MatchAnswer(
        id=place.id,
        name=place.label,
        matched=name.text,
        lang=name.lang,
        script=name.script,
        kind=name.kind,
        years=written(name.when),
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        division=division.name if division else None,
        feature=place.feature,
        score=round(match.score, 6),
        answer=match.answer,
        how=match.how,
        source=source(name.source, gazetteer),
        clues=[ClueAnswer(clue.kind, clue.weight, clue.says) for clue in match.clues] if clues else [],
    )


def name_answer(name: Name, gazetteer: Gazetteer) -> NameAnswer:
    """Return a name as a record."""
    return NameAnswer(
        name.text,
        name.lang,
        name.script,
        name.kind,
        written(name.when),
        name.certainty,
        source(name.source, gazetteer),
    )


def used_names(
    names: Iterable[Name], *, when: Timespan | None = None, lang: str | None = None, script: str | None = None
) -> list[Name]:
    """Return the names that were in use at a time, in a language and in a script; None selects all.

    Args:
        names: the names.
        when: the time; undated names are left out if it is given.
        lang: BCP 47 tag; only its first part is compared.
        script: ISO 15924 code.
    """
    return [
        name
        for name in names
        if (lang is None or (name.lang or "").split("-")[0] == lang.split("-")[0])
        and (script is None or (name.script or "").casefold() == script.casefold())
        and (when is None or (name.when is not None and not name.when.is_open and name.when.overlaps(when)))
    ]


def area(id: str, gazetteer: Gazetteer) -> AreaAnswer | None:
    """Return a division by its id; None if it is not in the gazetteer."""
    try:
        found = gazetteer.get(id)
    except UnknownPlaceError:
        return None
    return AreaAnswer(found.id, found.label, written(found.when))


def source(id: str, gazetteer: Gazetteer) -> Source:
    """Return a source by its id; a source with the id as title if it is not in the gazetteer."""
    try:
        return gazetteer.source(id)
    except UnknownPlaceError:
        return Source(id, id)


def written(when: Timespan | None) -> str | None:
    """Return years in EDTF; None if they are unknown."""
    return str(when) if when else None
