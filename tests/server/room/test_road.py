"""The whole road by keyboard alone, in a real Chromium: paste, correct, add, merge, reload, save, and the second text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from gazetteer.formats.tei import read as tei_read
from tests.server.room.conftest import wait

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "texts" / "alexandropol-1920.txt"
LETTER = "\n\nSimon Vratzian rode from Barapol to Kars. Barapol burnt."
Desk = Callable[..., Any]


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def shown(page: Any) -> str:
    """The words of the current mention."""
    return str(page.locator(".inspector .words").inner_text())


def look_for(page: Any, words: str, most: int = 120) -> None:
    """Go from name to name until the inspector shows these words."""
    for _ in range(most):
        if page.locator("body.looking").count() and shown(page) == words:
            return
        press(page, "n")
    raise AssertionError(f"{words!r} was not reached by keyboard")


def mark_missed(page: Any, words: str) -> None:
    """Find words in the text and mark them as a place."""
    press(page, "f")
    page.keyboard.type(words)
    press(page, "Enter")
    page.wait_for_selector("[data-as=PLACE]:focus")
    press(page, "Enter")
    page.wait_for_selector(f".inspector .words:text-is('{words}')")


def place_by_search(page: Any, words: str, place: str) -> None:
    """Correct the place of a name by search."""
    look_for(page, words)
    press(page, "s")
    page.keyboard.type(place)
    page.wait_for_selector(".found button.lit")
    press(page, "Enter")
    page.wait_for_selector(".state.confirmed")


def add_place(page: Any, words: str, *fields: str) -> None:
    """Add a place for a name: latitude, longitude, years and source."""
    look_for(page, words)
    press(page, "+")
    page.locator(".placeform [name=lat]").focus()
    for field in fields[:-1]:
        page.keyboard.type(field)
        press(page, "Tab")
    page.keyboard.type(fields[-1])
    press(page, "Enter")
    page.wait_for_selector(".state.confirmed")


def saved(page: Any, format: str, tmp_path: Path) -> str:
    press(page, "e")
    page.locator(f".menu a[href$='/export/{format}']").focus()
    with page.expect_download() as caught:
        press(page, "Enter")
    path = tmp_path / format
    caught.value.save_as(path)
    press(page, "Escape")
    return path.read_text("utf-8")


def test_the_whole_road_by_keyboard(desk: Desk, room: httpx.Client, tmp_path: Path) -> None:
    page = desk("/documents")
    page.locator("textarea").focus()
    page.keyboard.insert_text(SAMPLE.read_text("utf-8") + LETTER)
    page.locator("[name=who]").focus()
    page.keyboard.type("Ana")
    press(page, "Enter")
    page.wait_for_selector(".documents a")
    [listed] = room.get("/documents.json").json()["documents"]
    before = wait(room, listed["id"])
    page.wait_for_selector(".documents a:focus")
    press(page, "Enter")
    page.wait_for_selector("html[data-ready=yes] .text")

    place_by_search(page, "Sèvres", "Ankara")
    assert page.locator(".verdict .label").inner_text() == "Ankara"

    if not any(before["text"][row[1] : row[2]] == "Barapol" for row in before["rows"]):
        mark_missed(page, "Barapol")
    add_place(page, "Barapol", "40.62", "43.71", "1837/1924", "a letter")
    assert page.locator(".verdict .where").inner_text().endswith("own:barapol")

    # merge two persons; the two spellings of the first are one person already
    look_for(page, "Simon Vratzian")
    page.wait_for_selector(".person h3:text('2 mentions')")
    press(page, "g")
    page.locator("select:focus").select_option(label="Boris Legran")  # typing selects it too, if no key is late
    press(page, "Enter")
    page.wait_for_selector(".person h3:text('3 mentions')")

    # reload: everything is there
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator(".count").inner_text().startswith("2 of")
    look_for(page, "Sèvres")
    assert page.locator(".verdict .label").inner_text() == "Ankara"

    # saved as TEI and GeoJSON, with the corrections in
    (tmp_path / "tei.xml").write_text(saved(page, "tei", tmp_path), "utf-8")
    [document] = tei_read.read(tmp_path / "tei.xml")
    placed = {one.text: one.place.id for one in document.entities if one.place}
    assert placed["Barapol"] == "own:barapol"
    features = json.loads(saved(page, "geojson", tmp_path))["features"]
    assert any(feature["geometry"]["coordinates"] == [43.71, 40.62] for feature in features if feature["geometry"])

    # the second text uses the corrections
    [second] = room.post("/documents", content="The peace of Sèvres was read at Barapol in 1921.").json()["documents"]
    wait(room, second["id"])
    page = desk(f"/documents/{second['id']}")
    look_for(page, "Sèvres")
    assert page.locator(".verdict .label").inner_text().startswith("Ankara")
    assert page.locator(".taught").count() == 1
    look_for(page, "Barapol")
    assert page.locator(".verdict .where").inner_text().endswith("own:barapol")
    changes = room.get(f"/documents/{listed['id']}/changes").json()["changes"]
    assert {change["who"] for change in changes} == {"Ana"}
