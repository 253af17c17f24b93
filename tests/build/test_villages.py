from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.build import antiquity, villages
from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.resources import data_folder
from tests.build.tables import packed

VILLAGES = """id,label,lat,lon,division,names
gn:7,Elmalı,39.100,41.500,gn:70,hy:Խնձորուտ|*tr:Hincorut|:Elmali
zip:XX-700,Taşlı,39.500,41.900,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / villages.FOLDER).mkdir()
    (tmp_path / villages.FOLDER / "tr.packed").write_bytes(packed(VILLAGES))
    return tmp_path


def test_settlements_of_a_table(folder: Path) -> None:
    elmali, tasli = villages.read(folder)
    assert (elmali.id, elmali.country, elmali.feature, elmali.divisions) == ("gn:7", "TR", "P.PPL", ("gn:70",))
    assert elmali.location == Location(39.1, 41.5)
    assert elmali.names == (
        Name("Elmalı", None, None, "primary", None, "whosonfirst"),
        Name("Խնձորուտ", "hy", None, "alternate", None, "whosonfirst"),
        Name("Hincorut", "tr", None, "historical", None, "whosonfirst"),
        Name("Elmali", None, None, "alternate", None, "whosonfirst"),
    )
    assert (tasli.id, tasli.divisions, tasli.sources) == ("zip:XX-700", (), ("geonames-postal",))
    assert elmali.prominence < 0.15


@pytest.mark.parametrize(
    ("own", "left"),
    [
        (Place("hg:a", "Elmalı", Location(39.11, 41.51), "TR", "P.PPL"), ["zip:XX-700"]),
        (Place("hg:a", "Elmalı", Location(39.4, 41.5), "TR", "P.PPL"), ["gn:7", "zip:XX-700"]),
        (Place("hg:a", "Elmalı", Location(39.1, 41.5), "TR", "H.STM"), ["gn:7", "zip:XX-700"]),
        (Place("hg:a", "Elmalu", None, "TR", "P.PPL", links=(Link("exactMatch", "gn:7"),)), ["zip:XX-700"]),
    ],
    ids=["same name and point", "same name far away", "a river", "same identifier"],
)
def test_settlements_of_the_project_are_skipped(folder: Path, own: Place, left: list[str]) -> None:
    found = villages.makers(folder, villages.OwnPlaces([own], {}), 10)
    assert [place.id for make in found for place in make()] == left


def test_other_names_of_curated_places_count(folder: Path) -> None:
    own = Place("hg:a", "Khndzorut", Location(39.1, 41.5), "TR", "P.PPL")
    found = villages.makers(folder, villages.OwnPlaces([own], {"hg:a": [Name("Elmalı")]}), 1)
    assert [place.id for make in found for place in make()] == ["zip:XX-700"]


def test_the_tables_of_the_project_are_well_formed() -> None:
    """Every row of a small and of a large country."""
    for country in ("am", "ge"):
        seen = set()
        for id, *_ in read_rows(data_folder() / "villages" / f"{country}.packed"):
            assert id.partition(":")[0] in ("gn", "wof", "zip")
            assert id not in seen
            seen.add(id)
        assert len(seen) > 2_000


def test_ancient_places_and_names(tmp_path: Path) -> None:
    tables = {
        "places": "id,label,feature,lat,lon,country,division\npl:5,Calleva Atrebatum,P.PPL,51.3570,-1.0840,GB,gn:6\n",
        "names": "place,toponym,lang,kind,when,certainty\n"
        "pl:5,Calleva Atrebatum,la,historical,-0029/0640,\n"
        "pl:5,Calleva,la,short,-0029/0640,\n"
        "gn:9,Aquae Sulis,la,historical,-0029/0640,probable\n",
        "renown": "place,works\npl:5,3\ngn:9,15\n",
    }
    (tmp_path / antiquity.FOLDER).mkdir()
    for name, text in tables.items():
        (tmp_path / antiquity.FOLDER / f"{name}.packed").write_bytes(packed(text))
    found = antiquity.read(tmp_path)
    assert [(place.id, place.country, place.divisions) for place in found.places] == [("pl:5", "GB", ("gn:6",))]
    assert found.places[0].prominence == found.prominences["pl:5"] == pytest.approx(0.27)
    assert found.prominences["gn:9"] == pytest.approx(0.39)
    when = Timespan.parse("-0029/0640")
    assert found.names == {
        "pl:5": [
            Name("Calleva Atrebatum", "la", None, "historical", when, "pleiades"),
            Name("Calleva", "la", None, "short", when, "pleiades"),
        ],
        "gn:9": [Name("Aquae Sulis", "la", None, "historical", when, "pleiades", "probable")],
    }
