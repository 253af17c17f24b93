"""The words for which the network computes probabilities."""

import numpy as np
import pytest

from gazetteer.recognize.models.historical import load
from gazetteer.recognize.models.historical.wanted import near_names

PLAIN = "we went up and down the road for some time and saw nothing at all".split()


@pytest.mark.parametrize(
    ("word", "before", "after"),
    [
        ("Kars", 3, 2),
        ("KARS", 3, 2),
        ("d'Erzurum", 3, 2),
        ("1920", 3, 2),
        ("19th", 3, 2),
        ("قارص", 3, 2),
        ("weeks", 3, 3),
    ],
)
def test_words_around_a_name_or_a_date_are_wanted(word: str, before: int, after: int) -> None:
    words = [*PLAIN, word, *PLAIN]
    found = near_names(words, [False] * len(words))
    at = len(PLAIN)
    assert np.flatnonzero(found).tolist() == list(range(at - before, at + after + 1))


@pytest.mark.parametrize("words", [[], PLAIN, [",", ".", "…"]])
def test_plain_words_are_not_wanted(words: list[str]) -> None:
    assert near_names(words, [False] * len(words)).tolist() == [False] * len(words)


@pytest.mark.parametrize(
    ("word", "opens", "wanted"),
    [
        ("When", True, False),
        ("When", False, True),
        ("WHEN", True, True),
        ("I", False, False),
        ("Will", True, True),
        ("Kars", True, True),
    ],
)
def test_words_with_a_capital_for_the_sentence_alone_are_not_wanted(word: str, opens: bool, wanted: bool) -> None:
    assert near_names([word, *PLAIN], [opens] + [False] * len(PLAIN)).any() == wanted


@pytest.mark.model
def test_a_text_without_capitals_is_read_whole() -> None:
    words = "the army left erzurum in may and marched to kars and alexandropol by way of sarikamish".split()
    chances, _ = load().read(words, [True] + [False] * (len(words) - 1), [0] * len(words))
    assert all(0 < chance < 1 for chance in chances.outside)


@pytest.mark.model
def test_words_far_from_names_are_outside() -> None:
    words = ["Kars", *PLAIN, "Kars", "and", "General", "Mouravieff", "left", "for", "Tiflis", "with", "Colonel", "Lake"]
    chances, _ = load().read(words, [True] + [False] * (len(words) - 1), [5] + [0] * (len(words) - 1))
    middle = slice(4, 12)
    assert list(chances.place_begins[middle]) == [0.0] * 8
    assert list(chances.outside[middle]) == [1.0] * 8
    assert 0 < chances.outside[0] < 1


@pytest.mark.model
def test_words_far_from_names_are_still_read_by_their_neighbours() -> None:
    def place(*middle: str) -> float:
        words = "General Mouravieff went to Kars".split() + list(middle) + "Colonel Lake to Erzurum".split()
        chances, _ = load().read(words, [True] + [False] * (len(words) - 1), [5] * len(words))
        return chances.place_begins[4]

    assert place(*PLAIN) != place(*reversed(PLAIN))
