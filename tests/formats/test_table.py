"""One reader of tables: line ends, delimiters, encodings, titles above the header, spreadsheets."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.delimited import Writer, delimiter_of, is_quoted, rows
from gazetteer.formats.files.spreadsheet import cell_text
from gazetteer.formats.table import Table, open_table, read_table
from tests.formats.spreadsheets import ods, xlsx

TOWNS = [["Besztercebánya", "1860"], ["Győr", "1870"], ["Székesfehérvár", "1880"], ["Szőreg", "1881"]]
CELLS = [["place", "year"], *TOWNS]


def cells(content: bytes | str, **options: object) -> list[list[str]]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    with read_table(stream, "t.csv", **options) as table:  # type: ignore[arg-type]
        return [list(table.header), *(row.cells for row in table.rows if any(row.cells))]


def text_of(table: list[list[str]], delimiter: str = ",", line_end: str = "\n") -> str:
    return "".join(delimiter.join(row) + line_end for row in table)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "¦", "^", "~"])
def test_any_delimiter_and_line_end(delimiter: str, line_end: str) -> None:
    assert cells(text_of(CELLS, delimiter, line_end)) == CELLS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso8859_2"])
def test_any_encoding(encoding: str) -> None:
    assert cells(text_of(CELLS, ";").encode(encoding)) == CELLS


@pytest.mark.parametrize(
    ("encoding", "towns"),
    [
        ("cp1250", ["Čáslav", "Kroměříž", "Žatec", "Příbor"]),
        ("cp1251", ["Харьков", "Севастополь", "Симферополь", "Херсон"]),
        ("koi8_r", ["Харьков", "Севастополь", "Симферополь", "Херсон"]),
        ("cp866", ["Харьков", "Севастополь", "Симферополь", "Херсон"]),
        ("cp1252", ["Mühlhausen", "Tübingen", "Weißenburg", "Höxter"]),
        ("cp1253", ["Λάρισα", "Ιωάννινα", "Βόλος", "Σέρρες"]),
        ("cp1254", ["Şebinkarahisar", "Eğin", "Gümüşhane", "Çankırı"]),
        ("cp1255", ["צפת", "טבריה", "עכו", "חברון"]),
        ("cp1256", ["بيروت", "حيفا", "اللاذقية", "طرابلس"]),
        ("cp437", ["Tübingen", "Nördlingen", "Bärwalde"]),
        ("mac_roman", ["Alençon", "Évreux", "Saint-Brieuc-sur-Mère", "Nîmes"]),
        ("gb18030", ["杭州", "重庆", "天津", "汉口"]),
        ("cp932", ["神戸", "仙台", "横浜", "なごや"]),
    ],
)
def test_legacy_encodings_are_guessed_and_reported(encoding: str, towns: list[str]) -> None:
    content = text_of([["n", "place"], *([str(number), town] for number, town in enumerate(towns))])
    with read_table(io.BytesIO(content.encode(encoding)), "t.csv") as table:
        assert [row.cells[1] for row in table.rows] == towns
    assert "guess" in table.notes[0]


@pytest.mark.parametrize(
    ("content", "header", "first", "above"),
    [
        ("sep=;\r\nOrt;Jahr\r\nUlm;1800\r\n", ("Ort", "Jahr"), ["Ulm", "1800"], 0),
        ('"sep=|"\nOrt|Jahr\nUlm|1800\n', ("Ort", "Jahr"), ["Ulm", "1800"], 0),
        ("SEP=\t\nOrt\tJahr\nUlm\t1800\n", ("Ort", "Jahr"), ["Ulm", "1800"], 0),
        ("Visits\nread, by hand\n\nOrt,Jahr,x\nUlm,1800,x\nBonn,1801,y\n", ("Ort", "Jahr", "x"), ["Ulm", "1800", "x"], 2),
        ("Visitations;;\n;;\nOrt;Jahr;Pfarrer\nUlm;1800;x\n", ("Ort", "Jahr", "Pfarrer"), ["Ulm", "1800", "x"], 1),
        ("Ort;Jahr\n\nUlm;1800\n", ("Ort", "Jahr"), [], 0),
    ],
)  # fmt: skip
def test_rows_above_the_header(content: str, header: tuple[str, ...], first: list[str], above: int) -> None:
    with read_table(io.BytesIO(content.encode()), "t.csv") as table:
        assert table.header == header
        assert next(table.rows).cells == first
        assert len(table.above) == above
        assert bool(above) == any("header" in note for note in table.notes)


def test_header_is_the_row_with_the_column() -> None:
    content = "A list, of, places, all of, them\nplace,year\nUlm,1800\n"
    assert cells(content, is_header=lambda row: "place" in row)[0] == ["place", "year"]


def test_a_list_of_names_keeps_its_commas() -> None:
    found = cells("place\nBoston, Lincolnshire\nUlm\n", is_header=lambda row: "place" in row)
    assert found == [["place"], ["Boston, Lincolnshire"], ["Ulm"]]


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ('a\t"b"\nc\t"d ""e"""\n', True),
        ('a\t"the Fort\nc\td\n', False),
        ('a\t6" gun\n', True),
        ('p\tn\n"Ulm,\r\nold"\t1\nBonn\t2\n', True),
        ('p\tn\n"Ulm\t1\nBonn\t2\n"Trier\t3\n', False),
    ],
)
def test_quotation_marks_between_tabs(content: str, quoted: bool) -> None:
    assert is_quoted(content, "\t") == quoted


