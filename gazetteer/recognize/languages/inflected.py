"""Find inflected names in the gazetteer by their nominative: "Карса" is Карс, "Pozsonyból" is Pozsony."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from gazetteer.languages.inflection import OLD_SPELLING, Nominative, is_inflecting, nominatives
from gazetteer.model.document import Mention
from gazetteer.model.term import Term
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of
from gazetteer.recognize.text.lexicon import Lexicon

PROMINENT = 0.3
"""Minimum prominence of a short nominative."""
LONG_NOMINATIVE = 6
"""Number of letters from which a nominative needs no prominence."""
OWN_NAME_PROMINENCE = 0.6
"""Prominence from which a place is meant by its own name, even if the name is also a case form of another."""
BETTER = 0.25
"""Minimum difference in prominence between a nominative and a place with the form as its name."""

WELL_KNOWN = 0.5
"""Minimum prominence of a place whose name may have been spelt like that of another."""

MOST_READINGS = 4
"""Maximum number of names that an inflected form is considered to be of."""
ALIKE = 0.15
"""Maximum difference in prominence between the likeliest of these names and another."""

SPELT_BY_SOUND = frozenset({"Armn", "Geor"})
"""Scripts whose letters have one spelling each in Latin script, and in which the lists lack many names."""
LEAST_LATIN = 5
"""Minimum number of Latin letters of a name that is searched for in Latin script."""

Reading = tuple[Nominative, Term]
"""A nominative of a form, and its places."""


class Inflected:
    """A lexicon that also finds inflected names. It returns the term of the nominative for a form.

    Args:
        names: the lexicon that is searched.
        lang: the language of the text.
    """

    def __init__(self, names: Lexicon, lang: str) -> None:
        self._names = names
        self._lang = lang

    def __getattr__(self, name: str) -> Any:
        return getattr(self._names, name)

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """Return the terms of these folded names, and of their nominatives, with two queries."""
        found = dict(self._names.terms(keys))
        for key, readings in _by_nominative(keys, found, self._lang, self._names).items():
            found[key] = replace(readings[0][1], key=key)
        return found


def with_inflections(names: Lexicon, lang: str) -> Lexicon:
    """Return the lexicon for texts in a language; the same lexicon if its names are not inflected."""
    return Inflected(names, lang) if is_inflecting(lang) else names


def in_nominative(mentions: Iterable[Mention], names: Lexicon, lang: str) -> list[Mention]:
    """Return the mentions, with the nominatives, the likeliest first, and the name of the case for inflected places."""
    listed = list(mentions)
    if not is_inflecting(lang):
        return listed
    keys = {fold(mention.text) for mention in listed if mention.type == "PLACE" and not mention.demonym}
    found = _by_nominative(keys, names.terms(keys), lang, names)
    return [_named(mention, found[key]) if (key := fold(mention.text)) in found else mention for mention in listed]


def _named(mention: Mention, readings: Sequence[Reading]) -> Mention:
    """Return the mention with the first of its nominatives, and the others as other forms."""
    if mention.type != "PLACE" or mention.demonym:
        return mention
    first, *others = (nominative.key.title() for nominative, _ in readings)
    return replace(mention, nominative=first, case=readings[0][0].case, other_forms=tuple(others))


def _by_nominative(
    keys: Collection[str], known: Mapping[str, Term], lang: str, names: Lexicon
) -> dict[str, list[Reading]]:
    """Return the nominatives of each key that the gazetteer has, the best first, if the best is better than the key.

    The key itself is one of the others if it is a name, too: "Дрину" is the accusative of Дрина or the locative of Дрин.
    """
    known = {
        key: term for key, term in known.items() if term.kinds != {"demonym"}
    }  # "Italian" is a genitive in Finnish
    proposed = {
        key: nominatives(key, lang) for key in keys if key not in known or known[key].prominence < OWN_NAME_PROMINENCE
    }
    latin = {key: _in_latin(key, ones) for key, ones in proposed.items() if key not in known}
    wanted = {one.key for ones in proposed.values() for one in ones}
    terms = names.terms(wanted | {text for spelt in latin.values() for text in spelt})
    best: dict[str, list[Reading]] = {}
    for key, ones in proposed.items():
        held = [(one, terms[one.key]) for one in ones if one.key in terms]
        held = [(one, term) for one, term in held if term.prominence >= PROMINENT or _is_long(one)]
        held = [(one, term) for one, term in held if one.case != OLD_SPELLING] or held
        if not held:
            spelt = [(one, terms[text]) for text, one in latin.get(key, {}).items() if text in terms]
            held = [(one, term) for one, term in spelt if term.prominence >= PROMINENT]
        if not held:
            continue
        order = sorted(range(len(held)), key=lambda n: (0.05 * n - held[n][1].prominence, n))
        readings = [held[n] for n in order]
        if key not in known or _is_better(*readings[0], known[key]):
            own = [(Nominative(key, ""), known[key])] if key in known else []
            least = readings[0][1].prominence - ALIKE
            others = [*own, *(reading for reading in readings[1:] if reading[1].prominence >= least)]
            best[key] = [readings[0], *others[: MOST_READINGS - 1]]
    return best


def _is_better(one: Nominative, term: Term, own: Term) -> bool:
    """Return whether a nominative is much better known than the name itself; a modern spelling must be a town's, too."""
    least = WELL_KNOWN if one.case == OLD_SPELLING else 0.0
    return term.prominence >= max(least, own.prominence + BETTER)


def _is_long(one: Nominative) -> bool:
    """Return whether a nominative needs no prominence."""
    return len(one.key) >= LONG_NOMINATIVE and one.case != OLD_SPELLING


def _in_latin(key: str, ones: Sequence[Nominative]) -> dict[str, Nominative]:
    """Return the nominatives of a name by their spelling in Latin script: Guria for "გურიის"."""
    if " " in key or script_of(key) not in SPELT_BY_SOUND:
        return {}
    spelt = {_romanized(one.key): one for one in (*ones, Nominative(key, ""))}
    return {text: one for text, one in spelt.items() if len(text) >= LEAST_LATIN}


@lru_cache(maxsize=1 << 16)
def _romanized(key: str) -> str:
    return fold(romanize(key))
