"""TEI with names marked by an editor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.cli.main import main

EDITION = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>From '
    '<placeName ref="https://www.geonames.org/743952" cert="low">the fortress</placeName> to Tiflis, by '
    "<persName>Anna</persName>, and to <placeName>Qazvorduk</placeName>.</p></body></text></TEI>"
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    path = tmp_path / "edition.xml"
    path.write_text(EDITION, encoding="utf-8")
    return path


def test_only_the_names_of_the_file(edition: Path, gazetteer: Gazetteer) -> None:
    out = edition.with_suffix(".json")
    assert main(["annotate", str(edition), "--marked", "-o", str(out), "--gazetteer", str(gazetteer.path)]) == 0
    entities = json.loads(out.read_text("utf-8"))["entities"]
    assert [(entity["text"], entity["type"]) for entity in entities] == [
        ("the fortress", "PLACE"),
        ("Anna", "PERSON"),
        ("Qazvorduk", "PLACE"),
    ]
    place = entities[0]["place"]
    assert (place["id"], place["name"], place["country"], place["score"]) == ("gn:743952", "Kars", "TR", 0.3)
    assert round(place["lat"], 1) == 40.6
    assert entities[2]["place"] is None


def test_places_are_drawn_on_the_map(edition: Path, gazetteer: Gazetteer) -> None:
    out = edition.with_suffix(".html")
    assert main(["map", str(edition), "--marked", "-o", str(out), "--gazetteer", str(gazetteer.path)]) == 0
    assert "gn:743952" in out.read_text("utf-8")


REGISTER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPlace>'
    '<place xml:id="f"><placeName>Kars</placeName><idno type="GeoNames">743952</idno></place>'
    '<place xml:id="m"><placeName>The mill</placeName><location><geo>48,5 9,1</geo></location></place>'
    '<place xml:id="x"><placeName>Nowhere</placeName><location><geo>?</geo></location></place>'
    "</listPlace></standOff>{0}</TEI>"
)
POINTING = (
    '<text xml:lang="en"><body><p>We left <rs type="place" ref="#f">the fortress</rs> for <placeName ref="#m">M.</placeName> '
    'and <placeName ref="#x">N.</placeName>.</p></body></text>'
)


@pytest.mark.parametrize("option", [[], ["--marked"]])
def test_places_in_the_lists_of_the_file(option: list[str], tmp_path: Path, gazetteer: Gazetteer) -> None:
    path, out = tmp_path / "letter.xml", tmp_path / "letter.json"
    path.write_text(REGISTER.format(POINTING), encoding="utf-8")
    assert main(["annotate", str(path), *option, "-o", str(out), "--gazetteer", str(gazetteer.path)]) == 0
    places = {
        entity["text"]: entity["place"] for entity in json.loads(out.read_text("utf-8"))["entities"] if entity["place"]
    }
    assert {text: place["name"] for text, place in places.items()} == {
        "the fortress": "Kars", "M.": "The mill", "N.": "Nowhere",
    }  # fmt: skip
    assert [round(places[text]["lat"], 1) for text in ("the fortress", "M.")] == [40.6, 48.5]
    assert places["N."]["lat"] is None


def test_places_of_an_imported_register(tmp_path: Path) -> None:
    register, letter, mine, out = (tmp_path / name for name in ("orte.xml", "letter.xml", "mine.db", "letter.json"))
    place = '<place xml:id="p7"><placeName>Altdorf</placeName><location><geo>47.9 8.6</geo></location>{0}</place>'
    register.write_text(REGISTER.format(place.format('<idno type="GND">4001399-2</idno>')), encoding="utf-8")
    letter.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>In <placeName key="../orte.xml#p7">A.</placeName>'
        "</p></body></text></TEI>",
        encoding="utf-8",
    )
    assert main(["import", "tei", str(register), "--into", str(mine), "--alone"]) == 0
    assert main(["annotate", str(letter), "--marked", "-o", str(out), "--gazetteer", str(mine)]) == 0
    (entity,) = json.loads(out.read_text("utf-8"))["entities"]
    assert (entity["place"]["id"], entity["place"]["name"], entity["place"]["lat"]) == (
        "gnd:4001399-2",
        "Altdorf",
        47.9,
    )
