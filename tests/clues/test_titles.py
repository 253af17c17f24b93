"""Provinces by their titles."""

from __future__ import annotations

import pytest

from gazetteer.clues.titles import division_in, titles


@pytest.mark.parametrize(
    ("name", "word", "among"),
    [
        ("Bitlis", "vilayet", "Bitlis vilayet"),
        ("Erivan", "government", "Erivan governorate"),
        ("Mush", "sandjak", "Mush sanjak"),
        ("Kars", "province", "Kars oblast"),
    ],
)
def test_titles(name: str, word: str, among: str) -> None:
    assert among in list(titles(name, word))


@pytest.mark.parametrize("word", ["river", "town", "Kars", ""])
def test_other_words_are_not_titles(word: str) -> None:
    assert not list(titles("Kars", word))


@pytest.mark.parametrize(
    ("name", "rest"),
    [("Sanjak of Mush", "Mush"), ("Kars Oblast", "Kars"), ("Vilayet of Van", "Van"), ("Lake Van", None), ("Van", None)],
)
def test_division_in(name: str, rest: str | None) -> None:
    found = division_in(name)
    assert (found[0] if found else None) == rest
