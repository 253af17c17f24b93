"""Mentions as spans of the user's text."""

from __future__ import annotations

import pytest

from gazetteer.recognize.mentions.drafts import Draft, mentions


@pytest.mark.parametrize(("text", "name"), [("_Kars_", "Kars"), ("Kars_", "Kars"), ("Kars", "Kars"), ("__", "__")])
def test_marks_of_emphasis_are_left_out(text: str, name: str) -> None:
    (mention,) = mentions([Draft((0, 1), "PLACE", "lexicon")], text, lambda _: (0, len(text)))
    assert mention.text == name == text[mention.start : mention.end]
