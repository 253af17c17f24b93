"""Feature codes in words."""

from __future__ import annotations

import pytest

from gazetteer.model.feature_words import feature_phrase, feature_word


@pytest.mark.parametrize(
    ("feature", "word", "phrase"),
    [
        ("P.PPLC", "capital", "a capital"),
        ("P.PPL", "settlement", "a town or village"),
        ("A.PCLI", "country", "a state"),
        ("A.PCLH", "former state", "a state of the past"),
        ("A.ADM1H", "former province", "a province of the past"),
        ("A.ADM2", "district", "a second-level administrative division"),
        ("A.ADM3", "administrative division", "an administrative division"),
        ("L.BTL", "battlefield", "a battlefield"),
        ("H.STM", "river", "a river"),
        ("H.WLL", "water", "a body of water"),
        ("T.MTS", "mountains", "a mountain or range"),
        ("X", "", "a place"),
        ("", "", "a place"),
    ],
)
def test_feature_codes_in_words(feature: str, word: str, phrase: str) -> None:
    assert feature_word(feature) == word
    assert feature_phrase(feature) == phrase
