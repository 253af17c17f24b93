"""Look up names with a kind word or a side: "Sanjak of Mush", "River Danube", "Northern Italy"."""

from __future__ import annotations

from gazetteer.clues.titles import division_in, titles
from gazetteer.database import search
from gazetteer.database.hits import DEMONYM, FoundName, Shelf
from gazetteer.database.seated import of_kind
from gazetteer.database.sides import sided

BARE_NAMES_READ = 20
"""Number of places of the name without its kind word that are read."""
SPELT_OTHERWISE, MIN_SPELT_ALIKE = 5, 0.72
"""Number of places of similar names, and the minimum similarity of the names."""
NATURAL_CLASSES = ("H", "T")
"""First letters of the feature codes of waters, and of mountains and islands."""
LAND_CLASSES = ("A", "L", *NATURAL_CLASSES)
"""These, and those of states, their divisions, and regions."""


def titled(shelf: Shelf, name: str, country: str | None) -> list[FoundName]:
    """Return the provinces that a name with a kind word may mean ("Sanjak of Mush"), or the places of the bare name."""
    division = division_in(name)
    if division is None:
        return []
    rest, kind = division
    for title in (f"{kind.word} {rest}", *titles(rest, kind.word)):
        if found := search.exact(shelf, title, country=country):
            return found
    bare = search.exact(shelf, rest, country=country, limit=BARE_NAMES_READ)
    if found := of_kind(shelf, kind, bare):
        return found
    spelt_otherwise = search.phonetic(shelf, name, country=country, limit=SPELT_OTHERWISE, cutoff=MIN_SPELT_ALIKE)
    return spelt_otherwise + [one._replace(how="part") for one in bare]


def in_land(shelf: Shelf, name: str, country: str | None) -> list[FoundName]:
    """Return the lands and waters of a name that begins with a side or a people: Italy for "Northern Italy".

    Of several lands after a people, those in its country are returned: Persian Azerbaijan is in Iran, not the state.
    """
    side = sided(name)
    if side is not None:
        return _parts(shelf, side.rest, country)
    people, _, rest = name.partition(" ")
    hits = search.exact(shelf, people, demonyms=True, limit=1) if rest else []
    if not any(one.name.kind == DEMONYM for one in hits):
        return []
    lands, home = _parts(shelf, rest, country), hits[0].place.country
    return [one for one in lands if one.place.country == home] or lands


def _parts(shelf: Shelf, rest: str, country: str | None) -> list[FoundName]:
    bare = search.exact(shelf, rest, country=country, limit=BARE_NAMES_READ)
    return [one._replace(how="part") for one in bare if one.place.feature.startswith(LAND_CLASSES)]


def natural(shelf: Shelf, name: str, country: str | None) -> list[FoundName]:
    """Return the waters, mountains and islands of the name without its kind word: the Danube for "River Danube"."""
    if name.isalpha():
        return []
    from gazetteer.kinds import split_kind

    split = split_kind(name)
    if split is None or not split.kind.feature.startswith(NATURAL_CLASSES):
        return []
    bare = search.exact(shelf, split.rest, country=country, limit=BARE_NAMES_READ)
    return [one for one in bare if one.place.feature.startswith(split.kind.feature)]
