from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import FormatError
from gazetteer.formats.tei.places import read
from gazetteer.model.place import Link, Location

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>'
TAIL = "</listPlace></standOff></TEI>"


def file(folder: Path, content: str) -> Path:
    path = folder / "my places.xml"
    path.write_text(content, encoding="utf-8")
    return path


def test_names_dates_points_and_identifiers(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        HEAD + '<place xml:id="gyumri" type="P.PPLA"><placeName xml:lang="en" type="primary">Gyumri</placeName>'
        '<placeName xml:lang="hy-Armn" from="1837" to="1924-01-26" cert="medium">Ալեքսանդրապոլ</placeName>'
        '<placeName notAfter="1837">Kumayri</placeName><country key="AM">Armenia</country>'
        '<location><geo>40.79 43.85</geo></location><idno type="GeoNames">616635</idno>'
        '<idno type="URI">http://www.wikidata.org/entity/Q192184</idno></place>'
        '<place xml:id="lost"><placeName>Barapol</placeName></place>' + TAIL,
    )
    gyumri, lost = read(path)
    assert (gyumri.id, gyumri.label, gyumri.location, gyumri.feature) == (
        "gn:616635", "Gyumri", Location(40.79, 43.85), "P.PPLA",
    )  # fmt: skip
    assert gyumri.country == "AM"
    assert gyumri.links == (Link("exactMatch", "wd:Q192184"), Link("exactMatch", "my_places:gyumri"))
    assert [(name.text, name.lang, str(name.when), name.certainty) for name in gyumri.names[:3]] == [
        ("Gyumri", "en", "None", "certain"),
        ("Ալեքսանդրապոլ", "hy-Armn", "1837/1924-01-26", "probable"),
        ("Kumayri", None, "../1837", "certain"),
    ]
    assert (lost.id, lost.location) == ("my_places:lost", None)


@pytest.mark.parametrize(
    ("attributes", "when"),
    [
        ('when-iso="-0043"', "-0043"),
        ('from-iso="1064-08-16" to-iso="1236"', "1064-08-16/1236"),
        ('when="1920" when-iso="1921"', "1920"),
        ('notBefore-iso="1920" to="1921"', "1920/1921"),
        # what ISO 8601 has besides is passed over
        ('when-iso="20040201"', "None"),
        ('when-iso="1064/1236"', "None"),
        ('when-iso="1064-W05"', "None"),
    ],
)
def test_dates_of_iso_8601(tmp_path: Path, attributes: str, when: str) -> None:
    content = f'<place xml:id="a"><placeName type="primary" {attributes}>Ani</placeName></place>'
    (place,) = read(file(tmp_path, HEAD + content + TAIL))
    assert str(place.names[0].when) == when


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<TEI/>", "no <place>"),
        (HEAD + "<place/>" + TAIL, "place place-1 has no <placeName>"),
        (
            HEAD + '<place xml:id="a"><placeName from="soon">X</placeName></place>' + TAIL,
            "place a: 'soon' is not a valid date",
        ),
        (HEAD + '<place xml:id="a"><placeName>X</placeName><geo>north</geo></place>' + TAIL, "<geo> contains 'north'"),
        (HEAD + '<place xml:id="a"><placeName>X</placeName><geo>95 1</geo></place>' + TAIL, "latitude 95"),
        ("<TEI", "not well-formed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD + "<place><placeName>&a;</placeName></place>" + TAIL, "for safety"),
    ],
)
def test_broken_lists_are_refused(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        list(read(file(tmp_path, content)))


def test_identifiers_of_names_are_kept_and_a_wrong_point_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "reg.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listPlace>'
        '<place xml:id="a"><placeName ref="https://www.wikidata.org/wiki/Q38511">Turku</placeName>'
        '<idno type="geonames">633679</idno><location><geo>60,45 22,27</geo></location></place>'
        '<place xml:id="b"><placeName>Nagu</placeName><location><geo>?</geo></location></place>'
        "</listPlace></body></text></TEI>",
        encoding="utf-8",
    )
    said: list[FormatError] = []
    turku, nagu = read(path, refuse=said.append)
    assert (turku.id, [link.target for link in turku.links]) == ("gn:633679", ["wd:Q38511", "reg:a"])
    assert (turku.location, nagu.location) == (Location(60.45, 22.27), None)
    assert "place b: <geo> contains '?'" in str(said[0])


def test_lists_without_a_namespace(tmp_path: Path) -> None:
    path = tmp_path / "reg.xml"
    path.write_text(
        '<TEI.2><text><body><listPlace><place id="a"><placeName>Turku</placeName></place></listPlace></body></text></TEI.2>',
        encoding="utf-8",
    )
    assert [place.id for place in read(path)] == ["reg:a"]
