"""Separate endings that do not belong to a name: punctuation after letters without case, case endings after an apostrophe."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.names.fold import fold
from gazetteer.recognize.text.lexicon import Lexicon
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import frequency, in_english

_MARKS = re.compile(r"(?<=\w)[։՝՜՞`՛,.;:…»”።፣܀]+$")
_ENDING = re.compile(r"(?<=\w\w)['’][^\W\d_]{1,7}$")
_GENITIVE = re.compile(r"(?:(?<=\w)(?:['’]s|-)|(?<=[IVX]{2})\.)$")
_PERIOD = re.compile(r"(?<=\w[ѣѳѵіъ])\.$|(?<=\w)[,;:)\]»]+$")
_CLOSED = re.compile(r"(?<=\w)[»”)\].،؛؟!:]+$")
_PATTERNS = {
    "ar": _CLOSED,
    "fa": _CLOSED,
    "tr": _ENDING,
    "az": _ENDING,
    "ota": _ENDING,
    "de": _GENITIVE,
    "hy": _MARKS,
    "hyw": _MARKS,
    "xcl": _MARKS,
    "ka": _MARKS,
    "am": _MARKS,
    "syr": _MARKS,
    "cop": _MARKS,
    "ru": _PERIOD,
}
"""What is separated, by language: "Kars'tan", "Hulagu's", "Indiana-", "Մուշ՝", "Паланкѣ.", "ويزه»."."""


def is_ending(word: str, lang: str) -> bool:
    """Return whether a word is a case ending that `without_ends` has cut off.

    >>> is_ending("'tan", "tr"), is_ending("'", "tr"), is_ending("'tan", "fr")
    (True, False, False)
    """
    return _PATTERNS.get(lang) in (_ENDING, _GENITIVE) and word[0] in "'’" and word[1:].isalpha()


def divided(words: Words, names: Lexicon, lang: str) -> Words:
    """Return the words with German compounds of a place as separate words: "Ohio-Ufern", "Rayak-Hamah".

    A compound that is a name itself, "Schleswig-Holstein", or ends with a kind word, "Wann-See", stays.

    Args:
        words: the words of a text.
        names: the names of the gazetteer.
        lang: the language of the text.
    """
    if lang != "de":
        return words
    parts = {text: text.split("-") for text in set(words.words) if _COMPOUND.fullmatch(text)}
    keys = {text: (fold(text), fold(head), fold(tail)) for text, (head, tail) in parts.items()}
    terms = names.terms({key for three in keys.values() for key in three}) if keys else {}
    cut = {
        text: len(parts[text][0])
        for text, (whole, head, tail) in keys.items()
        if whole not in terms
        and head in terms
        and terms[head].prominence >= COMPOUND_PROMINENCE
        and parts[text][1].lower() not in in_english(lang)
        and (tail in terms or frequency(parts[text][1].lower(), lang) >= COMPOUND_FREQUENCY)
    }
    found: list[tuple[str, int, int, bool]] = []
    for text, start, end, first in zip(words.words, words.starts, words.ends, words.first, strict=True):
        if text not in cut:
            found.append((text, start, end, first))
            continue
        at = start + cut[text]
        found += [(text[: at - start], start, at, first), ("-", at, at + 1, False)]
        found.append((text[at - start + 1 :], at + 1, end, False))
    if not cut:
        return words
    texts, starts, ends, firsts = zip(*found, strict=True)
    return replace(words, words=list(texts), starts=list(starts), ends=list(ends), first=list(firsts))


_COMPOUND = re.compile(r"[^\W\d_]{3,}-[^\W\d_]{3,}")
COMPOUND_PROMINENCE, COMPOUND_FREQUENCY = 0.3, "3"
"""Minimum prominence of a place that begins a compound, and minimum frequency of a noun that ends it."""


def without_ends(words: Words, lang: str) -> Words:
    """Return the words with such endings as separate words; words that a model has read are unchanged.

    A Turkish word with a small letter has no case ending after its apostrophe: "kal'a".
    """
    pattern = _PATTERNS.get(lang)
    if pattern is None or words.spans or not any(map(pattern.search, words.words)):
        return words
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[bool] = []
    for text, start, end, opens in zip(words.words, words.starts, words.ends, words.first, strict=True):
        match = pattern.search(text) if text[0].isalpha() and not (pattern is _ENDING and text[0].islower()) else None
        cut = start + match.start() if match else end
        texts.append(text[: cut - start])
        starts.append(start)
        ends.append(cut)
        first.append(opens)
        if match:
            texts.append(match[0])
            starts.append(cut)
            ends.append(end)
            first.append(False)
    return replace(words, words=texts, starts=starts, ends=ends, first=first)
