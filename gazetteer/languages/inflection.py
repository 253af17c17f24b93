"""Propose the nominatives of inflected names; the gazetteer's index confirms them.

Morphological libraries were compared: pymorphy3 supports Russian and Ukrainian, simplemma common words of fifty languages but
few names, and neither supports Armenian or Georgian. See `docs/decisions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from gazetteer.languages.inflection_tables import ATTACHED_NOUNS, NAME_PREFIXES, TABLES
from gazetteer.languages.old_letters import has_old_letters, modern
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

MIN_NOMINATIVE_LETTERS = 3
"""Minimum number of letters of a nominative."""
MIN_RESPELT_LETTERS = 5
"""Minimum number of letters of a name in another spelling."""
MAX_NOMINATIVES = 48
"""Maximum number of nominatives proposed for one form."""
MAX_ANALYSED_WORDS = 4
"""Maximum number of words of a name that is analysed."""

OLD_SPELLING = "variant"
"""The case of a name in an old spelling."""

_VOWELS = frozenset("aeiouyаеиоуыэюя")


@dataclass(frozen=True, slots=True)
class Nominative:
    """A possible nominative of a form: its folded key, and the case of the form ("genitive")."""

    key: str
    case: str


class _Rule(NamedTuple):
    ending: str
    nominatives: tuple[str, ...]
    case: str


_READ_AS = {"hr": "sr", "bs": "sr", "ota": "tr", "xcl": "hy", "grc": "el", "nb": "no"}
"""Languages whose names are inflected almost like those of another."""


def is_inflecting(lang: str) -> bool:
    """Return whether nominatives are proposed for names in this language."""
    lang = _READ_AS.get(lang, lang)
    return lang in TABLES or lang in NAME_PREFIXES or has_old_letters(lang)


def nominatives(name: str, lang: str) -> tuple[Nominative, ...]:
    """Return the possible nominatives of a name, the likeliest first, without the form itself.

    >>> [one.key for one in nominatives("Карса", "ru")][:2], nominatives("Карса", "ru")[0].case
    (['карс', 'карсо'], 'genitive')
    >>> "pozsony" in {one.key for one in nominatives("Pozsonyból", "hu")}
    True
    """
    return _nominatives(fold(name), _READ_AS.get(lang, lang))


_OF_SCRIPT = {
    "Armn": ("hy",), "Geor": ("ka",), "Grek": ("el",), "Cyrl": ("ru", "uk", "sr", "bg"), "Arab": ("ar", "fa"), "Hebr": ("he",),
}  # fmt: skip
"""Maps a script to possible languages of a name. Latin script is too ambiguous."""


def by_script(name: str) -> tuple[Nominative, ...]:
    """Return the nominatives of a name in the languages of its script; in Latin script only after an apostrophe.

    >>> by_script("Կարսից")[0].key, by_script("Romae"), [one.key for one in by_script("Kars'ta")]
    ('կարս', (), ['kars'])
    """
    langs = _OF_SCRIPT.get(script_of(name), ())
    head, mark, _ = name.replace("’", "'").partition("'")
    if mark and len(head) >= MIN_NOMINATIVE_LETTERS and not langs:
        return tuple(one for one in nominatives(name, "tr") if one.key == fold(head))
    return tuple(dict.fromkeys(one for lang in langs for one in nominatives(name, lang)))


@lru_cache(maxsize=65536)
def _nominatives(key: str, lang: str) -> tuple[Nominative, ...]:
    words = key.split()
    if not is_inflecting(lang) or not 0 < len(words) <= MAX_ANALYSED_WORDS:
        return ()
    found: dict[str, str] = {}
    if len(words) == 1:
        for one in _of_word(key, lang):
            found.setdefault(one.key, one.case)
    else:
        choices = [[Nominative(word, ""), *_of_word(word, lang)][: 12 if len(words) == 2 else 5] for word in words]
        for combination in product(*choices):
            cases = [one.case for one in combination if one.case]
            if cases:
                found.setdefault(" ".join(one.key for one in combination), cases[-1])
    found.pop(key, None)
    return tuple(Nominative(text, case) for text, case in list(found.items())[: MAX_NOMINATIVES * len(words)])


@lru_cache(maxsize=65536)
def _of_word(word: str, lang: str) -> tuple[Nominative, ...]:
    found: dict[str, str] = {}
    for bare, case in _without_prefix(word, lang):
        found.setdefault(bare, case)
    for text in [text for bare in (word, *found) for text in _respelt(bare, lang)]:
        found.setdefault(text, "variant")
    for bare in (word, *list(found)):
        for rule in _rules(lang):
            if not rule.ending and bare[-1] in _VOWELS:
                continue
            if (
                not bare.endswith(rule.ending)
                or len(bare) - len(rule.ending) + len(rule.nominatives[0]) < MIN_NOMINATIVE_LETTERS
            ):
                continue
            stem = bare[: len(bare) - len(rule.ending)]
            for nominative in rule.nominatives:
                for text in _variants(stem + nominative, lang, rule.ending):
                    if len(text) >= MIN_NOMINATIVE_LETTERS - (lang in ("hy", "ka")):
                        found.setdefault(text, rule.case)
    for noun in ATTACHED_NOUNS.get(lang, ()):
        if word.endswith(noun) and len(word) - len(noun) >= MIN_NOMINATIVE_LETTERS:
            found.setdefault(word[: -len(noun)], "compound")
    for text in (word, *list(found)):
        for spelling in modern(text, lang):
            found.setdefault(spelling, OLD_SPELLING)
    found.pop(word, None)
    return tuple(Nominative(text, case) for text, case in found.items())


def _without_prefix(word: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the word without the prefixes that may be attached to it."""
    for prefix in NAME_PREFIXES.get(lang, ()):
        if not word.startswith(prefix) or len(word) - len(prefix) < 2:
            continue
        rest = word[len(prefix) :]
        if lang == "ar" and (prefix.endswith(("ال", "لل"))):
            yield f"ال{rest}", "with a prefix"
        yield rest, "with a prefix"
    if lang == "ar" and word.startswith("ال") and len(word) > MIN_NOMINATIVE_LETTERS + 2:
        yield word[2:], "with the article"


