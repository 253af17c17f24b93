"""Mountains, castles and monasteries that the other tables lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.build import features, landmarks
from gazetteer.build.packed_table import read_rows
from gazetteer.resources import data_folder
from tests.build.tables import packed

TABLE = """id,label,feature,lat,lon,country,prominence,names
gmba:1,Kaçkar Range,T.MTS,40.830,41.160,,34,ru:Качкар|:Kaçkar Dağları
wd:Q2,Old Tower,S.FT,41.000,42.000,GE,21,
"""
NATIONAL = """id,label,feature,lat,lon,country,prominence,names
gn:3,Cap Tourmente,T.CAPE,47.000,-70.700,CA,20,:Cape Tourmente
gnis:4,Cold River,H.STM,42.000,-73.000,US,22,en:Cold
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / features.FOLDER).mkdir()
    (tmp_path / features.FOLDER / landmarks.FILE).write_bytes(packed(TABLE))
    (tmp_path / features.FOLDER / landmarks.NATIONAL).write_bytes(packed(NATIONAL))
    return tmp_path


def test_a_row_is_a_place_with_its_source(folder: Path) -> None:
    kackar, tower, *_ = landmarks.read(folder)
    assert (kackar.id, kackar.feature, kackar.lat, kackar.country, kackar.prominence) == (
        "gmba:1",
        "T.MTS",
        40.83,
        None,
        0.34,
    )
    assert [(name.text, name.lang, name.kind) for name in kackar.names] == [
        ("Kaçkar Range", "en", "primary"),
        ("Качкар", "ru", "alternate"),
        ("Kaçkar Dağları", None, "alternate"),
    ]
    assert {name.source for name in kackar.names} == {"gmba"}
    assert (tower.country, tower.sources) == ("GE", ("castlemap",))


def test_a_row_of_the_second_table_has_the_language_of_its_source(folder: Path) -> None:
    cape, river = list(landmarks.read(folder))[2:]
    assert [(name.text, name.lang) for name in cape.names] == [("Cap Tourmente", None), ("Cape Tourmente", None)]
    assert [(name.text, name.lang) for name in river.names] == [("Cold River", "en"), ("Cold", "en")]
    assert (cape.sources, river.sources) == (("geonames",), ("gnis",))


@pytest.mark.parametrize(
    ("file", "least", "classes"), [(landmarks.FILE, 8_000, "TSL"), (landmarks.NATIONAL, 30_000, "THLVSA")]
)
def test_the_table_is_sound(file: str, least: int, classes: str) -> None:
    rows = read_rows(data_folder() / features.FOLDER / file)
    assert len({row[0] for row in rows}) == len(rows) > least
    for id, label, feature, lat, lon, country, prominence, names in rows:
        assert id.partition(":")[0] in landmarks.SOURCE_OF_PREFIX, id
        assert label, id
        assert (feature[0] in classes, len(country) in (0, 2)) == (True, True), id
        assert (-80 < float(lat) < 86, -180 <= float(lon) <= 180) == (True, True), id
        assert 0.1 <= int(prominence) / 100 <= 0.45, id
        assert all(part.partition(":")[2] for part in names.split("|") if part), id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Apuan Alps", "hg:alpi-apuane"), ("Apuanische Alpen", "hg:alpi-apuane"), ("Jotunheimen", "gmba:11445"),
        ("Hochosterwitz Castle", "wd:Q679248"), ("Fountains Abbey", "gn:2649136"), ("Tendring Hundred", "domesday:tendring"),
        ("Hundred of Tendring", "domesday:tendring"), ("Sheepscot Bay", "gnis:575361"), ("Cape Fourcroy", "nga:111.9520"),
    ],
)  # fmt: skip
def test_a_landmark_is_found_by_its_names(gazetteer: Gazetteer, text: str, id: str) -> None:
    assert gazetteer.lookup(text)[0].place.id == id


@pytest.mark.parametrize(
    ("text", "id"),
    [("Дунав", "hg:danube-river"), ("Атлантически океан", "hg:atlantic-ocean"), ("Մեռյալ ծով", "hg:dead-sea"),
     ("Dunăre", "hg:danube-river"), ("დუნაი", "hg:danube-river")],
)  # fmt: skip
def test_a_water_is_known_in_further_languages(gazetteer: Gazetteer, text: str, id: str) -> None:
    assert gazetteer.lookup(text)[0].place.id == id
