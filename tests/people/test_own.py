"""The user's own persons, from a table and from TEI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.model.timespan import Timespan
from gazetteer.people import authority, linking
from gazetteer.people.own import Added, add

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
        ("a.csv", "name,born\nRoss,yesterday\n", "born"),
        ("a.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'><person/></TEI>", "no name"),
    ],
)
def test_a_wrong_person_is_refused_with_its_place(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(FormatError, match=message):
        add([tmp_path / name])
    assert not authority.own_file().exists()


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="csv"):
        add([tmp_path / "people.docx"])