def _variants(text: str, lang: str, ending: str) -> Iterator[str]:
    """Yield the nominative, and its variants if the language changes the stem before an ending."""
    if lang == "fi":
        yield from _finnish(text)
        return
    yield text
    yield from _respelt(text, lang)
    if lang == "hy" and len(text) > MIN_NOMINATIVE_LETTERS:  # Պոլսի of Պոլիս, Մշո of Մուշ: the last vowel is lost
        yield f"{text[:-1]}ի{text[-1]}"
        yield f"{text[:-1]}ու{text[-1]}"
    if (
        lang == "ka" and text.endswith("ი") and len(text) > MIN_NOMINATIVE_LETTERS
    ):  # the last vowel is lost: თბილისს, მესტიის
        yield text[:-1]
        if ending.startswith(("ის", "ით", "ად")):  # so is the one before the last consonant: მტკვრის of მტკვარი
            yield from (f"{text[:-2]}{vowel}{text[-2:]}" for vowel in "აეო")


def _respelt(text: str, lang: str) -> Iterator[str]:
    """Yield other spellings of a name: Greek with single consonants (Λάρισσα, Λάρισα), Hebrew with fewer vowels (פאריז, פריז).

    A Latin name may also end with "and" ("Romamque").
    """
    for pattern, letters in _SPELLINGS.get(lang, ()):
        if (spelt := pattern.sub(letters, text)) != text and len(spelt) >= MIN_RESPELT_LETTERS:
            yield spelt


_SPELLINGS = {
    "el": ((re.compile(r"([^αεηιουω])\1"), r"\1"),),
    "la": ((re.compile("(?<=[a-z]{4})que$"), ""),),
    "he": (
        (re.compile(r"(?<=.)א(?=.)"), ""),
        (re.compile("וו"), "ו"),
        (re.compile("יי"), "י"),
    ),
}
"""Maps a language to patterns of older spellings and what stands for them today; in Latin, "and" at the end of a word."""


def _finnish(stem: str) -> Iterator[str]:
    """Yield a stem and its nominatives by consonant gradation: Helsingi-, Turu-, Lapi-, Suome-, Lahde-, Tamperee-."""
    forms = [stem]
    if stem.endswith("ee"):
        forms.append(stem[:-1])
    if stem.endswith("e"):
        forms.append(stem[:-1] + "i")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _VOWELS:
        forms.append(stem[:-1])
    for form in forms:
        yield form
        head, vowel = form[:-1], form[-1:]
        if head.endswith("ng"):
            yield f"{head[:-1]}k{vowel}"
        elif head.endswith(("d", "nn")):
            yield f"{head[:-1]}t{vowel}"
        elif head.endswith(("v", "mm")):
            yield f"{head[:-1]}p{vowel}"
        elif head.endswith(("p", "t", "k")):
            yield f"{head}{head[-1]}{vowel}"
        elif head.endswith(("r", "l")):
            yield f"{head}k{vowel}"


@cache
def _rules(lang: str) -> tuple[_Rule, ...]:
    """Return the rules of a language, longer endings first, then the more common case first."""
    rules: dict[tuple[str, str], _Rule] = {}
    for line in TABLES.get(lang, "").strip().splitlines():
        case, _, body = line.strip().partition(":")
        for written in body.split():
            ending, _, endings = written.partition(">")
            ending = ending.replace("-", "")
            rule = _Rule(ending, tuple(one.replace("-", "") for one in endings.split(",")), case)
            rules.setdefault((ending, endings), rule)
    doubled = [
        _Rule(letter * 2 + vowel + "l", (letter,), "instrumental") for letter in "bcdfgklmnprstz" for vowel in "ae"
    ]
    found = [*rules.values(), *(doubled if lang == "hu" else [])]
    return tuple(sorted(found, key=lambda rule: -len(rule.ending)))
