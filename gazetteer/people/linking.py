"""Link the persons of a document to known persons by name and time. Ambiguous names are not linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.names.sound import sound, sounds_of
from gazetteer.people.authority import Figure, figures
from gazetteer.people.names import PersonName, alike, joined, parse, same_word

Key = tuple[str, int | None, str, bool]
"""Words of a name joined, number, epithet, and whether it is a single word followed by a title."""

_FREQUENT = 1 / 225
"""Share of the known persons with a given name from which it identifies nobody: "John", "William"."""
_GROWN, _SPOKEN_OF = 14, 60
"""Age from which, and years after death until which, a person with a frequent given name is linked."""
_SHARED = 4
"""Number of known persons with a given name from which it identifies nobody, also with a title: Ismail Pasha, Osman Bey."""
_COMMON_SURNAMES = frozenset(
    """
    smith jones brown johnson williams taylor davies wilson evans thomas roberts walker wright robinson thompson white hughes
    edwards green hall wood harris clark clarke jackson turner hill scott cooper morris moore ward martin king baker lewis lee
    adams campbell anderson allen cook bell murphy miller davis reed reid gray grey young mitchell james phillips parker bennett
    cox carter watson kelly stewart stuart russell hunter shaw graham mason fox marshall howard ford grant stone black page rose
    """.split()
)  # fmt: skip
"""English surnames so common that given name and surname do not identify a person."""


def link(forms: Iterable[str], when: Timespan | None) -> str | None:
    """Return the id of the known person whom these names mean; None if none or several fit, or if the match is uncertain.

    A name counts if it has two or more words, a ruler's number or epithet, or a title after it (Enver Pasha). A spelling that
    only sounds like a known name counts if no known name has this spelling, and for a single word if the title agrees.
    Persons are not linked before their birth.

    Args:
        forms: the names under which a document names one person, with titles.
        when: the time that the document describes; None if it is not known.

    >>> link(["Otto von Bismarck", "Bismarck"], Timespan.parse("1871"))
    'hg:person-otto-von-bismarck'
    >>> link(["Otto von Bismarck"], Timespan.parse("1750")) is None
    True
    """
    forms = list(forms)
    whole = {figure.id for form in forms for figure in _by_whole_name().get(fold(form), ()) if figure.fits(when)}
    names = [parse(form) for form in forms]
    titled = [name for form, name in zip(forms, names, strict=True) if _titled(form, name)]
    if len(whole) == 1 and not any(_has_namesakes(name, when) for name in titled):
        return whole.pop()
    identifying = [name for name in names if _identifies(name)]
    for found in (_exact(identifying), _by_sound(identifying)):
        fitting = {figure.id for name, figure in found if _fits(figure, name, when)}
        fitting = _certain(fitting, found, when)
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _titled(form: str, name: PersonName) -> bool:
    """Return whether a form is a title with a single name, such as "Imam Shamil" or "Admiral Kolchak"; `name` are its parts."""
    return not name.full and len(fold(form).split()) > 1


def _has_namesakes(name: PersonName, when: Timespan | None) -> bool:
    """Return whether several known persons of this time have the name after a title (President Adams), or it is a common one."""
    word = name.words[-1]
    return _is_shared(name) or sum(figure.lived(when) for figure in _by_last_word().get(word, ())) > 1


def _is_shared(name: PersonName) -> bool:
    """Return whether a name is a given name that many have, with a title after it."""
    return name.has_title_after and len(name.words) == 1 and len(_by_any_word().get(name.words[0], ())) >= _SHARED


def _identifies(name: PersonName) -> bool:
    """Return whether a name identifies a person: a full name, or one with a number, an epithet or a title after it."""
    return name.full or name.number is not None or bool(name.epithet) or name.has_title_after


def _key(name: PersonName) -> Key:
    return joined(name), name.number, name.epithet, name.has_title_after and not name.full


def _exact(names: list[PersonName]) -> list[tuple[PersonName, Figure]]:
    index = _by_key()
    return [(name, figure) for name in names for figure in index.get(_key(name), ())]


def _by_sound(names: list[PersonName]) -> list[tuple[PersonName, Figure]]:
    """Return known persons with a name of the same number of words, each similar in sound and spelling to the word in the text."""
    index = _by_sounds()
    found = []
    for name in names:
        if _audible(name):
            for known, figure in index.get(_sounds(name), ()):
                if (
                    (known.number, known.has_title_after) == (name.number, name.has_title_after)
                    and all(map(_like, known.words, name.words))
                    and (name.full or _share_title(known, name))
                ):
                    found.append((name, figure))
    return found


def _share_title(one: PersonName, other: PersonName) -> bool:
    """Return whether two names have a title in common, in any spelling: Pasha and Pascha, but not Agha and Khan."""
    return not {title[:2] for title in one.titles}.isdisjoint(title[:2] for title in other.titles)


def _audible(name: PersonName) -> bool:
    """Return whether a name is long enough for a phonetic match."""
    return (name.full or name.has_title_after) and all(len(word) > 3 for word in name.words)


def _like(one: str, other: str) -> bool:
    return same_word(one, other) or alike(one, other)


def _fits(figure: Figure, name: PersonName, when: Timespan | None) -> bool:
    """Return whether a text of this time may mean the person by this name: not before birth, for a ruler not before the reign."""
    if not figure.fits(when):
        return False
    if name.number is None or when is None or when.end is None or figure.reign is None or figure.reign.start is None:
        return True
    return figure.reign.start <= when.end


def _certain(ids: set[str], found: list[tuple[PersonName, Figure]], when: Timespan | None) -> set[str]:
    """Return the ids of persons whose names are not too common to identify them."""
    return {figure.id for name, figure in found if figure.id in ids and _says_enough(name, figure, when)}


def _says_enough(name: PersonName, figure: Figure, when: Timespan | None) -> bool:
    if name.number is None and not name.epithet and _is_shared(name):
        return False
    if len(name.words) != 2 or name.number is not None or name.epithet or name.has_title_after:
        return len(name.words) > 2 or name.number is not None or bool(name.epithet) or name.has_title_after
    given, surname = name.words
    if len(given) == 1:
        return False
    if _given_names()[given] < _FREQUENT * len(figures()):
        return True
    if surname in _COMMON_SURNAMES or when is None or when.end is None or when.start is None:
        return False
    grown = figure.first is None or figure.first + _GROWN <= when.end
    return grown and (figure.last is None or when.start <= figure.last + _SPOKEN_OF)


@cache
def _known(text: str) -> PersonName:
    """Return the parts of a name of the authority file, parsed once for all tables."""
    return parse(text)


@cache
def _given_names() -> Counter[str]:
    names = [_known(figure.name).words for figure in figures()]
    return Counter(words[0] for words in names if len(words) > 1)


@cache
def _by_whole_name() -> Mapping[str, tuple[Figure, ...]]:
    """Return the persons by names that are a title and a single name."""
    table: dict[str, dict[str, Figure]] = {}
    for figure in figures():
        for text in (figure.name, *figure.aliases):
            if _titled(text, _known(text)):
                table.setdefault(fold(text), {})[figure.id] = figure
    return {key: tuple(found.values()) for key, found in table.items()}


@cache
def _by_any_word() -> Mapping[str, frozenset[str]]:
    """Return the ids of the persons who have a word in one of their names."""
    table: dict[str, set[str]] = {}
    for figure in figures():
        for text in (figure.name, *figure.aliases):
            for word in _known(text).words:
                table.setdefault(word, set()).add(figure.id)
    return {word: frozenset(ids) for word, ids in table.items()}


@cache
def _by_last_word() -> Mapping[str, tuple[Figure, ...]]:
    table: dict[str, list[Figure]] = {}
    for figure in figures():
        table.setdefault(_known(figure.name).words[-1], []).append(figure)
    return {word: tuple(found) for word, found in table.items()}


@cache
def _by_key() -> Mapping[Key, tuple[Figure, ...]]:
    table: dict[Key, dict[str, Figure]] = {}
    for figure in figures():
        for text in (figure.name, *figure.aliases):
            name = _known(text)
            if _identifies(name):
                table.setdefault(_key(name), {})[figure.id] = figure
            if len(name.words) == 3 and name.number is None:  # without the patronymic
                short = replace(name, words=(name.words[0], name.words[2]))
                table.setdefault(_key(short), {})[figure.id] = figure
    return {key: tuple(found.values()) for key, found in table.items()}


@cache
def _by_sounds() -> Mapping[tuple[str, ...], tuple[tuple[PersonName, Figure], ...]]:
    names = [(_known(text), figure) for figure in figures() for text in (figure.name, *figure.aliases)]
    names = [(name, figure) for name, figure in names if _audible(name)]
    words = sorted({word for name, _ in names for word in name.words})
    heard = dict(zip(words, sounds_of(words, words), strict=True))
    table: dict[tuple[str, ...], list[tuple[PersonName, Figure]]] = {}
    for name, figure in names:
        table.setdefault(tuple(heard[word] for word in name.words), []).append((name, figure))
    return {key: tuple(found) for key, found in table.items()}


def _sounds(name: PersonName) -> tuple[str, ...]:
    return tuple(sound(word) for word in name.words)
