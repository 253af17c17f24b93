from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.errors import FormatError
from gazetteer.formats.pleiades import parse_place, read
from gazetteer.model.place import Link, Name
from gazetteer.model.timespan import Timespan
from tests.formats.samples import SHARED

PLEIADES = SHARED / "gazetteers/pleiades"
needs_pleiades = pytest.mark.skipif(not PLEIADES.exists(), reason="Pleiades lies in shared material that is not here")


def place(**more: object) -> dict[str, object]:
    return {"id": "1", "title": "Trapezus", "names": [], **more}


@needs_pleiades
def test_all_of_pleiades_with_its_dates() -> None:
    count = dated = flattened = 0
    with open(PLEIADES / "pleiades_names.ndjson", encoding="utf-8") as lines:
        for line in lines:
            flattened += sum(name["start"] is not None for name in json.loads(line)["names"])
    for found in read(PLEIADES / "pleiades_names.ndjson"):
        count += 1
        dated += sum(name.when is not None for name in found.names)
    assert count == 37_854
    assert flattened == 31_093
    assert dated >= flattened


@needs_pleiades
def test_original_records() -> None:
    (found,) = read(PLEIADES / "338243.json")
    assert (found.id, found.label, found.location, str(found.when)) == ("pl:338243", found.label, None, "0300/0640")
    assert ("Ad Capsum Iuliani", "0300/0640") in [(name.text, str(name.when)) for name in found.names]


def test_attested_and_romanized_names() -> None:
    name = {
        "romanized": "Trapezous, Trapezus<sup>ki</sup>",
        "attested": "Τραπεζοῦς",
        "language": "grc",
        "start": -330,
        "end": 640,
        "associationCertainty": "less-certain",
    }
    when = Timespan.parse("-0329/0640")  # Pleiades has no year 0: its -330 is 330 BC
    assert parse_place(place(names=[name]), "x").names == (
        Name("Trapezus", None, None, "primary", None, "pleiades"),
        Name("Τραπεζοῦς", "grc", None, "historical", when, "pleiades", "probable"),
        Name("Trapezous", "grc-Latn", "Latn", "historical", when, "pleiades", "probable"),
        Name("Trapezuski", "grc-Latn", "Latn", "historical", when, "pleiades", "probable"),
    )


def test_commas_between_room_numbers_do_not_split_names() -> None:
    names = parse_place(place(names=[{"romanized": "VII.5.2,7,8"}]), "x").names
    assert [name.text for name in names] == ["Trapezus", "VII.5.2,7,8"]


def test_references_to_authorities_become_links() -> None:
    references = [
        "https://www.wikidata.org/wiki/Q1",
        {"accessURI": "https://www.geonames.org/738648"},
        "",
        "https://en.wikipedia.org/wiki/X",
    ]
    assert parse_place(place(references=references), "x").links == (
        Link("closeMatch", "wd:Q1"),
        Link("closeMatch", "gn:738648"),
    )


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "not a Pleiades place"),
        ({"id": "1"}, "no id and title"),
        (place(names=[{"romanized": "A", "start": 5, "end": 1}]), "begins in 5 and ends in 1"),
        (place(names=[3]), "not valid Pleiades data"),
        (place(reprPoint=["a", "b"]), "not valid Pleiades data"),
    ],
)
def test_broken_records_are_refused(value: object, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        parse_place(value, "x")


def test_complete_dump_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pleiades.json"
    path.write_text(json.dumps({"@graph": [place(), place(id="2", reprPoint=[39.7, 41.0])]}), encoding="utf-8")
    assert [(found.id, found.lat) for found in read(path)] == [("pl:1", None), ("pl:2", 41.0)]
