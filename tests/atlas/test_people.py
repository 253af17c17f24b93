"""People on the page: their places, their paths, and who shares places with whom."""

from __future__ import annotations

import pytest

from gazetteer.atlas import tables
from gazetteer.atlas.data import as_data
from gazetteer.atlas.gather import gather
from gazetteer.model.document import Candidate, Document, Entity, Movement, Person, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from tests.atlas import story
from tests.atlas.conftest import Open, mention

pytestmark = pytest.mark.browser

SKETCH = "() => document.querySelector('.leaflet-sketch-pane canvas').toDataURL()"


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


@pytest.mark.parametrize("document", [story.alexandropol(), None], ids=["story", "journey"])
def test_the_script_writes_the_rows_of_the_html(
    visit: Open, monkeypatch: pytest.MonkeyPatch, document: Document | None
) -> None:
    document = document or _moving("a")
    html = "() => [...document.querySelectorAll('.peoplelist > li')].map((row) => row.innerHTML).sort()"
    first, _ = visit(document, hash="#t=people")
    monkeypatch.setattr(tables, "MAX_PERSONS", 0)
    second, _ = visit(document, hash="#t=people", title="again")
    assert len(first.evaluate(html)) == len(document.people)
    assert second.evaluate(html) == first.evaluate(html)


def test_without_scripts_a_long_list_of_people_is_truncated_with_a_note(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_PERSONS", 2)
    page, _ = visit(title="few", scripts=False)
    assert page.locator(".peoplelist > li").count() == 2
    assert f"the other {len(story.alexandropol().people) - 2} persons" in page.locator("main").inner_text()


def _document(id: str, text: str, *said: tuple[str, str, str | None, float]) -> Document:
    """A text about one person: name of a place, relation, date and score of each movement."""
    entities, moves = [], []
    for number, (name, relation, date, score) in enumerate(said):
        start = text.index(name)
        end = start + len(name)
        chosen = Candidate(Place(f"t:{name}", name, Location(43.9, 22.9 + number), feature="P"), name, 0.9)
        entities.append(
            Entity(f"e{number}", start, end, name, "PLACE", "test", resolution=Resolution(chosen, (chosen,)))
        )
        when = Timespan.parse(date) if date else None
        moves.append(Movement("p1", chosen.place.id, when, relation, start, end, score, f"e{number}"))
    return Document(id, text, entities=tuple(entities), people=(Person("p1", "the writer"),), movements=tuple(moves))


def _moving(id: str) -> Document:
    """A letter whose writer, a person without a mention, goes from Vidin to Lom, and perhaps to Ruse."""
    said = (("Vidin", "left", "1861-05-02", 0.9), ("Lom", "went_to", None, 0.8), ("Ruse", "was_at", None, 0.3))
    return _document(id, "On 2 May 1861 I left Vidin. I reached Lom. Perhaps I saw Ruse.", *said)


def test_a_writer_has_a_journey() -> None:
    found = as_data(gather([_moving("a")]), {}, None)
    [person] = found["people"]
    assert person["name"] == "the writer"
    [row] = tables.people(found)
    assert [(stop["number"], stop["how"], stop["name"], stop["date"], stop["unsure"]) for stop in row["journey"]] == [
        (1, "from", "Vidin", "1861-05-02", False),
        (2, "to", "Lom", None, False),
        (None, "at", "Ruse", None, True),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("Ruse", "died", None), ("Vidin", "left", "1861-05-02"), ("Lom", "born", None)], ["Lom", "Vidin", "Ruse"]),
        ([("Ruse", "was_at", None), ("Vidin", "left", "1861"), ("Lom", "was_at", "1850")], ["Ruse", "Lom", "Vidin"]),
        ([("Vidin", "left", "-0330"), ("Lom", "left", "-0333")], ["Lom", "Vidin"]),
    ],
)
def test_the_order_of_a_journey(said: list[tuple[str, str, str | None]], expected: list[str]) -> None:
    text = " ".join(f"{name}." for name, *_ in said)
    found = as_data(gather([_document("a", text, *((*one, 0.9) for one in said))]), {}, None)
    assert [stop["name"] for stop in tables.people(found)[0]["journey"]] == expected


def test_the_writers_of_two_texts_are_two() -> None:
    found = as_data(gather([_moving("a"), _moving("b")]), {}, None)
    assert [person["name"] for person in found["people"]] == ["the writer (a)", "the writer (b)"]


def test_a_journey_is_listed_and_drawn(visit: Open) -> None:
    page, _ = visit(_moving("a"), hash="#t=people")
    stops = page.locator(".journey li")
    assert stops.all_inner_texts() == ["1from Vidin 1861-05-02", "2to Lom", "at Ruse"]
    blank = page.evaluate(SKETCH)
    page.get_by_role("button", name="On the map").click()
    assert page.evaluate(SKETCH) != blank
    assert page.locator(".key-journey").is_visible()
    stops.nth(1).locator("a").click()
    assert page.locator(".card h2").inner_text().startswith("Lom")
