"""Accessibility: colour blindness, contrast, screen readers, print, undated places."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from tests.atlas import story
from tests.atlas.conftest import Open

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def palette(theme: str) -> dict[str, Colour]:
    """Colours of a theme as linear light, 0 to 1."""
    css = (files("gazetteer.atlas") / "static" / "styles" / "palette.css").read_text("utf-8")
    light, dark = css.split(":root[data-theme=dark]")
    found = re.findall(r"--(\w+): #([0-9a-f]{6})\b", dark if theme == "dark" else light)
    return {name: tuple(linear(int(value[i : i + 2], 16) / 255) for i in (0, 2, 4)) for name, value in found}  # type: ignore[misc]


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* of linear sRGB, D65."""
    r, g, b = (min(1, max(0, part)) for part in colour)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )  # fmt: skip
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: Colour, two: Colour) -> float:
    """WCAG 2 contrast ratio."""
    a, b = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, two))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_place_and_person_colours_differ_for_colour_blind_readers(theme: str, blindness: str) -> None:
    colours, matrix = palette(theme), BLINDNESS[blindness]
    seen = {
        name: lab(tuple(sum(m * c for m, c in zip(row, colours[name], strict=True)) for row in matrix))  # type: ignore[arg-type]
        for name in ("place", "person")
    }
    difference = sum((a - b) ** 2 for a, b in zip(seen["place"], seen["person"], strict=True)) ** 0.5
    assert difference > 25  # CIE76


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "ink2", "place", "person"])
def test_text_has_enough_contrast(theme: str, name: str) -> None:
    colours = palette(theme)
    assert contrast(colours[name], colours["paper"]) >= 5.9


@pytest.mark.browser
def test_controls_have_accessible_names(visit: Open) -> None:
    page, _ = visit(hash="#p=gn:616635")
    nameless = page.evaluate("""() => [...document.querySelectorAll('button, a[href], input, [role=tab]')]
        .filter((e) => !e.hidden && !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length || e.title))
        .map((e) => e.outerHTML)""")
    assert nameless == []
    levels = page.evaluate(
        "() => [...document.querySelectorAll('main h1, main h2, main h3')].map((h) => +h.tagName[1])"
    )
    assert all(b - a <= 1 for a, b in pairwise(levels))
    page.locator("html").evaluate("() => document.activeElement?.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"


@pytest.mark.browser
def test_printed_map_is_a_picture_with_a_caption(visit: Open) -> None:
    page, log = visit(hash="#y=1920-1921")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    picture = page.locator(".printed img")
    picture.evaluate("(image) => image.decode()")
    assert picture.is_visible()
    assert picture.evaluate("(image) => image.naturalWidth") > 1200
    assert picture.get_attribute("alt") == "The Treaty of Alexandropol and the Autumn That Made It, 1920–1921"
    assert page.locator(".pane").is_hidden()
    assert page.locator(".placetable").is_hidden()  # what is open is printed
    assert page.locator("article p").last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0
    page.emulate_media(media="screen")
    paper = page.pdf()
    assert paper.startswith(b"%PDF")
    assert b"/Subtype /Image" in paper
    assert log.external == []


@pytest.mark.browser
def test_undated_places_can_be_hidden(visit: Open) -> None:
    document = story.annotate(
        "In {d1919:1919} they left [van:Van].\n\nIn {d1924:1924} they saw [kars:Kars].\n\nOnce there was [baku:Baku].",
        date=None,
    )
    page, _ = visit(document)
    assert page.locator(".now small").inner_text() == "3 places"
    undated = page.get_by_role("button", name="undated")
    assert undated.get_attribute("aria-pressed") == "true"
    undated.click()
    assert page.locator(".now small").inner_text() == "2 of 3 places"
    assert page.locator(".name.dim").all_inner_texts() == ["Baku"]
    address = page.evaluate("location.hash")
    assert "undated=no" in address
    again, _ = visit(document, hash=address)
    assert again.locator(".now small").inner_text() == "2 of 3 places"
    again.get_by_role("button", name="undated").click()
    assert again.locator(".now small").inner_text() == "3 places"
