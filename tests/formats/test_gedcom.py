"""Family trees: events with dates and places, in the encodings of GEDCOM, and coordinates written back."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import NotKept
from gazetteer.formats.gedcom import events as gedcom
from gazetteer.formats.gedcom import lines as gedcom_lines
from gazetteer.formats.table import open_table
from gazetteer.model.place import Location
from gazetteer.texts import family

FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Jan /Kovář/
1 BIRT
2 DATE ABT 1860
2 PLAC Kolín, Böhmen, Österreich
3 MAP
4 LATI N50.028
4 LONG E15.2
1 RESI
2 DATE FROM 1885 TO 1890
2 PLAC Wien
1 DEAT
2 DATE BEF 1914
2 PLAC , , Kolín, Böhmen, Österreich
0 @I2@ INDI
1 NAME Marie /Nová/
1 NOTE A long
2 CONC  note
2 CONT of two lines
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 MARR
2 DATE 3 MAY 1886
2 PLAC Wien
0 TRLR
"""


def file(folder: Path, content: bytes | str, name: str = "family.ged") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_events(tmp_path: Path) -> None:
    found = gedcom.read_events(file(tmp_path, FAMILY))
    assert [(event.name, event.event, event.place, str(event.when)) for event in found] == [
        ("Jan Kovář", "born", "Kolín, Böhmen, Österreich", "1860~"),
        ("Jan Kovář", "lived", "Wien", "1885/1890"),
        ("Jan Kovář", "died", "Kolín, Böhmen, Österreich", "../1914"),
        ("Jan Kovář", "married", "Wien", "1886-05-03"),
        ("Marie Nová", "married", "Wien", "1886-05-03"),
    ]
    assert found[0].point == (50.028, 15.2)


def test_events_are_a_table(tmp_path: Path) -> None:
    with open_table(file(tmp_path, FAMILY)) as table:
        assert table.header == gedcom.COLUMNS
        rows = [row.cells for row in table.rows]
    assert rows[0] == ["I1", "Jan Kovář", "born", "ABT 1860", "Kolín, Böhmen, Österreich", "50.028", "15.2"]
    assert len(rows) == 5


def test_places_with_the_years_of_their_events(tmp_path: Path) -> None:
    said: list[FormatError] = []
    kolin, wien = gedcom.read(file(tmp_path, FAMILY), refuse=said.append)
    assert (kolin.label, kolin.location) == ("Kolín", Location(50.028, 15.2))
    assert str(wien.names[0].when) == "1885/1890"
    assert [error.fact for error in said if isinstance(error, NotKept)] == ["what places lie in, by name"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("UTF-8", "utf-8"), ("UTF-8", "utf-8-sig"), ("UNICODE", "utf-16"), ("ANSI", "cp1250"), ("MACINTOSH", "mac-roman")],
)
def test_encodings(tmp_path: Path, declared: str, encoding: str) -> None:
    text = FAMILY.replace("CHAR UTF-8", f"CHAR {declared}")
    if encoding in ("cp1250", "mac-roman"):
        text = text.replace("ř", "r").replace("á", "a").replace("í", "i")
    found = gedcom.read_events(file(tmp_path, text.encode(encoding)))
    assert found[0].place.endswith("Böhmen, Österreich")


def test_ansel(tmp_path: Path) -> None:
    pytest.importorskip("ansel")
    text = FAMILY.replace("CHAR UTF-8", "CHAR ANSEL").encode("ascii", "replace").replace(b"B?hmen", b"B\xe8ohmen")
    found = gedcom.read_events(file(tmp_path, text.replace(b"PLAC Wien", b"PLAC Gro\xcfenhain")))
    assert "Böhmen" in found[0].place.replace("o\u0308", "ö")
    assert found[1].place == "Großenhain"


