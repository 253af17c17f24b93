"""Known persons of the past, from `data/people.csv`: an authority file for the persons of a document, and a look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from gazetteer.database import user_gazetteer
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.names.similarity import similarity
from gazetteer.names.sound import sound
from gazetteer.people import names as person_names
from gazetteer.people import titles
from gazetteer.resources import data_folder, rows

MENTIONED_YEARS = 150
"""Number of years after a person's death in which texts still mention the person; no text does before the birth."""

MAX_LIFESPAN = 105
"""Maximum lifespan in years, used if only birth or death is known."""

LEAST_ALIKE = 0.6
"""Minimum similarity of spelling of two names that sound the same: Budennyi is Budyonny, and not Bethune."""

FoundBy = Literal["exact", "phonetic", "part"]
"""How a name was found: as written, by its sound, or as a part of a longer name, also without its title."""


_OF_PLACES = frozenset(
    """
    saint st san santa santo sao port fort mount new old red black white grand la las los le el al van du
    des de queen king prince big little great
    """.split()
)
"""First words of persons' names that are as often first words of place names: "Santa Anna", "Red Cloud", "Van Buren"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A known person of the past.

    Attributes:
        id: CURIE: "wd:Q…" or one of the project's own, "hg:person-…".
        name: the name by which the person is known.
        aliases: other names, in any script.
        born, died: years; None if the source does not say.
        reign: years in office; None if the source does not say.
        role: the person's role, such as "Ottoman sultan".
        authority: another CURIE; None without one.
        source: id of the source in `data/sources.csv`.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    born: int | None = None
    died: int | None = None
    reign: Timespan | None = None
    role: str = ""
    authority: str | None = None
    source: str = ""

    @property
    def first(self) -> int | None:
        """The first year in which the person can have lived: of birth, else of reign, else long before death."""
        if self.born is None and self.reign is None and self.died is not None:
            return self.died - MAX_LIFESPAN
        return self.born if self.born is not None else self.reign.start if self.reign else None

    @property
    def last(self) -> int | None:
        """The last year in which the person can have lived: of death, else long after birth."""
        if self.died is None and self.born is not None:
            return self.born + MAX_LIFESPAN
        return self.died if self.died is not None else self.reign.end if self.reign else None

    def fits(self, when: Timespan | None) -> bool:
        """Return whether a text of this time may mention the person."""
        if when is None:
            return True
        after = when.end is None or self.first is None or self.first <= when.end
        before = when.start is None or self.last is None or when.start <= self.last + MENTIONED_YEARS
        return after and before

    def lived(self, when: Timespan | None) -> bool:
        """Return whether the person was alive in some year of this time, as far as is known."""
        if when is None:
            return True
        after = when.end is None or self.first is None or self.first <= when.end
        return after and (when.start is None or self.last is None or when.start <= self.last)


def lookup(name: str, *, when: Timespan | None = None) -> list[tuple[Figure, FoundBy]]:
    """Return the known persons who have or had a name, best first, and how the name was found.

    Args:
        name: a full or partial name in any script, with or without a title: "Lord Kitchener" is also looked up as "Kitchener",
            a ruler without the country: "Peter I" or "Peter the First" is also Peter I of Russia, and a person with other middle
            names: "Charles Gordon" is also Charles George Gordon.
        when: only persons who lived in this time.
    """
    key, heard = fold(name), sound(name)
    bare = _without_titles(name, key)
    found: dict[str, tuple[Figure, FoundBy]] = {}
    ways: tuple[tuple[FoundBy, Iterable[Figure]], ...] = (
        ("exact", _by_name().get(key, ())),
        ("part", (*_by_name().get(bare, ()), *_rulers(name), *_by_word().get(key, ()), *_by_word().get(bare, ()))),
        ("part", _by_ends().get(_ends(name), ())),
        ("phonetic", _alike(name, _by_sound().get(heard, ())) if len(heard) > 2 else ()),
    )
    for how, figures in ways:
        for figure in figures:
            if figure.lived(when):
                found.setdefault(figure.id, (figure, how))
    return list(found.values())


def _rulers(name: str) -> tuple[Figure, ...]:
    """Return the rulers with this name and number, of any country; none if the name has no number."""
    parsed = person_names.parse(name)
    return () if parsed.number is None else _by_number().get((parsed.words, parsed.number), ())


def _without_titles(name: str, key: str) -> str:
    """Return a folded name without titles before and after it; unchanged for a woman's title, which may be a wife's."""
    words = key.split()
    if person_names.parse(name).sex == "f":
        return key
    while len(words) > 1 and words[0] in titles.BEFORE:
        del words[0]
    while len(words) > 1 and words[-1] in titles.BEHIND:
        del words[-1]
    return " ".join(words)


def _alike(name: str, figures: Iterable[Figure]) -> list[Figure]:
    """Return the persons of the same sound with a similarly spelt name, the most similar first."""
    scored = [(max(similarity(name, one) for one in (figure.name, *figure.aliases)), figure) for figure in figures]
    scored.sort(key=lambda item: -item[0])
    return [figure for score, figure in scored if score >= LEAST_ALIKE]


def figure(id: str) -> Figure | None:
    """Return the person with this id; None if there is none.

    >>> figure("hg:person-dean-acheson").name
    'Dean Acheson'
    """
    return _by_id().get(id)


@cache
def _by_id() -> Mapping[str, Figure]:
    return {figure.id: figure for figure in figures()}


@cache
def full_names() -> Mapping[str, frozenset[str]]:
    """Return folded names of two or more words by their first word, without words that often begin place names."""
    table: dict[str, set[str]] = {}
    for name in _by_name():
        first, space, _ = name.partition(" ")
        if space and first not in _OF_PLACES:
            table.setdefault(first, set()).add(name)
    return {first: frozenset(names) for first, names in table.items()}


@cache
def surnames() -> frozenset[str]:
    """Return the folded surnames in the full names: not the "macedon" of Philip of Macedon, nor the "ii" of Joseph II."""
    names = (name.split() for names in full_names().values() for name in names)
    return frozenset(words[-1] for words in names if _ends_with_surname(words))


@cache
def known_by_one_word() -> Mapping[str, tuple[Figure, ...]]:
    """Return the persons by a folded single word of a name: a surname, the name of a ruler without its number."""
    table: dict[str, dict[str, Figure]] = {}
    for name, found in _by_name().items():
        words = name.split()
        ruler = len(words) == 2 and _NUMERAL.fullmatch(words[1])
        if len(words) == 1 or ruler or (len(words[-1]) > 3 and _ends_with_surname(words)):
            table.setdefault(words[0 if ruler else -1], {}).update((figure.id, figure) for figure in found)
    return {word: tuple(found.values()) for word, found in table.items()}


def _ends_with_surname(words: Sequence[str]) -> bool:
    """Return whether the last word of a folded name of several words is a surname, and not a land, a by-name or a number."""
    return _NO_SURNAME.isdisjoint(words) and not _NUMERAL.fullmatch(words[-1])


_NUMERAL = re.compile(r"[ivx]+")
_NO_SURNAME = frozenset({"of", "the"})
"""Words of names whose last word is not a surname: "Philip of Macedon"."""

COLUMNS = ("id", "name", "aliases", "born", "died", "reign", "role", "authority", "source")
"""Columns of a table of persons; aliases are separated by "|"."""


def own_file() -> Path:
    """Return the file with the user's own persons: `people.csv` next to the user's gazetteer."""
    return user_gazetteer.path().with_name("people.csv")


@cache
def figures() -> tuple[Figure, ...]:
    """Return the persons of `data/people.csv` and the user's own, in order."""
    found = []
    own = rows(own_file()) if own_file().is_file() else ()
    for row in chain(rows(data_folder() / "people.csv"), own):
        with row.error_context():
            found.append(
                Figure(
                    id=row["id"],
                    name=row["name"],
                    aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
                    born=_year(row["born"]),
                    died=_year(row["died"]),
                    reign=Timespan.parse(row["reign"]) if row.get("reign") else None,
                    role=row["role"],
                    authority=row["authority"] or None,
                    source=row["source"],
                )
            )
    return tuple(found)


