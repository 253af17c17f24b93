"""Whether a place is in another."""

from __future__ import annotations

import pytest

from gazetteer.clues.areas import lies_in, share_inside, share_outside
from gazetteer.model.place import Location, Place
from tests.resolve.builders import FRANCE, KARS, KARS_PROVINCE, PARIS, PARIS_TENNESSEE, PARIS_TEXAS, TEXAS, option

CAUCASUS = Place("hg:caucasus", "Caucasus", Location(42, 44, (37, 38, 50, 47)), feature="L.RGN")


@pytest.mark.parametrize(
    ("place", "outer", "inside"),
    [
        (PARIS_TEXAS, TEXAS, True),
        (PARIS_TENNESSEE, TEXAS, False),
        (PARIS, FRANCE, True),
        (PARIS_TEXAS, FRANCE, False),
        (FRANCE, FRANCE, False),
        (TEXAS, PARIS_TEXAS, False),
        (KARS, CAUCASUS, True),
        (PARIS, CAUCASUS, False),
        (KARS, Place("hg:nowhere", "Nowhere", Location(42, 44), feature="L.RGN"), False),
        (KARS, Place("hg:oblast", "Kars Oblast", Location(40.6, 43, (41, 39, 44, 42)), feature="A.ADM1H"), True),
        (
            Place("x:1", "Suva", Location(-18, 178)),
            Place("x:2", "Sea", Location(0, 180, (170, -30, -170, 30)), feature="L.RGN"),
            True,
        ),
    ],
)
def test_lies_in(place: Place, outer: Place, inside: bool) -> None:
    assert lies_in(place, outer) is inside


@pytest.mark.parametrize(
    ("place", "outer", "inside", "outside"),
    [
        (PARIS_TEXAS, TEXAS, 0.8, 0),
        (PARIS_TENNESSEE, TEXAS, 0, 0.8),
        (PARIS, TEXAS, 0, 0.8),
        (PARIS, KARS, 0, 0),  # a town contains nothing
        (PARIS_TEXAS, FRANCE, 0, 0.8),
        (Place("x:1", "Tlemcen", Location(34.9, -1.3), "DZ", "P.PPL"), FRANCE, 0, 0),  # borders have moved
        (KARS_PROVINCE, TEXAS, 0, 0),
    ],
)
def test_shares(place: Place, outer: Place, inside: float, outside: float) -> None:
    likely = [(option(outer), 0.8)]
    assert share_inside(place, likely) == inside
    assert share_outside(place, likely) == outside
