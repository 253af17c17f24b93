"""The order of the places of one name in the database."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gazetteer.database.ranking import name_weight, place_weights, rank
from gazetteer.model.place import NAME_KINDS, NameKind

Row = tuple[NameKind, str, str | None, float, str]
"""Kind, source and years of a name, prominence and feature of its place."""


def rank_of(kind: NameKind, source: str, when: str | None, prominence: float, feature: str) -> int:
    return rank(name_weight(NAME_KINDS.index(kind), source, when), place_weights(prominence, feature))


ORDERS: list[list[Row]] = [
    # the more prominent place, if both have the name
    [("primary", "geonames", None, 0.8, "P.PPL"), ("primary", "geonames", None, 0.3, "P.PPL")],
    # the map's name, then others, then abbreviations and adjectives
    [
        ("primary", "geonames", None, 0.5, "P.PPL"),
        ("variant", "geonames", None, 0.5, "P.PPL"),
        ("alternate", "geonames", None, 0.5, "P.PPL"),
        ("abbreviation", "geonames", None, 0.5, "P.PPL"),
        ("demonym", "geonames", None, 0.5, "P.PPL"),
    ],
    # a name in use until recently, then one of the Middle Ages
    [("historical", "ours", "1837/1924", 0.5, "P.PPL"), ("historical", "ours", "1100/1400", 0.5, "P.PPL")],
    # a source's alternate name, then that of a list, then one that was derived by rules
    [
        ("alternate", "ours", None, 0.5, "P.PPL"),
        ("alternate", "whosonfirst", None, 0.5, "P.PPL"),
        ("alternate", "derived", None, 0.5, "P.PPL"),
    ],
    # an alternate name with years counts as a historical one
    [("alternate", "ours", "1800/1900", 0.5, "P.PPL"), ("alternate", "ours", None, 0.5, "P.PPL")],
    # the town, then the province with its name
    [("primary", "geonames", None, 0.5, "P.PPL"), ("primary", "geonames", None, 0.5, "A.ADM1")],
    # a village with a dated name may have been a town: it counts as a place of medium prominence
    [
        ("historical", "ours", "1800/1900", 0.1, "P.PPL"),
        ("primary", "geonames", None, 0.4, "P.PPL"),
        ("primary", "geonames", None, 0.1, "P.PPL"),
    ],
]


@pytest.mark.parametrize("rows", ORDERS)
def test_order_of_places_with_one_name(rows: list[Row]) -> None:
    assert all(one < other for one, other in pairwise([rank_of(*row) for row in rows]))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("official", "ours", None, 1.0, "P.PPLC"), 0),  # the best that there is
        (("primary", "geonames", None, 0.4, "P.PPL"), 250),
        (("primary", "geonames", None, 0.4, "A.ADM2"), 280),
        (("historical", "ours", "1837/1924", 0.1, "P.PPL"), 220),
        (("historical", "ours", "1837/1924", 0.1, "A.ADM1"), 250),
        (("demonym", "geonames", None, 0.0, "A.PCLI"), 580),
    ],
)
def test_rank(row: Row, expected: int) -> None:
    assert rank_of(*row) == expected


def test_main_name_is_listed_whatever_its_source() -> None:
    known, unknown = rank_of("primary", "ours", None, 0.1, "P.PPL"), rank_of("official", "ours", None, 0.1, "P.PPL")
    assert known > unknown


def test_a_name_that_ended_in_1500_is_not_yet_old() -> None:
    until = {year: name_weight(NAME_KINDS.index("historical"), "ours", f"1400/{year}")[0] for year in (1499, 1500)}
    assert until[1500] > until[1499]
    assert name_weight(NAME_KINDS.index("historical"), "ours", "1400/..")[0] == until[1500]
