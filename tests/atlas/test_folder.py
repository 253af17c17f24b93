"""A folder of texts: names, search, order, dates, and which texts name a place."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from gazetteer.cli.main import main
from gazetteer.model.document import Document
from gazetteer.model.timespan import Timespan
from tests.atlas import story
from tests.atlas.conftest import Open

pytestmark = pytest.mark.browser


def letter(number: int, marked: str, year: int | None) -> Document:
    made = story.annotate(marked, id=f"letters/from_home_{number}.txt", date=None)
    return dataclasses.replace(made, date=Timespan.of(year, year) if year else None)


@pytest.fixture(scope="module")
def letters() -> list[Document]:
    opening = "I write to you tonight because nobody else here would read it, and the lamp is nearly out of oil. " * 2
    return [
        letter(1, opening + "We reached [kars:Kars] on foot.", 1920),
        letter(2, opening + "From [van:Van] no news has come.", 1915),
        letter(3, opening + "They sell pears at [erivan:Erivan], and at [kars:Kars] nothing.", 1931),
        letter(4, opening + "The ferry has sunk.", None),
    ]


def test_each_text_has_the_name_of_its_file(visit: Open, letters: list[Document]) -> None:
    page, _ = visit(letters)
    names = page.locator(".docs b").all_inner_texts()
    assert names == [f"from home {number}" for number in range(1, 5)]
    assert "Untitled" not in page.locator("body").inner_text()


def test_search_order_and_dates(visit: Open, letters: list[Document]) -> None:
    page, _ = visit(letters)
    shown = page.locator(".docs li:visible b")
    page.get_by_label("Sort the texts").select_option("date")
    assert [name[-1] for name in shown.all_inner_texts()] == ["2", "1", "3", "4"]
    page.get_by_label("Search titles, texts and places").fill("pears")
    page.wait_for_function("() => document.querySelectorAll('.docs li:not([hidden])').length === 1")
    assert shown.all_inner_texts() == ["from home 3"]
    page.get_by_label("Search titles, texts and places").fill("")
    page.wait_for_function("() => document.querySelectorAll('.docs li:not([hidden])').length === 4")
    page.locator(".collection button:not(:disabled)").first.click()
    assert shown.all_inner_texts() == ["from home 2"]
    assert "1 text of 4" in page.locator(".docstate").inner_text()


def test_which_texts_name_a_place(visit: Open, letters: list[Document]) -> None:
    page, _ = visit(letters)
    page.locator("[data-tab=places]").click()
    page.locator(".placetable a", has_text="Kars").click()
    page.locator("[data-tab=texts]").click()
    assert page.locator(".docs li:visible b").all_inner_texts() == ["from home 1", "from home 3"]
    assert page.locator(".docstate").inner_text() == "2 texts of 4 name Kars"


def test_a_page_of_a_folder_has_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "letters_home"
    folder.mkdir()
    for name, words in (("one", "We left Kars."), ("two", "We reached Tiflis.")):
        (folder / f"{name}.txt").write_text(words, "utf-8")
    target = tmp_path / "page.html"
    assert main(["map", str(folder), "-o", str(target)]) == 0
    page = target.read_text("utf-8")
    assert "<h1>letters home</h1>" in page
    assert "2 texts on one map." in page
