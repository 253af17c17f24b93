"""Online tiles are requested only when the reader turns them on, and only from their host."""

from __future__ import annotations

import base64
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser

TILE = re.compile(r"/\d+/\d+/\d+\.png")
LOADED = "img.leaflet-tile-loaded"


def png(red: int, green: int, blue: int) -> bytes:
    """A tile of one colour, 256 pixels wide."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes((red, green, blue)) * 256) * 256
    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Tiles(ThreadingHTTPServer):
    """A tile server on this machine that records its requests."""

    def __init__(self) -> None:
        self.requested: list[str] = []
        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.requested.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(png(10, 200, 30))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Tiles]:
    with Tiles() as tiles:
        threading.Thread(target=tiles.serve_forever, daemon=True).start()
        yield tiles
        tiles.shutdown()


def choice(page: Any, name: str) -> Any:
    return page.locator(".menu.layers label.choice", has_text=name).locator("input")


def middle_of_the_sea(page: Any) -> tuple[int, ...]:
    """Return the colour of the screen at an empty point."""
    frame = page.locator(".mapbox").bounding_box()
    clip = {"x": frame["x"] + frame["width"] * 0.4, "y": frame["y"] + frame["height"] * 0.75, "width": 40, "height": 40}
    shot = page.screenshot(clip=clip)
    return tuple(page.evaluate(
        """async (data) => {
            const image = new Image();
            image.src = 'data:image/png;base64,' + data;
            await image.decode();
            const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            return [...context.getImageData(20, 20, 1, 1).data].slice(0, 3);
        }""",
        base64.b64encode(shot).decode(),
    ))  # fmt: skip


def test_own_tiles_are_requested_only_when_turned_on(visit: Open, server: Tiles) -> None:
    page, log = visit(tiles=server.host + "/{z}/{x}/{y}.png")
    page.locator(".menu-share").click()
    assert page.locator(".without").first.is_hidden()
    page.locator(".menu-layers").click()
    page.wait_for_timeout(200)
    assert server.requested == []
    assert log.external == []
    before = middle_of_the_sea(page)
    choice(page, "127.0.0.1").check()
    page.wait_for_selector(LOADED)
    page.wait_for_timeout(300)
    assert len(server.requested) > 5
    assert all(TILE.fullmatch(path) for path in server.requested)
    assert all(url.startswith(server.host + "/") for url in log.external)
    red, green, blue = middle_of_the_sea(page)
    assert green > red + 80
    assert green > blue + 80
    assert before[1] <= before[0] + 80
    assert page.locator(".credit").inner_text() == "Tiles: 127.0.0.1"
    opacity = page.get_by_label("Opacity of 127.0.0.1")
    opacity.fill("0.3")
    assert page.locator(".leaflet-tiles-pane .leaflet-layer").evaluate("(e) => e.style.opacity") == "0.3"
    page.locator(".menu-share").click()
    assert "without the online layer" in page.locator("[data-do=png]").inner_text()
    page.locator(".menu-layers").click()
    choice(page, "127.0.0.1").uncheck()
    count = len(server.requested)
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(300)
    assert len(server.requested) == count
    assert page.locator(".credit").is_hidden()


def test_policy_lets_only_pictures_of_the_offered_hosts_through(visit: Open, server: Tiles) -> None:
    with Tiles() as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        page, log = visit(tiles=server.host + "/{z}/{x}/{y}.png")
        picture = """(url) => new Promise((done) => {
            const image = new Image();
            image.onload = () => done('open');
            image.onerror = () => done('shut');
            image.src = url;
        })"""
        assert page.evaluate(picture, server.host + "/1/1/1.png") == "open"
        assert page.evaluate(picture, other.host + "/1/1/1.png") == "shut"
        fetched = page.evaluate("(url) => fetch(url).then(() => 'open', () => 'shut')", server.host + "/2/2/2.png")
        assert fetched == "shut"
        assert server.requested == ["/1/1/1.png"]
        assert other.requested == []
        other.shutdown()
    assert all("Content Security Policy" in text for text in log.complaints)
    log.complaints.clear()  # blocked requests are reported on the console


def test_openstreetmap_is_offered_with_its_credit(visit: Open) -> None:
    page, log = visit()
    requested = []

    def answer(route: Any) -> None:
        requested.append(route.request.url)
        route.fulfill(body=png(10, 200, 30), content_type="image/png")

    page.route("https://tile.openstreetmap.org/**", answer)
    page.locator(".menu-layers").click()
    assert "loaded from tile.openstreetmap.org" in page.locator(".menu.layers").inner_text()
    assert requested == []
    choice(page, "OpenStreetMap").check()
    page.wait_for_selector(LOADED)
    assert all(re.fullmatch(r"https://tile\.openstreetmap\.org/\d+/\d+/\d+\.png", url) for url in requested)
    assert log.external == requested
    assert "OpenStreetMap contributors" in page.locator(".credit").inner_text()


def test_an_unreachable_tile_server_breaks_nothing(visit: Open) -> None:
    page, log = visit(tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    page.locator(".menu-layers").click()
    choice(page, "tiles.example.org").check()
    page.wait_for_timeout(300)
    assert log.external
    assert all(url.startswith("https://tiles.example.org/") for url in log.external)
    page.keyboard.press("Escape")
    page.locator("article a.m.p").nth(2).click()
    assert page.locator(".leaflet-popup .card h2").count() == 1
    log.complaints.clear()  # the missing host is reported on the console
