"""Exports: tables, posters, print, link previews."""

from __future__ import annotations

import csv
import json
import re
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from gazetteer import atlas
from gazetteer.model.document import Document
from tests.atlas import story
from tests.atlas.conftest import Open


def take(page: Any, action: str, folder: Path) -> Path:
    page.locator(".menu-share").click()
    with page.expect_download() as caught:
        page.locator(f"[data-do={action}]").click()
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path


@pytest.mark.browser
def test_a_row_for_each_mention_with_its_sentence(visit: Open, tmp_path: Path) -> None:
    page, _ = visit()
    rows = list(csv.DictReader(take(page, "mentions-csv", tmp_path).read_text("utf-8-sig").splitlines()))
    document = story.alexandropol()
    for row in rows:
        assert document.text[int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in row["quotation"]
    places = [row for row in rows if row["place"]]
    assert len(places) == len([entity for entity in document.entities if entity.place])
    karakilisa = next(row for row in rows if row["text"] == "Karakilisa")
    assert (karakilisa["score"], karakilisa["first_year"]) == ("0.46", "1920")
    assert "gn:326021 Ağrı 0.31" in karakilisa["candidates"]
    data = json.loads(take(page, "mentions-geojson", tmp_path).read_text("utf-8"))
    assert len(data["features"]) == len(rows)
    assert next(f for f in data["features"] if f["properties"]["text"] == "Van")["geometry"]["coordinates"] == [
        43.38,
        38.494,
    ]


@pytest.mark.browser
def test_posters_have_title_legend_scale_and_credit(visit: Open, tmp_path: Path) -> None:
    page, _ = visit()
    png = take(page, "poster", tmp_path).read_bytes()
    assert struct.unpack(">I", png[16:20])[0] == 3600
    svg = take(page, "svg", tmp_path).read_text("utf-8")
    root = ElementTree.fromstring(svg)
    texts = ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]
    for wanted in ("The Treaty of Alexandropol", "uncertain", " km", "Natural Earth", "Erzurum"):
        assert any(wanted in text for text in texts), wanted
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 4


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_light(visit: Open, theme: str) -> None:
    page, _ = visit()
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    ink, sea = page.evaluate("""async () => {
        const image = document.querySelector('.printed img');
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(20, canvas.height * 0.2, 1, 1);
        return [getComputedStyle(document.querySelector('.part p')).color, [...data]];
    }""")
    assert ink == "rgb(28, 26, 23)"
    assert min(sea[:3]) > 150
    page.emulate_media(media="screen")


def head(page: str, name: str) -> str | None:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)
    return found and found[1]


def test_the_head_says_what_the_page_is() -> None:
    page = atlas.draw(story.alexandropol(), image="https://example.org/map.png").html_page()
    assert head(page, "og:title") == "The Treaty of Alexandropol and the Autumn That Made It"
    assert "32 places, among them Alexandropol" in (head(page, "description") or "")
    assert head(page, "og:image") == "https://example.org/map.png"
    assert head(atlas.draw(Document("d", "It rained.")).html_page(), "og:image") is None


@pytest.mark.parametrize("lang", ["@@policy@@", '"><script>', 'x" http-equiv="Content-Security-Policy" content="'])
def test_no_input_takes_the_policy_away(lang: str) -> None:
    page = atlas.draw(Document("d", "It rained.", lang=lang, title=lang)).html_page()
    policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert len(policies) == 1
    assert policies[0].startswith("default-src &#x27;none&#x27;; script-src &#x27;sha256-")
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "<script>" not in page[: page.index("<title>")]
