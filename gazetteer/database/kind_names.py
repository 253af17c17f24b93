"""Look up names with a kind word or a side, and names that lack one: "Sanjak of Mush", "Northern Italy", Cape "Helles"."""

from __future__ import annotations

from functools import cache

from gazetteer.clues.titles import division_in, titles
from gazetteer.database import search
from gazetteer.database.hits import DEMONYM, FoundName, Shelf
from gazetteer.database.seated import of_kind
from gazetteer.database.sides import sided
from gazetteer.model.place import NAME_KINDS
from gazetteer.names.fold import fold

BARE_NAMES_READ = 20
"""Number of places of the name without its kind word that are read."""
SPELT_OTHERWISE, MIN_SPELT_ALIKE = 5, 0.72
"""Number of places of similar names, and the minimum similarity of the names."""
NATURAL_CLASSES = ("H", "T")
"""First letters of the feature codes of waters, and of mountains and islands."""
LAND_CLASSES = ("A", "L", *NATURAL_CLASSES)
"""These, and those of states, their divisions, and regions."""
LANDMARKS = frozenset(
    "H.BAY H.FLLS H.GULF H.HBR H.LK H.SD H.STM H.STRT S.CMP S.CSTL S.CVNT S.FT S.MSTY S.PAL T.CAPE T.DSRT T.HLL T.ISL T.MT T.MTS "
    "T.PASS T.PEN T.PLAT T.RDGE T.VAL".split()
)
"""Kinds of landmarks that texts name without their kind word: "at Helles", "took Donelson"."""

KNOWN_LANDMARK = 0.3
"""Minimum prominence of a landmark that is named without its kind word: less known ones are local."""
MIN_LANDMARK_LETTERS = 4
"""Minimum number of letters of the bare name of a landmark."""
SHORT_NAME = NAME_KINDS.index("short")
"""The number of short names in the column `name.kind`."""
_OF_LANDMARKS = (*NATURAL_CLASSES, "S", "L.BTL")
"""Beginnings of the feature codes of places that have such names: many forts and fords are only known for a battle."""


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


def landmarks(shelf: Shelf, name: str, country: str | None = None) -> list[FoundName]:
    """Return the landmarks that have the name with a kind word: Cape Helles for "Helles", Fort Donelson for "Donelson".

    Ask it only for names that no place has as they are: "Horn" and "Worth" are towns. Names with a kind word of their own are
    not searched for.
    """
    from gazetteer.kinds import split_kind

    key = fold(name)
    if len(key) < MIN_LANDMARK_LETTERS or key.startswith("of ") or split_kind(name) is not None:
        return []
    names = tuple(f"{before}{key}{behind}" for before, behind in _around_landmarks())
    marks = ", ".join("?" * len(names))
    rows = shelf.connection.execute(f"SELECT fold FROM term WHERE fold IN ({marks})", names).fetchall()
    found = [one for (full,) in rows for one in search.exact(shelf, full, country=country, limit=BARE_NAMES_READ)]
    return [
        one._replace(name=one.name._replace(text=name, kind=SHORT_NAME, lang=None), similarity=search.INFLECTED)
        for one in found
        if one.place.feature.startswith(_OF_LANDMARKS)
        and one.place.prominence >= KNOWN_LANDMARK
        and one.name.kind != DEMONYM
    ]


@cache
def _around_landmarks() -> frozenset[tuple[str, str]]:
    """Return what stands before and behind the bare names of landmarks in English: ("cape ", ""), ("", " bay"), ("bay of ", "")."""
    from gazetteer.kinds import kinds

    found = set()
    for kind in kinds("en"):
        if kind.lang == "en" and kind.feature in LANDMARKS:
            for form in map(fold, kind.all_forms):
                found |= {("", f" {form}")} if kind.position != "before" else set()
                found |= {(f"{form} ", "")} if kind.position != "behind" else set()
                found |= {(f"{form} {link} ", "") for link in kind.links}
    return frozenset(found)
