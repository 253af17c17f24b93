"""The inputs that `scripts/curate/inputs.py` computes, and the names that `national_sources.py` takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "curate"))

import inputs
import national_sources

SQUARE = [[[10.0, 40.0], [12.0, 40.0], [12.0, 43.0], [10.0, 43.0], [10.0, 40.0]]]


def write(path: Path, **contents: object) -> None:
    path.write_text(json.dumps(contents), encoding="utf-8")


def test_a_state_has_one_box_a_year(tmp_path: Path) -> None:
    island = {"type": "Polygon", "coordinates": [[[15.0, 39.0], [16.0, 39.0], [15.0, 40.0], [15.0, 39.0]]]}
    given = {"NAME": "Elea", "BORDERPRECISION": 2, "SUBJECTO": "Rome", "PARTOF": None}
    write(
        tmp_path / "world_bc200.geojson",
        features=[
            {"properties": given, "geometry": {"type": "Polygon", "coordinates": SQUARE}},
            {"properties": given, "geometry": island},
            {"properties": {"NAME": None}, "geometry": island},
        ],
    )
    _, row = inputs.extents(tmp_path)
    assert row == ["Elea", -199, 10.0, 39.0, 16.0, 43.0, "6.5", 2, 2, "Rome", ""]


def test_a_place_of_pleiades_keeps_its_names_and_periods(tmp_path: Path) -> None:
    name = {
        "romanized": "Elea",
        "attested": None,
        "language": "grc",
        "attestations": [{"timePeriod": "roman"}],
        "slug": "elea",
    }
    write(tmp_path / "1.json", id="1", title="Elea", names=[name], references=[{"accessURI": ""}])
    write(tmp_path / "2.json", id="2", title="Untitled", names=[])
    (place,) = inputs.pleiades(tmp_path)
    assert (place["id"], place["references"]) == ("1", [""])
    assert place["names"] == [
        dict.fromkeys(inputs.NAME) | {"romanized": "Elea", "language": "grc", "attestations": ["roman"]}
    ]


@pytest.mark.parametrize(
    ("written", "label", "names"),
    [
        ("Cape Cold, summit.", "Cape Cold", []),
        ("Isla Larga (Long Island), NW. point.", "Isla Larga", [("", "Long Island")]),
        ("Mys Belyy Light Station", "Mys Belyy", []),
        ("-Lee mole, head.", "", []),
        ("Cold Range, front.", "", []),
    ],
)
def test_a_light_has_the_name_of_its_spot(written: str, label: str, names: list[tuple[str, str]]) -> None:
    assert national_sources._light_name(written) == (label, names)


def test_codes_and_machine_romanizations_are_not_names() -> None:
    found = national_sources._alternates("Cold Isle", "COL,kold ail,Cold Isle,Île froide,Холодный,Cold (isle)")
    assert found == ["Île froide", "Холодный"]
