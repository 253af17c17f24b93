from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.geonames import alternates_member, is_alternates, parse_alternate, parse_place, read
from gazetteer.model.place import Link, Name

GYUMRI = [
    "616635", "Gyumri", "Gyumri", "Alexandropol,Leninakan,Гюмри,Gyumri", "40.7942", "43.84528", "P", "PPLA", "AM", "",
    "07", "", "", "", "148381", "", "1509", "Asia/Yerevan", "2024-01-01",
]  # fmt: skip


def line(**change: str) -> str:
    cells = list(GYUMRI)
    for index, value in change.items():
        cells[int(index[1:])] = value
    return "\t".join(cells) + "\n"


def test_a_place() -> None:
    place = parse_place(GYUMRI, "x")
    assert (place.id, place.label, place.lat, place.lon, place.country, place.feature, place.population) == (
        "gn:616635", "Gyumri", 40.7942, 43.84528, "AM", "P.PPLA", 148381,
    )  # fmt: skip
    assert [(name.text, name.kind) for name in place.names] == [
        ("Gyumri", "primary"),
        ("Alexandropol", "alternate"),
        ("Leninakan", "alternate"),
        ("Гюмри", "alternate"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1|616635|en|Alexandropol||||1|1837|1924", ("Alexandropol", "en", None, "historical", "1837/1924")),
        ("1|616635|hy|Գյումրի|1||||1992|", ("Գյումրի", "hy", None, "alternate", "1992/..")),
        ("1|616635||Kumayri||||", ("Kumayri", None, None, "alternate", None)),
        ("1|616635|zh-Hant|久姆里||1||", ("久姆里", "zh-Hant", "Hant", "short", None)),
        ("1|616635|en|Gyum|||1|", ("Gyum", "en", None, "variant", None)),
        ("1|616635|abbr|GYU||||", ("GYU", None, None, "abbreviation", None)),
        ("1|616635|iata|LWN||||", None),
        ("1|616635|link|https://en.wikipedia.org/wiki/Gyumri||||", None),
    ],
)
def test_alternate_names(row: str, expected: tuple[str | None, ...] | None) -> None:
    found = parse_alternate(row.split("|"), "x")
    if expected is None:
        assert found is None
        return
    assert found is not None
    place, name = found
    assert place == "gn:616635"
    assert isinstance(name, Name)
    assert (name.text, name.lang, name.script, name.kind, str(name.when) if name.when else None) == expected


def test_a_wikidata_id_is_a_link() -> None:
    assert parse_alternate("1|616635|wkdt|Q192184||||".split("|"), "x") == (
        "gn:616635",
        Link("exactMatch", "wd:Q192184"),
    )


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("1837", "1924", "1837/1924"),
        ("18370101", "", "1837/.."),
        ("", "1924-01-26", "../1924"),
        ("c. 1837", "1924?", "1837~/1924~"),
        ("500 BC", "79 AD", "-0499/0079"),
        ("unknown", "today", None),
        ("18th century", "19th cent.", "1701/1900"),
        ("-200", "", "-0200/.."),
        ("2nd century BC", "", "-0199/.."),
        ("1850s", "present", "1850/.."),
    ],
)
def test_dates_as_contributors_write_them(start: str, end: str, edtf: str | None) -> None:
    found = parse_alternate(["1", "616635", "en", "X", "", "", "", "1", start, end], "x")
    assert found is not None
    assert isinstance(found[1], Name)
    assert (str(found[1].when) if found[1].when else None) == edtf


@pytest.mark.parametrize(("start", "end"), [("1924", "1837"), ("in the old days", ""), ("", "soon")])
def test_dates_that_cannot_be_read_are_reported(start: str, end: str) -> None:
    said: list[FormatError] = []
    found = parse_alternate(["1", "616635", "en", "X", "", "", "", "1", start, end], "line 7", refuse=said.append)
    assert found is not None
    assert isinstance(found[1], Name)
    assert found[1].when is None
    assert [str(error)[:6] for error in said] == ["line 7"]


def test_prominence_is_between_0_and_1() -> None:
    cells = "1\tKars\tKars\t\t40.6\t43.1\tP\tPPLA\tTR\t\t\t\t\t\t50000\t\t\t\t".split("\t")
    assert 0 < parse_place(cells, "x").prominence <= 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("616635\tGyumri\n", "line 1 has 2 columns"),
        (line() + line(c4="north"), "line 2: .*north"),
        (line(c4="91"), "not a point on Earth"),
        (line(c14="many"), "line 1: .*many"),
        (line(c14="9" * 30), "line 1: the population 9{20} is too large"),
        ("id,name\n1,Kars\n", "line 1 has 1 columns"),
    ],
)
def test_invalid_line_is_reported(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "AM.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=says) as caught:
        list(read(path))
    assert "AM.txt" in str(caught.value)


def test_invalid_line_of_alternate_names_is_reported() -> None:
    with pytest.raises(FormatError, match="line 1: 'x' is not a GeoNames id"):
        parse_alternate("1\tx\ten\tKars\t\t\t\t".split("\t"), "alternateNamesV2.txt, line 1")


def test_zips_as_geonames_packs_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "AM.zip", "w") as archive:
        archive.writestr("readme.txt", "A readme that is longer than the table itself. " * 50)
        archive.writestr("AM.txt", line())
    assert [place.id for place in read(tmp_path / "AM.zip")] == ["gn:616635"]
    with zipfile.ZipFile(tmp_path / "alternateNamesV2.zip", "w") as archive:
        archive.writestr("iso-languagecodes.txt", "A table of codes that is longer. " * 50)
        archive.writestr("alternateNamesV2.txt", "1\t616635\ten\tGyumri\t\t\t\t\n")
    assert is_alternates(tmp_path / "alternateNamesV2.zip")
    assert not is_alternates(tmp_path / "AM.zip")
    assert alternates_member(tmp_path / "alternateNamesV2.zip") == "alternateNamesV2.txt"
    (tmp_path / "broken.zip").write_bytes(b"PK no zip")
    with pytest.raises(InputError, match="cannot be read"):
        list(read(tmp_path / "broken.zip"))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "AM.txt"
    path.write_text(line() * 20_000, encoding="utf-8")
    tracemalloc.start()
    count = sum(1 for _ in read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 1_000_000 < path.stat().st_size
