"""The page in a real browser: map, text, years, addresses, lists, downloads."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer.model.document import Document, Entity, Resolution
from tests.atlas import story
from tests.atlas.conftest import CARD, Open, mention

pytestmark = pytest.mark.browser


def test_opens_without_network_requests(visit: Open) -> None:
    page, log = visit()
    assert page.locator(".leaflet-names-pane .name").count() > 10
    assert page.evaluate("document.fonts.check('600 13px \"Gazetteer Sans\"')")
    assert log.external == []


def test_map_is_painted(visit: Open) -> None:
    page, _ = visit()
    colours = page.evaluate("""() => {
        const canvas = document.querySelector('.leaflet-ground-pane canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4004) seen.add([data[i] >> 5, data[i + 1] >> 5, data[i + 2] >> 5].join());
        return seen.size;
    }""")
    assert colours > 2  # sea, land, shading


def test_hover_links_both_ways(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Tiflis")).hover()
    assert page.locator(".name.hover").inner_text() == "Tiflis"
    page.locator(".leaflet-names-pane .name:text-is('Van')").hover()
    assert set(page.locator(".m.hover").all_inner_texts()) == {"Van"}


def test_the_page_works_with_the_keyboard_only(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Tiflis")).focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{CARD} h2").inner_text() == "Tiflis"
    first = page.locator(".m.cur").get_attribute("id")
    page.keyboard.press("ArrowRight")
    assert page.locator(".m.cur").get_attribute("id") != first
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="detached")
    page.locator("[data-tab=text]").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-tab=places]").get_attribute("aria-selected") == "true"
    assert page.locator(".placetable").is_visible()


def test_years_dim_mentions_outside_the_range(visit: Open) -> None:
    page, _ = visit()
    assert page.locator(".s.off").count() == 0
    page.locator(".track .from").evaluate("(e) => { e.value = 1921; e.dispatchEvent(new Event('input')); }")
    page.locator(".track .to").evaluate("(e) => { e.value = 1921; e.dispatchEvent(new Event('input')); }")
    assert page.locator(".now b").inner_text() == "1921"
    assert "of 32 places" in page.locator(".now small").inner_text()
    assert page.locator(".s.off", has_text="took Sarıkamış in a morning").count() == 1
    assert page.locator(".s:not(.off)", has_text="the matter was settled").count() == 1
    dim = page.locator(".name.dim").all_inner_texts()
    assert "Trebizond" in dim
    assert "Kars" not in dim
    assert page.locator(".placetable tr.off").count() > 10


def test_player_moves_and_stops(visit: Open) -> None:
    page, _ = visit()
    page.get_by_label("Play through the years").click()
    first = page.locator(".now b").inner_text()
    page.wait_for_function("(first) => document.querySelector('.now b').textContent !== first", arg=first)
    page.get_by_label("Stop").click()
    before = page.locator(".now b").inner_text()
    page.wait_for_timeout(1100)
    assert page.locator(".now b").inner_text() == before


def test_address_restores_the_view(visit: Open) -> None:
    page, _ = visit()
    page.locator(mention("Batum")).click()
    page.locator(".track .to").evaluate("(e) => { e.value = 1921; e.dispatchEvent(new Event('input')); }")
    address = page.evaluate("location.hash")
    assert address == "#p=gn:615532&y=1919-1921"
    again, _ = visit(hash=address)
    assert again.locator(f"{CARD} h2").inner_text() == "Batum"
    assert again.locator(".now b").inner_text() == "1919–1921"
    people, _ = visit(hash="#q=Simon%20Vratsian&t=people")
    assert people.locator(".path[aria-pressed=true]").count() == 1


@pytest.mark.parametrize("hash", ["#p=nothing&y=3000-1000&t=none&q=%E0%A4", "#p=%", "#&&=&y=-"])
def test_broken_address_is_not_an_error(visit: Open, hash: str) -> None:
    page, _ = visit(hash=hash)
    assert page.locator(".leaflet-names-pane .name").count() > 10


def test_not_located_is_listed_and_found(visit: Open) -> None:
    page, _ = visit()
    page.locator("[data-tab=places]").click()
    page.locator(".unplaced a").click()
    assert page.locator(".m.x.cur").inner_text() == "Kaltakhchi"


def test_areas_are_names_and_extents_not_dots(visit: Open) -> None:
    page, _ = visit()
    assert page.locator(".name.areal:text-is('Armenia')").count() == 1
    page.locator(mention("Armenia")).click()
    assert page.locator(f"{CARD} .where").inner_text().startswith("country")


def test_table_finds_and_sorts(visit: Open) -> None:
    page, _ = visit(hash="#t=places")
    page.get_by_label("Find a place in this list").fill("leninakan")
    rows = page.locator(".placetable tbody tr:visible")
    assert rows.count() == 1
    assert "Alexandropol" in rows.first.inner_text()
    page.get_by_label("Find a place in this list").fill("")
    page.get_by_role("button", name="Named").click()
    counts = [int(n) for n in page.locator(".placetable tbody td.num:nth-child(4)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


def test_downloads(visit: Open, tmp_path: Path) -> None:
    page, log = visit()
    files = {}
    for action in ("geojson", "csv", "png"):
        page.locator(".menu-share").click()
        with page.expect_download() as caught:
            page.locator(f"[data-do={action}]").click()
        path = tmp_path / caught.value.suggested_filename
        caught.value.save_as(path)
        files[action] = path
    data = json.loads(files["geojson"].read_text(encoding="utf-8"))
    assert {f["id"] for f in data["features"]} >= {"gn:616635", "gn:611717"}
    gyumri = next(f for f in data["features"] if f["id"] == "gn:616635")
    assert gyumri["geometry"]["coordinates"] == [43.847, 40.789]
    rows = list(csv.DictReader(files["csv"].read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 32
    assert rows[0]["written"]
    assert files["png"].read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert files["png"].stat().st_size > 100_000
    assert log.external == []


def test_overlay_of_the_time(visit: Open, tmp_path: Path) -> None:
    ring = [[40.0, 39.0], [46.0, 39.0], [46.0, 42.0], [40.0, 42.0], [40.0, 39.0]]
    feature = {
        "type": "Feature",
        "properties": {"NAME": "Transcaucasia"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "borders_1920.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    page, _ = visit(overlay=path)
    assert "TRANSCAUCASIA" in page.locator(".orient.country").all_text_contents()
    assert "GEORGIA" not in page.locator(".orient.country").all_text_contents()
    page.locator(".menu-layers").click()
    page.locator(".menu.layers label", has_text="borders 1920").locator("input").uncheck()
    assert "TRANSCAUCASIA" not in page.locator(".orient.country").all_text_contents()


def test_markup_in_a_text_stays_text(visit: Open) -> None:
    evil = '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"> & {{ 7 * 7 }} </style>'
    start = len(evil) + 4
    text = evil + " in Kars</script>."
    entities = (
        Entity("e0", 0, 40, text[:40], "ORG", "test"),
        Entity(
            "e1", start, start + 13, text[start : start + 13], "PLACE", "test", None, story._resolution("kars", evil)
        ),
        Entity("e2", 41, 50, text[41:50], "PLACE", "test", None, Resolution(None)),
    )
    page, log = visit(Document("<b>", text, entities=entities, title=evil, notes=(evil,)))
    assert page.evaluate("window.pwned") is None
    assert text in page.locator("article").inner_text()
    assert page.locator("article script, article img, h1 img").count() == 0
    page.locator("article a.m.p").click()
    assert "</script>" in page.locator(f"{CARD} blockquote").inner_text()
    page.get_by_role("tab", name="Why here").click()
    assert evil in page.locator(f"{CARD} .verdict").inner_text()
    assert page.evaluate("window.pwned") is None
    assert log.external == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_nothing_overlaps_or_is_cut_off(visit: Open, width: int, height: int) -> None:
    page, _ = visit(width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes: list[Any] = page.evaluate("""() => [...document.querySelectorAll(
        '.leaflet-names-pane .name, .legend, .globe:not(.away), .leaflet-control-zoom, .leaflet-control-scale')]
        .map((e) => [e.textContent.slice(0, 20), e.getBoundingClientRect()])
        .filter(([, r]) => r.width).map(([t, r]) => [t, r.left, r.top, r.right, r.bottom])""")
    frame = page.locator(".mapbox").bounding_box()
    dots = page.evaluate("""() => {
        const { places, mentions } = JSON.parse(document.getElementById('data').textContent);
        return places.map((p, i) => [p, mentions.filter((m) => m[1] === i).length])
            .filter(([p]) => p.lat !== null && !p.area).map(([p, n]) => {
                const { x, y } = map_atlas.latLngToContainerPoint([p.lat, p.lon]);
                return [p.name, x, y, n];
            });
        }""")
    count = {name: n for name, _, _, n in dots}
    for name, x, y, n in dots:
        for text, left, top, right, bottom in boxes:
            inside = left <= x + frame["x"] <= right and top <= y + frame["y"] <= bottom
            lesser = count.get(text, 0) >= 2 * n  # the name of a place named twice as often may stand over a dot
            assert not inside or lesser, (text, "hides", name)
    for i, (text, left, top, right, bottom) in enumerate(boxes):
        assert left >= frame["x"], text
        assert right <= frame["x"] + frame["width"], text
        for other, l2, t2, r2, b2 in boxes[i + 1 :]:
            assert not (left + 2 < r2 and right - 2 > l2 and top + 2 < b2 and bottom - 2 > t2), (text, other)
    for button in page.locator(".buttons button:visible, .tabs button").all():
        found = button.bounding_box()
        assert found["x"] >= 0
        assert found["x"] + found["width"] <= width


def test_dark_and_light(visit: Open) -> None:
    page, _ = visit()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Switch between light and dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_without_scripts_the_text_reads_and_a_map_stands(visit: Open) -> None:
    page, _ = visit(scripts=False)
    assert "the stationmaster at Alexandropol kept two timetables" in page.locator("article").inner_text()
    assert page.locator("svg.still circle").count() > 10
    assert page.locator(".placetable").is_visible()
    assert page.locator(".time").is_hidden()
    assert page.locator(mention("Batum")).get_attribute("href").startswith("#p")


def test_a_document_without_places(visit: Open) -> None:
    page, _ = visit(Document("empty", "Nothing happened anywhere."))
    assert "Nothing happened" in page.locator("main").inner_text()
    bare, _ = visit(Document("void", ""))
    assert bare.locator("article h1").inner_text() == "void"


def test_notebook_frame(browser: Any) -> None:
    from gazetteer.atlas import notebook

    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(notebook.html(story.alexandropol()))
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=yes]").wait_for()
    frame.locator(".leaflet-names-pane .name").first.click()
    assert frame.locator(".card h2").count() == 1
    assert complaints == []
    context.close()
