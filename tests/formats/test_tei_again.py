"""TEI with marks of editors: their marks are kept, and a second pass changes nothing."""

from __future__ import annotations

import re

import pytest

from gazetteer.formats.tei import read as tei_read
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei import write as tei_write
from gazetteer.formats.tei.again import without_own
from gazetteer.formats.tei.editors import marks_of
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.texts.reader import read_text

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc>{0}</teiHeader>"
)
TURKU = Place("gn:633679", "Turku", Location(60.45, 22.27), "FI", "P.PPLA")


def file(body: str, profile: str = "", root: str = 'TEI xmlns="http://www.tei-c.org/ns/1.0"') -> bytes:
    name = root.split()[0]
    return f"<{root}>{HEADER.format(profile)}<text><body>{body}</body></text></{name}>".encode()


def found(source: bytes, *names: tuple[str, str]) -> Document:
    """Annotate every occurrence of these names."""
    text = tei_text.read(source).text
    entities, chosen = [], Candidate(TURKU, "Turku", 0.9)
    for name, kind in names:
        for match in re.finditer(re.escape(name), text):
            resolution = Resolution(chosen, (chosen,)) if kind == "PLACE" else None
            person = "p1" if kind == "PERSON" else None
            number = f"e{len(entities) + 1}"
            entities.append(Entity(number, match.start(), match.end(), name, kind, "lexicon", None, resolution, person))
    people = (Person("p1", "Anna", (), tuple(one.id for one in entities if one.person)),)
    return Document("a", text, entities=tuple(entities), people=people if people[0].mentions else ())


@pytest.mark.parametrize(
    "body",
    [
        "<p>To Turku and Turku.</p>",
        "<p>To <placeName>Turku</placeName>.</p>",
        "<p>To <placeName key='x'>Turku</placeName> and <rs type='place'>Turku</rs> with <persName>Anna</persName>.</p>",
        "<p>To <hi>Tur</hi>ku.</p>",
        "<p>Nothing.</p>",
        "<p>To Turku.</p><listPlace><place xml:id='p1'><placeName>Åbo</placeName><idno type='x'>1</idno></place></listPlace>",
    ],
)
def test_second_run_changes_nothing(body: str) -> None:
    source = file(body)
    once = tei_write.write_into(source, found(source, ("Turku", "PLACE"), ("Anna", "PERSON")))
    assert without_own(once) == source
    twice = tei_write.write_into(once, found(once, ("Turku", "PLACE"), ("Anna", "PERSON")))
    assert twice == once


def test_name_marked_by_an_editor_is_linked_and_not_duplicated() -> None:
    source = file("<p>To <placeName>Turku</placeName> with <persName>Anna</persName>.</p>")
    made = tei_write.write_into(source, found(source, ("Turku", "PLACE"), ("Anna", "PERSON"))).decode()
    assert '<placeName ref="#gn-633679" cert="0.9" resp="#by-gazetteer">Turku</placeName>' in made
    assert '<persName ref="#p1" resp="#by-gazetteer">Anna</persName>' in made
    (back,) = tei_read.parse(made.encode())
    assert [(entity.text, entity.place.id if entity.place else entity.person) for entity in back.entities] == [
        ("Turku", "gn:633679"), ("Anna", "p1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p><placeName ref='https://www.geonames.org/1'>Turku</placeName></p>", [("Turku", "PLACE")]),
        ("<p><placeName key='abo'>Turku</placeName></p>", [("Turku", "PLACE")]),
        ("<p><persName>Anna Turku</persName></p>", [("Turku", "PLACE"), ("Anna Turku", "PERSON")][:1]),
        ("<p><placeName>Old Turku</placeName></p>", [("Turku", "PLACE")]),
        ("<p>Old <placeName>Turku</placeName></p>", [("Old Turku", "PLACE")]),
        ("<p><orgName>Turku</orgName></p>", [("Turku", "PLACE")]),
        ("<p><placeName>Old</placeName>, <placeName>Turku</placeName></p>", [("Old, Turku", "PERSON")]),
    ],
)
def test_marks_of_an_editor_are_not_contradicted(body: str, names: list[tuple[str, str]]) -> None:
    source = file(body)
    made = tei_write.write_into(source, found(source, *names)).decode()
    assert body in made


def test_longer_name_of_another_type_may_contain_a_mark() -> None:
    source = file("<p>The Peace of <placeName>Turku</placeName> held.</p>")
    made = tei_write.write_into(source, found(source, ("Peace of Turku", "EVENT"))).decode()
    assert re.search(r"<name [^>]*>Peace of <placeName>Turku</placeName></name>", made)


