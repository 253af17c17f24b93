"""Match the place names of a table: added columns, kept content, reported problems."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.delimited import delimiter_of
from gazetteer.formats.table import read_table
from gazetteer.reconcile import COLUMNS, PlaceCells, Reconciler, ReconcileReport, added, reconcile
from gazetteer.reconcile.table import Columns

NEWCOMERS = list(COLUMNS)


def written(table: str | bytes, gazetteer: Gazetteer, column: str = "place") -> tuple[str, ReconcileReport]:
    out = io.StringIO(newline="")
    stream = io.BytesIO(table.encode() if isinstance(table, str) else table)
    with read_table(stream, "the table", is_header=lambda cells: column in cells) as rows:
        report = reconcile(rows, out, gazetteer, Columns(column))
    return out.getvalue(), report


def run(table: str, gazetteer: Gazetteer, column: str = "place") -> tuple[list[list[str]], ReconcileReport]:
    out, report = written(table, gazetteer, column)
    return list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter_of(table))), report


@pytest.mark.parametrize(
    ("name", "year", "country", "id", "review"),
    [
        ("Alexandropol", "1920", "", "gn:616635", ""),
        ("Karin", "1920", "TR", "gn:315368", ""),  # its years are those of antiquity, but another source has it without
        ("Karin", "", "Armenia", "gn:8332820", ""),
        ("Լենինական", "1950", "", "gn:616635", ""),
        ("Leninakan", "1700", "", "gn:616635", "years off"),
        ("Лениннакан", "", "", "gn:616635", "“"),
        ("Tiflis", "1900", "Russia", "gn:611717", "not in RU"),
        ("Kars", "the year dot", "", "gn:743952", "cannot be read"),
        ("Kars", "1900.0", "", "gn:743952", ""),
        ("Leninakan", "c. 1950", "", "gn:616635", ""),
        ("Leninakan", "1950s", "", "gn:616635", ""),
        ("Leninakan", "ca. 1950-60", "", "gn:616635", ""),
        ("Leninakan", "n.d.", "", "gn:616635", ""),
        ("Leninakan", "c. 1700", "", "gn:616635", "years off"),
        ("Kars", "", "Ruritania", "gn:743952", "country “Ruritania” not found"),
        ("", "", "", None, "no name"),
        ("Xqzzzvwkjq", "", "", None, "not found"),
        ("x" * 5000, "", "", None, "5,000 characters"),
    ],
)
def test_one_name(name: str, year: str, country: str, id: str | None, review: str, gazetteer: Gazetteer) -> None:
    verdict = Reconciler(gazetteer).match(PlaceCells(name, year, country))
    assert verdict.id == id
    assert review in verdict.review
    assert bool(review) or not verdict.review or verdict.review.startswith("or ")


def test_columns_are_added_and_none_is_lost(gazetteer: Gazetteer) -> None:
    rows, report = run('id,place,note\n1,Kars,a\n2,Tiflis,"b, c"\n\n3,,d\n', gazetteer)
    assert rows[0] == ["id", "place", "note", "gazetteer_id", *NEWCOMERS[1:]]
    assert [row[:3] for row in rows[1:]] == [["1", "Kars", "a"], ["2", "Tiflis", "b, c"], [], ["3", "", "d"]]
    assert [row[3] for row in rows[1:] if row] == ["gn:743952", "gn:611717", ""]
    assert (report.rows, report.how["none"], report.odd) == (3, 1, [])


def test_rows_of_another_width_are_kept_and_reported(gazetteer: Gazetteer) -> None:
    rows, report = run("place,note\nKars\nTiflis,a,b,c\n", gazetteer)
    assert rows[1][:3] == ["Kars", "", "gn:743952"]
    assert rows[2][:3] == ["Tiflis", "a", "gn:611717"]
    assert rows[2][-2:] == ["b", "c"]
    assert [line.partition(":")[0] for line in report.odd] == ["the table, line 2", "the table, line 3"]


@pytest.mark.parametrize(
    ("table", "delimiter"),
    [
        ("place;x\nKars;1,5\nBaku;2,5\n", ";"),
        ("place\tx\nKars, Turkey\t1\n", "\t"),
        ("place|x\nKars|1\n", "|"),
        ("place\nKars\nBaku\n", ","),
        ('"place","x"\n"Kars (town; city)","1"\n', ","),
    ],
)
def test_any_delimiter(table: str, delimiter: str, gazetteer: Gazetteer) -> None:
    assert delimiter_of(table) == delimiter
    rows, _ = run(table, gazetteer)
    assert "gn:743952" in rows[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str, gazetteer: Gazetteer) -> None:
    out, _ = written(f"place{end}Kars{end}", gazetteer)
    assert out.count(end) == 2
    assert out.replace(end, "").isprintable()


def test_a_table_longer_than_the_sample(gazetteer: Gazetteer) -> None:
    names = ["Kars", "Tiflis", "Բաթում", '"New\r\nYork"', "Batum"]
    table = "n,place\r\n" + "".join(f"{number},{names[number % 5]}\r\n" for number in range(20_000))
    rows, report = run(table, gazetteer)
    assert report.rows == 20_000
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(20_000)]
    assert {row[1] for row in rows[1:]} == {"Kars", "Tiflis", "Բաթում", "New\r\nYork", "Batum"}
    assert not report.odd


@pytest.mark.parametrize(
    ("table", "column", "error", "says"),
    [
        ("", "place", InputError, "empty"),
        (" \n", "place", InputError, "empty"),
        ("name,year\nKars,1\n", "place", InputError, "name, year"),
        ('place\n"Kars\n' + "x\n" * 9_000_000, "place", FormatError, "line 2"),
    ],
)
def test_invalid_tables(table: str, column: str, error: type[Exception], says: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(error, match=says):
        run(table, gazetteer, column)


def test_a_column_is_found_without_regard_to_case(gazetteer: Gazetteer) -> None:
    assert run(" Place ,x\nKars,1\n", gazetteer)[0][1][2] == "gn:743952"


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["place"], NEWCOMERS),
        (["ID", "Name"], ["gazetteer_id", "gazetteer_name", *NEWCOMERS[2:]]),
        (["id", "gazetteer_id"], ["gazetteer_gazetteer_id", *NEWCOMERS[1:]]),
    ],
)
def test_names_of_added_columns(header: list[str], names: list[str]) -> None:
    assert added(header) == names


@pytest.mark.parametrize(
    ("encoding", "option"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("cp1251", "cp1251"), ("cp1251", None)],
)
def test_any_encoding(encoding: str, option: str | None, tmp_path: Path) -> None:
    source, out = tmp_path / "towns.csv", tmp_path / "out.csv"
    names = ["Карс", "Тифлис", "Батум", "Эривань", "Александрополь", "Екатеринодар", "Владикавказ"] * 20
    source.write_bytes("".join(["город\r\n", *(f"{name}\r\n" for name in names)]).encode(encoding))
    given = ["--encoding", option] if option else []
    assert main(["reconcile", str(source), "--column", "город", "-o", str(out), *given]) == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == (encoding in ("utf-8-sig", "utf-16"))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == names
    assert rows[1][1] == "gn:743952"


@pytest.mark.parametrize(
    ("content", "arguments", "code", "says"),
    [
        (b"place\nKars\n", ["--column", "town"], 1, "no column"),
        (b"place\nKars\n", [], 2, "--column"),
        (b"place\nKars\n", ["--column", "place", "--encoding", "klingon"], 1, "encoding"),
        (b"place\nKars\n", ["--column", "place", "--delimiter", "::"], 1, "delimiter"),
        (b"PK\x03\x04\x00\x00\xff\xfe\x00" * 50, ["--column", "place"], 1, "damaged"),
        (bytes(range(256)) * 9, ["--column", "place"], 1, "binary"),
        (b"", ["--column", "place"], 1, "empty"),
    ],
)
def test_wrong_use(
    content: bytes, arguments: list[str], code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "towns.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    assert main(["reconcile", str(source), "-o", str(out), *arguments]) == code
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_numbers_are_kept(gazetteer: Gazetteer) -> None:
    rows, _ = run("place\nLima\n", gazetteer)
    cells = dict(zip(rows[0], rows[1], strict=True))
    assert float(cells["lat"]) < 0
    assert float(cells["lon"]) < 0
