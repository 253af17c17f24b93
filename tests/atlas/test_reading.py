"""Paragraphs, sentences, years; marks; the view; the base map."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest

from gazetteer.atlas import basemap, fonts, markup, polyline, sketch
from gazetteer.atlas.features import is_area
from gazetteer.atlas.gather import gather
from gazetteer.atlas.passages import Clock, paragraphs
from gazetteer.atlas.view import Box, Spot, bounds, core
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from tests.atlas import story


def sentences(text: str, *entities: Entity) -> list[str]:
    return [text[s.start : s.end] for p in paragraphs(Document("d", text, entities=entities)) for s in p.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Ussher came to St. Petersburg. He left.", ["Dr. Ussher came to St. Petersburg.", "He left."]),
        ("J. B. Morton wrote. So it was.", ["J. B. Morton wrote.", "So it was."]),
        ("He said “Go.” They went.", ["He said “Go.”", "They went."]),
        ("It cost 3.50 marks. Cheap.", ["It cost 3.50 marks.", "Cheap."]),
        ("First line\n\nSecond.", ["First line", "Second."]),
        ("A line.\nAnother.", ["A line.", "Another."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_an_entity_is_never_cut() -> None:
    text = "They met at Ft. Henry. And left."
    assert sentences(text, Entity("e", 12, 21, "Ft. Henry", "PLACE", "t"))[0] == "They met at Ft. Henry."
    text = "the St.\n\nPetersburg road"
    assert sentences(text, Entity("e", 4, 19, "St.\n\nPetersburg", "PLACE", "t")) == [text]


@pytest.mark.parametrize(
    ("marked", "name", "expected"),
    [
        ("In {d1919:1919} [kars:Kars] fell.", "Kars", (1919, 1919)),
        ("[kars:Kars] fell in {d1919:1919}.", "Kars", (1919, 1919)),
        ("In {d1919:1919} it began. [kars:Kars] fell.", "Kars", (1919, 1919)),
        ("In {d1919:1919} [van:Van], in {d1924:1924} [kars:Kars].", "Kars", (1924, 1924)),
        ("In {d1919:1919} it began.\n\n[kars:Kars] fell.", "Kars", (1920, 1920)),
    ],
)
def test_when_a_mention_happens(marked: str, name: str, expected: tuple[int, int]) -> None:
    document = story.annotate(marked)
    entity = next(e for e in document.entities if e.text == name)
    assert Clock(document, paragraphs(document)).years(entity) == expected


def test_no_date_at_all() -> None:
    document = story.annotate("[kars:Kars] fell.", date=None)
    assert Clock(document, paragraphs(document)).years(document.entities[0]) is None


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_marks_do_not_change_the_text() -> None:
    chapter = gather([story.alexandropol()]).chapters[0]
    html = markup.blocks(chapter, chapter.paragraphs)
    assert " ".join(plain(html).split()) == " ".join(chapter.document.text.split())


def test_nested_and_crossing_marks() -> None:
    text = "the Treaty of Kars Oblast <here>"
    entities = (
        Entity("a", 0, 18, text[:18], "EVENT", "t"),
        Entity("b", 4, 18, text[4:18], "ORG", "t", "a"),
        Entity("c", 14, 18, "Kars", "PLACE", "t", "b", story._resolution("kars", "Kars")),
        Entity("d", 14, 25, "Kars Oblast", "PLACE", "t"),
    )
    chapter = gather([Document("d", text, entities=entities)]).chapters[0]
    html = markup.blocks(chapter, chapter.paragraphs)
    assert plain(html).strip() == text
    assert html.count("<span") == html.count("</span>")
    assert html.count("<a") == html.count("</a>") == 1
    assert "&lt;here&gt;" in html


def marked(document: Document) -> str:
    chapter = gather([document]).chapters[0]
    return markup.blocks(chapter, chapter.paragraphs)


def test_entities_may_come_in_any_order() -> None:
    document = story.alexandropol()
    turned = dataclasses.replace(document, entities=document.entities[::-1])
    assert marked(turned) == marked(document)


def test_view_leaves_out_outliers() -> None:
    caucasus = [Spot(40 + i / 10, 43 + i / 8, 2) for i in range(20)]
    far = [Spot(51.5, -0.1), Spot(48.9, 2.3), Spot(40.7, -74)]
    assert bounds([*caucasus, *far]).west == -74
    assert core([*caucasus, *far]) == bounds(caucasus)
    assert core(caucasus) == bounds(caucasus)
    assert core([]) == bounds([])
    region = [Spot(37.2, -77), Spot(37.3, -76.8), Spot(37.1, -76.5), Spot(37.4, -77.2), Spot(38.9, -77)]
    assert core(region) == bounds(region)


@pytest.mark.parametrize(
    ("feature", "extent", "area"),
    [
        ("P.PPLC", (1.0, 1.0, 2.0, 2.0), False),
        ("P", None, False),
        ("A.PCLI", None, True),
        ("H.STM", None, True),
        ("T.MTS", None, True),
        ("T.MT", None, False),
        ("", None, False),
        ("", (1.0, 1.0, 2.0, 2.0), True),
    ],
)
def test_which_places_are_areas(feature: str, extent: tuple | None, area: bool) -> None:
    assert is_area(Place("x:1", "X", Location(1, 1, extent), feature=feature)) is area


@pytest.mark.parametrize(
    "box",
    [Box(40, 38, 46, 42), Box(-10, 35, 40, 60), Box(-170, -50, 175, 70), Box(178, -19, 180, -16), Box(3, 51, 3, 51)],
)
def test_base_map_stays_within_its_budget(box: Box) -> None:
    import json

    spots = [Spot(box.south, box.west), Spot(box.north, box.east)]
    base = basemap.choose(box, box, spots)
    far, mid, near = base["tiers"]
    assert far["cells"]
    assert far["cells"]["0_0"]["land"]
    assert len(json.dumps(near, separators=(",", ":"))) < basemap.NEAR_BYTES * 1.05 + 4000
    assert len(json.dumps(mid, separators=(",", ":"))) < basemap.MID_BYTES * 1.05 + 4000
    world, *first_view = [sum(map(len, level["cells"].values())) for level in base["reliefs"]]
    assert world < 36_000
    assert sum(first_view) < basemap.RELIEF_BYTES * 1.4
    assert sketch.svg(box, base, []).startswith("<svg")


def test_land_is_where_land_is() -> None:
    base = basemap.choose(Box(40, 38, 46, 42), Box(40, 38, 46, 42), [])
    cell = base["tiers"][2]["cells"]["44_26"]  # 40 to 45 E, 40 to 45 N: the eastern Black Sea coast
    points = [p for polygon in cell["land"] for ring in polygon for p in polyline.decode(ring, base["tiers"][2]["q"])]
    assert min(x for x, _ in points) >= 39.9
    assert max(x for x, _ in points) <= 45.1
    assert min(y for _, y in points) >= 39.9
    assert max(y for _, y in points) <= 45.1


@pytest.mark.parametrize(
    ("text", "included", "missing"),
    [("Kars", "U+20-7E", "U+10"), ("Sarıkamış", "U+10", "U+4"), ("Карс", "U+400", "U+37")],
)
def test_only_required_alphabets_are_embedded(text: str, included: str, missing: str) -> None:
    css = fonts.css({"serif": text})
    assert "Gazetteer Sans" not in css
    assert "italic" not in css
    assert included in css
    assert not re.search(rf"unicode-range:{re.escape(missing)}", css)


def test_a_few_words_in_another_alphabet_do_not_embed_it() -> None:
    assert "U+400" not in fonts.css({"serif": "Kars " * 6000 + "Карс"})
    assert "U+400" in fonts.css({"serif": "Kars " * 200 + "Карс"})
    assert "U+100" in fonts.css({"serif": "Kars " * 2000 + "ā"})


def test_undated_document_keeps_years_of_its_dates() -> None:
    document = story.annotate("In {d1919:1919} [kars:Kars] fell.", date=None)
    assert gather([document]).mentions[0][3] == (1919, 1919)
    assert Timespan.parse("1919").start == 1919
