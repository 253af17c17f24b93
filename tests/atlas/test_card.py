"""The card of a place, in a real browser."""

from __future__ import annotations

import pytest

from tests.atlas.conftest import CARD, Open, mention

pytestmark = pytest.mark.browser


def test_mention_leads_to_place(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Batum")).click()
    assert page.locator(f"{CARD} h2").inner_text() == "Batum"
    assert page.locator(f"{CARD} .today").inner_text() == "Batumi, Georgia"
    assert "41.64° N, 41.63° E" in page.locator(f"{CARD} .where").inner_text()
    assert page.locator(".m.cur").inner_text() == "Batum"
    assert page.locator(".m.hit").count() == 2
    frame, card = page.locator(".mapbox").bounding_box(), page.locator(CARD).bounding_box()
    assert frame["x"] <= card["x"]
    assert card["x"] + card["width"] <= frame["x"] + frame["width"]
    assert frame["y"] <= card["y"]
    assert card["y"] + card["height"] <= frame["y"] + frame["height"]


def test_place_leads_to_its_mentions_one_after_the_other(visit: Open) -> None:
    page, _ = visit()
    page.locator(".leaflet-names-pane .name", has_text="Kars").first.click()
    assert page.locator(".m.hit").count() == 5
    seen = [page.locator(".m.cur").get_attribute("id")]
    for _ in range(5):
        page.get_by_label("Next mention").click()
        seen.append(page.locator(".m.cur").get_attribute("id"))
    assert len(set(seen)) == 5
    assert seen[0] == seen[5]
    page.get_by_label("Previous mention").click()
    assert page.locator(".m.cur").get_attribute("id") == seen[4]
    assert "5 of 5 mentions" in page.locator(".nav").inner_text()
    assert "Kars" in page.locator(f"{CARD} blockquote b").inner_text()
    assert page.locator(f"{CARD} .byyear").get_attribute("aria-label") == "Named by year: 1919, 1920, 1921, 1990"
    assert page.locator(f"{CARD} .byyear .here").count() == 1


def test_a_dot_can_be_clicked(visit: Open) -> None:
    page, _ = visit()
    label = page.locator(".leaflet-names-pane .name:text-is('Erzurum')").bounding_box()
    page.mouse.click(label["x"] - 11, label["y"] + label["height"] / 2)
    assert page.locator(f"{CARD} h2").inner_text() == "Erzurum"


def test_nested_place_opens_inside_its_event(visit: Open) -> None:
    page, _ = visit()
    page.locator("article p .m.o.event > .m.p").first.click()
    assert page.locator(f"{CARD} h2").inner_text() == "Alexandropol"


def test_names_and_reasons(visit: Open) -> None:
    page, _ = visit(hash="#p=gn:616635")
    page.get_by_role("tab", name="Names").click()
    rows = page.locator(f"{CARD} .names .row .n span").all_inner_texts()
    assert rows[:3] == ["Kumayri", "Կումայրի", "Gümrü"]
    assert "Leninakan" in rows
    assert page.locator(f"{CARD} .names .row .n small").all_inner_texts()[:3] == ["hy-Latn", "hy", "tr"]
    assert page.locator(f"{CARD} .sources").inner_text() == "Source: test"
    assert "1920" in page.locator(f"{CARD} .axis").inner_text()
    assert "გიუმრი" in page.locator(f"{CARD} .loose").inner_text()
    page.get_by_role("tab", name="Why here").click()
    assert "97%" in page.locator(f"{CARD} .verdict").inner_text()
    assert page.locator(f"{CARD} .clues li").count() == 7
    assert page.locator(f"{CARD} .clues .against").count() == 1


def test_other_candidates_are_shown_on_request(visit: Open) -> None:
    page, _ = visit(hash="#p=gn:616635")
    assert page.locator(".key-other").is_hidden()
    page.get_by_role("tab", name="Others 2").click()
    assert page.locator(".key-other").is_visible()
    texts = page.locator(f"{CARD} .others li button").all_inner_texts()
    assert texts == ["Oleksandropil, Ukraine", "Alexandroupoli, Greece"]
    before = page.evaluate("map_atlas.getZoom()")
    page.get_by_role("button", name="Show all of them").click()
    assert page.evaluate("map_atlas.getZoom()") < before


def test_one_place_keeps_the_reasons_of_each_mention(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Karakilisa")).click()
    assert page.locator(f"{CARD} .sureness").inner_text() == "46%"
    assert page.get_by_role("tab", name="Others 3").count() == 1
    page.locator(mention("Karaklis")).click()
    assert page.locator(f"{CARD} .sureness").inner_text() == "72%"
    assert page.get_by_role("tab", name="Others").count() == 0


def test_narrow_screen_docks_the_card(visit: Open) -> None:
    page, _ = visit(width=390, height=844)
    page.locator(mention("Tiflis")).click()
    dock, pane = page.locator(".dock").bounding_box(), page.locator(".mapbox").bounding_box()
    assert dock["y"] >= pane["y"] + pane["height"]
    assert dock["y"] + dock["height"] <= 845
    page.get_by_label("Close").click()
    assert page.locator(".dock").is_hidden()
