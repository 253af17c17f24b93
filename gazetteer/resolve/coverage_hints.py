"""Hints on missing gazetteers: unresolved names among the places of a country, and the command that adds its places."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from gazetteer.model.document import Entity

MIN_UNRESOLVED = 3
"""Minimum number of distinct unresolved names of one country for a hint."""

NAMES_IN_HINT = 4
"""Number of unresolved names listed in a hint."""

NEIGHBOURS_EACH_SIDE = 2
"""Number of resolved places on either side of an unresolved name from which its country is guessed."""

MAX_DISTANCE = 1_500
"""Distance in code points beyond which a resolved place is ignored."""


def hints(entities: Iterable[Entity], *, complete: Collection[str] = ()) -> tuple[str, ...]:
    """Return for which countries more places would help, those with the most unresolved names first.

    An unresolved name is assigned to the country of the resolved places around it, if these agree.

    Args:
        entities: the entities of one document, by start.
        complete: ISO codes of countries whose GeoNames file was imported; "allCountries" for the whole world.

    Returns:
        One sentence per country with the command to run; none if fewer than three names are unresolved there.
    """
    if "allCountries" in complete:
        return ()
    places = [entity for entity in entities if entity.type == "PLACE" and entity.resolution is not None]
    resolved = [entity for entity in places if entity.place is not None and entity.place.country]
    starts = [entity.start for entity in resolved]
    named = {entity.text.casefold() for entity in places if entity.place is not None}
    open_names: dict[str, dict[str, str]] = defaultdict(dict)
    for entity in places:
        key = entity.text.casefold()
        if entity.place is None and key not in named:
            country = _country(entity, resolved, starts)
            if country and country not in complete:
                open_names[country].setdefault(key, entity.text)
    found = [(country, list(names.values())) for country, names in open_names.items() if len(names) >= MIN_UNRESOLVED]
    found.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_sentence(country, names) for country, names in found)


def complete_countries(imports: Iterable[tuple[str, str, int]]) -> frozenset[str]:
    """Return the ISO codes of countries whose GeoNames file was imported, from format, path and size of the imports.

    >>> sorted(complete_countries([("geonames", "downloads/TR.zip", 9), ("pleiades", "AM.json", 1)]))
    ['TR']
    """
    stems = (PurePath(path).stem for format, path, _ in imports if format == "geonames")
    return frozenset(stem for stem in stems if re.fullmatch(r"[A-Z]{2}|allCountries", stem))


def _country(entity: Entity, resolved: Sequence[Entity], starts: Sequence[int]) -> str | None:
    """Return the country of most resolved places around this name; None without places, or if two countries tie."""
    at = bisect(starts, entity.start)
    around = [
        neighbour.place.country
        for neighbour in resolved[max(0, at - NEIGHBOURS_EACH_SIDE) : at + NEIGHBOURS_EACH_SIDE]
        if neighbour.place is not None and abs(neighbour.start - entity.start) <= MAX_DISTANCE
    ]
    counts = sorted(((around.count(country), country) for country in set(around) if country), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]


def _sentence(country: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMES_IN_HINT]) + (", …" if len(names) > NAMES_IN_HINT else "")
    return (
        f"{len(names)} names near places of {country} were not resolved ({shown}): "
        f"`gazetteer fetch geonames --country {country}` adds the villages and features of that country"
    )
