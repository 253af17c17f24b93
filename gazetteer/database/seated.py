"""States and divisions by a kind word and a name of their chief town or country: "Angora Vilayet", "Eyalet of Temeşvar".

A division is often named after its chief town, and a text may use any name of that town. The gazetteer has one or two
names of the division. So a name that is not found is split at its kind word, and the rest is searched for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gazetteer.database.hits import HIT_COLUMNS, FoundName, Shelf
from gazetteer.database.rows import PlaceRow, cells_around
from gazetteer.model.distance import kilometres

if TYPE_CHECKING:
    from gazetteer.kinds import Kind

MAX_SEAT_KM = 5.0
"""Distance in kilometres from a town up to which the point of a former division is its seat."""
TOWNS = 6
"""Number of towns of a name whose divisions are searched for, the likeliest first."""
PAST = ("A.PCLH", "A.ADM1H")
SIMILARITY = 0.95
"""Similarity of such a name to the name of the state or division."""

SYNONYMS = (
    frozenset(
        {"government", "governorate", "guberniya", "province", "gouvernement", "губерния", "губернія", "gubernia"}
    ),
    frozenset({"eyalet", "pashalik", "beylerbeylik", "province"}),
    frozenset({"vilayet", "province", "вилайет"}),
    frozenset({"oblast", "province", "territory", "область"}),
    frozenset({"uezd", "уезд", "повіт"}),
    frozenset({"county", "comitat", "megye", "vármegye"}),
    frozenset({"duchy", "principality", "county"}),
    frozenset({"sanjak", "liva", "mutasarrifate", "mutasarriflik", "sancak", "санджак", "սանճագ"}),
    frozenset({"kingdom", "sultanate", "empire"}),
    frozenset({"khanate", "emirate"}),
)
"""Kind words that sources use for the same divisions and states."""

_FORMER = (
    f"SELECT {HIT_COLUMNS} FROM place p JOIN name n ON n.place = p.pk AND n.seq = 0 "
    "WHERE p.cell IN ({cells}) AND p.feature IN ('A.ADM1H', 'A.ADM2H', 'A.PCLH')"
)


def of_kind(shelf: Shelf, kind: Kind, bare: Sequence[FoundName]) -> list[FoundName]:
    """Return the states and divisions of a kind that a name with a kind word may mean.

    Args:
        shelf: the open database.
        kind: the kind that the name states: vilayet, kingdom.
        bare: the places that have the rest of the name, the likeliest first.

    Returns:
        Former divisions of this kind that are seated at one of the towns; without these, the states and regions of `bare`
        if the kind is one of states: "Kingdom of Awadh". States of today are left out.
    """
    towns = [one.place for one in bare if one.place.feature.startswith("P")][:TOWNS]
    found = {one.place.id: one for town in towns for one in _seated(shelf, kind, town)}
    if found:
        return list(found.values())
    if not kind.feature.startswith("A.PCL"):
        return []
    return [one for one in bare if one.place.feature in PAST or one.place.feature.startswith("L.RGN")]


def _seated(shelf: Shelf, kind: Kind, town: PlaceRow) -> Iterator[FoundName]:
    """Yield the former states and divisions of a kind whose point is at a town."""
    if town.lat is None or town.lon is None:
        return
    from gazetteer.kinds import split_kind

    cells = tuple(cells_around(town.lat, town.lon, MAX_SEAT_KM))
    for row in shelf.connection.execute(_FORMER.format(cells=", ".join("?" * len(cells))), cells):
        found = FoundName.of(row, "exact", SIMILARITY)
        place = found.place
        if place.lat is None or place.lon is None or kilometres(town.lat, town.lon, place.lat, place.lon) > MAX_SEAT_KM:
            continue
        own = split_kind(place.label)
        if own is not None and same_kind(kind, own.kind):
            yield found


def same_kind(kind: Kind, other: Kind) -> bool:
    """Return whether two kind words may mean the same division: "government" and "governorate", or words of two languages.

    >>> from gazetteer.kinds import kind_of
    >>> same_kind(kind_of("vilayet"), kind_of("vilayet")), same_kind(kind_of("vilayet"), kind_of("governorate"))
    (True, False)
    >>> same_kind(kind_of("government"), kind_of("governorate")), same_kind(kind_of("Gouvernement"), kind_of("governorate"))
    (True, True)
    """
    return kind.word == other.word or any({kind.word, other.word} <= words for words in SYNONYMS)
