"""Verbs and small words of other languages that locate persons: one table for each language of `foreign_words.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.kinds import kinds

_VERBS = frozenset("move sent board leave enter stay born die fight siege write".split())
_WORDS = (
    "at",
    "to",
    "from_",
    "near",
    "others",
    "doubt",
    "joins",
    "who",
    "where",
    "passive",
    "narrators",
    "own",
    "passed",
    "titles",
    "he",
    "articles",
)
_HARD = "бвгджзклмнпрстфхцчшщ"
"""Cyrillic letters after which the Russian spelling until 1918 wrote a final "ъ"."""
_VERB_LAST = frozenset({"de", "tr", "hy", "la"})
"""Languages in which the verb may end the clause."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What is needed of a language.

    Attributes:
        verbs: forms of verbs in lower case, each with its class: move, sent, board, leave, enter, stay, born, die, fight, siege,
            write.
        at, to, from_: prepositions.
        near: those of them that count only directly after the verb: the French "de".
        others: other prepositions, after which a person is not a subject.
        doubt: words that deny a clause or make it uncertain.
        joins: "and".
        who: relative pronouns.
        where: "where" after a place.
        passive: auxiliaries with which verbs of the class "sent" are passive, and move their subject.
        narrators: "I" and "we".
        own: words that show that a text is in the first person.
        passed: words that may stand between a subject and its verb, or between a verb and a place: auxiliaries, adverbs.
        titles: titles that may precede a name.
        he: pronouns for the last subject.
        articles: words that may stand between a preposition and a place.
        heads: kind words, which may stand between a preposition and a place: "à la ville de".
        ours: pattern of verbs in the first person, where they need no pronoun; None in other languages.
        nominative: pattern of the last word of a name that can be a subject; None if names are not inflected.
        case_at, case_to, case_from: endings of places, after an apostrophe or not; empty without such cases.
        bare: whether a place without preposition and ending next to a verb of motion is its destination.
        reach: largest distance between "I" and its verb.
    """

    verbs: Mapping[str, str]
    at: frozenset[str]
    to: frozenset[str]
    from_: frozenset[str]
    near: frozenset[str]
    others: frozenset[str]
    doubt: frozenset[str]
    joins: frozenset[str]
    who: frozenset[str]
    where: frozenset[str]
    passive: frozenset[str]
    narrators: frozenset[str]
    own: frozenset[str]
    passed: frozenset[str]
    titles: frozenset[str]
    he: frozenset[str]
    articles: frozenset[str]
    heads: frozenset[str]
    ours: re.Pattern[str] | None
    nominative: re.Pattern[str] | None
    case_at: tuple[str, ...]
    case_to: tuple[str, ...]
    case_from: tuple[str, ...]
    bare: bool
    reach: int

    @property
    def prepositions(self) -> frozenset[str]:
        """All prepositions."""
        return self.at | self.to | self.from_ | self.others


@cache
def grammar(lang: str | None) -> Grammar | None:
    """Return the table of a language; None without one.

    >>> grammar("fr").verbs["arriva"], grammar("de").verbs["geboren"], grammar("xx")
    ('move', 'born', None)
    """
    table = _table().get(lang or "")
    if lang is None or table is None:
        return None

    def pattern(kind: str) -> re.Pattern[str] | None:
        return re.compile(table[kind][0]) if kind in table else None

    def endings(kind: str) -> tuple[str, ...]:
        return tuple(table.get(kind, ()))

    return Grammar(
        verbs={form: kind for kind in _VERBS for verb in table.get(kind, ()) for form in _forms(verb)},
        **{kind: frozenset(table.get(kind, ())) for kind in _WORDS},
        heads=frozenset(form for kind in kinds(lang) for form in kind.all_forms),
        ours=pattern("ours"),
        nominative=pattern("nominative"),
        case_at=endings("case_at"),
        case_to=endings("case_to"),
        case_from=endings("case_from"),
        bare=lang == "hy",
        reach=14 if lang in _VERB_LAST else 4,
    )


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the words of `foreign_words.txt` by language and kind."""
    table: dict[str, dict[str, list[str]]] = {}
    for line in files(__package__).joinpath("foreign_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, kind, *words = line.split()
            old = [f"{word}ъ" for word in words if lang == "ru" and kind in _WORDS and word[-1] in _HARD]
            table.setdefault(lang, {}).setdefault(kind, []).extend((*words, *old))
    return table


def _forms(verb: str) -> Iterator[str]:
    """Yield the forms of a stem and its endings: "part-it,irent" is "partit" and "partirent".

    Russian forms also have the final letter of the old spelling: "прибыл" and "прибылъ".
    """
    stem, dash, endings = verb.partition("-")
    for form in (stem + ending for ending in endings.split(",")) if dash else (verb,):
        yield form
        if form[-1] in _HARD:
            yield f"{form}ъ"
