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
