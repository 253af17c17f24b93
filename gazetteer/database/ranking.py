"""The order of the places of one name in the database, so that only the best of thousands are read.

The rank is stored with each name (`name.rank`). It depends on the name's kind and source and on the place's prominence. It
is only used to truncate long lists; matches are scored by `gazetteer.clues`.
"""

from __future__ import annotations

from functools import lru_cache

from gazetteer.model.place import NAME_KINDS
from gazetteer.model.timespan import Timespan

_ATTESTED = {
    "primary": 1.7, "official": 1.8, "historical": 1.8, "alternate": 1.6, "short": 1.2, "variant": 1.2,
    "abbreviation": 0.3, "demonym": 0.0,
}  # fmt: skip
"""Weight of an attested name, by kind."""
_LISTED = _ATTESTED | {"alternate": 1.15}
"""Weight of a name from a list without sources, by kind."""
_BY_SOURCE = {"geonames": _LISTED, "whosonfirst": _LISTED, "derived": _ATTESTED | {"alternate": 0.7}}
_OLD, _MODERN = 0.5, 1500
"""Penalty of a name that went out of use before that year."""
_KNOWN = 0.45
"""Minimum prominence of a place with an attested name: a town may have been larger once."""
_DIVISION = -0.3
"""Penalty of a province: the town after which it is named is meant more often."""
_BEST = 1.8 + 4.0 * 0.6
"""Upper bound of the weight of a name and its place together."""


def rank(name: tuple[float, bool], place: tuple[float, float]) -> int:
    """Return the rank of a place among those of one name; 0 is the best.

    Args:
        name: the weight of the name, and whether it is from a list (`name_weight`).
        place: the weight of the place for a listed name, and for an attested one (`place_weights`).
    """
    weight, listed = name
    return rank_of(weight, place[not listed])


def rank_of(name_weight: float, place_weight: float) -> int:
    """Return the rank of a place for a name of these weights."""
    return round(100 * (_BEST - name_weight - place_weight))


@lru_cache(maxsize=16384)
def name_weight(kind: int, source: str, when: str | None) -> tuple[float, bool]:
    """Return the weight of a name by the number of its kind, and whether it is from a list without sources."""
    named = NAME_KINDS[kind]
    weight = _BY_SOURCE.get(source, _ATTESTED)[named]
    span = Timespan.parse(when) if when else None
    if span is not None:
        weight = max(weight, _ATTESTED["historical"])
        if span.end is not None and span.end < _MODERN:
            weight -= _OLD
    return weight, named == "primary" or source in _BY_SOURCE


def place_weights(prominence: float, feature: str) -> tuple[float, float]:
    """Return the weight of a place for a listed name, and for an attested one."""
    division = _DIVISION if feature.startswith("A.ADM") else 0.0
    return 4.0 * (prominence - 0.4) + division, 4.0 * (max(prominence, _KNOWN) - 0.4) + division
