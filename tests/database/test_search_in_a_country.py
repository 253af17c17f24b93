"""A search for a name in a country that it is not in reads little, and still finds misspelt names."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from tests.work import database_steps


@pytest.mark.parametrize(
    ("name", "country"),
    [("Łask", "FR"), ("Gera", "PT"), ("Tours", "FI"), ("Oulu", "PT"), ("Ede", "BR"), ("Kars", "CU"), ("Bari", "NO")],
)
def test_a_name_known_elsewhere_takes_few_steps(name: str, country: str, gazetteer: Gazetteer) -> None:
    steps = database_steps(gazetteer._shelf.connection, lambda: gazetteer.lookup(name, country=country, limit=12))
    assert steps < 120, f"{steps} thousand steps"


@pytest.mark.parametrize(
    ("name", "country", "meant"),
    [
        ("Marseile", "FR", "Marseille"),
        ("Lysbon", "PT", "Lisbon"),
        ("Trondhejm", "NO", "Trondheim"),
        ("Goteburg", "SE", "Gothenburg"),
        ("Erzeroom", "TR", "Erzurum"),
    ],
)
def test_a_misspelt_name_is_found_in_its_country(name: str, country: str, meant: str, gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup(name, country=country, limit=1)
    assert [match.place.label for match in found] == [meant]