@cache
def _by_name() -> Mapping[str, tuple[Figure, ...]]:
    table: dict[str, list[Figure]] = {}
    for figure in figures():
        for key in {fold(name) for name in (figure.name, *figure.aliases)}:
            table.setdefault(key, []).append(figure)
    return {key: tuple(found) for key, found in table.items()}


@cache
def _by_word() -> Mapping[str, tuple[Figure, ...]]:
    """Return the persons by the words and the ends of their names of several words.

    Otto Liman von Sanders is found by "liman", "sanders" and "liman von sanders", Mikhail Loris-Melikov by "loris melikov".
    """
    table: dict[str, dict[str, Figure]] = {}
    for figure in figures():
        for name in (figure.name, *figure.aliases):
            words = fold(name).split()
            ends = (" ".join(words[start:]) for start in range(1, len(words) - 1) if words[start] not in _NO_SURNAME)
            for part in (*words, *ends) if len(words) > 1 else ():
                table.setdefault(part, {})[figure.id] = figure
    return {word: tuple(found.values()) for word, found in table.items()}


def _ends(name: str) -> tuple[str, str]:
    """Return the spellings of given name and surname; empty for a name of one word."""
    parsed = person_names.parse(name)
    if not parsed.full:
        return "", ""
    return person_names.spelling(parsed.words[0]), person_names.spelling(parsed.words[-1])


@cache
def _by_ends() -> Mapping[tuple[str, str], tuple[Figure, ...]]:
    """Return the persons by given name and surname, without middle names, numbers and the title after a comma."""
    table: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures():
        for name in (figure.name, *figure.aliases):
            if (ends := _ends(name))[1]:
                table.setdefault(ends, {})[figure.id] = figure
    return {key: tuple(found.values()) for key, found in table.items()}


@cache
def _by_number() -> Mapping[tuple[tuple[str, ...], int], tuple[Figure, ...]]:
    """Return the rulers by the words and the number of their names: "Peter I of Russia" by ("peter",) and 1."""
    table: dict[tuple[tuple[str, ...], int], dict[str, Figure]] = {}
    for figure in figures():
        for parsed in map(person_names.parse, (figure.name, *figure.aliases)):
            if parsed.number is not None:
                table.setdefault((parsed.words, parsed.number), {})[figure.id] = figure
    return {key: tuple(found.values()) for key, found in table.items()}


@cache
def _by_sound() -> Mapping[str, tuple[Figure, ...]]:
    table: dict[str, dict[str, Figure]] = {}
    for figure in figures():
        for name in (figure.name, *figure.aliases):
            table.setdefault(sound(name), {})[figure.id] = figure
    return {key: tuple(found.values()) for key, found in table.items()}


def _year(text: str) -> int | None:
    return Timespan.parse(text).start if text else None
