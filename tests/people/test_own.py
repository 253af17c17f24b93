"""The user's own persons, from a table and from TEI."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.model.timespan import Timespan
from gazetteer.people import authority, linking
from gazetteer.people.own.persons import Added, add

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="ross"><persName>Fenwick Ross</persName><persName>Ross of Kars</persName>
<birth when="1801-02-03"/><death when="1870"/><idno type="URI">http://www.wikidata.org/entity/Q42</idno></person>
</listPerson></standOff></TEI>"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GAZETTEER_DATA", str(tmp_path / "own"))
    forget()
    yield
    forget()


def forget() -> None:
    for module in (authority, linking):
        for member in vars(module).values():
            if hasattr(member, "cache_clear"):
                member.cache_clear()


def test_a_table(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,aliases,born,died\nGarabed Nalbandian,Karapet Nalbandean|Կարապետ,1850,1915\n", "utf-8")
    assert add([file]) == Added(1, 0)
    assert linking.link(["Karapet Nalbandean"], Timespan.parse("1900")) == "own:garabed-nalbandian"
    assert linking.link(["Garabed Nalbandian"], Timespan.parse("1800")) is None
    assert authority.figure("own:garabed-nalbandian") is not None


def test_tei(tmp_path: Path) -> None:
    file = tmp_path / "edition.xml"
    file.write_text(TEI, "utf-8")
    assert add([file]) == Added(1, 0)
    assert add([file]) == Added(0, 1)
    ross = authority.figure("own:ross")
    assert ross is not None
    assert (ross.name, ross.aliases, ross.born, ross.died) == ("Fenwick Ross", ("Ross of Kars",), 1801, 1870)
    assert (ross.authority, ross.source) == ("wd:Q42", "edition.xml")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "name,born\n,1850\n", "no name"),
        ("a.csv", "who,born\nRoss,1850\n", "no column 'name': its columns are who, born"),
        ("a.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'><person/></TEI>", "no name"),
    ],
)
def test_invalid_person_is_refused_with_its_location(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(FormatError, match=message):
        add([tmp_path / name])
    assert not authority.own_file().exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Name;Alias;Geboren;Gestorben;Beruf;Wikidata\nJan Kovář;J. Kovář|Kovář;1850;1915;Schmied;Q90001\n"),
        ("a.tsv", "Persons of the letters\n\nfull name\taka\tbirth year\tdeath\toccupation\turi\n"
                  "Jan Kovář\tJ. Kovář; Kovář\t1850\t1915\tSchmied\thttp://www.wikidata.org/entity/Q90001\n"),
        ("a.xml", "<TEI><listPerson><person id='k'><persName><surname>Kovář</surname>, <forename>Jan</forename></persName>"
                  "<persName>J. Kovář</persName><persName>Kovář</persName><birth notBefore='1850' notAfter='1850'/>"
                  "<death>1915</death><occupation>Schmied</occupation><idno type='Wikidata'>Q90001</idno></person>"
                  "</listPerson></TEI>"),
    ],
)  # fmt: skip
def test_tables_and_lists_as_people_keep_them(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert add([tmp_path / name]) == Added(1, 0)
    (jan,) = (figure for figure in authority.figures() if figure.id.startswith("own:"))
    assert (jan.name, jan.aliases, jan.born, jan.died) == ("Jan Kovář", ("J. Kovář", "Kovář"), 1850, 1915)
    assert (jan.role, jan.authority, jan.source) == ("Schmied", "wd:Q90001", name)


def test_one_bad_person_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,born,died\nAnna Novotná,c. 1850,soon\n,1,2\nJan Kovář,1860,1915\n", "utf-8")
    added = add([file])
    assert (added.new, [remark.rpartition("mine.csv, ")[2][:12] for remark in added.remarks]) == (
        2, ["line 2: died", "line 3: the "],
    )  # fmt: skip
    anna = authority.figure("own:anna-novotna")
    assert anna is not None
    assert (anna.born, anna.died) == (1850, None)


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="csv"):
        add([tmp_path / "people.docx"])


FAMILY = """0 HEAD
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Dorothea /Quarrington/
1 NAME Dora /Pellew/
2 TYPE married
1 BIRT
2 DATE ABT 1812
1 DEAT
2 DATE 3 MAY 1880
1 OCCU governess
0 @I2@ INDI
1 NAME /?/
0 @I3@ INDI
1 NAME Ambrose /Quarrington/
1 BIRT
2 DATE (in the great storm)
1 CHR
2 DATE 1840
0 TRLR
"""


def test_a_family_tree(tmp_path: Path) -> None:
    file = tmp_path / "quarrington.ged"
    file.write_text(FAMILY, "utf-8")
    assert add([file]) == Added(2, 0)
    found = {figure.id: figure for figure in authority.figures() if figure.id.startswith("own:")}
    dora, ambrose = found["own:quarrington-I1"], found["own:quarrington-I3"]
    assert (dora.name, dora.aliases, dora.born, dora.died, dora.role) == (
        "Dorothea Quarrington", ("Dora Pellew",), 1812, 1880, "governess",
    )  # fmt: skip
    assert (ambrose.name, ambrose.born, ambrose.died, ambrose.source) == (
        "Ambrose Quarrington", 1840, None, "quarrington.ged",
    )  # fmt: skip


def _claim(value: dict[str, object], rank: str = "normal") -> dict[str, object]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": rank}


def _human(id: str, names: dict[str, str], kind: str = "Q5") -> dict[str, object]:
    return {
        "id": id,
        "labels": {lang: {"value": name} for lang, name in names.items()},
        "aliases": {"en": [{"value": "The Quill"}]},
        "descriptions": {"en": {"value": "surveyor"}},
        "claims": {
            "P31": [_claim({"id": kind})],
            "P569": [
                _claim({"time": "+1799-01-01T00:00:00Z", "precision": 11}),
                _claim({"time": "+1801-00-00T00:00:00Z", "precision": 9}, "preferred"),
            ],
            "P570": [
                _claim({"time": "+1900-00-00T00:00:00Z", "precision": 7}),
                {"mainsnak": {"snaktype": "somevalue"}},
            ],
        },
    }


@pytest.mark.parametrize("as_lines", [True, False])
def test_wikidata(tmp_path: Path, as_lines: bool) -> None:
    entities = [
        _human("Q900001", {"en": "Obadiah Quillfeather", "ru": "Обадия Квилфезер"}),
        _human("Q900002", {"en": "Quillfeather Hall"}, kind="Q3947"),
    ]
    file = tmp_path / "some.json"
    if as_lines:
        file.write_text("[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n", "utf-8")
    else:
        file.write_text(json.dumps({"entities": {str(one["id"]): one for one in entities}}), "utf-8")
    assert add([file]) == Added(1, 0)
    found = authority.figure("wd:Q900001")
    assert found is not None
    assert (found.name, found.born, found.died, found.role) == ("Obadiah Quillfeather", 1801, None, "surveyor")
    assert set(found.aliases) == {"Обадия Квилфезер", "The Quill"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ged", "Dear sir,", "is not GEDCOM"),
        ("a.json", '{"entities": []}', "not an object by id"),
        ("a.json", '{"id": "x"}', "is not an entity of Wikidata"),
        ("a.json", '{"id": "Q1", "claims": {"P31": [3]}}', "is not an entity of Wikidata"),
    ],
)
def test_files_of_other_formats(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(FormatError, match=message):
        add([tmp_path / name])
