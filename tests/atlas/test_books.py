"""Long texts: one chapter at a time, search, the map that follows the text, tabs that keep their position."""

from __future__ import annotations

import dataclasses
import json

import pytest

from gazetteer import atlas
from gazetteer.model.document import Document
from tests.atlas import story
from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser

CHAPTERS = 36


@pytest.fixture(scope="module")
def book() -> Document:
    """The story repeated as chapters of a book of 19,000 words."""
    one = story.alexandropol()
    text, entities = "", []
    for number in range(1, CHAPTERS + 1):
        text += f"CHAPTER {number}.\n\n" + ("Lanterns were lit.\n\n" if number == 17 else "")
        at = len(text)
        for entity in one.entities:
            moved = {"id": f"{entity.id}-{number}", "start": entity.start + at, "end": entity.end + at}
            nested = f"{entity.nested_in}-{number}" if entity.nested_in else None
            entities.append(dataclasses.replace(entity, nested_in=nested, person=None, **moved))
        text += one.text + "\n\n"
    return dataclasses.replace(one, id="book", text=text, entities=tuple(entities), people=(), title="A Long Book")


def test_chapters_contents_and_search(visit: Open, book: Document) -> None:
    page, log = visit(book)
    assert page.locator(".contents li").count() == CHAPTERS
    assert page.locator(".part:visible").count() == 1
    assert page.locator("noscript[data-part]").count() > CHAPTERS // 4  # parsed when it is come to
    page.locator(".contents summary").click()
    page.locator(".contents button", has_text="CHAPTER 9.").click()
    assert page.locator(".contents .chapter").inner_text().startswith("CHAPTER 9.")
    assert page.locator(".part:visible h2").first.inner_text() == "CHAPTER 9."
    assert "part=" in page.evaluate("location.hash")
    page.locator(".turn .on").click()
    assert page.locator(".contents .chapter").inner_text().startswith("CHAPTER 10.")
    page.get_by_role("searchbox", name="Search in the text").fill("lanterns were")
    page.wait_for_function("() => document.querySelector('.seek output').textContent === '1 of 1'")
    assert page.locator(".contents .chapter").inner_text().startswith("CHAPTER 17.")
    page.get_by_role("searchbox", name="Search in the text").fill("zeppelin")
    page.wait_for_function("() => document.querySelector('.seek output').textContent === 'not found'")
    assert log.external == []


def test_contents_cover_the_text_without_moving_it(visit: Open, book: Document) -> None:
    page, _ = visit(book)
    where = "document.querySelector('.seek input').getBoundingClientRect().top + document.querySelector('h1').offsetTop"
    before = page.evaluate(where)
    page.locator(".contents summary").click()
    assert page.locator(".contents ol").is_visible()
    assert page.evaluate(where) == before
    page.keyboard.press("Escape")
    assert page.locator(".contents ol").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator(".contents summary").click()
    page.locator(".now").click()
    assert page.locator(".contents ol").is_hidden()


def test_a_tab_keeps_its_scroll_position_and_an_address_opens_its_chapter(visit: Open, book: Document) -> None:
    page, _ = visit(book)
    page.evaluate("scrollTo(0, 700)")
    page.locator("[data-tab=places]").click()
    page.locator("[data-tab=text]").click()
    assert page.evaluate("scrollY") == 700
    last = page.evaluate("JSON.parse(document.getElementById('data').textContent).mentions.flat().length") - 1
    again, _ = visit(book, hash=f"#m={last}")
    assert again.locator(".contents .chapter").inner_text().startswith(f"CHAPTER {CHAPTERS}.")
    assert again.locator(".m.cur:visible").inner_text()


def test_ticks_in_a_table_lead_to_their_mentions(visit: Open, book: Document) -> None:
    page, _ = visit(book, hash="#t=places")
    strip = page.locator(".placetable tr", has_text="Sèvres").locator("td.strip svg")
    assert strip.locator("path").get_attribute("d").count("M") == CHAPTERS
    strip.click(position={"x": strip.bounding_box()["width"] - 2, "y": 5})
    assert page.locator(".contents .chapter").inner_text().startswith(f"CHAPTER {CHAPTERS}.")
    assert page.locator(".m.cur:visible").inner_text() == "Sèvres"