def test_a_missing_column_may_come_from_a_wrong_guess_of_the_encoding() -> None:
    content = "地名,年\n奈良,1900\n".encode("euc-jp")
    with read_table(io.BytesIO(content), "t.csv") as table, pytest.raises(InputError, match="which is a guess"):
        table.position("地名の", "t.csv")


def test_line_numbers_are_those_of_the_file() -> None:
    content = 'sep=,\nplace,note\n"Ulm","a\r\nb\nc"\nKempten,\n'
    with read_table(io.BytesIO(content.encode()), "t.csv") as table:
        assert [(row.line, row.last) for row in table.rows] == [(3, 5), (6, 6)]


def test_global_cell_size_limit_is_unchanged() -> None:
    before = csv.field_size_limit()
    found = rows(io.StringIO("a,b\n" + "x" * 200_000 + ",1\n", newline=""), ",", "t.csv")
    next(found)
    assert csv.field_size_limit() == before
    assert len(next(found).cells[0]) == 200_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", InputError, "empty"),
        (b"\n \n", InputError, "empty"),
        (bytes(range(256)) * 20, InputError, "binary"),
        (b'place\n"Ulm\n' + b"x\n" * 9_000_000, FormatError, "line 2"),
        (b"PK\x03\x04" + b"\0\xff" * 40, InputError, "damaged"),
    ],
)
def test_invalid_tables(content: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        cells(content)


def test_a_wrong_encoding_is_reported() -> None:
    with pytest.raises(InputError, match="not in the encoding ascii"):
        cells("place\nKöln\n", encoding="ascii")
    with pytest.raises(InputError, match="unknown encoding 'latin-99'"):
        cells("place\nKöln\n", encoding="latin-99")


def test_packed_tables(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv.gz"
    path.write_bytes(gzip.compress(text_of(CELLS, ";").encode("cp1250")))
    with open_table(path) as table:
        assert [row.cells for row in table.rows] == TOWNS


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_written_rows_are_read_back(line_end: str) -> None:
    table = [["place", "note"], ["New\rYork", "a;b"], ["x\ny", 'say "no"'], ["\r\n", ""]]
    out = io.StringIO(newline="")
    writer = Writer(out, delimiter=";", line_end=line_end)
    for row in table:
        writer.writerow(row)
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";")) == table


def test_delimiters_inside_cells_are_ignored() -> None:
    assert delimiter_of('name;lat\n"Ulm, Danube";48,4\nKempten;47,7\n') == ";"


# -- spreadsheets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("make", "suffix"), [(ods, ".ods"), (xlsx, ".xlsx")])
def test_spreadsheets(make: object, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"towns{suffix}"
    sheets = {"Towns": [["Register of towns"], *CELLS], "Notes": [["nothing"]]}
    path.write_bytes(make(sheets))  # type: ignore[operator]
    with open_table(path) as table:
        assert table.header == ("place", "year")
        assert [row.cells[:2] for row in table.rows] == TOWNS
    assert any("'Notes'" in note for note in table.notes)


def test_spreadsheet_type_is_detected_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "renamed.csv"
    path.write_bytes(xlsx({"Sheet1": CELLS}))
    with open_table(path) as table:
        assert len(list(table.rows)) == 4


def test_parquet_needs_its_engine(tmp_path: Path) -> None:
    path = tmp_path / "towns.parquet"
    try:
        import pandas
        import pyarrow  # noqa: F401
    except ImportError:
        path.write_bytes(b"PAR1" + bytes(20))
        with pytest.raises(InputError, match="pyarrow"), open_table(path):
            pass
        return
    pandas.DataFrame(TOWNS, columns=CELLS[0]).to_parquet(path)
    with open_table(path) as table:
        assert [row.cells for row in table.rows] == TOWNS


def test_columns_are_found_by_name() -> None:
    table = Table(("Ort", " Jahr "), iter(()))
    assert (table.position("Ort", "t"), table.position("jahr", "t")) == (0, 1)
    with pytest.raises(InputError, match="no column 'Year': its columns are Ort"):
        table.position("Year", "t")


@pytest.mark.parametrize("content", [b"Ort,Jahr\nWi\0en,1700\n", b"Ort;Jahr\r\nUlm;1800\r\n\0\0", b"\0Ort Jahr\n"])
def test_a_zero_byte_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="zero byte in line"):
        cells(content)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_of_other_scripts(codec: str) -> None:
    towns = [["место", "год"], ["Харьков", "1860"], ["Ереван", "1870"]]
    assert cells(text_of(towns, ";").encode(codec)) == towns


def test_missing_values_of_pandas_are_empty() -> None:
    pandas = pytest.importorskip("pandas")
    values = (None, float("nan"), pandas.NaT, pandas.NA, "NaT", 2.0, pandas.Timestamp("1848-03-15"))
    assert [cell_text(value) for value in values] == ["", "", "", "", "NaT", "2", "1848-03-15"]
