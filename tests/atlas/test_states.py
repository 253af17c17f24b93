"""The states of the time: which state a place lay in, what a page gets of it, and the layer in the browser."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from gazetteer import atlas
from gazetteer.atlas import states
from gazetteer.atlas.polyline import decode
from gazetteer.atlas.view import Box
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from tests.atlas import story
from tests.atlas.conftest import Open

WORLD = Box(-180, -84, 180, 84)
CAUCASUS = Box(40, 38, 48, 43)

SKETCH = "() => document.querySelector('.leaflet-sketch-pane canvas').toDataURL()"


def state_at(data: dict[str, Any], lat: float, lon: float, year: int) -> str | None:
    """Return the state at a point: what is east of the nearest line on the west; None if it is not known."""
    nearest: tuple[float, int] | None = None
    for left, right, line in data["lines"]:
        points = list(decode(line, data["q"]))
        for (x1, y1), (x2, y2) in pairwise(points):
            if (y1 <= lat) == (y2 <= lat):
                continue
            crossing = x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
            if crossing <= lon and (nearest is None or crossing > nearest[0]):
                nearest = (crossing, right if y2 > y1 else left)
    assert nearest is not None
    if nearest[1] == states.SEA:
        return None
    found = [state for first, last, state in data["units"][nearest[1]] if first <= year <= last]
    return data["names"][found[0]] if found else None


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    """All states and lines of the years 1816 to 1991."""
    found = states.states(1900, [(1816, 1991)], WORLD)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("place", "lat", "lon", "year", "state"),
    [
        ("Kars", 40.60, 43.10, 1870, "Ottoman Empire"),
        ("Kars", 40.60, 43.10, 1900, "Russian Empire"),
        ("Kars", 40.60, 43.10, 1930, "Turkey"),
        ("Yerevan", 40.18, 44.51, 1919, "Republic of Armenia"),
        ("Strasbourg", 48.58, 7.70, 1860, "France"),
        ("Strasbourg", 48.58, 7.70, 1900, "German Empire"),
        ("Strasbourg", 48.58, 7.70, 1925, "France"),
        ("Lviv", 49.84, 24.02, 1900, "Austria-Hungary"),
        ("Lviv", 49.84, 24.02, 1930, "Poland"),
        ("Vilnius", 54.69, 25.28, 1850, "Russian Empire"),
        ("Tehran", 35.69, 51.42, 1900, "Persia"),
        ("Tehran", 35.69, 51.42, 1950, "Iran"),
        ("Seoul", 37.40, 127.20, 1904, "Korea"),
        ("Kyoto", 35.02, 135.70, 1904, "Japan"),
        ("Bangkok", 14.20, 100.60, 1900, "Siam"),
        ("Kandy", 7.29, 80.64, 1900, ""),  # a colony whose name at the time is not in the tables
    ],
)
def test_a_place_lay_in_the_state_of_the_time(
    world: dict[str, Any], place: str, lat: float, lon: float, year: int, state: str
) -> None:
    assert state_at(world, lat, lon, year) == state


def test_no_present_day_name_is_used_before_its_time(world: dict[str, Any]) -> None:
    first = {}
    for unit in world["units"]:
        for year, _, state in unit:
            name = world["names"][state]
            first[name] = min(first.get(name, 9999), year)
    assert first["Turkey"] == 1923
    assert first["Sri Lanka"] == 1973
    assert first["Italy"] == 1861
    assert not {"Czechia", "Eswatini", "Türkiye"} & set(first)


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (["1920"], 1920),
        (["1847/1849"], 1848),
        (["1810"], None),
        (["2001"], None),
        ([None], None),
        (["1878", "1904", "1850"], 1878),
    ],
)
def test_the_year_of_a_page_is_the_median_of_its_dates(dates: list[str | None], year: int | None) -> None:
    documents = [Document("a", "Text.", date=None if date is None else Timespan.parse(date)) for date in dates]
    assert states.year_of(documents) == year


def test_a_page_gets_only_lines_that_were_borders_in_its_years() -> None:
    narrow = states.states(1900, [(1900, 1900)], CAUCASUS)
    wide = states.states(1900, [(1870, 1930)], CAUCASUS)
    assert narrow is not None
    assert wide is not None
    assert set(narrow["names"]) >= {"Russian Empire", "Ottoman Empire", "Persia"}
    assert "Republic of Armenia" in wide["names"]
    assert (wide["first"], wide["last"], wide["year"]) == (1870, 1930, 1900)
    assert sum(line[1] >= 0 for line in narrow["lines"]) < sum(line[1] >= 0 for line in wide["lines"])


def test_areas_around_places_have_all_their_lines_or_none() -> None:
    iberia, americas, levant = Box(-10, 36, 0, 44), Box(-130, -55, -35, 60), Box(33, 29, 38, 34)
    here = states.states(1900, [(1816, 1991)], CAUCASUS)
    found = states.states(1900, [(1816, 1991)], CAUCASUS, [iberia, americas, levant])
    assert here is not None
    assert found is not None
    assert here["areas"] == [[40, 38, 48, 43]]
    assert found["areas"] == [
        [40, 38, 48, 43],
        [-10, 36, 0, 44],
        [33, 29, 38, 34],
    ]  # the lines of the Americas are too many
    more = sum(len(line) for _, _, line in found["lines"]) - sum(len(line) for _, _, line in here["lines"])
    assert 0 < more <= states.LINES_SIZE
    assert state_at(found, 39.5, -5, 1900) == "Spain"
    assert state_at(found, 40, -8, 1900) == "Portugal"


def test_open_sea_has_no_states() -> None:
    assert states.states(1900, [], Box(-40, 30, -38, 31)) is None


def test_an_undated_text_and_a_text_of_antiquity_have_no_map_of_states() -> None:
    for date in (None, Timespan.parse("0079")):
        page = atlas.draw(Document("a", "Rome.", date=date)).html_page()
        assert "States of the time" not in page


@pytest.mark.browser
def test_the_borders_of_the_year_are_named_and_follow_the_slider(visit: Open) -> None:
    page, _ = visit()
    assert page.locator(".key-states").inner_text() == "state borders in 1920, approximate"
    assert page.locator(".orient.era").all_text_contents()
    page.locator(".track .to").evaluate(
        "(input) => { input.value = Number(input.min); input.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    year = page.locator(".now b").inner_text()
    assert f"state borders in {year}" in page.locator(".key-states").inner_text()
    page.get_by_role("button", name="Layers").click()
    box = page.get_by_label(f"States in {year}, approximate")
    assert box.is_checked()
    box.uncheck()
    assert page.locator(".key-states").is_hidden()
    assert page.locator(".orient.era").count() == 0


@pytest.mark.browser
def test_the_borders_are_those_of_the_text_that_is_read(visit: Open) -> None:
    years = ("1880", "1900", "1919")
    page, _ = visit(
        [story.annotate("They left [kars:Kars] for [tiflis:Tiflis].", id=year, title=year, date=year) for year in years]
    )
    assert "state borders in 1900" in page.locator(".key-states").inner_text()
    picture = "() => document.querySelector('.leaflet-states-pane canvas').toDataURL()"
    before = page.evaluate(picture)
    page.locator(".docs a", has_text="1919").click()
    assert "state borders in 1919" in page.locator(".key-states").inner_text()
    assert "DEMOCRATIC REPUBLIC OF GEORGIA" in page.locator(".orient.era").all_text_contents()
    assert page.evaluate(picture) != before


@pytest.mark.browser
def test_the_borders_are_not_painted_again_when_only_a_person_changes(visit: Open) -> None:
    page, _ = visit()
    page.evaluate(
        """() => {
            const canvas = document.querySelector('.leaflet-states-pane canvas'), context = canvas.getContext('2d');
            const clear = context.clearRect.bind(context);
            window.painted = 0;
            context.clearRect = (...box) => { window.painted += 1; clear(...box); };
        }"""
    )
    page.locator("[data-tab=people]").click()
    page.get_by_role("button", name="On the map").first.click()  # may move the map
    moved, sketch = page.evaluate("window.painted"), page.evaluate(SKETCH)
    page.get_by_role("button", name="On the map").first.click()
    assert page.evaluate(SKETCH) != sketch
    assert page.evaluate("window.painted") == moved


def _state(
    id: str, name: str, feature: str, box: tuple[float, float, float, float], point: tuple[float, float]
) -> Document:
    place = Place(id, name, Location(*point, extent=box), feature=feature)
    chosen = Candidate(place, name, 0.9)
    text = f"In 1878 the {name} sent an envoy."
    start = text.index(name)
    entity = Entity("e1", start, start + len(name), name, "PLACE", "test", resolution=Resolution(chosen, (chosen,)))
    return Document("d", text, date=Timespan.parse("1878"), lang="en", entities=(entity,))


@pytest.mark.browser
def test_the_card_of_a_state_draws_the_borders_of_the_time(visit: Open) -> None:
    page, _ = visit(_state("hg:o", "Ottoman Empire", "A.PCLH", (20, 30, 48, 43), (40.6, 43.1)))
    before = page.evaluate(SKETCH)
    page.locator("article a.m").click()
    assert "borders in 1878, approximate" in page.locator(".card .where").inner_text()
    assert page.locator(".key-extent").is_hidden()
    assert page.evaluate(SKETCH) != before
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("States in 1878, approximate").uncheck()
    assert not page.locator(".key-extent").evaluate("(item) => item.hidden")  # without the layer, its box
    river, _ = visit(_state("hg:r", "Ottoman Empire", "H.STM", (20, 30, 48, 43), (40.6, 43.1)), title="A river")
    river.locator("article a.m").click()
    assert "borders" not in river.locator(".card .where").inner_text()


@pytest.mark.browser
def test_the_layer_is_off_for_a_page_with_present_day_borders(visit: Open) -> None:
    page, _ = visit(story.alexandropol(), modern=True)
    assert page.locator(".key-states").is_hidden()
    page.get_by_role("button", name="Layers").click()
    assert not page.get_by_label("States in 1920, approximate").is_checked()
    page.get_by_label("States in 1920, approximate").check()
    assert page.get_by_label("Present-day borders").is_checked() is False


@pytest.mark.browser
def test_the_layer_is_turned_off_and_on_by_keyboard_alone(visit: Open) -> None:
    page, _ = visit()
    page.get_by_role("button", name="Layers").focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("States in 1920, approximate")
    assert box.evaluate("(input) => input === document.activeElement")
    page.keyboard.press("Space")
    assert not box.is_checked()
    assert page.locator(".orient.era").count() == 0
    page.keyboard.press("Space")
    assert box.is_checked()
    assert page.locator(".orient.era").count() > 0
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Layers").evaluate("(button) => button === document.activeElement")


@pytest.mark.browser
def test_the_key_explains_the_borders_of_a_text_of_one_year(visit: Open) -> None:
    page, _ = visit(story.annotate("They left [tiflis:Tiflis] for [batum:Batum].", date="1864"))
    assert page.locator(".key-states").inner_text() == "state borders in 1864, approximate"


@pytest.mark.parametrize(("date", "drawn"), [("1920", False), ("2005", True), (None, True)])
def test_the_still_map_has_present_day_borders_only_for_the_present(date: str | None, drawn: bool) -> None:
    page = atlas.draw(story.annotate("They left [tiflis:Tiflis] for [batum:Batum].", date=date)).html_page()
    still = page.partition('<svg class="still"')[2].partition("</svg>")[0]
    assert ('class="border" d="M' in still) == drawn
