"""Prepare places for the database: fold their names, remove duplicates, and compute search keys.

This is most of the work of a build or an import. It does not use the database, so several processes can share it. The
result is columns of strings and numbers, which are cheap to send to another process.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice, repeat
from typing import Any, NamedTuple

from gazetteer.ingest.place_rows import StoredName, StoredPlace, name_rows, place_row
from gazetteer.model.place import Place
from gazetteer.names.search_keys import keys_of

PORTION = 1_000
"""Number of places prepared and written at a time: about as many as fit into a processor's cache."""

Keys = tuple[str, str]
"""The folded Latin form of a name, and its sound key."""


class Names(NamedTuple):
    """The columns of many `StoredName`s."""

    folds: Sequence[str]
    texts: Sequence[str]
    langs: Sequence[str | None]
    kinds: Sequence[int]
    timespans: Sequence[str | None]
    sources: Sequence[str]
    certainties: Sequence[str | None]
    ranks: Sequence[int]
    marks: Sequence[int]
    first: Sequence[bool]


class Places(NamedTuple):
    """The columns of many `StoredPlace`s."""

    ids: Sequence[str]
    labels: Sequence[str]
    lats: Sequence[float | None]
    lons: Sequence[float | None]
    wests: Sequence[float | None]
    souths: Sequence[float | None]
    easts: Sequence[float | None]
    norths: Sequence[float | None]
    accuracies: Sequence[float]
    countries: Sequence[str | None]
    features: Sequence[str]
    timespans: Sequence[str | None]
    populations: Sequence[int]
    prominences: Sequence[float]
    divisions: Sequence[str]
    links: Sequence[str]
    sources: Sequence[str]
    cells: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Portion:
    """Some places, each id once.

    Attributes:
        places: the places.
        counts: the number of names of each place.
        names: the names of all places, one after the other.
        keys: the search keys of the names' folds that the receiver does not have yet.
    """

    places: Places
    counts: Sequence[int]
    names: Names
    keys: dict[str, Keys]

    def __len__(self) -> int:
        return len(self.counts)

    def owners(self) -> Iterator[int]:
        """Yield the index of the place of each name."""
        return chain.from_iterable(map(repeat, range(len(self)), self.counts))

    def at(self, indexes: Iterable[int]) -> Iterator[StoredPlace]:
        """Yield the places at these indexes."""
        ends = list(accumulate(self.counts, initial=0))
        for index in indexes:
            rows = zip(*(column[ends[index] : ends[index + 1]] for column in self.names), strict=True)
            yield StoredPlace._make([*(column[index] for column in self.places), list(map(StoredName._make, rows))])

    def only(self, indexes: Sequence[int]) -> Portion:
        """Return a portion with only the places at these indexes."""
        ends = list(accumulate(self.counts, initial=0))
        names = [name for index in indexes for name in range(ends[index], ends[index + 1])]
        return Portion(
            Places._make([column[index] for index in indexes] for column in self.places),
            [self.counts[index] for index in indexes],
            Names._make([column[name] for name in names] for column in self.names),
            self.keys,
        )


def portions(places: Iterable[Place]) -> Iterator[Portion]:
    """Prepare places, `PORTION` at a time."""
    remaining = iter(places)
    while some := list(islice(remaining, PORTION)):
        yield portion(some)


class SentFolds:
    """Folds whose search keys were sent before, up to 32 MB; a fold that was dropped is sent again."""

    SLOTS = 1 << 22

    def __init__(self) -> None:
        self._hashes = array("q", bytes(8 * self.SLOTS))

    def is_new(self, fold: str) -> bool:
        """Return whether this fold was not sent before, and add it."""
        code = hash(fold)
        slot = code & self.SLOTS - 1
        if self._hashes[slot] == code:
            return False
        self._hashes[slot] = code
        return True


def portion(places: Sequence[Place], sent: SentFolds | None = None) -> Portion:
    """Prepare these places; names and links of a second record with the same id go to the first.

    Args:
        places: the places.
        sent: folds whose search keys the receiver has; their keys are left out.
    """
    united = _united(places)
    rows: list[tuple[object, ...]] = []
    counts = [name_rows(place, rows) for place in united]
    names = names_of(rows)
    texts: dict[str, str] = {}
    for key, text in zip(names.folds, names.texts, strict=True):
        if key not in texts or (
            texts[key].isascii() and not text.isascii()
        ):  # letters such as ç and ş decide the sound
            texts[key] = text
    new = list(texts) if sent is None else list(filter(sent.is_new, texts))
    return Portion(
        Places._make(_columns([place_row(place) for place in united], len(Places._fields))),
        counts,
        names,
        dict(zip(new, keys_of([texts[key] for key in new], new), strict=True)),
    )


def names_of(rows: Sequence[tuple[object, ...]]) -> Names:
    """Return the columns of rows, each a `StoredName`."""
    return Names._make(_columns(rows, len(Names._fields)))


def _columns(rows: Sequence[tuple[object, ...]], number: int) -> Iterable[list[Any]]:
    return map(list, zip(*rows, strict=True)) if rows else ([] for _ in range(number))


def _united(places: Sequence[Place]) -> Sequence[Place]:
    """Return the places with records of one id merged."""
    united: dict[str, Place] = {}
    for place in places:
        first = united.get(place.id)
        if first is not None:
            place = replace(first, names=(*first.names, *place.names), links=(*first.links, *place.links))
        united[place.id] = place
    return list(united.values()) if len(united) < len(places) else places


def skip_places(portions: Iterable[Portion], number: int, progress: Callable[[int], None] | None) -> Iterator[Portion]:
    """Yield the portions without the first `number` places, which count as progress."""
    if number and progress:
        progress(number)
    for portion in portions:
        if number < len(portion):
            yield portion.only(range(number, len(portion))) if number else portion
        number = max(0, number - len(portion))
