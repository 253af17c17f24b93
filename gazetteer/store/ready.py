"""Places made ready for the database: their names folded and told apart, their search keys worked out.

This is most of the work of a build or an import, and it asks nothing of the database: any number of processes can do it.
What it gives holds nothing but tuples, lists, texts and numbers, so that it can be handed from one to another.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from gazetteer.model.place import Link, Name, Place
from gazetteer.names.fold import fold
from gazetteer.store.keys import keys_of
from gazetteer.store.rows import cell_of
from gazetteer.store.schema import KINDS

PORTION = 1_000
"""Places made ready, and written, at a time: as many as stay in a processor's own memory while they are handled."""

ReadyName = tuple[str, str, str | None, int, str | None, str, str | None]
"""Fold, text, language, number of the kind, years, id of the source, and the certainty where it is not certain."""

Keys = tuple[str, str]
"""The folded Latin form of a name, and its sound key."""

_KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}


class Ready(NamedTuple):
    """A place as the database will hold it: the columns of `place` in their order, then its names."""

    id: str
    label: str
    lat: float | None
    lon: float | None
    west: float | None
    south: float | None
    east: float | None
    north: float | None
    accuracy_km: float
    country: str | None
    feature: str
    when: str | None
    population: int
    prominence: float
    divisions: str
    links: str
    source: str
    cell: int | None
    names: list[ReadyName]


class Portion(NamedTuple):
    """Some places, each id once, and the search keys of the folds among their names."""

    places: list[Ready]
    keys: dict[str, Keys]


def portions(places: Iterable[Place]) -> Iterator[Portion]:
    """Places made ready, `PORTION` at a time."""
    remaining = iter(places)
    while some := list(islice(remaining, PORTION)):
        yield portion(some)


class Sent:
    """Which folds went out with their search keys before, as far as 32 MB remember; one that was forgotten goes out again."""

    SLOTS = 1 << 22

    def __init__(self) -> None:
        self._hashes = array("q", bytes(8 * self.SLOTS))

    def is_new(self, fold: str) -> bool:
        """Whether this one goes out for the first time; from now on it does not."""
        code = hash(fold)
        slot = code & self.SLOTS - 1
        if self._hashes[slot] == code:
            return False
        self._hashes[slot] = code
        return True


def portion(places: Sequence[Place], sent: Sent | None = None) -> Portion:
    """These places made ready; names and links of a second record of one id join the first.

    Args:
        sent: folds whose search keys whoever takes the portion has already, and which are left out.
    """
    made = [ready(place) for place in _united(places)]
    texts: dict[str, str] = {}
    for place in made:
        for name in place.names:
            key, text = name[0], name[1]
            if key not in texts or (texts[key].isascii() and not text.isascii()):  # ç, ş and the like tell the sound
                texts[key] = text
    return Portion(made, {key: _keys(text, key) for key, text in texts.items() if sent is None or sent.is_new(key)})


def ready(place: Place) -> Ready:
    """One place made ready."""
    at = place.location
    source = place.sources[0] if place.sources else place.id.partition(":")[0]
    west, south, east, north = at.extent if at and at.extent else (None, None, None, None)
    return Ready(
        place.id,
        place.label,
        at.lat if at else None,
        at.lon if at else None,
        west,
        south,
        east,
        north,
        at.accuracy_km if at else 0.0,
        place.country,
        place.feature,
        str(place.when) if place.when else None,
        place.population,
        place.prominence,
        " ".join(map(_bare, place.divisions)),
        " ".join(map(_link, place.links)),
        source,
        cell_of(at.lat, at.lon) if at else None,
        _distinct(place.names, source),
    )


def links_of(place: Ready) -> Iterator[tuple[str, str]]:
    """Kind and target of each of its links."""
    for link in place.links.split():
        kind, _, target = link.partition("=")
        yield kind, target


def _link(link: Link) -> str:
    """A link as a place's row has it."""
    return f"{_bare(link.kind)}={_bare(link.target)}"


def _bare(identifier: str) -> str:
    """An identifier as it may stand in a list that spaces separate."""
    return "%20".join(identifier.split())


def _distinct(names: Iterable[Name], source: str) -> list[ReadyName]:
    """Names with their keys; one name told twice (same key, same years) is kept once, an undated one yields to a dated."""
    seen: set[tuple[str, str | None]] = set()
    keys: set[str] = set()
    kept: list[ReadyName] = []
    for name in names:
        text = name.text
        key = fold(text)
        when = str(name.when) if name.when else None
        if not key or (key in keys and (when is None or (key, when) in seen)):
            continue
        if when is not None:
            seen.add((key, when))
        keys.add(key)
        doubt = None if name.certainty == "certain" else name.certainty
        kept.append((key, text, name.lang, _KIND_NUMBER[name.kind], when, name.source or source, doubt))
    return kept


def _united(places: Sequence[Place]) -> Sequence[Place]:
    """The places with each id once."""
    united: dict[str, Place] = {}
    for place in places:
        first = united.get(place.id)
        if first is not None:
            place = replace(first, names=(*first.names, *place.names), links=(*first.links, *place.links))
        united[place.id] = place
    return list(united.values()) if len(united) < len(places) else places


@lru_cache(maxsize=262_144)
def _keys(text: str, key: str) -> Keys:
    latin, sound = keys_of(" ".join(text.split()), key)
    return latin or key, sound
