"""The tools for assistants, called by the protocol's own client over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from gazetteer import Gazetteer
from tests.server.conftest import run_async

TEXT = "In November 1920 the delegation reached Alexandropol; Mustafa Kemal wrote from Angora."


def converse(gazetteer: Gazetteer, talk: Callable[[Client], Awaitable[Any]]) -> Any:
    """Start `gazetteer mcp` as an assistant's program does, and talk to it."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "gazetteer", "mcp", "--gazetteer", str(gazetteer.path)]
    )

    async def session() -> Any:
        async with Client(command, read_timeout_seconds=60) as client:
            return await talk(client)

    return run_async(session)


@pytest.fixture(scope="module")
def answers(gazetteer: Gazetteer) -> dict[str, Any]:
    """The answers to one conversation, by question; starting the program takes a while."""
    calls: dict[str, tuple[str, dict[str, Any]]] = {
        "karin": ("look_up", {"name": "Karin", "year": "1920", "near": "Kars"}),
        "nothing": ("look_up", {"name": "Xqzzzvwkjq"}),
        "names": ("names_in_year", {"place": "Gyumri", "year": "1930"}),
        "place": ("describe_place", {"id": "gn:616635"}),
        "person": ("look_up_person", {"name": "Dean Acheson"}),
        "annotate": ("annotate", {"text": TEXT}),
        "resolve": ("resolve", {"text": TEXT, "names": ["Angora", "Alexandropol"], "date": "1920"}),
        "unknown": ("names_in_year", {"place": "gn:0"}),
        "bad year": ("look_up", {"name": "Karin", "year": "soon"}),
        "not in text": ("resolve", {"text": TEXT, "names": ["Paris"]}),
        "bad limit": ("look_up", {"name": "Karin", "limit": 0}),
        "long text": ("annotate", {"text": "a" * 50_001}),
    }

    async def talk(client: Client) -> dict[str, Any]:
        tools = (await client.list_tools()).tools
        found = {"tools": tools, "instructions": client.instructions}
        for key, (tool, arguments) in calls.items():
            found[key] = await client.call_tool(tool, arguments)
        return found

    found: dict[str, Any] = converse(gazetteer, talk)
    return found


def test_every_tool_and_parameter_is_described(answers: dict[str, Any]) -> None:
    names = {tool.name for tool in answers["tools"]}
    assert names == {"look_up", "names_in_year", "describe_place", "look_up_person", "annotate", "resolve"}
    assert all(tool.description and tool.output_schema for tool in answers["tools"])
    assert "cite" in answers["instructions"]


def test_look_up_is_that_of_the_gazetteer(answers: dict[str, Any], gazetteer: Gazetteer) -> None:
    found = answers["karin"].structured_content
    expected = gazetteer.lookup("Karin", year=1920, near="Kars", limit=5)
    assert found["known"]
    assert [match["id"] for match in found["matches"]] == [match.place.id for match in expected]


def test_unknown_name_is_reported(answers: dict[str, Any]) -> None:
    assert answers["nothing"].structured_content["known"] is False


def test_names_of_a_year(answers: dict[str, Any]) -> None:
    assert "Leninakan" in {name["name"] for name in answers["names"].structured_content["names"]}


def test_a_place_and_a_person(answers: dict[str, Any]) -> None:
    assert "Russian Empire" in {area["name"] for area in answers["place"].structured_content["place"]["lay_in"]}
    assert answers["person"].structured_content["people"][0]["born"] == 1893


def test_texts(answers: dict[str, Any]) -> None:
    annotated = {one["text"]: one for one in answers["annotate"].structured_content["entities"]}
    assert annotated["Alexandropol"]["modern_name"] == "Gyumri"
    assert annotated["Mustafa Kemal"]["person"]
    resolved = answers["resolve"].structured_content["entities"]
    assert [one["modern_name"] for one in resolved] == ["Ankara", "Gyumri"]
    assert all(one["why"] for one in resolved)


@pytest.mark.parametrize("question", ["karin", "names", "place", "person", "annotate", "resolve"])
def test_every_fact_can_be_cited(answers: dict[str, Any], question: str) -> None:
    assert not answers[question].is_error
    titles = list(_titles(answers[question].structured_content))
    assert titles
    assert all(titles)


@pytest.mark.parametrize(("question", "says"), [
    ("unknown", "gn:0"), ("bad year", "EDTF"), ("not in text", "'Paris'"), ("bad limit", "limit"), ("long text", "text"),
])  # fmt: skip
def test_unanswerable_requests_are_explained(answers: dict[str, Any], question: str, says: str) -> None:
    assert answers[question].is_error
    assert says in answers[question].content[0].text


def _titles(value: Any) -> Any:
    """Yield the titles of all sources in an answer."""
    if isinstance(value, dict):
        if "licence" in value:
            yield value["title"]
        for inner in value.values():
            yield from _titles(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _titles(inner)
