"""Corrections on the page: made in the card, kept in the browser, saved as the file that `--corrections` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gazetteer.model.corrected import apply
from gazetteer.model.corrections import read
from tests.atlas import story
from tests.atlas.conftest import CARD, Open

pytestmark = pytest.mark.browser


def correct(page: Any, text: str) -> None:
    page.locator(f'article a.m:text-is("{text}") >> nth=0').click()
    page.locator("#card-correct").click()


def saved(page: Any, tmp_path: Path) -> str:
    page.locator(".menu-share").click()
    with page.expect_download() as caught:
        page.locator("[data-do=corrections]").click()
    path = tmp_path / "corrections.json"
    caught.value.save_as(path)
    return path.read_text("utf-8")


def select(page: Any, words: str) -> None:
    """Select words of the text, as a reader does with the mouse."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector('article'), 4);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.textContent.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + words.length);
                return;
            }
        }""",
        words,
    )


def test_saved_corrections_apply_to_the_document(visit: Open, tmp_path: Path) -> None:
    page, _ = visit()
    correct(page, "Karakilisa")
    page.get_by_role("button", name="Ağrı").click()
    assert "You moved this mention to Ağrı" in page.locator(f"{CARD} .verdict").inner_text()
    correct(page, "Tiflis")
    page.get_by_role("button", name="Confirm Tbilisi").click()
    correct(page, "Lori")
    page.get_by_role("button", name="Reject: not a name").click()
    correct(page, "Baku")
    page.get_by_label("It is a").select_option("ORG")
    correct(page, "Moscow")
    page.get_by_label("Another place, by its identifier").fill("gn:4752268")
    page.get_by_role("button", name="Move").click()
    page.keyboard.press("Escape")
    select(page, "Cossack barracks")
    page.get_by_role("button", name="Mark as place").click()
    given = read(saved(page, tmp_path))
    assert {one.text: one.action for one in given} == {
        "Karakilisa": "move", "Tiflis": "confirm", "Lori": "reject", "Baku": "retype", "Moscow": "move",
        "Cossack barracks": "add",
    }  # fmt: skip
    found, misfits = apply(story.alexandropol(), given)
    assert misfits == ()
    places = {entity.text: entity.place.id for entity in found.entities if entity.by == "human" and entity.place}
    assert places == {"Karakilisa": "gn:326021", "Tiflis": "gn:611717", "Moscow": "gn:4752268"}
    assert {entity.type for entity in found.entities if entity.text == "Baku"} == {"ORG"}
    assert "Lori" not in {entity.text for entity in found.entities}


def test_corrections_are_shown_in_the_text_and_can_be_undone(visit: Open) -> None:
    page, _ = visit()
    places = page.locator(".now small").inner_text()
    correct(page, "Lori")
    page.get_by_role("button", name="Reject: not a name").click()
    assert page.locator(".m[data-fix=reject]").inner_text() == "Lori"
    assert page.locator(".now small").inner_text() == "31 of 32 places"
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".m[data-fix]").count() == 0
    assert page.locator(".now small").inner_text() == places


def test_corrections_are_kept_by_the_browser_and_read_from_a_file(visit: Open, tmp_path: Path) -> None:
    page, _ = visit()
    correct(page, "Tiflis")
    page.get_by_role("button", name="Confirm Tbilisi").click()
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator(".m[data-fix=confirm]").inner_text() == "Tiflis"
    text = saved(page, tmp_path)
    page.locator(".menu-share").click()
    page.locator("[data-do=discard]").click()
    assert page.locator(".m[data-fix]").count() == 0
    (tmp_path / "back.json").write_text(text, "utf-8")
    page.locator(".file").set_input_files(tmp_path / "back.json")
    page.wait_for_selector(".m[data-fix=confirm]")
    (tmp_path / "bad.json").write_text("[]", "utf-8")
    page.locator(".file").set_input_files(tmp_path / "bad.json")
    page.wait_for_function("() => document.querySelector('.toast').textContent.includes('not a file of corrections')")
