"""Tokens of a date: numbers, Roman numerals, ordinals, and the phrases of `written_dates_words`."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazetteer.model.written_dates_words import ORDINALS, Category, phrases

_TOKEN = re.compile(r"\d+|世紀|世纪|[一-鿿]|[^\W\d_一-鿿]+(?:['’ʼ´][^\W\d_一-鿿]+)*|\S")
DASHES = frozenset("-‐‑‒–—−")
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_TO_LATIN = str.maketrans("хі", "xi")
_ORDINAL_ENDINGS = frozenset(
    "st nd rd th e er ère ème eme re o a º ª й го ый ой ом му м я та ти те ма го ог og ga im em ym inci ıncı uncu üncü nci ncı ncu "
    "ncü án én ján jén րդ ին ე ος ου ο ό lea ik ki de ste".split()
)
_CASE_ENDINGS = frozenset(
    "ban ben ból ből tól től ig re ra i hoz hez kor te ta de da den dan ten tan ye ya e a nin nın nun nün un ün in ın ում ին ի ից "
    "го м му г й ში ის შიც ss".split()
)
_APOSTROPHES = frozenset("'’ʼ´")


class Token(NamedTuple):
    """A word, number or sign in lower case, with its position in the text."""

    text: str
    start: int
    end: int


class Tokens:
    """The tokens of one text. Positions outside the text are allowed in all methods."""

    def __init__(self, text: str) -> None:
        self.all = [Token(_plain(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self.count = len(self.all)
        self._texts = [token.text for token in self.all]
        known = phrases()
        self._phrases = [known.get(text) for text in self._texts]

    def at(self, i: int) -> str:
        """Return the token at a position; "" outside the text."""
        return self._texts[i] if 0 <= i < self.count else ""

    def last_number(self) -> int:
        """Return the position of the last number or ordinal, after which no date can begin; -1 without one."""
        for i in range(self.count - 1, -1, -1):
            if self._texts[i][0].isdigit() or self.ordinal(i) is not None:
                return i
        return -1

    def glued(self, i: int) -> bool:
        """Return whether the token has no space before it."""
        return 0 < i < self.count and self.all[i].start == self.all[i - 1].end

    def skip(self, i: int, signs: str) -> int:
        """Return the position after one of these signs, or the same position."""
        return i + 1 if self.at(i) and self.at(i) in signs else i

    def phrase(self, i: int, *allowed: Category) -> int | None:
        """Return the position after the longest phrase of one of these categories; None without one."""
        if not 0 <= i < self.count or (beginning := self._phrases[i]) is None:
            return None
        for words, kinds in beginning.items():
            if not kinds.isdisjoint(allowed) and (end := self._follows(i, words)) is not None:
                return end
        return None

    def category(self, i: int, *allowed: Category) -> tuple[Category, int] | None:
        """Return which of these categories the phrase here has, and the position after it."""
        if not 0 <= i < self.count or (beginning := self._phrases[i]) is None:
            return None
        for words, kinds in beginning.items():
            found = [kind for kind in allowed if kind in kinds]
            if found and (end := self._follows(i, words)) is not None:
                return found[0], end
        return None

    def _follows(self, i: int, words: tuple[str, ...]) -> int | None:
        for word in words:
            if self.at(i) != word:
                return None
            i += 1
            while self.at(i) == "." or (
                self.at(i) in DASHES and self.glued(i) and self.glued(i + 1) and word != words[-1]
            ):
                i += 1
        return i

    def digits(self, i: int, most: int = 4) -> int | None:
        """Return the number in digits here; None for another token or a longer number."""
        text = self.at(i)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None

    def roman(self, i: int) -> int | None:
        """Return the Roman numeral here, in Latin or Cyrillic letters, up to 29."""
        text = self.at(i).translate(_TO_LATIN)
        if not text or not _ROMAN.fullmatch(text):
            return None
        values = [_ROMAN_VALUES[letter] for letter in text]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Return the number of a century and the position after it and its ending: 19th, XIX-й, nineteenth, 19."""
        word = self.at(i)
        if word == "twenty" and self.at(i + 1) in DASHES and self.at(i + 2) == "first":
            return 21, i + 3
        if word in ORDINALS:
            return ORDINALS[word], i + 1
        if word in ("dix", "twenty") and self.at(i + 1) in DASHES and f"{word}-{self.at(i + 2)}" in ORDINALS:
            return ORDINALS[f"{word}-{self.at(i + 2)}"], i + 3
        number = self.digits(i, 2)
        if number is None and (number := self._roman_with_ending(i)) is not None:
            return number, self.ending(i + 1)
        return None if number is None else (number, self.ending(i + 1))

    def _roman_with_ending(self, i: int) -> int | None:
        """Read "XIX", and "XIXe", which is one word."""
        number = self.roman(i)
        if number is not None:
            return number
        for ending in ("ème", "eme", "e"):
            if self.at(i).endswith(ending):
                text = self.at(i).removesuffix(ending).translate(_TO_LATIN)
                if text and _ROMAN.fullmatch(text):
                    return Tokens(text).roman(0)
        return None

    def ending(self, i: int) -> int:
        """Return the position after the ending of an ordinal number: th, er, "-го", "."."""
        j = i + 1 if self.at(i) in DASHES and self.glued(i) and self.glued(i + 1) else i
        if self.glued(j) and self.at(j) in _ORDINAL_ENDINGS:
            return self.skip(j + 1, ".")
        return self.skip(i, ".ºª") if self.glued(i) else i

    def case_ending(self, i: int) -> int | None:
        """Return the position after a case ending of a year, "1848-ban", "1915'te"; None without one."""
        j = i + 1 if self.at(i) and (self.at(i) in DASHES or self.at(i) in _APOSTROPHES) and self.glued(i) else i
        return j + 1 if self.glued(j) and self.at(j) in _CASE_ENDINGS else None


def _plain(text: str) -> str:
    """Return the token in lower case, with digits of any script as ASCII."""
    if text[0].isdigit():
        return "".join(str(int(char)) if char.isdecimal() else char for char in text)
    return text.replace("İ", "i").lower().replace("’", "'").replace("ʼ", "'")
