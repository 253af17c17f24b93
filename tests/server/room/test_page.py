"""The reading page in a real Chromium: two tabs, hostile texts, every correction, sizes and themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.room.conftest import Add, wait
from tests.server.room.test_road import look_for, press

pytestmark = pytest.mark.browser

Desk = Callable[..., Any]
TEXT = "Aram Petrosian left Tiflis for Kars. At Kars, Petrosian met Levon Manukian of Alexandropol. Kars fell."
HOSTILE = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\"> "
    "In the spring of 1919 we left Kars for Tiflis and came to Batum by the railway. "
    "{{7*7}} ${7*7} </script><b>Tiflis</b> javascript:alert(1) \u202eKars\u202c &amp; \" '"
)


def correct(room: httpx.Client, id: str, text: str, words: str, action: str, *, seen: int = 0) -> httpx.Response:
    start = text.index(words)
    one = {"start": start, "end": start + len(words), "text": words, "action": action}
    return room.post(f"/documents/{id}/corrections", json={"seen": seen, "who": "ben", "corrections": [one]})


def test_two_tabs_lose_no_update(desk: Desk, add: Add, room: httpx.Client) -> None:
    [id] = add(TEXT)
    first = desk(f"/documents/{id}")
    second = desk(f"/documents/{id}")  # a context of its own: another browser
    look_for(first, "Tiflis")
    look_for(second, "Tiflis")
    press(first, "a")
    first.wait_for_selector(".state.confirmed")
    press(second, "x")  # the second has not seen it
    second.wait_for_selector(".conflict:not([hidden])")
    assert "reject “Tiflis”" in second.locator(".conflict").inner_text()
    assert second.locator("[data-fix=confirm]").count() == 1  # what the first did is shown
    second.locator(".conflict button").first.click()  # repeat mine
    second.wait_for_selector(".m:text-is('Tiflis')", state="detached")
    first.evaluate("dispatchEvent(new Event('focus'))")
    first.wait_for_selector(".m:text-is('Tiflis')", state="detached")
    kinds = [change["corrections"][0]["action"] for change in room.get(f"/documents/{id}/changes").json()["changes"]]
    assert kinds == ["reject", "confirm"]


def test_another_window_of_the_browser_follows_at_once(desk: Desk, add: Add) -> None:
    [id] = add(TEXT)
    first = desk(f"/documents/{id}")
    second = desk(f"/documents/{id}", context=first.context)
    look_for(first, "Tiflis")
    press(first, "i")
    second.wait_for_selector("[data-fix=unidentified]", timeout=3_000)


def test_a_page_sent_before_the_annotation_is_loaded_again(desk: Desk, room: httpx.Client) -> None:
    long = TEXT + "\n\nNothing else happened on that day." * 2_000  # read for a second, so that the page is sent before
    [id] = [one["id"] for one in room.post("/documents", content=long).json()["documents"]]
    early = room.get(f"/documents/{id}")
    assert '"annotated":false' in early.text
    headers = {key: value for key, value in early.headers.items() if not key.startswith("content-e")}
    wait(room, id)
    page = desk("/documents")
    sent: list[str] = []

    def answer(route: Any) -> None:
        sent.append(route.request.url)
        if len(sent) == 1:
            route.fulfill(status=200, headers=headers, body=early.text)
        else:
            route.continue_()

    page.route(f"**/documents/{id}", answer)
    page.goto(f"{room.base_url}/documents/{id}")
    page.wait_for_function("() => JSON.parse(document.getElementById('data')?.textContent ?? '{}').annotated")
    page.wait_for_selector("html[data-ready=yes]")
    assert page.evaluate("map_room.getZoom()") > 4
    # words that are marked already are selected instead
    press(page, "f")
    page.keyboard.type("Tiflis")
    press(page, "Enter")
    page.wait_for_selector("[data-as=PLACE]:focus")
    press(page, "Enter")
    page.wait_for_selector(".inspector .words:text-is('Tiflis')")


def test_a_hostile_text_is_shown_as_text(desk: Desk, add: Add, room: httpx.Client) -> None:
    [id] = add(HOSTILE, name="<img src=x onerror=alert(1)>.txt", who="<b>who</b>")
    name = {"names": ["<b>Kars</b>"], "lat": 1, "lon": 2, "source": "<script>1</script>"}
    assert room.post("/room/own-places", json=name).status_code == 200
    page = desk(f"/documents/{id}")
    assert page.locator(".text").inner_text() == HOSTILE
    assert page.title() != "taken"
    look_for(page, "Kars")
    press(page, "c")
    page.keyboard.type("<script>1</script>")
    press(page, "Enter")
    page.wait_for_selector("[data-note=yes]")
    press(page, "s")
    page.keyboard.type("<b>Kars</b>")
    page.wait_for_selector(".found button")
    assert (
        page.locator(".text script, .text img, .text b, .inspector script, .inspector img, .inspector b").count() == 0
    )
    listing = desk("/documents")
    listing.wait_for_selector(".documents a")
    assert listing.locator(".documents script, .documents img").count() == 0


def test_typing_goes_on_while_a_change_by_another_window_arrives(desk: Desk, add: Add) -> None:
    [id] = add(TEXT)
    page = desk(f"/documents/{id}")
    look_for(page, "Kars")
    press(page, "s")
    page.keyboard.type("Ka")
    page.evaluate(
        "import(document.querySelector('script[type=module]').src.replace(/[^/]*$/, 'document.js')).then((m) => m.refresh())"
    )
    page.keyboard.type("rs")
    page.wait_for_selector(".found button")
    assert page.locator("[data-keep=search]").input_value() == "Kars"


def test_every_correction_by_key(desk: Desk, add: Add, room: httpx.Client) -> None:
    [id] = add(TEXT)
    page = desk(f"/documents/{id}")
    look_for(page, "Kars")
    press(page, "A")
    page.wait_for_selector(".sheet[open] .alike li")
    assert page.locator(".alike input:checked").count() == 3
    press(page, "Enter")
    page.wait_for_selector(".sheet:not([open])", state="attached")
    page.wait_for_selector(".state.confirmed")
    assert page.locator(".m[data-fix=confirm]").count() == 3
    press(page, "z")
    page.wait_for_selector(".m[data-fix=confirm]", state="detached")
    press(page, "y")
    page.wait_for_selector(".m[data-fix=confirm]")
    look_for(page, "Alexandropol")
    press(page, "b", "Shift+ArrowLeft")
    assert page.locator(".bounds .says").inner_text() == "“of Alexandropol”"
    press(page, "Enter")
    page.wait_for_selector(".inspector .words:text-is('of Alexandropol')")
    press(page, "t")
    page.keyboard.type("event")
    page.locator(".text").focus()
    press(page, "Escape")
    look_for(page, "Levon Manukian")
    press(page, "x")
    page.wait_for_selector(".m:text-is('Levon Manukian')", state="detached")
    actions = [
        one["action"]
        for change in room.get(f"/documents/{id}/changes").json()["changes"]
        for one in change["corrections"]
    ]
    assert {"confirm", "bounds", "reject"} <= set(actions)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overlaps_and_nothing_is_cut(desk: Desk, add: Add, width: int, height: int, scheme: str) -> None:
    [id] = add(TEXT)
    page = desk(f"/documents/{id}", width=width, height=height, color_scheme=scheme)
    look_for(page, "Tiflis")
    page.wait_for_selector(".candidates li")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.evaluate(
        "['.bar', '.text', '.inspector'].map((s) => { const r = document.querySelector(s).getBoundingClientRect();"
        " return [r.left, r.top, r.right, r.bottom]; })"
    )
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not (
                one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1
            )
    inside = page.evaluate(
        "[...document.querySelectorAll('.inspector *')].filter((e) => e.offsetParent && e.getBoundingClientRect().right >"
        " document.querySelector('.inspector').getBoundingClientRect().right + 1).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert inside == []


def test_a_file_is_dropped_and_its_annotation_can_be_cancelled(desk: Desk, room: httpx.Client, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The envoy went from Kars to Tiflis and back again in the rain. " * 6_000)
    page = desk("/documents")
    page.set_input_files("input[type=file]", str(long))
    page.wait_for_selector(".documents progress")
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_selector(".documents .state:text('cancelled')")
    assert room.get("/documents/long/job").json()["job"]["state"] == "cancelled"
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector(".documents a:text('The envoy')")


def test_a_name_is_added_to_a_place_and_removed_again(desk: Desk, add: Add) -> None:
    [id] = add("The train from Tiflis stopped at Barapol.", date="1920")
    page = desk(f"/documents/{id}")
    look_for(page, "Tiflis")
    press(page, "s")
    page.keyboard.type("gn:616635")
    page.wait_for_selector(".found button.lit")
    press(page, "Enter")
    page.get_by_role("button", name="Add “Tiflis” to the names of Gyumri").click()
    page.wait_for_selector(".toast.on:text('was added to the names')")
    page = desk("/documents")
    page.wait_for_selector(".places .facts:text('Tiflis (1920)')")
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".own", state="hidden")


def test_the_map_shows_the_states_of_the_time_and_candidates_say_what_they_are(desk: Desk, add: Add) -> None:
    [id] = add("In May 1900 he left Tiflis for Kars, and went on to Armenia.")
    page = desk(f"/documents/{id}")
    assert "state borders in 1900, approximate" in page.locator(".credit").inner_text()
    assert "RUSSIAN EMPIRE" in page.locator(".orient.era").all_inner_texts()
    look_for(page, "Kars")
    page.wait_for_selector(".candidates li")
    assert any("Turkey" in text for text in page.locator(".candidates .where").all_inner_texts())
    assert page.locator(".verdict .where").inner_text().startswith("settlement · Turkey")


def test_names_on_the_map_have_no_endings(desk: Desk, add: Add) -> None:
    [id] = add("В 1855 году отряд выступил из Карса и дошёл до Тифлиса.", name="letter.txt")
    page = desk(f"/documents/{id}")
    page.locator(".leaflet-names-pane .name").first.wait_for()
    assert set(page.locator(".leaflet-names-pane .name").all_inner_texts()) == {"Карс", "Тифлис"}
