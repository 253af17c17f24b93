"""Ends of words that do not belong to a name."""

from __future__ import annotations

import pytest

from gazetteer.recognize.languages.word_ends import is_ending, without_ends
from gazetteer.recognize.text.lexicon import shape
from gazetteer.recognize.text.words import Span, Words


def words(*texts: str) -> Words:
    text = " ".join(texts)
    starts = [sum(len(other) + 1 for other in texts[:n]) for n in range(len(texts))]
    ends = [start + len(one) for start, one in zip(starts, texts, strict=True)]
    return Words(text, list(texts), starts, ends, [n == 0 for n in range(len(texts))])


@pytest.mark.parametrize(
    ("lang", "given", "parts"),
    [
        ("tr", ("Bitlis’e", "gittik"), ["Bitlis", "’e", "gittik"]),
        ("tr", ("Van'daki", "ev"), ["Van", "'daki", "ev"]),
        ("tr", ("Bitlis", "kal'asın"), ["Bitlis", "kal'asın"]),
        ("hy", ("Մուշ՝", "Կարին։"), ["Մուշ", "՝", "Կարին", "։"]),
        ("ka", ("თელავში.",), ["თელავში", "."]),
        ("am", ("ጎንደር።",), ["ጎንደር", "።"]),
        ("de", ("Timur's", "Heer", "geht's"), ["Timur", "'s", "Heer", "geht", "'s"]),
        ("ar", ("طريق", "«مرزان».", "ثم"), ["طريق", "«مرزان».", "ثم"]),
        ("ar", ("طريق", "مرزان»."), ["طريق", "مرزان", "»."]),
        ("fa", ("مرزان،", "مهروان؛"), ["مرزان", "،", "مهروان", "؛"]),
        ("fr", ("l'eau", "d'Alep"), ["l'eau", "d'Alep"]),
    ],
)
def test_ends_become_separate_words(lang: str, given: tuple[str, ...], parts: list[str]) -> None:
    found = without_ends(words(*given), lang)
    assert found.words == parts
    assert [found.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == parts
    assert found.first == [n == 0 for n in range(len(parts))]


def test_words_read_by_a_model_are_unchanged() -> None:
    read = words("Bitlis’e", "gittik")
    read.spans.append(Span(0, 1, "GPE"))
    assert without_ends(read, "tr") is read


def test_an_armenian_name_with_a_prefix_is_written_like_a_name() -> None:
    assert [shape(word) for word in ("զՄուշ", "ցԲասեն", "զայն")] == ["T", "T", "l"]


@pytest.mark.parametrize(
    ("word", "lang", "yes"), [("'dan", "tr", True), ("’ın", "az", True), ("'", "tr", False), ("'dan", "en", False)]
)
def test_known_endings(word: str, lang: str, yes: bool) -> None:
    assert is_ending(word, lang) is yes
