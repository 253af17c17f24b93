"""People on the page: their places, their paths, and who shares places with whom."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.atlas import tables
from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser

SKETCH = "() => document.querySelector('.leaflet-sketch-pane canvas').toDataURL()"


def mention(text: str) -> str:
    return f'article .m:text-is("{text}") >> nth=0'


def test_person_layer(visit: Open) -> None:
    page, _ = visit()
    page.locator("[data-tab=people]").click()
    rows = page.locator(".peoplelist li")
    assert rows.first.locator(".who a").inner_text() == "Kâzım Karabekir"
    assert rows.first.locator(".chips a").all_inner_texts() == ["Erzurum", "Sarıkamış", "Alexandropol", "Kars"]
    blank = page.evaluate(SKETCH)
    rows.first.get_by_role("button", name="On the map").click()
    assert page.evaluate(SKETCH) != blank
    assert page.locator(".key-person").is_visible()
    rows.first.get_by_role("button", name="On the map").click()
    assert page.locator(".key-person").is_hidden()
    page.locator("[data-tab=text]").click()
    page.locator(mention("Khatisian")).click()
    assert page.locator(".m.q.hit").count() == 3


def data(*paths: list[int]) -> dict[str, Any]:
    """People who are named with places 0 to 3 (of which 3 is a country), each mention a place of the same number."""
    return {
        "people": [{"path": path} for path in paths],
        "places": [{"area": False}, {"area": False}, {"area": False}, {"area": True}],
        "mentions": [[0, place] for place in range(4)],
    }


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([[0, 1], [1, 2]], [[(1, [1])], [(0, [1])]]),
        ([[0, 1, 0], [1, 0]], [[(1, [0, 1])], [(0, [1, 0])]]),
        ([[0], [1]], [[], []]),
        ([[3], [3]], [[], []]),  # a country is no place that people share
        ([[0, 1], [0], [0, 1]], [[(2, [0, 1]), (1, [0])], [(0, [0]), (2, [0])], [(0, [0, 1]), (1, [0])]]),
        ([[]], [[]]),
    ],
)
def test_who_shares_places(paths: list[list[int]], expected: list[list[tuple[int, list[int]]]]) -> None:
    assert tables.sharing(data(*paths)) == expected


def test_who_shares_places_with_whom_is_listed_and_drawn(visit: Open) -> None:
    page, _ = visit(hash="#t=people")
    vratsian = page.locator(".peoplelist > li", has_text="also Vratsian")
    assert vratsian.locator(".shares li").all_inner_texts() == ["with Dro Erivan, Kazakh, Dilijan"]
    assert page.locator(".peoplelist > li", has_text="Boris Legran").locator(".shares").count() == 0
    vratsian.get_by_role("button", name="On the map").click()
    alone = page.evaluate(SKETCH)
    assert page.locator(".key-pair").is_hidden()
    vratsian.get_by_role("button", name="with Dro").click()
    assert page.evaluate(SKETCH) != alone
    assert page.locator(".key-pair").is_visible()
    assert vratsian.locator(".path").get_attribute("aria-pressed") == "false"
    assert page.locator(".with[aria-pressed=true]").inner_text() == "with Dro"
    address = page.evaluate("location.hash")
    assert address == "#q=Simon%20Vratsian&with=Dro&t=people"
    page.locator("[data-tab=text]").click()
    assert sorted(set(page.locator(".m.q.hit").all_inner_texts())) == ["Dro", "Simon Vratsian", "Vratsian"]
    again, _ = visit(hash=address)
    assert again.locator(".with[aria-pressed=true]").inner_text() == "with Dro"
    again.locator(".with[aria-pressed=true]").click()
    assert again.locator(".key-pair").is_hidden()
    assert again.locator(".key-person").is_hidden()
