"""How places and matches are shown."""

from __future__ import annotations

import pytest

from gazetteer.model.match import Match, Matches
from gazetteer.model.place import Location, Name, Place, certainty, name_kind
from gazetteer.model.timespan import Timespan

GYUMRI = Place("gn:616635", "Gyumri", Location(40.78942, 43.84750), "AM", "P.PPLA")
MATCH = Match(GYUMRI, Name("<Kumayri>", when=Timespan.parse("/1837")), 0.876, "sound", ())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (GYUMRI, "Place('gn:616635', 'Gyumri', country='AM', feature='P.PPLA', lat=40.7894, lon=43.8475)"),
        (Place("hg:x", "Atlantis"), "Place('hg:x', 'Atlantis', country=None, feature='')"),
        (MATCH, f"Match('<Kumayri>', {GYUMRI!r}, score=0.88, how='sound')"),
    ],
)
def test_in_a_terminal(value: object, shown: str) -> None:
    assert repr(value) == shown


def test_matches_are_a_list_and_a_table() -> None:
    matches = Matches([MATCH])
    assert matches == [MATCH]
    table = matches._repr_html_()
    assert "<td>&lt;Kumayri&gt;</td><td>/1837</td><td>Gyumri</td><td>AM</td>" in table
    assert table.count("<th>") == table.count("<td>") == 8


@pytest.mark.parametrize(
    ("written", "kind"), [("official", "official"), ("nickname", "alternate"), (None, "alternate")]
)
def test_kind_of_a_name(written: object, kind: str) -> None:
    assert name_kind(written) == kind


@pytest.mark.parametrize(("written", "sure"), [("disputed", "disputed"), ("perhaps", "certain"), (None, "certain")])
def test_certainty_of_a_name(written: object, sure: str) -> None:
    assert certainty(written) == sure
