"""Corrections of the tables, and places that were merged."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "curate"))

import corrections
from corrections import CORRECTIONS, EXTENTS, PLACES, TABLES, TOPONYMS, Tables, corrected, key_of, read_tables


def tables(**rows: list[dict[str, str]]) -> Tables:
    """Return empty tables, and those given by their names without the ending."""
    given = {f"{name}.csv": table for name, table in rows.items()}
    return {name: given.get(name, []) for name in TABLES}


def place(id: str, label: str, **columns: str) -> dict[str, str]:
    return dict.fromkeys(corrections.COLUMNS[PLACES], "") | {"id": id, "label": label, "source": "atlas"} | columns


def toponym(place: str, text: str, **columns: str) -> dict[str, str]:
    row = {"place": place, "toponym": text, "lang": "en", "kind": "historical", "source": "atlas"}
    return dict.fromkeys(corrections.COLUMNS[TOPONYMS], "") | row | columns


def extent(unit: str, when: str) -> dict[str, str]:
    return dict.fromkeys(corrections.COLUMNS[EXTENTS], "") | {"unit": unit, "when": when, "source": "atlas"}


def correction(table: str, row: str, field: str, old: str = "", new: str = "") -> dict[str, str]:
    return {"table": table, "row": row, "field": field, "old": old, "new": new, "source": "a book", "why": "wrong"}


def test_a_value_is_replaced_once() -> None:
    data = tables(places=[place("hg:ani", "Any")])
    change = [correction(PLACES, "hg:ani", "label", "Any", "Ani")]
    assert corrected(data, change) == {"changed": 1}
    assert data[PLACES][0]["label"] == "Ani"
    assert corrected(data, change) == {}


def test_a_value_that_is_not_the_old_one_is_reported_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    data = tables(places=[place("hg:ani", "Ani (ruins)")])
    assert corrected(data, [correction(PLACES, "hg:ani", "label", "Any", "Ani")]) == {}
    assert data[PLACES][0]["label"] == "Ani (ruins)"
    assert "hg:ani: label is 'Ani (ruins)', not 'Any'" in capsys.readouterr().err


def test_a_deleted_place_loses_its_names_and_borders() -> None:
    data = tables(
        places=[place("hg:no", "No"), place("hg:ani", "Ani", within="hg:no")],
        toponyms=[toponym("hg:no", "Non"), toponym("hg:ani", "Onik")],
        extents=[extent("hg:no", "1900")],
    )
    corrected(data, [correction(PLACES, "hg:no", "delete", "No")])
    assert [row["toponym"] for row in data[TOPONYMS]] == ["Onik"]
    assert (len(data[PLACES]), data[PLACES][0]["within"], data[EXTENTS]) == (1, "", [])


def test_a_merged_place_gives_its_names_to_the_one_that_stays() -> None:
    data = tables(
        places=[
            place("hg:a", "Gobi", country="MN"),
            place("hg:b", "Shamo"),
            place("hg:c", "Gobi Desert"),
            place("hg:d", "Etsin", within="hg:asia hg:b"),
        ],
        toponyms=[toponym("hg:a", "Cobi"), toponym("hg:b", "Cobi"), toponym("hg:b", "Desert of Lop")],
        extents=[extent("hg:a", "1900"), extent("hg:c", "1800")],
    )
    corrected(data, [correction(PLACES, "hg:a", "merge", new="hg:c"), correction(PLACES, "hg:b", "merge", new="hg:a")])
    assert [(row["id"], row["country"], row["within"]) for row in data[PLACES]] == [
        ("hg:c", "MN", ""),
        ("hg:d", "", "hg:asia hg:c"),
    ]
    assert {row["toponym"] for row in data[TOPONYMS]} == {"Cobi", "Desert of Lop", "Shamo", "Gobi"}
    assert {row["place"] for row in data[TOPONYMS]} == {"hg:c"}
    assert [row["when"] for row in data[EXTENTS]] == ["1800"]  # of the same source


def test_two_places_cannot_be_merged_into_each_other() -> None:
    data = tables(places=[place("hg:a", "A"), place("hg:b", "B")])
    merges = [correction(PLACES, "hg:a", "merge", new="hg:b"), correction(PLACES, "hg:b", "merge", new="hg:a")]
    with pytest.raises(ValueError, match="merged into each other"):
        corrected(data, merges)


def test_the_tables_have_all_corrections() -> None:
    with CORRECTIONS.open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream))
    data = read_tables()
    assert len(listed) > 5000
    assert all(row["table"] in data and row["why"] and row["source"] for row in listed)
    before = {name: [key_of(name, row) for row in table] for name, table in data.items()}
    assert corrected(data, listed) == {}
    assert before == {name: [key_of(name, row) for row in table] for name, table in data.items()}
