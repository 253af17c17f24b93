"""The card without a mouse: a dialog that takes the focus, is announced, and returns the focus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.atlas.conftest import CARD, Open, mention

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def focused(page: Any, what: str = "textContent") -> str:
    return str(page.evaluate(f"document.activeElement.{what}"))


def test_from_a_mention_through_every_tab_and_back(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Alexandropol")).focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-haspopup')") == "dialog"
    opener = focused(page, "id")
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Alexandropol").count() == 1
    assert focused(page, "className") == "card"
    page.keyboard.press("Tab")
    assert focused(page, "ariaLabel") == "Close"
    page.keyboard.press("Tab")  # the link to GeoNames
    page.keyboard.press("Tab")
    seen = [focused(page)]
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(focused(page))
        label = page.locator(f"{CARD} [role=tabpanel]").get_attribute("aria-labelledby")
        assert page.locator(f"#{label}").inner_text() == seen[-1]
    assert seen == ["In the text", "Names", "Why here", "Others 2", "Correct"]
    page.keyboard.press("Tab")
    assert page.locator(f"{CARD} [role=tabpanel]").evaluate("(e) => e === document.activeElement")
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="detached")
    assert focused(page, "id") == opener


def test_from_a_name_on_the_map_and_back(visit: Open) -> None:
    page, _ = visit()
    name = page.locator(".leaflet-names-pane .name:text-is('Erzurum')")
    name.focus()
    page.keyboard.press("Enter")
    assert focused(page, "className") == "card"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the close button
    assert focused(page) == "Erzurum"


def test_an_address_opens_the_card_without_taking_the_focus(visit: Open) -> None:
    page, _ = visit(hash="#p=gn:616635")
    assert page.locator(CARD).count() == 1
    assert focused(page, "tagName") == "BODY"


def test_the_map_says_what_it_is(visit: Open) -> None:
    page, _ = visit()
    label = page.locator(".leaflet-container").get_attribute("aria-label")
    assert label
    assert label.startswith("Map of the places")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("hover", [False, True])
def test_the_current_mention_can_be_read(visit: Open, theme: str, hover: bool) -> None:
    page, _ = visit()
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    current = page.locator(mention("Batum"))
    current.click()
    if not hover:
        page.mouse.move(900, 880)
    colours = page.locator(".m.cur").evaluate("""(e) => {
        const { color, backgroundColor } = getComputedStyle(e);
        return [color, backgroundColor];
    }""")
    assert colours[0] != colours[1]
    light, dark = ("rgb(251, 250, 246)", "rgb(21, 24, 26)")
    assert colours[0] == (light if theme == "light" else dark)


def test_arrows_walk_through_the_places_in_the_order_of_the_text(visit: Open) -> None:
    page, _ = visit()
    seen = []
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        seen.append(page.locator(".m.cur").first.inner_text())
    assert seen == ["Alexandropol", "Alexandropol", "Tiflis", "Kars", "Arpa Chai", "Van"]
    page.keyboard.press("ArrowLeft")
    assert page.locator(".m.cur").inner_text() == "Arpa Chai"


def test_back_closes_the_card_and_forward_opens_it(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Batum")).click()
    page.locator(mention("Tiflis")).click()
    page.go_back()
    page.wait_for_function("() => document.querySelector('.card h2')?.textContent === 'Batum'")
    page.go_back()
    page.wait_for_function("() => !document.querySelector('.leaflet-popup .card')")
    page.go_forward()
    page.wait_for_function("() => document.querySelector('.card h2')?.textContent === 'Batum'")
    page.evaluate("location.hash = '#y=1920-1921'")  # an address is restored, not added to what is shown
    page.wait_for_function("() => !document.querySelector('.leaflet-popup .card')")
    assert page.locator(".now b").inner_text() == "1920–1921"


def test_a_sentence_and_a_mention_have_addresses(visit: Open) -> None:
    page, _ = visit()
    page.locator(".s", has_text="The fortress fell on").evaluate("(sentence) => sentence.click()")
    address = page.evaluate("location.hash")
    assert address.startswith("#s=0.")
    again, _ = visit(hash=address)
    assert "The fortress fell on" in again.locator(".s.hit").inner_text()
    page.locator("article a.m:text-is('Kars') >> nth=2").click()
    current = page.locator(".m.cur").get_attribute("id")
    again, _ = visit(hash=page.evaluate("location.hash"))
    assert again.locator(".m.cur").get_attribute("id") == current


STATES: dict[str, list[tuple[str, str]]] = {
    "opening": [],
    "places": [("click", "[data-tab=places]")],
    "people": [("click", "[data-tab=people]")],
    "card": [("click", mention("Karakilisa"))],
    "names": [("click", mention("Alexandropol")), ("click", "#card-names")],
    "why": [("click", mention("Alexandropol")), ("click", "#card-why")],
    "others": [("click", mention("Alexandropol")), ("click", "#card-others")],
    "correct": [("click", mention("Alexandropol")), ("click", "#card-correct")],
    "layers": [("click", ".menu-layers")],
    "save": [("click", ".menu-share")],
}


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing_in_any_state(visit: Open, width: int, theme: str) -> None:
    if not AXE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core is not installed: run npm install")
        pytest.skip("axe-core is not installed (npm install)")
    page, _ = visit(width=width, height=900)
    page.evaluate(
        "(theme) => { if (document.documentElement.dataset.theme !== theme) document.querySelector('.theme').click(); }",
        theme,
    )
    page.evaluate(AXE.read_text("utf-8") + "; null")
    for state, steps in STATES.items():
        for _, selector in steps:
            page.locator(selector).click()
        page.wait_for_timeout(60)
        found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]] == [], state
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.locator("[data-tab=text]").click()
