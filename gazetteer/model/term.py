"""Statistics of one folded name in the gazetteer, over all its places: evidence for recognition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One folded name and statistics of its places.

    Attributes:
        key: the name as returned by `names.fold.fold`.
        places: number of places with the name.
        population: population of the largest place.
        prominence: prominence of the most prominent place, 0 to 1.
        primary: whether it is the main name of a place.
        classes: GeoNames feature classes of the places ("P", "A", "H", ...).
        kinds: kinds of the name ("primary", "alternate", "demonym", ...).
        curated: whether the project's own data attest it.
        own: whether it is in a file that the user imported.
    """

    key: str
    places: int
    population: int = 0
    prominence: float = 0.0
    primary: bool = False
    classes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    curated: bool = False
    own: bool = False
