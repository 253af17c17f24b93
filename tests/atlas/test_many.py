"""Many texts and many places on one map, in a real browser."""

from __future__ import annotations

import math
import re

import pytest

from tests.atlas import story
from tests.atlas.conftest import CARD, Open

pytestmark = pytest.mark.browser

NAME = ".leaflet-names-pane .name"
CROWD = ".leaflet-names-pane .crowd"
CIRCLES = """[...document.querySelectorAll('.leaflet-names-pane .crowd')].map((circle) => {
    const r = circle.getBoundingClientRect();
    return [r.x + r.width / 2, r.y + r.height / 2, r.width / 2];
})"""


def test_several_texts_on_one_map(visit: Open) -> None:
    documents = [
        story.alexandropol(),
        story.annotate("In {d1919:1919} they left [van:Van] for [tiflis:Tiflis].", id="two", title="A second text"),
    ]
    page, _ = visit(documents)
    assert page.locator(".tabs [data-tab=texts]").get_attribute("aria-selected") == "true"
    assert page.locator(".now small").inner_text() == "32 places"
    page.locator(".docs a", has_text="A second text").click()
    assert page.locator("article:visible h1").inner_text() == "A second text"
    assert page.locator(".now small").inner_text() == "2 of 32 places"
    assert "d=two" in page.evaluate("location.hash")
    page.locator(".tabs [data-tab=texts]").click()
    page.get_by_role("button", name="All texts").click()
    assert page.locator(".now small").inner_text() == "32 places"


def test_ten_thousand_places_answer_a_click(visit: Open) -> None:
    page, log = visit(story.many(10_000))
    assert page.locator(".now small").inner_text() == "10000 places"
    page.locator(".docs a").nth(3).click()
    assert page.locator(".now small").inner_text() == "250 of 10000 places"
    page.locator("article:visible a.m").nth(7).click()
    text = page.locator(".m.cur").inner_text()
    assert text == "Town757"
    assert page.locator(f"{CARD} h2").inner_text() == text
    assert page.locator(f"{NAME}.chosen").inner_text() == text
    other = page.locator(f"{NAME}:not(.chosen)").first
    text = other.inner_text()
    other.click()
    assert page.locator(f"{CARD} h2").inner_text() == text
    assert page.locator(".m.cur").inner_text() == text
    assert log.external == []


def test_crowded_places_become_a_cluster_with_a_number(visit: Open) -> None:
    page, _ = visit(story.many(2000))
    assert page.locator(".key-crowd").is_visible()
    counts = [int(n) for n in page.locator(CROWD).all_inner_texts()]
    assert 1800 < sum(counts) <= 2000
    circles = page.evaluate(CIRCLES)
    gaps = [math.dist(one[:2], two[:2]) - one[2] - two[2] for i, one in enumerate(circles) for two in circles[i + 1 :]]
    assert min(gaps) > -4  # no circle covers the number of another
    zoom = page.evaluate("map_atlas.getZoom()")
    page.locator(CROWD).last.click()
    assert page.evaluate("map_atlas.getZoom()") > zoom
    page.evaluate("map_atlas.setView([45, 20], 10, { animate: false })")
    assert page.locator(CROWD).count() == 0
    assert page.locator(".key-crowd").is_hidden()
    few, _ = visit(story.many(200))
    assert few.locator(CROWD).count() == 0


def test_a_circle_counts_only_what_is_in_range(visit: Open) -> None:
    page, _ = visit(story.many(2000))  # eight texts, one a year from 1800 on
    page.locator(".track .to").evaluate("(e) => { e.value = 1803; e.dispatchEvent(new Event('input')); }")
    assert page.locator(".now small").inner_text() == "1000 of 2000 places"
    assert 800 < sum(int(n) for n in page.locator(CROWD).all_inner_texts()) <= 1000


def test_rows_are_rendered_when_they_are_scrolled_to(visit: Open) -> None:
    page, _ = visit(story.many(1000), hash="#t=places")
    rows = page.locator(".placetable tbody tr")
    assert rows.count() == 400
    page.locator(".more").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelectorAll('.placetable tbody tr').length > 400")
    page.get_by_label("Find a place in this list").fill("town77")
    assert sorted(rows.locator("a").all_inner_texts()) == ["Town77", *[f"Town77{i}" for i in range(10)]]
    page.get_by_label("Find a place in this list").fill("")
    page.locator("th[data-by=name] button").click()
    page.locator("th[data-by=name] button").click()
    assert rows.first.locator("a").inner_text() == "Town999"
    rows.first.locator("a").click()
    assert page.locator(f"{CARD} h2").inner_text() == "Town999"
    assert re.search(r"\bon\b", rows.first.get_attribute("class") or "")


def test_without_scripts_a_long_list_is_truncated_with_a_note(visit: Open) -> None:
    page, _ = visit(story.many(1000), scripts=False)
    assert page.locator(".placetable tbody tr").count() == 200
    assert "the other 800 places" in page.locator("main").inner_text()
    assert page.locator("article").count() == 4
    assert page.locator("article").last.is_visible()
