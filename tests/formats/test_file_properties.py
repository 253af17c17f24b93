"""KML, GEDCOM and recognized pages with generated content: nothing is lost, and nothing else changes."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import GazetteerError
from gazetteer.formats import kml
from gazetteer.formats.gedcom import events as gedcom
from gazetteer.formats.gedcom.lines import parse
from gazetteer.texts.hocr import read_hocr
from gazetteer.texts.ocr import read_xml
from tests.formats.strategies import DEGREES_EAST, DEGREES_NORTH, MANY, WORDS

ALTO = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p1"><PrintSpace><TextBlock>{}'
    "</TextBlock></PrintSpace></Page></Layout></alto>"
)
LINES = st.lists(
    st.lists(st.from_regex(r"[A-Za-zÀ-ÿА-я]{1,8}[.,;]?", fullmatch=True), min_size=1, max_size=5),
    min_size=1,
    max_size=4,
)
NAMES = WORDS.filter(lambda name: "," not in name and "@" not in name)
PLAIN = NAMES.filter(lambda name: not re.search("[;|/]", name))
"""Names that are not several in one."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@MANY
@given(names=st.lists(PLAIN, min_size=1, max_size=4), lat=DEGREES_NORTH, lon=DEGREES_EAST)
def test_placemarks_keep_their_names_and_points(folder: Path, names: list[str], lat: float, lon: float) -> None:
    marks = "".join(
        f"<Placemark><name>{escape(name)}</name><Point><coordinates>{lon},{lat},0</coordinates></Point></Placemark>"
        for name in names
    )
    file = folder / "marks.kml"
    file.write_text(f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>', "utf-8")
    found = list(kml.read(file))
    assert [place.label for place in found] == names
    assert {(place.lat, place.lon) for place in found} == {(lat, lon)}


@pytest.mark.parametrize("name", [";", "; ;", "|"])
def test_a_name_of_separators_is_not_a_name(folder: Path, name: str) -> None:
    file = folder / "nameless.kml"
    file.write_text(f"<kml><Placemark><name>{name}</name></Placemark></kml>", "utf-8")
    with pytest.raises(GazetteerError, match="has no name"):
        list(kml.read(file))


def family(names: list[str]) -> str:
    people = "".join(
        f"0 @I{number}@ INDI\n1 NAME Ann /Lee/\n1 BIRT\n2 DATE {1800 + number}\n2 PLAC {name.replace('@', '@@')}\n"
        for number, name in enumerate(names)
    )
    return f"0 HEAD\n1 CHAR UTF-8\n{people}0 TRLR\n"


@MANY
@given(names=st.lists(NAMES, min_size=1, max_size=4), lat=DEGREES_NORTH, lon=DEGREES_EAST)
def test_coordinates_are_added_to_a_family_and_nothing_else_changes(names: list[str], lat: float, lon: float) -> None:
    source = family(names)
    found = list(gedcom.events(parse(source)))
    assert [event.place for event in found] == names
    written = gedcom.with_points(source.encode(), {names[0]: (lat, lon)}, "lee.ged").decode()
    points = {event.point for event in gedcom.events(parse(written)) if event.place == names[0]}
    assert points == {(lat, lon)}
    assert [line for line in written.split("\n") if not re.match(r"\d+ (?:MAP|LATI|LONG)\b", line)] == source.split(
        "\n"
    )
    again = gedcom.with_points(written.encode(), {names[0]: (lat, lon)}, "lee.ged").decode()
    assert again == written


@MANY
@given(content=st.text("0123456789 @ABCDINPLTE/\n\r\t-é\x00"))
def test_damaged_gedcom_is_refused_or_read(content: str) -> None:
    with suppress(GazetteerError):
        list(gedcom.events(parse("0 HEAD\n" + content)))


@MANY
@given(LINES)
def test_every_word_of_alto_is_read_in_order(lines: list[list[str]]) -> None:
    rows = ("".join(f"<String CONTENT={quoteattr(word)}/><SP/>" for word in line) for line in lines)
    source = ALTO.format("".join(f"<TextLine>{row}</TextLine>" for row in rows))
    text, words = read_xml(source.encode(), "page.xml")
    assert text.split() == [word for line in lines for word in line]
    assert all(text[word.start : word.end] == word.text for word in words)


@MANY
@given(LINES)
def test_every_word_of_hocr_is_read_in_order(lines: list[list[str]]) -> None:
    rows = (
        "".join(f"<span class='ocrx_word' title='bbox 1 2 3 4'>{escape(word)}</span> " for word in line)
        for line in lines
    )
    source = "".join(f"<span class='ocr_line'>{row}</span>" for row in rows)
    text, words = read_hocr(f"<html><body><div class='ocr_page'>{source}</div></body></html>", "page.hocr")
    assert text.split() == [word for line in lines for word in line]
    assert all(text[word.start : word.end] == word.text for word in words)