def test_version_7_without_a_character_set(tmp_path: Path) -> None:
    text = FAMILY.replace("1 CHAR UTF-8\n", "").replace("5.5.1", "7.0").replace("2 CONC  note\n", "")
    assert len(gedcom.read_events(file(tmp_path, text))) == 5


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_coordinates_are_written_back_and_nothing_else_changes(line_end: str) -> None:
    data = FAMILY.replace("\n", line_end).encode()
    made = gedcom.with_points(data, {"Wien": (48.208, 16.372), "Kolín, Böhmen, Österreich": (1, 1)}, "family.ged")
    added = line_end.join(("3 MAP", "4 LATI N48.20800", "4 LONG E16.37200", ""))
    assert made.decode().count(added) == 2
    assert made.decode().count("3 MAP") == 4  # the one that was there, and one of Kolín's
    kept = [line for line in made.decode().split(line_end) if "1.00000" not in line]
    assert [line for line in kept if line not in added.split(line_end)] == [
        line for line in FAMILY.split("\n") if line not in added.split(line_end)
    ]


def test_the_southern_and_the_western_hemisphere() -> None:
    made = gedcom.with_points(FAMILY.encode(), {"Wien": (-34.6, -58.4)}, "family.ged")
    assert b"4 LATI S34.60000\n4 LONG W58.40000" in made


@pytest.mark.parametrize("content", ["", "Dear Anna,\n", "0 INDI\n", "<xml/>"])
def test_invalid_gedcom_is_refused(content: str) -> None:
    with pytest.raises(FormatError, match="not GEDCOM"):
        gedcom_lines.parse(content)


def test_skipped_levels_and_lines_without_a_level_lose_nothing() -> None:
    records = gedcom_lines.parse("0 HEAD\n0 @I1@ INDI\n3 NOTE deep\nand on\n1 NAME A /B/\n")
    assert records[1].below[0].value == "deep\nand on"
    assert records[1].text("NAME") == "A /B/"


def test_other_names_and_identifiers_of_places(tmp_path: Path) -> None:
    below = (
        "2 PLAC Kolín, Böhmen, Österreich\n3 TRAN Kolin, Bohemia\n4 LANG en\n3 ROMN Kolin\n3 FONE Kolín\n3 EXID 3073803\n"
        "4 TYPE https://www.geonames.org/\n3 _GOV KOLLI1JO70OA\n"
    )
    (place, _) = gedcom.read(file(tmp_path, FAMILY.replace("2 PLAC Kolín, Böhmen, Österreich\n", below)))
    assert [(name.text, name.lang) for name in place.names] == [("Kolín", None), ("Kolin", "en"), ("Kolin", None)]
    assert [link.target for link in place.links] == ["gn:3073803", gedcom.GOV + "KOLLI1JO70OA"]


def test_the_events_of_a_life_are_in_order(tmp_path: Path, gazetteer: Gazetteer) -> None:
    tree = FAMILY.replace("2 DATE ABT 1860\n", "").replace("2 DATE FROM 1885 TO 1890\n", "2 DATE BEF 1880\n")
    jan, _ = family.documents(file(tmp_path, tree), gazetteer)
    assert [line.split()[0] for line in jan.text.splitlines()[1:]] == ["born:", "lived", "married", "died"]


def test_events_state_where_a_person_was(tmp_path: Path, gazetteer: Gazetteer) -> None:
    buried = FAMILY.replace("0 @I2@ INDI", "1 BURI\n2 PLAC Wien\n0 @I2@ INDI", 1)
    jan, marie = family.documents(file(tmp_path, buried), gazetteer)
    stated = [(one.relation, str(one.date), jan.text[one.start : one.end].split()[0]) for one in jan.movements]
    assert stated == [
        ("born", "1860~", "born"), ("was_at", "1885/1890", "lived"), ("was_at", "1886-05-03", "married"),
        ("died", "../1914", "died"),
    ]  # fmt: skip
    assert [(one.person, one.relation) for one in marie.movements] == [("p1", "was_at")]
