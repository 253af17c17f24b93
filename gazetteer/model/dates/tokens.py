"""Tokens of a date: numbers, Roman numerals, ordinals, and the phrases of `words`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gazetteer.model.dates import numbers as numbers
from gazetteer.model.dates.words import (
    ISLAMIC_MONTHS,
    ORDINALS,
    Category,
    Phrases,
    month_of,
    numbered,
    phrases,
    without_accents,
)

_TOKEN = re.compile(
    r"(?<!\d)(?:[789]|10)[bB](?:re|er|ris)\b|\d+|世紀|世纪|[一-鿿]|"
    r"[^\W\d_一-鿿]+(?:[\u064b-\u065f]+[^\W\d_]*)*(?:['’ʼ´][^\W\d_一-鿿]+)*|\S"
)
_VOWEL_SIGNS = re.compile("[\u064b-\u065f]+")
"""Arabic vowel signs and the hamza above a letter."""
DASHES = frozenset("-‐‑‒–—−")
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ROMAN_LETTERS = frozenset("xviхі")
_TO_LATIN = str.maketrans("хі", "xi")
_ORDINAL_ENDINGS = frozenset(
    "st nd rd th e er ère ème eme re o a º ª й го ый ой ом му м я та ти те ма го ог og ga im em ym inci ıncı uncu üncü nci ncı ncu "
    "ten sten den ter ncü án én ján jén րդ ին ე ος ου ο ό lea ik ki de ste".split()
)
_CASE_ENDINGS = frozenset(
    "ban ben ból ből tól től ig re ra i hoz hez kor te ta de da den dan ten tan ye ya e a nin nın nun nün un ün in ın ում ին ի ից "
    "го м му г й ში ის შიც ss".split()
)
_APOSTROPHES = frozenset("'’ʼ´")
_NO_PHRASE = Phrases({}, frozenset())


class DateToken(NamedTuple):
    """A word, number or sign in lower case, with its position in the text."""

    text: str
    start: int
    end: int


class Tokens:
    """The tokens of one text, whose language is needed for numbers in words. Positions outside the text are allowed."""

    def __init__(self, text: str, lang: str | None = None) -> None:
        self.all = with_numbers(
            text, [DateToken(_plain(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)], lang
        )
        self.count = len(self.all)
        self._source = text
        self._texts = [token.text for token in self.all]
        known = phrases()
        self._phrases = [known.get(text, _NO_PHRASE) for text in self._texts]
        self._digits = [_number(text) for text in self._texts]
        self._ordinals: dict[int, tuple[int, int] | None] = {}

    def at(self, i: int) -> str:
        """Return the token at a position; "" outside the text."""
        return self._texts[i] if 0 <= i < self.count else ""

    def in_armenian_letters(self, i: int) -> bool:
        """Return whether a number is written in Armenian letters in the text."""
        return 0 <= i < self.count and "\u0531" <= self._source[self.all[i].start] <= "\u0587"

    def is_small_word(self, i: int) -> bool:
        """Return whether the token has two letters and no capital: the French "ce" and the Latin "ad" are not eras."""
        return len(self.at(i)) == 2 and self._source[self.all[i].start].islower()

    def is_capital(self, i: int) -> bool:
        """Return whether the token begins with a capital in the text."""
        return 0 <= i < self.count and self._source[self.all[i].start].isupper()

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
        if not 0 <= i < self.count or self._phrases[i].kinds.isdisjoint(allowed):
            return None
        for words, kinds in self._phrases[i].all.items():
            if not kinds.isdisjoint(allowed) and (end := self._follows(i, words)) is not None:
                return end
        return None

    def category(self, i: int, *allowed: Category) -> tuple[Category, int] | None:
        """Return which of these categories the phrase here has, and the position after it."""
        if not 0 <= i < self.count or self._phrases[i].kinds.isdisjoint(allowed):
            return None
        for words, kinds in self._phrases[i].all.items():
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
        if not 0 <= i < self.count or len(self._texts[i]) > most:
            return None
        return self._digits[i]

    def roman(self, i: int) -> int | None:
        """Return the Roman numeral here, in Latin or Cyrillic letters, up to 29."""
        return _roman(self.at(i))

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Return the number of a century and the position after it and its ending: 19th, XIX-й, nineteenth, 19."""
        if i not in self._ordinals:
            self._ordinals[i] = self._read_ordinal(i)
        return self._ordinals[i]

    def _read_ordinal(self, i: int) -> tuple[int, int] | None:
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
        text = self.at(i)
        if text[:1] not in _ROMAN_LETTERS:
            return None
        endings = ("", "ème", "eme", "e")
        values = (_roman(text.removesuffix(ending)) for ending in endings if text.endswith(ending))
        return next(filter(None, values), None)

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