def test_the_first_chapter_is_not_the_title(book: Document) -> None:
    text = book.text[book.text.index("CHAPTER 1.") :]
    untitled = Document("a-long-walk.txt", text, lang="en")
    page = atlas.draw(untitled).html_page()
    assert "<h1>a-long-walk</h1>" in page
    assert json.loads(page.partition('<script id="data" type="application/json">')[2].partition("</script>")[0])[
        "parts"
    ][0][1]


def test_without_scripts_the_whole_book_reads(visit: Open, book: Document) -> None:
    page, _ = visit(book, scripts=False)
    assert page.locator("h2", has_text="CHAPTER 36.").is_visible()


def test_sentences_have_the_offsets_of_the_text(visit: Open) -> None:
    text = (
        "The 𐎧𐏁𐎠 road\r\nwent on. Then\rit rained. 𐎠!\n\nA second paragraph. It ends.\r\n\r\nA third one. Over & out."
    )
    page, _ = visit(Document("d", text, lang="en"))
    found = page.evaluate("[...document.querySelectorAll('article .s')].map((s) => [s.id, s.textContent])")
    assert len(found) >= 6
    for id, shown in found:
        start = int(id.removeprefix("s0."))
        assert text[start : start + len(shown)] == shown


def test_a_heading_with_marks_is_one_line_of_text(visit: Open) -> None:
    body = "The road was long. " * 12
    page, _ = visit(
        story.annotate(
            f"A Walk\n\nFrom [kars:Kars] to [tiflis:Tiflis] and back to [kars:Kars]\n\n{body}\n\n{body}\n\nYour sister <dro:Dro>"
        )
    )
    heading = page.locator("article h2")
    assert heading.all_inner_texts() == ["From Kars to Tiflis and back to Kars"]  # a signature is not a heading
    marks = heading.locator("a").evaluate_all("(all) => all.map((a) => a.getBoundingClientRect().top)")
    assert len(set(marks)) == 1
    assert heading.evaluate("(h) => h.getBoundingClientRect().height") < 40


def scroll_to(page: object, words: str) -> None:
    page.locator("article p", has_text=words).evaluate(  # type: ignore[attr-defined]
        "(p) => scrollTo(0, scrollY + p.getBoundingClientRect().top - innerHeight * 0.35)"
    )
    page.wait_for_timeout(900)  # type: ignore[attr-defined]


def test_the_map_follows_the_reading(visit: Open) -> None:
    page, _ = visit()
    before = page.evaluate("map_atlas.getCenter().lng")
    scroll_to(page, "had appealed to everyone")  # London, Paris, Constantinople
    west = page.evaluate("map_atlas.getBounds().getWest()")
    assert west < 0
    assert page.locator(".leaflet-names-pane .name:text-is('London')").count() == 1
    page.get_by_role("button", name="Follow").click()
    scroll_to(page, "What the delegates did not know")
    assert page.evaluate("map_atlas.getBounds().getWest()") == west
    page.get_by_role("button", name="Follow").click()
    page.wait_for_timeout(600)
    assert abs(page.evaluate("map_atlas.getCenter().lng") - before) < 4


def test_the_map_follows_a_search(visit: Open, book: Document) -> None:
    page, _ = visit(book)
    page.get_by_role("searchbox", name="Search in the text").fill("had appealed to everyone")
    page.wait_for_function("() => map_atlas.getBounds().getWest() < 0")  # London
    assert page.locator(".leaflet-names-pane .name:text-is('London')").count() == 1


def test_the_map_does_not_move_while_a_card_is_open(visit: Open) -> None:
    page, _ = visit()
    page.locator("article a.m:text-is('Tiflis') >> nth=0").click()
    centre = page.evaluate("map_atlas.getCenter().lng")
    scroll_to(page, "had appealed to everyone")
    assert page.evaluate("map_atlas.getCenter().lng") == centre
