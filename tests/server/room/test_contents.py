"""Headings of uploaded files: stored, listed as contents, marked in the text, and exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from gazetteer.model.document import Document
from gazetteer.model.heading import Heading
from gazetteer.server.room.contents import contents
from gazetteer.server.workspace.records import NewDocument
from gazetteer.server.workspace.workspace import Workspace
from tests.server.room.conftest import Add

HTML = """<html lang="en"><head><title>A journey</title></head><body><article><h1>A journey</h1>
<p>The following pages describe what we saw in the autumn of the year 1877, when the roads were bad and the rivers high.</p>
<h2>From Kars</h2><p>We left Kars at dawn, and the guides said that the pass would be closed before the end of the week.</p>
<h2>To Tiflis &amp; back</h2><p>We reached Tiflis after nine days, and the innkeeper there had no news of the army at all.</p>
</article></body></html>"""


def test_chapters_are_recognized_in_a_long_text_without_marked_headings() -> None:
    text = "\n\n".join(f"CHAPTER {n}.\n\n" + "The road was long and the rain fell. " * 700 for n in (1, 2, 3))
    found = contents(Document("d", text))
    assert [text[one.start : one.end] for one in found] == ["CHAPTER 1.", "CHAPTER 2.", "CHAPTER 3."]
    marked = (Heading(0, 10, 1),)
    assert contents(Document("d", text, headings=marked)) == marked


def test_headings_of_markdown_are_contents_of_a_short_text() -> None:
    text = "# The road\n\nIt rained.\n\n## To Kars\n\n# of steps: 12\nIt rained."
    found = contents(Document("d", text))
    assert [(text[one.start : one.end], one.level) for one in found] == [("# The road", 1), ("## To Kars", 2)]
    assert contents(Document("d", "# The road\n\nIt rained.")) == ()


def test_headings_survive_a_restart_before_the_annotation(tmp_path: Any) -> None:
    headings = (Heading(0, 4, 1), Heading(6, 9, 2))
    new = NewDocument("a", "A", "html", "Kars\n\nVan", headings=headings)
    with Workspace(tmp_path / "a.workspace") as workspace:
        [id] = workspace.add([new], original=b"", file_name="a", who="me")
    with Workspace(tmp_path / "a.workspace") as workspace:
        assert workspace.document(id).headings == headings


@pytest.mark.browser
def test_the_headings_of_a_file_are_its_contents(room: httpx.Client, add: Add, desk: Callable[..., Any]) -> None:
    [id] = add(HTML.encode(), name="journey.html")
    data = room.get(f"/documents/{id}/data").json()
    titles = [data["text"][start:end] for start, end, _ in data["contents"]]
    assert titles[-2:] == ["From Kars", "To Tiflis & back"]
    exported = json.loads(room.get(f"/documents/{id}/export/json").content)
    assert [one["start"] for one in exported["headings"]] == [start for start, _, _ in data["contents"]]
    page = desk(f"/documents/{id}")
    heading = page.get_by_role("heading", name="To Tiflis & back")
    assert heading.get_attribute("aria-level") == "3"
    assert heading.locator(".m").inner_text() == "Tiflis"
    page.get_by_role("button", name="Contents").click()
    assert page.locator("dialog .contentlist button").count() == len(data["contents"])
    page.keyboard.press("Escape")
    page.locator(".text").focus()
    page.keyboard.press("h")
    page.locator("dialog .contentlist").get_by_role("button", name="To Tiflis & back").click()
    assert page.locator("dialog.sheet").is_hidden()
    assert heading.is_visible()


def test_the_map_page_of_a_document_has_its_corrections(room: httpx.Client, add: Add) -> None:
    [id] = add(b"We left Kars at dawn and reached Tiflis.")
    data = room.get(f"/documents/{id}/data").json()
    at = data["text"].index("Tiflis")
    rejected = {"action": "reject", "start": at, "end": at + 6, "text": "Tiflis", "type": "PLACE"}
    answer = room.post(
        f"/documents/{id}/corrections", json={"seen": data["revision"], "who": "ana", "corrections": [rejected]}
    )
    assert answer.status_code == 200, answer.text
    answer = room.get(f"/documents/{id}/export/map")
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{id}.map.html"')
    assert ">Kars</a>" in answer.text
    assert ">Tiflis</a>" not in answer.text
    assert '"Chasira"' in answer.text  # the names of a place are those of the gazetteer
