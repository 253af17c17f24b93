"""Prepositions and "and" that are written on to a name in scripts without capitals: "ולקראקא", "بدمشق", "وشمشاط"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazetteer.recognize.text.lexicon import CASELESS
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, frequency

CONJUNCTIONS = {"ar": "و", "he": "ו"}
"""The "and" that is written on to the next word."""
_PREPOSITIONS = {"he": re.compile(r"[וש]?[בלמ](?=..)"), "ar": re.compile(r"[وف]?[بل](?=..)")}
"""Prepositions of place that are written on to the next word, perhaps after an "and"."""
_PRONOUNS = {"he": ("ם", "ו", "ך"), "ar": ("هم", "ها", "نا", "كم")}
"""Last letters of words that rather end with a pronoun: "ולשמאלם"."""
FREE_PREPOSITIONS = frozenset({"ar", "fa", "he", "ota"})
"""Languages without capitals and cases, in which a preposition says where something is."""
RAREST = 1
"""Maximum frequency, on the Zipf scale, of words that are names rather than others."""
RAREST_JOINED = 2
"""The same for a word without the "and" that joins it to a place."""
RARE_RANK = {"he": 2, "ar": 1}
"""The same for words that the model does not exclude."""
NOT_EXCLUDED = 0.01
"""Probability of a place from which the model does not exclude a word."""
COMMON_FROM = {"tiny": 2, "weak": 3, "fair": 4, "good": 5, "strong": 5, "top": 5}
"""Frequency from which a word after a preposition is rather the common word, by the strength of the name."""
PERSON_CHANCE = 0.75
"""Probability of a person from which such a word is not a place."""
JOINED_TOWN_PROMINENCE = 0.5
"""Prominence of a town that is a place for a word joined to it."""
MIN_LETTERS = 3
"""Minimum number of letters of an unknown name."""


def without_preposition(word: str, lang: str) -> str | None:
    """Return the rest of a word that begins with a preposition of place; None for other words.

    >>> without_preposition("ולקראקא", "he"), without_preposition("קראקא", "he")
    ('קראקא', None)
    """
    pattern = _PREPOSITIONS.get(lang)
    match = pattern.match(word) if pattern is not None else None
    return word[match.end() :] if match else None


def rare_names(words: Words, marks: Sequence[str], lang: str) -> Iterator[tuple[int, int]]:
    """Yield rare words after a preposition that is written on to them; they may be unknown names."""
    if lang in _PREPOSITIONS:
        for index, word in enumerate(words.words):
            if marks[index] == CASELESS and _rarity(word, without_preposition(word, lang), lang) <= RARE_RANK[lang]:
                yield index, index + 1


def evidence(page: Page, piece: tuple[int, int], strength: str, found: list[str]) -> None:
    """Add the evidence of prepositions and "and" before a name; `strength` is how strong the name is in the lexicon."""
    start, end = piece
    word, lang = page.words.words[start], page.lang
    if lang not in FREE_PREPOSITIONS or page.marks[start] != CASELESS or _is_person(page, piece):
        return
    rest = without_preposition(word, lang)
    before = page.lower[start - 1] if start and not page.words.first[start] else ""
    if strength == "unknown":
        if end - start > 1:
            return
        if _is_rare_name(page, start, rest):
            found.append("rare word behind a joined preposition")
        if is_joined_to_place(page, start):
            found.append("rare word joined to a place")
        if rest is None and before in cues.PLACE_BEFORE and _is_rarest(page, start):
            found.append("rare word behind a preposition")
        return
    if strength not in COMMON_FROM:
        return
    if rest is None and before not in cues.PLACE_BEFORE:
        return
    name = word if rest is None else rest
    if end - start > 1 or _frequency(name, lang) < COMMON_FROM[strength]:
        found.append("known name behind a preposition")


def is_joined_to_place(page: Page, index: int) -> bool:
    """Return whether a rare word is joined by "and" to a place, perhaps by way of other such words: "دبيل وبغروند وباجنيس"."""
    joint = CONJUNCTIONS.get(page.lang, "\0")
    at = index
    while at and _is_joined(page, at, joint) and not _is_placed(page, at):
        at -= 1
    return at < index and _is_placed(page, at)


def _is_joined(page: Page, index: int, joint: str) -> bool:
    word, lang = page.words.words[index], page.lang
    is_long = word[0] == joint and len(word) > MIN_LETTERS
    return is_long and _frequency(word, lang) <= RAREST and _frequency(word[1:], lang) <= RAREST_JOINED


def _is_placed(page: Page, index: int) -> bool:
    """Return whether the model finds a place at a word, or the word is the name of a town and not a common word."""
    cover, term = page.cover[index], page.terms.get((index, index + 1))
    if cover >= 0:
        return page.spans[cover].label in PLACE_LABELS
    word = page.words.words[index]
    bare = word[1:] if word[0] == CONJUNCTIONS.get(page.lang) else word
    return (
        term is not None
        and term.prominence >= JOINED_TOWN_PROMINENCE
        and _frequency(bare, page.lang) < COMMON_FROM["good"]
    )


def _is_rare_name(page: Page, index: int, rest: str | None) -> bool:
    word, chances = page.words.words[index], page.words.chances
    rarity = _rarity(word, rest, page.lang)
    if chances is not None and sum(chances.place(index, index + 1)) >= NOT_EXCLUDED:
        return rarity <= RARE_RANK.get(page.lang, RAREST)
    return rarity <= RAREST and not word.endswith(_PRONOUNS[page.lang])


def _is_rarest(page: Page, index: int) -> bool:
    """Return whether a word is in no list of frequent words, and the model does not exclude it."""
    chances = page.words.chances
    known = frequency(page.words.words[index], page.lang) == "0"
    return known and chances is not None and sum(chances.place(index, index + 1)) >= NOT_EXCLUDED


def _rarity(word: str, rest: str | None, lang: str) -> int:
    """Return the frequency of a word and of its rest, the higher one; high for a word without such a rest."""
    if rest is None or len(rest) < MIN_LETTERS:
        return 9
    return max(_frequency(word, lang), _frequency(rest, lang))


def _frequency(word: str, lang: str) -> int:
    """Return the frequency of a word on the Zipf scale; 0 in a language without a list."""
    return int(frequency(word, lang).replace("?", "0"))


def _is_person(page: Page, piece: tuple[int, int]) -> bool:
    chances = page.words.chances
    return chances is not None and chances.person(*piece) >= PERSON_CHANCE
