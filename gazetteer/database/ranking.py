"""The order in which the database lists the places of one name, so that of thousands no more are read than are weighed.

The order is written with each name (`name.rank`) and goes by the name's kind and source and by the place's prominence. It
only cuts long lists off; what is shown is scored by `gazetteer.clues`.
"""

from __future__ import annotations

from functools import lru_cache

from gazetteer.model.place import NAME_KINDS
from gazetteer.model.timespan import Timespan

_ATTESTED = {
    "primary": 1.7, "official": 1.8, "historical": 1.8, "alternate": 1.6, "short": 1.2, "variant": 1.2,
    "abbreviation": 0.3, "demonym": 0.0,
}  # fmt: skip
"""Weight of a name of each kind that a source of its own attests."""
_LISTED = _ATTESTED | {"alternate": 1.15}
"""The same for names from a list that does not say where it has them from."""
_BY_SOURCE = {"geonames": _LISTED, "whosonfirst": _LISTED, "derived": _ATTESTED | {"alternate": 0.7}}
_OLD, _MODERN = 0.5, 1500
"""What a name loses that went out of use before that year."""
_KNOWN = 0.45
"""Prominence that a place has at least by a name that a source attests: a town may have been greater once."""
_DIVISION = -0.3
"""A province is meant less often than the town after which it is named."""
_BEST = 1.8 + 4.0 * 0.6
"""More than a name and the prominence of its place can weigh together."""


def rank(name: tuple[float, bool], place: tuple[float, float]) -> int:
    """Return the rank of a place among those of one name, 0 for the best.

    Args:
        name: the weight of the name, and whether a list gave it (`name_weight`).
        place: the weight of the place by such a name, and by one that a source attests (`place_weights`).
    """
    weight, listed = name
    return round(100 * (_BEST - weight - place[not listed]))


@lru_cache(maxsize=16384)
def name_weight(kind: int, source: str, when: str | None) -> tuple[float, bool]:
    """Return the weight of a name by the number of its kind, and whether it comes from a list that says no more of it."""
    named = NAME_KINDS[kind]
    weight = _BY_SOURCE.get(source, _ATTESTED)[named]
    span = Timespan.parse(when) if when else None
    if span is not None:
        weight = max(weight, _ATTESTED["historical"])
        if span.end is not None and span.end < _MODERN:
            weight -= _OLD
    return weight, named == "primary" or source in _BY_SOURCE


def place_weights(prominence: float, feature: str) -> tuple[float, float]:
    """Return the weight of a place that a list names, and of one that a source attests."""
    division = _DIVISION if feature.startswith("A.ADM") else 0.0
    return 4.0 * (prominence - 0.4) + division, 4.0 * (max(prominence, _KNOWN) - 0.4) + division
