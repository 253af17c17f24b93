"""Documents as TEI: round trips, validity, and files of other programs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats.tei import read as tei_read
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei import write as tei_write
from gazetteer.model.document import Document, Resolution
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents
from tests.formats.tei_schema import errors


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
