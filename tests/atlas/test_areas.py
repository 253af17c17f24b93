"""Areas on the map: their extents, the card next to the key, and records that may overlap."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser

EMPIRE = Place(
    "t:empire", "Eastern Empire", Location(41, 29, (9.31, 12.81, 50.64, 43.58)), feature="A.PCLH", country=None
)
KINGDOM = Place("t:kingdom", "Kingdom of the Hills", Location(44, 21), feature="A.PCLH")
TOWN = Place("t:town", "Kars", Location(40.6, 43.1), feature="P.PPL")
CITY = Place("t:city", "Tiflis", Location(41.7, 44.8), feature="P.PPL")
RIVERS = tuple(
    Place(f"t:{name}", f"{name} River", Location(40.5 + i, 43), feature="H.STM")
    for i, name in enumerate(("Red", "Blue"))
)


def document(text: str, *places: Place, lang: str = "en") -> Document:
    entities = []
    for number, place in enumerate(places):
        start = text.index(place.label)
        chosen = Candidate(place, place.label, 0.9)
        entities.append(
            Entity(
                f"e{number}", start, start + len(place.label), place.label, "PLACE", "test",
                resolution=Resolution(chosen, (chosen,)),
            )
        )  # fmt: skip
    return Document("areas", text, lang=lang, entities=tuple(sorted(entities, key=lambda entity: entity.start)))


STATES = document(
    "The Eastern Empire lost Kars. The Kingdom of the Hills saw Tiflis.", EMPIRE, TOWN, KINGDOM, CITY
)  # fmt: skip
COUNTRY = Place(
    "gn:174982", "Armenia", Location(40.2, 45.0, (43.45, 38.83, 46.63, 41.3)), feature="A.PCLI", country="AM"
)
OUTLINED = document("Armenia lost Kars. Tiflis fell.", COUNTRY, TOWN, CITY)
SKETCH = "() => document.querySelector('.leaflet-sketch-pane canvas').toDataURL()"


def test_an_area_is_drawn_as_its_extent_and_the_card_says_so(visit: Open) -> None:
    page, _ = visit(STATES)
    assert page.locator(".key-extent").is_hidden()
    page.locator("article a.m", has_text="Eastern Empire").click()
    where = page.locator(".card .where")
    assert where.inner_text() == "former state · largest extent 9.3°–50.6° E, 12.8°–43.6° N, drawn as a box"
    assert page.locator(".key-extent").count() == 1
    assert not page.locator(".key-extent").evaluate("(item) => item.hidden")
    page.locator("article a.m", has_text="Kingdom of the Hills").click()
    assert where.inner_text() == "former state · name at 44.00° N, 21.00° E · extent not known"
    page.locator("article a.m", has_text="Kars").click()
    assert where.inner_text() == "settlement · 40.60° N, 43.10° E"
    assert page.locator(".key-extent").evaluate("(item) => item.hidden")


def test_an_area_of_today_has_its_outline(visit: Open) -> None:
    page, _ = visit(OUTLINED)
    page.locator("article a.m", has_text="Armenia").click()
    where = page.locator(".card .where").inner_text()
    assert where == "country · present-day outline, 43.5°–46.6° E, 38.8°–41.3° N"
    assert page.locator(".key-extent").evaluate("(item) => item.hidden")
    assert not page.locator(".key-outline").evaluate("(item) => item.hidden")
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Poster as vectors (SVG)").click()
    root = ElementTree.parse(waiting.value.path()).getroot()
    [drawn] = [one for one in root.iter("{http://www.w3.org/2000/svg}path") if one.get("stroke-dasharray") == "2 5"]
    assert drawn.get("d", "").count("L") > 50
    assert "present-day outline" in [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_extents_of_all_areas_can_be_shown(visit: Open) -> None:
    page, _ = visit(STATES)
    page.get_by_role("button", name="Whole map").click()
    blank = page.evaluate(SKETCH)
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("Extents of all areas").check()
    assert page.evaluate(SKETCH) != blank
    without, _ = visit(document("They saw Kars and Tiflis.", TOWN, CITY))
    assert without.get_by_label("Extents of all areas").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 700)])
def test_the_key_gives_way_to_an_open_card(visit: Open, width: int, height: int) -> None:
    page, _ = visit(STATES, width=width, height=height)
    key = page.locator(".legend")
    assert key.is_visible()
    page.evaluate("map_atlas.setView([38.5, 47.5], 6, { animate: false })")  # Kars is then next to the key
    page.locator(".name", has_text="Kars").click()
    page.wait_for_timeout(300)
    card, frame = page.locator(".leaflet-popup").bounding_box(), key.bounding_box()
    overlap = frame is not None and card["x"] < frame["x"] + frame["width"] and card["y"] < frame["y"] + frame["height"]
    assert not (overlap and key.is_visible())
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    assert key.is_visible()


def test_a_kind_word_does_not_make_two_rivers_one(visit: Open) -> None:
    page, _ = visit(document("The Red River and the Blue River are in flood.", *RIVERS))
    page.locator("article a.m", has_text="Red River").click()
    assert page.locator(".card header .hint").count() == 0


def test_a_quotation_in_arabic_is_set_from_the_right(visit: Open) -> None:
    page, _ = visit(
        document(
            "سافر الأمير إلى بيروت في الربيع.", Place("t:b", "بيروت", Location(33.9, 35.5), feature="P.PPLC"), lang="ar"
        )
    )
    page.locator("article a.m").click()
    quote = page.locator(".card blockquote")
    assert quote.evaluate("(q) => getComputedStyle(q).direction") == "rtl"
    right = quote.evaluate("""(q) => {
        const range = document.createRange();
        range.selectNodeContents(q);
        return q.getBoundingClientRect().right - range.getBoundingClientRect().right;
    }""")
    assert right < 2


def test_years_below_the_axis_do_not_overlap(visit: Open) -> None:
    for width in (1280, 1024, 390):
        page, _ = visit(width=width, height=800)
        boxes = page.evaluate("""() => [...document.querySelectorAll('.years span')]
            .map((label) => label.getBoundingClientRect()).map((r) => [r.left, r.right]).sort((a, b) => a[0] - b[0])""")
        assert len(boxes) > 1
        assert all(before[1] <= after[0] for before, after in pairwise(boxes)), (width, boxes)


def test_the_poster_has_the_drawn_extent_and_its_key(visit: Open) -> None:
    page, _ = visit(STATES)
    page.locator("article a.m", has_text="Eastern Empire").click()
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Poster as vectors (SVG)").click()
    root = ElementTree.parse(waiting.value.path()).getroot()
    boxes = [one for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.get("stroke-dasharray")]
    assert [one.get("stroke-dasharray") for one in boxes] == ["2 5", "2 3"]
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "box that contains an area" in texts
