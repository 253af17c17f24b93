"""The pages of look-ups, as HTML and in a real browser."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from gazetteer import Gazetteer
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.names.scripts import script_of
from gazetteer.server.lookup_pages import SCRIPTS
from gazetteer.server.settings import ServerSettings
from tests.server.conftest import serving

NASTY = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "javascript:alert(1)",
    "' OR 1=1 --", "</title><script>", "&lt;b&gt;", "\u202egnp.exe", "a\x00b", "%3Cscript%3E", "${7*7}", "<!--",
)  # fmt: skip
"""Texts that are harmful unless they are shown as text."""


def test_search_leads_to_places_and_persons(client: httpx.Client) -> None:
    page = client.get("/search", params={"name": "Alexander I", "year": "1815"}).text
    assert 'href="/person/hg%3Aperson-alexander-i"' in page
    assert 'href="/place/gn%3A616635"' in client.get("/search", params={"name": "Leninakan"}).text


def test_every_offered_script_has_names() -> None:
    names = "Kars Карс Կարս ყარსი Καρς قارص קארס 漢城 ソウル 서울 कार्स ܩܪܣ".split()
    assert [script_of(name) for name in names] == list(SCRIPTS)


def test_search_in_a_script(client: httpx.Client) -> None:
    page = client.get("/search", params={"name": "서울", "script": "Hang"}).text
    assert "/place/gn%3A1835848" in page


def test_search_for_an_id_leads_to_its_page(client: httpx.Client) -> None:
    assert client.get("/search", params={"name": "gn:616635"}).headers["location"] == "/place/gn%3A616635"


def test_a_place_page_shows_names_map_sources_and_containers(client: httpx.Client) -> None:
    page = client.get("/place/gn:616635").text
    for part in ("Leninakan", "1924–1990", "Armenia", "<svg", "Russian Empire", "https://www.geonames.org/616635"):
        assert part in page


def test_a_person_page(client: httpx.Client) -> None:
    assert "1893" in client.get("/person/hg:person-dean-acheson").text


@pytest.mark.parametrize("path", ["/place/gn:0", "/person/hg:nobody", "/nothing"])
def test_missing_things_are_pages_for_a_browser(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text


@pytest.mark.parametrize("text", NASTY)
def test_query_is_shown_as_text(client: httpx.Client, text: str) -> None:
    for path in ("/search", "/place/", "/person/"):
        answer = client.get(path, params={"name": text, "year": text}, headers={"accept": "text/html"})
        assert answer.status_code < 500
        _assert_is_harmless(answer.text)


def test_content_of_an_imported_gazetteer_is_shown_as_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "own.db"
    with Gazetteer.open(path, writable=True) as own:
        own.add(_nasty_places())
    settings = ServerSettings(gazetteer=path, workspace=path.with_name("workspace.db"))
    with serving(settings) as address, httpx.Client(base_url=address) as client:
        for number, text in enumerate(NASTY):
            page = client.get(f"/place/x:{number}").text
            _assert_is_harmless(page)
            _assert_is_harmless(client.get("/search", params={"name": f"Nasty {number}"}).text)
            assert 'href="javascript' not in page, text


def _nasty_places() -> list[Place]:
    clean = [text.replace("\x00", "") for text in NASTY]
    return [
        Place(
            id=f"x:{number}",
            label=text,
            location=Location(40.0, 44.0),
            feature="P",
            names=(Name(text, kind="primary", source="s"), Name(f"Nasty {number}", source="s")),
            links=(Link("exactMatch", "javascript:alert(1)"),),
            sources=("s",),
        )
        for number, text in enumerate(clean)
    ]


def _assert_is_harmless(page: str) -> None:
    """Assert that the only elements are those of our templates."""
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page


@pytest.mark.browser
def test_a_browser_finds_nothing_against_the_security_policy(browser: Any, address: str) -> None:
    with browser.new_page() as tab:
        said: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        for path in ("/search?name=Karin&year=1920", "/place/gn:616635", "/api"):
            tab.goto(address + path)
            assert tab.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheet is in use
        assert said == []
