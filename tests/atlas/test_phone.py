"""The page on a phone: a short card, the word above it, menus inside the screen."""

from __future__ import annotations

import pytest

from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser


def test_the_tapped_word_is_visible_between_map_and_card(visit: Open) -> None:
    page, _ = visit(width=390, height=844)
    page.evaluate("document.querySelector('#m20').scrollIntoView({ block: 'end' })")  # at the foot of the screen
    page.locator("#m20").click()
    page.wait_for_timeout(300)
    word, dock, tabs = (page.locator(s).bounding_box() for s in ("#m20", ".dock", ".tabs"))
    assert tabs["y"] + tabs["height"] <= word["y"]
    assert word["y"] + word["height"] <= dock["y"]
    assert dock["y"] - tabs["y"] - tabs["height"] > 180  # text is left to read
    assert dock["y"] + dock["height"] <= 845


def test_the_card_can_be_pulled_up_and_pushed_away(visit: Open) -> None:
    page, _ = visit(width=390, height=844)
    page.locator("article p a.m.p").first.click()
    low = page.locator(".dock").bounding_box()["height"]
    grip = page.get_by_label("Taller card")
    grip.click()
    assert page.locator(".dock").bounding_box()["height"] > low + 60
    assert grip.get_attribute("aria-expanded") == "true"
    page.get_by_label("Close").click()
    assert page.locator(".dock").is_hidden()


@pytest.mark.parametrize("width", [360, 390, 430])
@pytest.mark.parametrize("menu", ["layers", "share"])
def test_menus_stay_inside_the_screen(visit: Open, width: int, menu: str) -> None:
    page, _ = visit(width=width, height=800)
    page.locator(f".menu-{menu}").click()
    found = page.locator(f".menu.{menu}").bounding_box()
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= width
    assert found["y"] >= 0
    on_top = page.evaluate(
        "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('.menu'))", [found["x"] + 20, found["y"] + 12]
    )
    assert on_top


def test_in_landscape_text_and_map_are_side_by_side(visit: Open) -> None:
    page, _ = visit(width=844, height=390)
    page.locator("article p a.m.p").first.click()
    pane, dock, word = (page.locator(s).bounding_box() for s in (".pane", ".dock", ".m.cur"))
    assert pane["height"] > 380
    assert word["x"] + word["width"] <= dock["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
