"""Build a database of settlements and ancient names with the project's own places, but without GeoNames' cities."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gazetteer.build import antiquity, builder, geonames_packages, postal, villages
from gazetteer.database import schema
from gazetteer.gazetteer import Gazetteer
from gazetteer.ingest import writer
from gazetteer.ingest.prepared import portion
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.build.tables import packed

TABLE = """id,label,lat,lon,division,names
gn:999999901,Qarabulut,41.500,42.100,,hy:Ղարաբուլութ|*tr:Kurbancik
gn:999999902,Calleva,51.900,-0.500,,
"""


@pytest.fixture
def gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    (tmp_path / villages.FOLDER).mkdir()
    (tmp_path / villages.FOLDER / "tr.packed").write_bytes(packed(TABLE))
    makers = villages.makers
    main = Name("Calleva Atrebatum", kind="primary", source="pleiades")
    ancient = Place("pl:1", main.text, Location(51.357, -1.084), "GB", "P.PPL", prominence=0.15, names=(main,))
    when = Timespan.parse("-0029/0640")
    names = {
        "pl:1": [Name("Calleva", "la", None, "short", when, "pleiades")],
        "gn:999999901": [Name("Carabulis", "la", None, "historical", when, "pleiades")],
    }
    monkeypatch.setattr(antiquity, "read", lambda _: antiquity.Antiquity([ancient], names, {}))
    monkeypatch.setattr(villages, "makers", lambda _, own, size: makers(tmp_path, own, size))
    monkeypatch.setattr(geonames_packages, "read", lambda *_, **__: iter(()))
    monkeypatch.setattr(postal, "missing", lambda _: iter(()))
    with closing(sqlite3.connect(tmp_path / "small.db")) as connection:
        schema.create(connection)
        blocks = builder.blocks(share=(0, 1), refuse=lambda error: None)
        writer.add_portions(connection, (portion(block) for block in blocks if block))
        schema.index(connection)
        connection.commit()
    return Gazetteer.open(tmp_path / "small.db")


def test_a_settlement_with_its_names_of_all_tables(gazetteer: Gazetteer) -> None:
    place = gazetteer.get("gn:999999901")
    assert [name.text for name in place.names] == [
        "Qarabulut",
        "Carabulis",
        "Ղարաբուլութ",
        "Kurbancik",
        *derived(place),
    ]
    for asked in ("Karabulut", "Ղարաբուլութ", "Kurbancik"):
        assert place in [match.place for match in gazetteer.lookup(asked, limit=3)], asked


def derived(place: Place) -> list[str]:
    return [name.text for name in place.names if name.source == "derived"]


def test_ancient_place_is_chosen_for_an_ancient_date(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Calleva", year=200)[0].place.id == "pl:1"
    assert {match.place.id for match in gazetteer.lookup("Calleva", limit=5)} >= {"pl:1", "gn:999999902"}


LARGE, SMALL = (20.0, 45.0, 28.0, 50.0), (11.0, 50.0, 11.3, 50.2)
"""Extents of about 800 and 30 km."""


@pytest.mark.parametrize(
    ("extent", "source", "expected"),
    [(LARGE, "hist-states", 0.75), (SMALL, "hist-states", 0.472), (None, "hist-states", 0.6), (None, "isd", 0.45)],
)
def test_small_and_little_known_states_of_the_past(
    extent: tuple[float, float, float, float] | None, source: str, expected: float
) -> None:
    state = Place("hg:s", "Sigmar", Location(50.1, 11.1, extent), None, "A.PCLH", sources=(source,))
    assert builder.prominence_of(state) == pytest.approx(expected, abs=0.001)
