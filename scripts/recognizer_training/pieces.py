"""Select the pieces of the multilingual base that words and names of the supported languages are split into."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from wordfreq import available_languages, top_n_list

from gazetteer.recognize.models.multilingual.unigram import SPACE, Unigram

LANGUAGES = "ar bg ca cs da de el en es fa fi fr he hu it ja lt lv mk nb nl pl pt ro ru sh sk sl sv tr uk zh".split()
WORDS = 15_000
"""Number of frequent words per language."""
QUOTAS = {
    "LATIN": 17_000, "CYRILLIC": 6_500, "ARABIC": 3_500, "ARMENIAN": 2_800, "GREEK": 2_600, "CJK": 2_500, "HEBREW": 2_200,
    "GEORGIAN": 2_200, "none": 900, "KATAKANA": 350, "HIRAGANA": 350,
}  # fmt: skip
"""Number of pieces per script; "none" are pieces without a letter."""


def script(piece: str) -> str:
    """Return the script of a piece, by the Unicode name of its first letter; "none" for a piece without a letter."""
    return next((unicodedata.name(char, "?").split()[0] for char in piece if char.isalpha()), "none")


def kept(pieces: list[str], scores: list[float], names: Iterable[str]) -> list[int]:
    """Return the numbers of the selected pieces: the most frequent of each script, letters first.

    Args:
        names: names of places, in all scripts.
    """
    tokenizer = Unigram(pieces, scores, limit=99)
    seen: Counter[int] = Counter()
    for word, weight in _words(names):
        for number in tokenizer.pieces(word):
            seen[number] += weight
    ranked = sorted(range(4, len(pieces)), key=lambda n: (not _letter(pieces[n]), -seen[n], -scores[n]))
    left = dict(QUOTAS)
    chosen = list(range(4))
    for number in ranked:
        of = script(pieces[number])
        if left.get(of, 0) > 0:
            left[of] -= 1
            chosen.append(number)
    return sorted(chosen)


def _letter(piece: str) -> bool:
    """Return whether a piece is a single letter of an alphabet."""
    return len(piece.removeprefix(SPACE)) < 2 and script(piece) != "CJK"


def _words(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield words with their weights: frequent words in lower case and capitalized, words of names."""
    for lang in LANGUAGES:
        if lang not in available_languages():
            continue
        for rank, word in enumerate(top_n_list(lang, WORDS)):
            weight = 3 if rank < WORDS // 3 else 2
            yield word, weight
            if word != word.capitalize():
                yield word.capitalize(), 1
    for name in names:
        for word in name.split():
            yield word, 1
