"""From which year a land has the towns that it has today: `data/settlement.csv`, facts with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gazetteer.resources import data_folder, rows


def settled_from(country: str) -> int | None:
    """Return the year of the first towns of a present-day country; None when not known.

    The table has some first-level divisions too (ISO 3166-2), which are not used yet: places carry no such codes.

    Args:
        country: ISO 3166-1 alpha-2 code.

    >>> settled_from("AU"), settled_from("TR")
    (1788, None)
    """
    return _years().get(country)


@cache
def _years() -> Mapping[str, int]:
    path = data_folder() / "settlement.csv"
    if not path.is_file():
        return {}
    return {row["country"]: int(row["from"]) for row in rows(path)}
