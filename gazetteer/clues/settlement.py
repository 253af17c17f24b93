"""The year of the first towns of a country or division: `data/settlement.csv`, with sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from gazetteer.resources import Row, data_folder, rows


def settled_from(country: str | None, divisions: Sequence[str] = ()) -> int | None:
    """Return the year of the first towns of a division, or of its present-day country; None if not known.

    Args:
        country: ISO 3166-1 alpha-2 code.
        divisions: ids of the divisions, the largest first.

    >>> settled_from("AU"), settled_from("US", ("gn:5417618",)), settled_from("TR")
    (1788, 1861, None)
    """
    years = _years()
    for area in (*divisions[:1], country):
        if area is not None and area in years:
            return years[area]
    return None


@cache
def with_older_towns() -> frozenset[str]:
    """Return the codes of countries that had towns before the Europeans came: Mexico, Peru."""
    return frozenset(row["country"] for row in _table() if row["older"])


@cache
def _years() -> Mapping[str, int]:
    """Return the year of each division by its id, and of each country by its code."""
    return {row["division"] or row["country"]: int(row["from"]) for row in _table()}


@cache
def _table() -> Sequence[Row]:
    path = data_folder() / "settlement.csv"
    return tuple(rows(path)) if path.is_file() else ()
