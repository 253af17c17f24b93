"""What the gazetteer knows of one folded name, without saying which place: evidence for recognition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One folded name and the strength of its bearers.

    Attributes:
        key: the name as `names.fold.fold` gives it.
        places: how many places bear it.
        population: people in the largest bearer.
        prominence: 0 to 1, of the most prominent bearer.
        primary: whether it is the main name of some bearer.
        classes: GeoNames feature classes of the bearers ("P", "A", "H", ...).
        kinds: kinds of the name among the bearers ("primary", "alternate", "demonym", ...).
        curated: whether this project's own data attest it.
        own: whether a file that the user imported has it.
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
