"""Edit distance: the same with and without the library."""

from __future__ import annotations

import sys
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gazetteer.names import edit_distance

NAMES = st.text("abcé ", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("van", "", 3),
        ("kars", "kars", 0),
        ("kars", "kras", 1),
        ("kars", "cars", 1),
        ("kars", "kar", 1),
        ("kars", "akars", 1),
        ("karshi", "krs", 3),
        ("abcab", "cab", 2),
        ("aba", "a", 2),
        ("ca", "abc", 3),  # a swapped pair is not changed again
        ("tiflis", "tbilisi", 3),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert edit_distance.aligned(one, other) == edit_distance.aligned(other, one) == expected


@pytest.fixture(params=["with the library", "without"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has loaded the library, or one that has not and makes its first comparisons."""
    if request.param == "without":
        monkeypatch.delitem(sys.modules, "rapidfuzz")
        monkeypatch.setattr(edit_distance, "_compared", count())
    else:
        monkeypatch.delattr(edit_distance, "aligned")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("kars", "karst", 0.8), ("karst", "kars", 0.8), ("kars", "kras", 0.75), ("van", "", 0.0), ("", "", 1.0)],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert edit_distance.likeness(one, other) == pytest.approx(expected)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("limit", "cutoff", "expected"),
    [
        (5, 0.0, [(2, 1.0), (1, 0.8), (3, 0.8), (0, 0.25), (4, 0.0)]),
        (2, 0.0, [(2, 1.0), (1, 0.8)]),
        (5, 0.8, [(2, 1.0), (1, 0.8), (3, 0.8)]),
        (5, 0.81, [(2, 1.0)]),
        (0, 0.0, []),
    ],
)
def test_the_most_alike_come_first(limit: int, cutoff: float, expected: list[tuple[int, float]]) -> None:
    choices = ["wan", "karsi", "kars", "karst", "bitl"]
    found = edit_distance.most_alike("kars", choices, limit, cutoff)
    assert [(index, pytest.approx(alike)) for index, alike in found] == expected


@given(NAMES, NAMES)
def test_distance_is_that_of_the_library(one: str, other: str) -> None:
    assert edit_distance.aligned(one, other) == OSA.distance(one, other)
    assert edit_distance.likeness(one, other) == OSA.normalized_similarity(one, other)


@given(NAMES, st.lists(NAMES, max_size=12), st.integers(1, 5), st.sampled_from([0.0, 0.2, 0.5, 0.75]))
def test_few_choices_are_ranked_as_by_the_library(name: str, choices: list[str], limit: int, cutoff: float) -> None:
    by_library = edit_distance.most_alike(name, choices, limit, cutoff)
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "rapidfuzz")
        patch.setattr(edit_distance, "_compared", count())
        assert edit_distance.most_alike(name, choices, limit, cutoff) == by_library


def test_many_comparisons_use_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "rapidfuzz")
    monkeypatch.setattr(edit_distance, "_compared", count())
    monkeypatch.setattr(edit_distance, "aligned", lambda one, other: -1)
    found = [edit_distance.distance("kars", "cars") for _ in range(edit_distance.COMPARED_IN_PYTHON + 1)]
    assert found == [-1] * edit_distance.COMPARED_IN_PYTHON + [1]
