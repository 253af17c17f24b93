from __future__ import annotations

import csv
import importlib.util
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.baselines import MostPopulous
from gazetteer.evaluation.sentences import BenchmarkSentence, evaluate_sentences, read_sentences, solved
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from gazetteer.resources import data_folder
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, Table

ROOT = Path(__file__).parents[2]
FILES = ("time.csv", "rivers.csv", "dated-renamings.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_complete(name):
    rows = read_sentences(name)
    wrong = [
        row
        for row in rows
        if row.name != row.name.strip()
        or not row.source
        or row.text[row.end : row.end + 1].isalpha()
        or row.text[: row.start][-1:].isalpha()
        or not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180)
        or (row.date is not None and Timespan.parse(row.date).start is None)
    ]
    assert wrong == []
    assert len({(row.text, row.date, row.start) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_contains_its_year(name):
    assert [row.text for row in read_sentences(name) if any(char.isdigit() for char in row.text)] == []


def test_every_name_of_the_time_benchmark_has_several_places():
    places = defaultdict(set)
    dates = defaultdict(set)
    rows = read_sentences("time.csv")
    for row in rows:
        places[row.name].add(row.place)
        dates[row.name].add(row.date)
    assert len(rows) >= 400
    assert len(places) >= 80
    assert min(len(ids) for ids in places.values()) >= 2
    assert min(len(years) for years in dates.values()) >= 4


def test_the_years_of_one_name_do_not_overlap():
    facts = defaultdict(list)
    with (data_folder() / "benchmarks" / "time-facts.csv").open(encoding="utf-8", newline="") as file:
        for fact in csv.DictReader(file):
            facts[fact["name"]].append((int(fact["start"]), int(fact["end"])))
    for name, spans in facts.items():
        ordered = sorted(spans)
        assert all(start <= end for start, end in ordered), name
        assert all(before[1] < after[0] for before, after in pairwise(ordered)), name


def test_time_benchmark_matches_the_output_of_its_script():
    spec = importlib.util.spec_from_file_location("make_time", ROOT / "scripts" / "make_time_benchmark.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    folder = data_folder() / "benchmarks"
    with (folder / "time-facts.csv").open(encoding="utf-8", newline="") as facts:
        made = [
            {key: str(value) for key, value in row.items()} for row in script.sentences(list(csv.DictReader(facts)))
        ]
    with (folder / "time.csv").open(encoding="utf-8", newline="") as written:
        assert list(csv.DictReader(written)) == made


def test_the_most_populous_place_is_wrong_at_least_half_of_the_time(gazetteer):
    populous = MostPopulous(gazetteer)
    rows = read_sentences("time.csv")
    right = [solved(row, populous.resolve(row.text, spans=[(row.start, row.end)]).entities[0].place) for row in rows]
    assert sum(right) <= len(rows) / 2


def test_the_river_benchmark_has_rivers_and_states():
    rows = read_sentences("rivers.csv")
    assert sum(row.kind == "river" for row in rows) >= 114
    assert sum(row.kind == "state" for row in rows) >= 20
    assert len({row.name for row in rows if row.kind == "river"}) >= 79


RIVER = Place("hg:kars-river", "Kars River", Location(40.6, 43.1), "TR", "H.STM")


@pytest.mark.parametrize(
    ("kind", "km", "place", "right"),
    [
        (None, 20.0, KARS_CITY, True),
        (None, 20.0, RIVER, True),
        ("town", 20.0, KARS_CITY, True),
        ("town", 20.0, RIVER, False),
        ("river", 20.0, RIVER, True),
        ("river", 20.0, KARS_CITY, False),
        ("town", 20.0, GYUMRI, False),
        ("town", 90.0, GYUMRI, True),
        ("town", 20.0, None, False),
    ],
)
def test_an_answer_is_near_enough_and_of_the_right_kind(kind, km, place, right):
    row = BenchmarkSentence("Kars", 0, 4, "gn:1", 40.6, 43.1, "x", km=km, kind=kind)
    assert solved(row, place) is right


def rows_in(tmp_path, *rows):
    path = tmp_path / "rows.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("text", "date", "start", "end", "place", "lat", "lon", "source", "turn"))
        writer.writerows(rows)
    return path


def test_shares_with_and_without_the_date(tmp_path):
    class Dated(Table):
        """Takes Karin for Gyumri unless it is given the year."""

        def resolve(self, text, *, spans, date=None):
            return super(Dated, self if date else Dated({"Karin": GYUMRI})).resolve(text, spans=spans)

    path = rows_in(
        tmp_path,
        ("Karin is cold.", "1920", 0, 5, KARS_CITY.id, KARS_CITY.lat, KARS_CITY.lon, "x", "first"),
        ("I left Paris.", "1920", 7, 12, PARIS.id, PARIS.lat, PARIS.lon, "x", "last"),
    )
    report = evaluate_sentences(
        Dated({"Karin": KARS_CITY}), read_sentences(path), populous=Table({"Paris": PARIS}), resamples=20
    )
    everything, first, last = report.tallies
    assert (everything.dated.value, everything.undated.value, everything.populous.value) == (0.5, 0.0, 0.5)
    assert (first.rows, first.dated.value, last.dated.value) == ("first", 1.0, 0.0)
    assert [(row.name, answer) for row, answer in report.unsolved] == [("Paris", "nothing")]
    assert "with the date" in report.table()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("Karin", "1920", "zero", 5, "gn:1", 1, 1, "x", ""), "line 2"),
        (("Karin", "1920", 5, 5, "gn:1", 1, 1, "x", ""), "empty"),
    ],
)
def test_a_bad_row_is_reported_with_its_line(tmp_path, row, says):
    with pytest.raises(FormatError, match=says):
        read_sentences(rows_in(tmp_path, row))


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(InputError, match="missing"):
        read_sentences(tmp_path / "gone.csv")
    with pytest.raises(InputError, match="missing"):
        read_sentences("gone.csv")
