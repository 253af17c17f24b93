"""Rivers that the other tables lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.build import features, rivers
from gazetteer.build.packed_table import read_rows
from gazetteer.resources import data_folder
from tests.build.tables import packed

TABLE = """id,label,lat,lon,west,south,east,north,country,prominence,names
estreams:DE1,Hafel,52.500,13.000,12.000,52.000,13.500,53.000,DE,32,
grdc:2,Olsche,49.900,18.500,18.300,49.600,18.700,49.950,,24,Olscha|Elsa
"""


def test_a_row_is_a_river_with_its_box_and_source(tmp_path: Path) -> None:
    (tmp_path / features.FOLDER).mkdir()
    (tmp_path / features.FOLDER / rivers.RIVERS).write_bytes(packed(TABLE))
    hafel, olsche = rivers.read(tmp_path)
    assert (hafel.id, hafel.feature, hafel.country, hafel.prominence) == ("estreams:DE1", "H.STM", "DE", 0.32)
    assert hafel.location is not None
    assert (hafel.location.lat, hafel.location.lon, hafel.location.extent) == (52.5, 13.0, (12.0, 52.0, 13.5, 53.0))
    assert (olsche.country, olsche.sources) == (None, ("grdc",))
    assert [(name.text, name.kind, name.source) for name in olsche.names] == [
        ("Olsche", "primary", "grdc"),
        ("Olscha", "alternate", "grdc"),
        ("Elsa", "alternate", "grdc"),
    ]


def test_the_table_is_sound() -> None:
    rows = read_rows(data_folder() / features.FOLDER / rivers.RIVERS)
    assert len({row[0] for row in rows}) == len(rows) > 3_000
    for id, label, lat, lon, west, south, east, north, country, prominence, names in rows:
        assert id.partition(":")[0] in rivers.SOURCE_OF_GAUGE, id
        assert (label[0].isupper(), len(label) > 2, len(country) in (0, 2)) == (True, True, True), id
        assert -60 < float(south) <= float(lat) <= float(north) < 80, id
        assert float(west) <= float(lon) <= float(east), id
        assert 5 <= int(prominence) <= 33, id
        assert all(names.split("|")) or not names, id


@pytest.mark.parametrize(
    ("text", "country", "lat", "lon"),
    [
        ("Bacchiglione", "IT", 45.5, 11.6), ("Werra", "DE", 50.9, 10.1), ("Ardèche", "FR", 44.4, 4.4),
        ("Ourthe", "BE", 50.5, 5.6), ("Exe", "GB", 50.7, -3.5), ("Kwisa", "PL", 51.0, 15.4), ("Queis", "PL", 51.0, 15.4),
        ("Struma", "BG", 42.0, 23.1), ("Pregel", "RU", 54.7, 21.2), ("Kofirnihon", "TJ", 38.2, 68.5),
    ],
)  # fmt: skip
def test_a_river_is_found(gazetteer: Gazetteer, text: str, country: str | None, lat: float, lon: float) -> None:
    found = [match.place for match in gazetteer.lookup(text) if match.place.feature == "H.STM" and match.how == "exact"]
    assert any(
        abs(one.lat - lat) < 1.2 and abs(one.lon - lon) < 1.2 and one.country in (country, None) for one in found
    )


@pytest.mark.parametrize(("text", "country"), [("Fulda", "DE"), ("Poprad", "SK"), ("Lyon", "FR")])
def test_a_town_comes_before_the_river(gazetteer: Gazetteer, text: str, country: str) -> None:
    first = gazetteer.lookup(text)[0].place
    assert (first.feature[0], first.country) == ("P", country)
