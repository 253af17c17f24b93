"""Markup in any value of an annotation stays text, in every part of the page."""

from __future__ import annotations

import pytest

from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Movement, Person, Resolution
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser

CORPUS = (
    "<script>window.pwned = 1</script>",
    '"><img src=x onerror="window.pwned = 1">',
    "'><svg/onload=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "</style></template><iframe srcdoc='<script>parent.pwned=1</script>'>",
    "javascript:window.pwned=1",
    "<a href=javascript:window.pwned=1>x</a>",
    "${window.pwned=1}{{ 7*7 }}{% raw %}",
    "<!--<script>",
    "]]><b>&lt;b&gt;&#60;b&#62;",
    "\u202e\u2066<b>right to left</b>",
    "</title><meta http-equiv=refresh content='0;url=javascript:window.pwned=1'>",
)
ALLOWED = "script:not([src]), style, svg, img, a, b, iframe"


def hostile(evil: str) -> list[Document]:
    """Two texts in which every free value is hostile."""
    return [_document(evil, f"{evil} {number}") for number in range(2)]


def _document(evil: str, id: str) -> Document:
    text = f"{evil} went to {evil}.\n\nBut {evil} stayed, in 1861."
    spans = [(start, start + len(evil)) for start in (0, len(evil) + 9, 2 * len(evil) + 16)]
    assert all(text[start:end] == evil for start, end in spans)
    places = [_candidate(evil, number) for number in range(3)]
    entities = (
        Entity("e1", *spans[0], evil, "PERSON", evil, person="p1", note=evil),
        Entity("e2", *spans[1], evil, "PLACE", evil, resolution=Resolution(places[0], tuple(places)), note=evil),
        Entity("e3", *spans[2], evil, "PLACE", evil, resolution=Resolution(None)),
    )
    people = (Person("p1", evil, aliases=(evil + "!",), mentions=("e1",), authority=evil), Person("p2", evil + "?"))
    moves = tuple(
        Movement(id, places[0].place.id, Timespan.parse("1861"), "went_to", *spans[1], 0.9, "e2") for id in ("p1", "p2")
    )
    return Document(
        id, text, date=Timespan.parse("1861"), title=evil, notes=(evil,), entities=entities, people=people,
        movements=moves, lang="en",
    )  # fmt: skip


def _candidate(evil: str, number: int) -> Candidate:
    place = Place(
        f"x:{evil}{number}", evil, Location(41.0 + number, 23.0, (22.0, 40.0, 24.0, 44.0)), country=evil,
        feature="A.ADM1" if number == 2 else "P",
        names=(Name(evil, lang="en", when=Timespan.parse("1800/1900"), source=evil),),
        links=(Link("exact", evil), Link("exact", f"javascript:{number}")), sources=(evil,),
    )  # fmt: skip
    return Candidate(place, evil, 0.6 - number / 10, (Clue(evil, 1.0, evil),))


@pytest.mark.parametrize("evil", CORPUS)
def test_nothing_runs_in_any_part_of_the_page(visit: Open, evil: str) -> None:
    page, log = visit(hostile(evil))
    clean, _ = visit(hostile("Harmless"))
    usual = clean.locator(ALLOWED).count()
    page.evaluate("window.addEventListener('securitypolicyviolation', () => { window.pwned = 'tried' })")
    assert page.locator(ALLOWED).count() == usual
    for tab in ("people", "places", "docs", "text"):
        if page.locator(f"[data-tab={tab}]").count():
            page.locator(f"[data-tab={tab}]").first.click()
    page.locator("[data-tab=people]").click()
    for button in page.locator(".peoplelist button:visible").all():
        button.click()
    page.locator(".journey a").first.click()
    for tab in page.locator(".card [role=tab]").all():
        tab.click()
    assert page.locator(".card a[href^='javascript:' i]").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0
    page.locator(".menu-layers").click()
    assert page.evaluate("window.pwned") is None
    assert "Harmless" not in page.content()
    assert log.external == []
