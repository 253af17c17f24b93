"""The project's own facts, checked row by row: ids, points, dates, extents, sources."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.model.place import NAME_KINDS
from gazetteer.model.timespan import Timespan
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

FOLDER = data_folder()
SCRIPTS = {
    "hy": "Armn", "hyw": "Armn", "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl", "ka": "Geor", "el": "Grek", "fa": "Arab", "he": "Hebr",
}  # fmt: skip
"""The script of names in a language, if its tag states no other."""

CERTAINTIES = {"", "certain", "probable", "disputed"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


TOPONYMS, PLACES, POINTS, SOURCES = map(rows, ("toponyms.csv", "places.csv", "points.csv", "sources.csv"))
STATE_YEARS, EXTENTS, ATTESTATIONS = map(rows, ("state-years.csv", "extents.csv", "attestations.csv"))
SETTLEMENT = rows("settlement.csv")
FACTS = {"founded", "attested", "battle", "siege", "treaty", "council", "bishopric", "capital"}
"""The facts that a row of `attestations.csv` can state."""
PUBLISHED = {
    "amcyc": 1876, "igi": 1909,
    "igi2": 1887, "eb9": 1889, "eb1911": 1911, "engcyc": 1868, "chambers": 1901, "nie": 1905, "meyers1905": 1909,
    "eb14": 1932, "syb1913": 1913, "syb1921": 1921, "balfour": 1885, "americana": 1920, "wgaz": 1920, "chambers-gazetteer": 1900,
    "brockhaus-efron": 1907, "eb4": 1810, "cyclopaedia-of-india": 1885, "gleichen": 1905, "dudgeon": 1905,
}  # fmt: skip
"""The year in which a work was published; it cannot be the source of later facts."""


def described(row: dict[str, str]) -> str:
    return ",".join(row.values())


def test_the_tables_have_their_minimum_size() -> None:
    dated = [row for row in TOPONYMS if row["when"]]
    assert len(dated) >= 11_000
    assert len({row["place"] for row in dated}) >= 3_500
    states = [row for row in PLACES if row["feature"].startswith(("A", "L"))]
    assert len([row for row in states if row["when"]]) >= 1_200
    assert len({row["unit"] for row in EXTENTS}) >= 600
    assert len([row for row in PLACES if row["feature"] == "L.BTL"]) >= 900


def test_every_place_exists(gazetteer: Gazetteer) -> None:
    wanted = {row["place"] for row in (*TOPONYMS, *POINTS, *STATE_YEARS, *ATTESTATIONS)}
    wanted |= {row["id"] for row in PLACES} | {row["unit"] for row in EXTENTS}
    missing = [id for id in wanted if not _exists(gazetteer, id)]
    assert not missing


def _exists(gazetteer: Gazetteer, id: str) -> bool:
    try:
        gazetteer.get(id)
    except LookupError:
        return False
    return True


def test_places_are_inside_their_containers() -> None:
    known = {row["id"] for row in PLACES}
    for row in PLACES:
        for outer in row["within"].split():
            assert outer in known or outer.startswith("gn:"), described(row)


def test_every_row_has_a_source() -> None:
    known = {row["id"] for row in SOURCES} | {"geonames"}
    for row in (*TOPONYMS, *PLACES, *POINTS, *STATE_YEARS, *EXTENTS, *ATTESTATIONS):
        assert row["source"] in known, described(row)
    for row in SOURCES:
        assert row["title"], described(row)
        assert row["licence"], described(row)


def test_notes_name_existing_sources() -> None:
    """The second source of a place, for its years or its box: "years: enwiki:Mewar; box: eb1911:Mewar"."""
    known = {row["id"] for row in SOURCES}
    for row in PLACES:
        for part in row["note"].split("; "):
            what, colon, said_of = part.partition(": ")
            if colon and what in ("years", "box", "point") and said_of not in known:
                for id_ in said_of.split(", "):
                    if re.match(r"[\w.&-]+:\S", id_):
                        assert id_ in known, described(row)


def test_no_source_is_older_than_its_fact() -> None:
    """If years are later than the cited work, the note states their source."""
    for row in (*TOPONYMS, *PLACES):
        work = row["source"].partition(":")[0]
        if row["when"] and work in PUBLISHED and "years: " not in row["note"]:
            end = Timespan.parse(row["when"]).end
            assert end is None or end <= PUBLISHED[work], described(row)


def test_every_date_is_edtf() -> None:
    for row in (*TOPONYMS, *PLACES, *STATE_YEARS, *EXTENTS, *ATTESTATIONS):
        if row["when"]:
            assert not Timespan.parse(row["when"]).is_open, described(row)


def test_kinds_and_certainties_are_known() -> None:
    for row in TOPONYMS:
        assert row["kind"] in NAME_KINDS, described(row)
        assert row["certainty"] in CERTAINTIES, described(row)


def test_names_are_in_the_script_of_their_language() -> None:
    for row in TOPONYMS:
        tag = row["lang"]
        if tag in SCRIPTS:
            assert script_of(row["toponym"]) == SCRIPTS[tag], described(row)


def test_no_row_twice() -> None:
    keys = Counter((row["place"], row["toponym"], row["lang"], row["when"], row["source"]) for row in TOPONYMS)
    assert not [key for key, count in keys.items() if count > 1]
    for table, key in ((PLACES, "id"), (POINTS, "place"), (SOURCES, "id")):
        assert len({row[key] for row in table}) == len(table)


@pytest.mark.parametrize("table", [PLACES, POINTS], ids=["places", "points"])
def test_points_are_inside_their_extents(table: list[dict[str, str]]) -> None:
    for row in table:
        lat, lon = float(row["lat"]), float(row["lon"])
        assert -90 <= lat <= 90, described(row)
        assert -180 <= lon <= 180, described(row)
        if row["west"]:
            west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
            assert south <= lat <= north, described(row)
            assert (lon - west) % 360 <= (east - west) % 360 + 1e-9, described(row)


def test_points_are_near_towns_of_their_country(gazetteer: Gazetteer) -> None:
    """A town of the same country is within 700 km of the point of each country and division."""
    for row in POINTS:
        place = gazetteer.get(row["place"])
        if place.feature.startswith("A.ADM") and place.country and place.population:
            near = gazetteer.near(float(row["lat"]), float(row["lon"]), limit=40, within_km=700)
            assert place.country in {town.country for town, _ in near}, described(row)


def test_files_end_in_a_newline_and_are_utf8() -> None:
    for file in Path(FOLDER).glob("*.csv"):
        assert file.read_bytes().endswith(b"\n")
        file.read_text("utf-8")


def test_years_belong_to_existing_places(gazetteer: Gazetteer) -> None:
    """Years given to places of GeoNames reach the place itself."""
    for row in STATE_YEARS:
        assert row["place"].startswith("gn:"), described(row)
        assert gazetteer.get(row["place"]).when is not None, described(row)


def test_years_of_one_place_do_not_begin_twice() -> None:
    assert len({(row["place"], row["when"]) for row in STATE_YEARS}) == len(STATE_YEARS)


def test_extents_are_boxes_in_the_years_of_their_unit() -> None:
    years = {row["id"]: Timespan.parse(row["when"]) for row in PLACES if row["when"]}
    for row in EXTENTS:
        west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
        assert -180 <= west <= 180, described(row)
        assert -180 <= east <= 180, described(row)
        assert -90 <= south <= north <= 90, described(row)
        if row["unit"] in years and row["when"]:
            assert Timespan.parse(row["when"]).overlaps(years[row["unit"]]), described(row)


def test_extents_of_one_unit_and_source_do_not_overlap() -> None:
    spans: dict[tuple[str, str], list[Timespan]] = {}
    for row in EXTENTS:
        spans.setdefault((row["unit"], row["source"]), []).append(Timespan.parse(row["when"] or "../.."))
    for key, found in spans.items():
        ordered = sorted(found, key=lambda when: -9999 if when.start is None else when.start)
        for before, after in itertools.pairwise(ordered):
            assert before.end is not None, key
            assert after.start is not None, key
            assert before.end <= after.start, key


def test_attestations_are_of_known_facts() -> None:
    for row in ATTESTATIONS:
        assert row["fact"] in FACTS, described(row)
        assert row["when"], described(row)


@pytest.mark.parametrize(
    ("place", "years"),
    [("gn:614540", "1918"), ("gn:248816", "1946"), ("gn:5769223", "1889")],
    ids=["Georgia", "Jordan", "South Dakota"],
)
def test_present_day_states_have_years(gazetteer: Gazetteer, place: str, years: str) -> None:
    assert str(gazetteer.get(place).when).startswith(years)


def test_settlement_begins_after_columbus_and_the_portuguese() -> None:
    """Lands that Europeans settled, by ISO 3166 code or GeoNames id, each once."""
    known = {row["id"] for row in SOURCES}
    assert len({(row["country"], row["division"]) for row in SETTLEMENT}) == len(SETTLEMENT) >= 30
    for row in SETTLEMENT:
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), described(row)
        assert re.fullmatch(r"(gn:\d+)?", row["division"]), described(row)
        assert bool(row["division"]) == row["code"].startswith(row["country"] + "-"), described(row)
        assert 1400 <= int(row["from"]) <= 2000, described(row)
        assert row["source"] in known, described(row)
