"""Identify the language of a text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gazetteer.languages.identify import UNKNOWN, identify, passages

with (Path(__file__).parent / "texts.csv").open(encoding="utf-8", newline="") as stream:
    TEXTS = [(row["lang"], row["text"] or "") for row in csv.DictReader(stream)]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_no_text_gets_a_wrong_language(lang: str, text: str) -> None:
    assert identify(text).lang == lang


def test_the_table_has_twenty_five_languages() -> None:
    assert len({lang for lang, _ in TEXTS} - {UNKNOWN}) >= 25
    assert len(TEXTS) >= 40


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Left Kars for Tiflis", "en"),
        ("The army at Kars", "en"),
        ("von Berlin nach Wien", "de"),
        ("GEN. LEE RETREATS TOWARD RICHMOND WITH HIS ARMY", "en"),
        ("Москва", UNKNOWN),
        ("Richmond, Va.", UNKNOWN),
    ],
)
def test_short_texts(text: str, lang: str) -> None:
    assert identify(text).lang == lang


def test_mixed_text_is_split_into_passages() -> None:
    english = "We left the old town at dawn and rode for three days along the river, and saw nobody but shepherds on the hills.\n"
    russian = (
        "На другой день мы переправились через реку и вечером увидели стены старой крепости, где уже никого не было.\n"
    )
    found = list(passages(english * 2 + russian * 2 + english))
    assert [passage.guess.lang for passage in found] == ["en", "ru", "en"]
    assert found[1].start == 2 * len(english)
    assert found[-1].end == 3 * len(english) + 2 * len(russian)


def test_a_text_in_one_language_is_one_passage() -> None:
    text = TEXTS[0][1] + "\n" + TEXTS[1][1] + "\n\nKars\n"
    (passage,) = passages(text)
    assert (passage.start, passage.end, passage.guess.lang) == (0, len(text), "en")