def _roman(text: str) -> int | None:
    """Return the value of a Roman numeral; None for another token."""
    if text[:1] not in _ROMAN_LETTERS or not _ROMAN.fullmatch(text := text.translate(_TO_LATIN)):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _number(text: str) -> int | None:
    """Return the number of at most four digits; None for another token."""
    return int(text) if len(text) <= 4 and text.isascii() and text.isdigit() else None


def _plain(text: str) -> str:
    """Return the token in lower case, with digits of any script as ASCII."""
    if text.isascii():
        return text.lower()
    if text.isdigit():
        return "".join(str(int(char)) if char.isdecimal() else char for char in text)
    if "\u0600" <= text[0] <= "\u06ff":
        text = _VOWEL_SIGNS.sub("", text)
    return without_accents(text.replace("İ", "i").lower().replace("’", "'").replace("ʼ", "'"))


def with_numbers(text: str, tokens: list[DateToken], lang: str | None) -> list[DateToken]:
    """Return the tokens of a text with years and days in words or letters as numbers in digits.

    >>> [token.text for token in Tokens("le deux décembre mil huit cent cinq", "fr").all]
    ['le', '2', 'décembre', '1805']
    """
    texts = [token.text for token in tokens]
    words, years = numbers.words_of(lang), _leads("year", "armenian_era")
    found: list[DateToken] = []
    i = 0
    while i < len(tokens):
        word, value, end = texts[i], None, i + 1
        if len(word) >= numbers.MIN_NUMERAL_LETTERS and word[0] in "mdc":
            value = numbers.roman_year(text[tokens[i].start : tokens[i].end])
        if value is None and (
            word in words or (len(word) >= numbers.LEAST_COMPOUND and lang in numbers.NUMBERS_AS_ONE_WORD)
        ):
            value, end = _in_words(texts, i, lang) or (None, i + 1)
        elif word[0] > "\u0530" and i and texts[i - 1] in years:
            value, end = _in_letters(texts, i) or (None, i + 1)
        found.append(tokens[i] if value is None else DateToken(str(value), tokens[i].start, tokens[end - 1].end))
        i = end
    return found


def _in_letters(texts: list[str], i: int) -> tuple[int, int] | None:
    """Return the year in Armenian or Hebrew letters here, and the position after it."""
    armenian = numbers.armenian_year(texts[i])
    return (armenian, i + 1) if armenian is not None else numbers.hebrew_year(texts, i)


def _in_words(texts: list[str], i: int, lang: str | None) -> tuple[int, int] | None:
    """Return the year or day in words here, and the position after it."""
    found = numbers.in_words(texts, i, lang)
    if found is None:
        return None
    value, end = found
    if 0 < value < 32 and _before_month(texts, end):
        return found
    before = texts[i - 1] if i else ""
    beside = {before, *texts[end : end + 1]} & _leads("year")
    named = any(len(word) > LONGEST_PREPOSITION for word in beside)
    if "\u0600" <= texts[i][0] <= "\u06ff":
        return found if before in beside else None
    is_year = named or (value % 100 and (beside or before in _leads("of") or is_month(before)))
    return found if is_year and 100 < value < 2100 else None


LONGEST_PREPOSITION = 2
"""Length of "en" and "em", which precede years and other words: "en mil pedazos"."""


def _before_month(texts: list[str], i: int) -> bool:
    """Return whether a month follows, with at most a small word between."""
    return any(is_month(texts[j]) for j in (i, i + 1) if j < len(texts) and (j == i or texts[i] in _leads("of")))


def is_month(word: str) -> bool:
    """Return whether a word names a month, also one of the Islamic calendar."""
    return month_of(word) is not None or (len(word) > 2 and word in numbered(ISLAMIC_MONTHS))


@cache
def _leads(*categories: Category) -> frozenset[str]:
    """Return the last words of the phrases of these categories."""
    return frozenset(
        words[-1]
        for of_word in phrases().values()
        for words, kinds in of_word.all.items()
        if not kinds.isdisjoint(categories)
    )