def test_manual_annotations_are_kept() -> None:
    source = file("<p>To Turku.</p>")
    document = found(source, ("Turku", "PLACE"))
    entities = tuple(
        Entity(e.id, e.start, e.end, e.text, e.type, "human:anna", None, e.resolution) for e in document.entities
    )
    made = tei_write.write_into(source, Document("a", document.text, entities=entities))
    assert without_own(made) == made


def test_lists_of_editors_are_kept() -> None:
    lists = (
        "<standOff><listPlace><place xml:id='turku'><placeName>Turku</placeName></place></listPlace></standOff>\n<text>"
    )
    source = file("<p>To Turku.</p>").replace(b"<text>", lists.encode())
    once = tei_write.write_into(source, found(source, ("Turku", "PLACE")))
    assert lists[:-7].encode() in tei_write.write_into(once, found(once, ("Turku", "PLACE")))


@pytest.mark.parametrize("root", ["TEI", "TEI.2"])
def test_files_without_a_namespace(root: str) -> None:
    source = file("<p>To <name type='place' key='x'>Turku</name> and Turku.</p>", root=root)
    assert tei_text.read(source).text == "To Turku and Turku."
    (document,) = tei_read.parse(source)
    assert [(entity.text, entity.type) for entity in document.entities] == [("Turku", "PLACE")]


@pytest.mark.parametrize(
    ("profile", "date", "sent_from"),
    [
        ("<placeName ref='https://www.geonames.org/633679'>Åbo</placeName><date when='1808-03-22'/>", "1808-03-22", "https://www.geonames.org/633679"),
        ("<settlement>Turku</settlement><date from='1808' to='1809'/>", "1808/1809", "Turku"),
        ("<persName>Anna</persName><date notBefore='1808'/>", "1808/..", None),
        ("<date>22 March 1808</date>", "1808-03-22", None),
    ],
)  # fmt: skip
def test_the_sender_of_a_letter(profile: str, date: str, sent_from: str | None) -> None:
    header = (
        f"<profileDesc><correspDesc><correspAction type='sent'>{profile}</correspAction></correspDesc></profileDesc>"
    )
    read = tei_text.read(file("<p>x</p>", header))
    assert (read.date, read.sent_from) == (date, sent_from)
    received = header.replace("'sent'", "'received'")
    assert tei_text.read(file("<p>x</p>", received)).date is None


@pytest.mark.parametrize(
    ("profile", "date", "lang"),
    [
        ("<creation><date value='1808'/></creation><langUsage><language id='sv'/></langUsage>", "1808", "sv"),
        ("<creation>22. März 1808</creation>", "1808-03-22", None),
        ("<creation>Åbo, <date>22 mars 1808</date></creation>", "1808-03-22", None),
        ("<creation>in the spring of his life</creation>", None, None),
        ("<langUsage><language ident='de' usage='80'/><language ident='la' usage='20'/></langUsage>", None, "de"),
        ("<langUsage><language ident='de'/><language ident='la'/></langUsage>", None, None),
    ],
)
def test_date_and_language_in_the_header(profile: str, date: str | None, lang: str | None) -> None:
    read = tei_text.read(file("<p>x</p>", f"<profileDesc>{profile}</profileDesc>"))
    assert (read.date, read.lang) == (date, lang)


def test_names_split_by_lines_and_pages() -> None:
    source = file("<p><placeName>Tur<lb break='no'/>ku</placeName>, <placeName>New<pb n='2'/>York</placeName></p>")
    read = tei_text.read(source)
    assert [read.text[mark.start : mark.end] for mark in marks_of(read)] == ["Turku", "New York"]


def test_reader_returns_only_marks_of_editors(tmp_path) -> None:  # type: ignore[no-untyped-def]
    source = file("<p>From <placeName>Åbo</placeName> to Turku.</p>")
    path = tmp_path / "a.xml"
    path.write_bytes(tei_write.write_into(source, found(source, ("Turku", "PLACE"))))
    read = read_text(path)
    assert [read.text[mark.start : mark.end] for mark in read.marks] == ["Åbo"]


def test_place_in_a_register_of_the_edition() -> None:
    source = file("<p><placeName key='lists/places.xml#p-7'>Turku</placeName></p>")
    (document,) = tei_read.parse(source)
    assert document.entities[0].place is not None
    assert document.entities[0].place.id == "places:p-7"
