"""From which year a land has the towns that it has today: `data/settlement.csv`, facts with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gazetteer.resources import data_folder, rows


def settled_from(country: str, division: str = "") -> int | None:
    """The year of the first towns of a present-day country, or of one of its first-level divisions; None when not known.

    Args:
        country: ISO 3166-1 alpha-2 code.
        division: the division's id, such as "gn:4736286".

    >>> settled_from("AU"), settled_from("TR")
    (1788, None)
    """
    years = _years()
    return years.get(division, years.get(country))


@cache
def _years() -> Mapping[str, int]:
    path = data_folder() / "settlement.csv"
    if not path.is_file():
        return {}
    return {row["country"]: int(row["from"]) for row in rows(path)}
