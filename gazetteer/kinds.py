"""Words for kinds of places in names: "river", "oblast", "vilayet", "Kreis", "уезд", "գավառ".

The table is `data/kinds.csv`, with one row per word and language: its GeoNames feature class and code, its position before or
after the name, and the words that join it to the name. All parts of the project use this table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazetteer.resources import data_folder, rows

Position = Literal["before", "behind", "both"]
"""Position of a kind word relative to the name: "Lake Van", "Don River", or either."""

ANY_LANGUAGE = "mul"
"""Language of words that texts in many languages use, such as "vilayet" and "oblast"."""

_UNLINKED = frozenset({"de", "nl"})
"""Languages in which the name of a state follows its kind word directly: "Königreich Sachsen"."""

_PIECE = re.compile(r"([^\s\-‐–]+)[\s\-‐–]+(?=\S)")
_LAST_PIECE = re.compile(r"(?<=\S)([\s\-‐–]+)([^\s\-‐–]+)$")
_LAST_WORD = re.compile(r"(?<=\S)(\s+)(\S+)$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind word of one language.

    Attributes:
        word: the singular, lower case.
        forms: other forms of the singular: spellings, abbreviations, cases.
        plural: the plural; empty if the table has none.
        lang: ISO 639-1 code, or `ANY_LANGUAGE`.
        feature: GeoNames class and code, "H.STM", "A.ADM1".
        position: before or after the name, or either.
        links: words that join it to a following name: "of", "de", "de la".
        seat: whether such a place is usually named after its chief town: "Kars Oblast".
    """

    word: str
    forms: tuple[str, ...]
    plural: str
    lang: str
    feature: str
    position: Position
    links: tuple[str, ...] = ()
    seat: bool = False

    @property
    def singulars(self) -> tuple[str, ...]:
        """Return the word and its other forms."""
        return (self.word, *self.forms)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Return the word, its other forms and its plural."""
        return (*self.singulars, self.plural) if self.plural else self.singulars


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name split at its kind word: "province of Kars" has the `kind` province and the `rest` "Kars"."""

    kind: Kind
    word: str
    rest: str


@cache
def kinds(lang: str | None = None) -> tuple[Kind, ...]:
    """Return the kind words of a language and those of any language; of all languages if None.

    >>> [kind.word for kind in kinds("en") if kind.feature == "H.LK"]
    ['lake', 'göl', 'shatt']
    """
    table = _table()
    return table if lang is None else tuple(kind for kind in table if kind.lang in (lang, ANY_LANGUAGE))


def words(
    lang: str | None = None, *, features: tuple[str, ...] = ("",), plural: bool = True, seat: bool = False
) -> frozenset[str]:
    """Return the forms of kind words, lower case.

    Args:
        lang: the language; all languages when None.
        features: prefixes of the features to include: `("H", "T")`, `("A.ADM",)`.
        plural: whether to include plurals.
        seat: whether to return only divisions that are named after their chief town.

    >>> sorted(words("fr", features=("S.CSTL",)))
    ['château', 'châteaux']
    """
    return frozenset(
        form
        for kind in kinds(lang)
        if kind.feature.startswith(features) and (kind.seat or not seat)
        for form in (kind.all_forms if plural else kind.singulars)
    )


def plurals(lang: str | None = None, *, features: tuple[str, ...] = ("",)) -> frozenset[str]:
    """Return only the plurals: "villages", "vilayets"."""
    return frozenset(kind.plural for kind in kinds(lang) if kind.plural and kind.feature.startswith(features))


def kind_of(word: str, lang: str | None = None) -> Kind | None:
    """Return the kind that a word means; None if it is not a kind word of the language.

    >>> kind_of("Sandjak").feature, kind_of("уезде", "ru").word, kind_of("Kars")
    ('A.ADM2', 'уезд', None)
    """
    return _by_form(lang).get(word.lower())


def split_kind(name: str, lang: str | None = None) -> SplitName | None:
    """Split a name at the kind word at its beginning or end; None if there is no kind word or no rest.

    >>> [split_kind(name).rest for name in ("Vilayet of Van", "Kars Oblast", "Lake Urmia", "Bingöl-dagh", "château de Chillon")]
    ['Van', 'Kars', 'Urmia', 'Bingöl', 'Chillon']
    >>> split_kind("Van"), split_kind("river")
    (None, None)
    """
    name = name.strip()
    start, end = _PIECE.match(name), _LAST_PIECE.search(name)
    if start is None or end is None:
        return None
    for match in (_LAST_WORD.search(name), end):
        last = _by_form(lang, "behind").get(match[2].lower()) if match else None
        if match and last is not None:
            rest = name[: match.start()]
            return SplitName(last, match[2], _POSSESSIVE.sub("", rest) or rest)
    after = name[start.end() :]
    first = kind_before(start[1], after, lang)
    if first is not None:
        rest = without_link(after, first.links)
        # "Empire of Japan", but not "Empire State"
        needs_link = first.feature == "A.PCL" and first.links and first.lang not in _UNLINKED
        return SplitName(first, start[1], rest) if rest and not (needs_link and rest == after) else None
    return None


def kind_before(word: str, after: str, lang: str | None = None) -> Kind | None:
    """Return the kind of a word before a name; if several languages have the word, that whose linking word follows it.

    >>> kind_before("prov.", "de Soria").lang, kind_before("prov.", "Soria").lang
    ('fr', 'en')
    """
    word = word.lower()
    kind = _by_form(lang, "before").get(word)
    if kind is None or lang is not None or without_link(after, kind.links) != after:
        return kind
    linked = (one for one in _homonyms().get(word, ()) if without_link(after, one.links) != after)
    return next(linked, kind)


@cache
def _homonyms() -> Mapping[str, tuple[Kind, ...]]:
    """Map the forms that several languages have to their kinds, of words before a name."""
    found: dict[str, list[Kind]] = {}
    for kind in kinds():
        if kind.position != "behind":
            for form in kind.all_forms:
                found.setdefault(form, []).append(kind)
    return {form: tuple(several) for form, several in found.items() if len(several) > 1}


def without_link(rest: str, links: tuple[str, ...]) -> str:
    """Return what follows a kind word without the word that joins it: "Biella" of "di Biella"."""
    lowered = rest.lower()
    for link in sorted(links, key=len, reverse=True):
        if link.endswith("'") and lowered.startswith((link, link[:-1] + "’")):
            return rest[len(link) :]
        if lowered.startswith(link + " "):
            return rest[len(link) :].strip().removeprefix("the ")
    return rest


@cache
def _by_form(lang: str | None, side: Position = "both") -> Mapping[str, Kind]:
    """Map every form to its kind, of words that may be on this side of a name.

    A singular precedes a plural; English words and those of any language precede others.
    """
    found: dict[str, Kind] = {}
    fitting = [kind for kind in kinds(lang) if "both" in (side, kind.position) or side == kind.position]
    for kind in sorted(fitting, key=lambda kind: kind.lang not in ("en", ANY_LANGUAGE)):
        for form in kind.singulars:
            found.setdefault(form, kind)
    for kind in fitting:
        if kind.plural:
            found.setdefault(kind.plural, kind)
    return found


@cache
def _table() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            word=row["word"],
            forms=_several(row["forms"]),
            plural=row["plural"],
            lang=row["lang"],
            feature=row["feature"],
            position=row["position"],  # type: ignore[arg-type]  # tests/test_kinds.py checks the values
            links=_several(row["links"]),
            seat=row["seat"] == "yes",
        )
        for row in rows(data_folder() / "kinds.csv")
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))
