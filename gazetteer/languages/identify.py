"""Identify the language of a text with `py3langid` (BSD, 140 languages, offline); the language may be unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

UNKNOWN = "und"
"""BCP 47 code of a text in an unknown language."""

EXAMINED_LENGTH = 4000
"""Number of code points examined at the beginning of a text, and the same number in its middle."""

MIN_PROBABILITY = 0.5
"""Minimum probability of the language that is returned."""
HINTED = 0.15
"""Minimum probability if the text has a function word of that language and none of the next likely one."""
PLAIN = 6
"""Number of function words of a language, more than twice the number of any other, that decide without the model."""
MIN_PASSAGE_LETTERS = 80
"""Minimum number of letters of a passage; a shorter one gets the language of its neighbours."""

_READ = (
    "en fr de ru uk pl cs sk hu tr az hy ka el grc ar fa he la it es pt nl sv da no fi ro sr hr bs sl bg mk be zh ja ko ca et lv "
    "lt sq eu ga cy id is eo ku ky kk uz tt mn hi ur bn ta vi th sw mt af ba zxx"
).split()
_SAME = {"hr": "sr", "bs": "sr", "grc": "el", "zxx": UNKNOWN}
"""Languages that are treated as another, as they differ little in names."""
_SMALL = {
    "en": "the and of to in that was for with is his as on by at from this had were it not be are have",
    "fr": "le la les et des du une que dans qui est pour par sur au ont était avec ce il pas plus aux à de",
    "de": "der die und das den von zu mit dem des ist nicht ein eine im für auf sich auch war wurde nach bei als am",
    "es": "el los las y del que una por con para fue su se como más al era pero sus no",
    "it": "il di che la è per una con del della non sono gli nel alla più dei era ha anche",
    "la": "et in ad cum est non ex ab quod qui sunt per sed autem enim",
    "tr": "ve bir bu ile için olarak da de olan sonra kadar gibi daha olduğu",
    "nl": "het een van en de dat is op te voor met niet zijn aan door werd ook bij naar",
    "pl": "się na jest nie to do że oraz po przez od był była dla jako który za przy w z i",
    "pt": "o os que uma não em para com por foi mais dos da ao na era pelo",
    "hu": "a az és hogy nem egy volt is meg ki de van ezt",
    "sv": "och att det som en på är av för med till den var icke från",
    "da": "og at det som en på er af for med til den var ikke fra",
    "ro": "și de la în cu pe nu din care un o a fost",
    "cs": "a se na je v že s do z ve by i k o po",
    "ru": "и в во на не что с из къ к по отъ от былъ был его за",
    "uk": "і в у на не що з до від був його за та",
}
_UNLIKE_OTHERS = ("en", "de")
"""Languages that no language of `_READ` without a list of small words can be mistaken for."""
_NEVER = {"bg": "ыэё", "sr": "ыэёйщъьяю", "mk": "ыэёйщъьяю", "uk": "ыэёъ", "be": "иъщ"}
"""Letters that a language of Cyrillic script does not have."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """An identified language: its code (`UNKNOWN` if it is not clear) and the probability that it is right."""

    lang: str
    sure: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text in one language; offsets are code points, end exclusive."""

    start: int
    end: int
    guess: Guess


def identify(text: str) -> Guess:
    """Return the language of a text.

    >>> identify("Il fut envoyé dans les provinces du Caucase").lang, identify("Он прибыл в Тифлис").lang, identify("Gyumri").lang
    ('fr', 'ru', 'und')
    """
    sample = text[:EXAMINED_LENGTH]
    if len(text) > 3 * EXAMINED_LENGTH:
        sample += "\n" + text[len(text) // 2 : len(text) // 2 + EXAMINED_LENGTH]
    found = _WORD.findall(sample)
    words = {word for word in found if word.islower() or not (word.isupper() or word[0].isupper())}
    if sum(word.isupper() for word in found) * 2 > len(found) > 3:
        sample = sample.lower()
        words = set(_WORD.findall(sample))
    if not words:
        return Guess(UNKNOWN, 0.0)
    plain = next((lang for lang in _UNLIKE_OTHERS if _are_plainly(words, lang)), None)
    if plain is not None:
        return Guess(plain, 1.0)
    ranked = _ranked(sample)
    (best, share), (other, next_share) = ranked[0], ranked[1]
    if share >= MIN_PROBABILITY or (share >= HINTED and _has_more_words(words, best, other)):
        return Guess(best, min(share, 1.0))
    hinted = share < MIN_PROBABILITY and next_share >= HINTED and _has_more_words(words, other, best)
    return Guess(other, next_share) if hinted else Guess(UNKNOWN, share)


def is_known(lang: str) -> bool:
    """Return whether texts in this language are recognized, so that something is known about it.

    >>> is_known("hu"), is_known("tlh")
    (True, False)
    """
    return lang in _READ or lang in _SAME


def passages(text: str, lang: str | None = None) -> Iterator[Passage]:
    """Yield the parts of a text in one language; the language may change at line ends.

    Args:
        text: the text.
        lang: the main language of the text, if known: paragraphs that are clearly in it are skipped quickly.
    """
    start = 0
    current: Guess | None = None
    for begin, end in _paragraphs(text):
        piece = text[begin:end]
        guess = Guess(lang, 1.0) if lang is not None and _plainly_in(piece, lang) else identify(piece)
        if guess.lang == UNKNOWN or guess.sure < 0.9:
            continue
        if current is not None and guess.lang != current.lang:
            yield Passage(start, begin, current)
            start = begin
        if current is None or guess.lang != current.lang:
            current = guess
    yield Passage(start, len(text), current if current is not None else identify(text))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of lines that together are long enough for identification."""
    start = letters = 0
    for match in re.finditer(r"[^\n]*\n?", text):
        if not match[0]:
            break
        letters += sum(char.isalpha() for char in match[0])
        if letters >= MIN_PASSAGE_LETTERS:
            yield start, match.end()
            start, letters = match.end(), 0


def _plainly_in(text: str, lang: str) -> bool:
    """Return whether the function words of a text show that it is in a language.

    >>> _plainly_in("They went to the town and it was not far from that of his father.", "en")
    True
    """
    return _are_plainly(set(_WORD.findall(text)), lang)


def _are_plainly(words: set[str], lang: str) -> bool:
    own = len(words & _function_words(lang))
    return own >= PLAIN and own > 2 * max(len(words & _function_words(other)) for other in _SMALL if other != lang)


def _has_more_words(words: set[str], lang: str, other: str) -> bool:
    """Return whether the text has more function words of one language than of another."""
    own = len(words & _function_words(lang))
    return own > 0 and own > len(words & _function_words(other))


@cache
def _function_words(lang: str) -> frozenset[str]:
    return frozenset(_SMALL.get(lang, "").split())


def _ranked(sample: str) -> list[tuple[str, float]]:
    """Return languages and their probabilities, the likeliest first; languages that are treated alike are merged."""
    shares: dict[str, float] = {}
    letters = set(sample.lower())
    for lang, share in _identifier().rank(sample):
        if not letters.isdisjoint(_NEVER.get(lang, "")):
            continue
        name = _SAME.get(lang, lang)
        shares[name] = shares.get(name, 0.0) + float(share)
    total = sum(shares.values()) or 1.0
    return sorted(((name, share / total) for name, share in shares.items()), key=lambda item: -item[1])


@cache
def _identifier() -> Any:
    """Load the model on first use: 0.8 s of CPU."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_READ))
    return identifier
