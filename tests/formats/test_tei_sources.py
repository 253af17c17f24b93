"""Annotations written into the TEI file of a text: every byte of the source is kept."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import InputError
from gazetteer.formats.tei import read as tei_read
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei import write as tei_write
from gazetteer.model.document import Document, Entity, Resolution
from tests.formats.samples import DOCUMENT, ERZURUM, resolved
from tests.formats.strategies import MANY
from tests.formats.tei_schema import errors

MARK = re.compile(
    r"</?(?:placeName|persName|orgName|name|date)\b[^>]*>|<encodingDesc>.*</encodingDesc>|<standOff>.*</standOff>\n",
    re.S,
)


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
