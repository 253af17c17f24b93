"""One name in several cases within a text: "Narsis", "Narsetem" and "Narsete", "Василько" and "Василька"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazetteer.names.fold import fold
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.vocabulary import common_words

INFLECTING = frozenset("ru uk be pl cs sk sr hr bs la el grc hu fi xcl ro".split())
"""Languages in which a name ends differently in each case, and has a capital."""
CASE_SHARED, CASE_ENDING = 4, 4
"""Minimum number of letters that two forms of one name share, and maximum number that they do not share."""
LIKELY_PERSON, UNLIKELY_PERSON = 0.4, 0.25
"""Mean probability of the model from which all forms of a name are a person, and up to which they may be a place."""
KNOWN_PLACE = 0.3
"""Prominence of a place from which other forms do not make its name a person's."""
_PEOPLE = {"la": ("orum", "arum", "ibus", "ensium", "ones", "onum")}
"""Endings of peoples in the genitive and dative."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The capitalized words of a text by name.

    Attributes:
        of_word: the name that each word is a form of, by position; words that are not a form of a name are left out.
        words: the positions of the forms of each name.
    """

    of_word: Mapping[int, int]
    words: Mapping[int, tuple[int, ...]]

    def around(self, index: int) -> tuple[int, ...]:
        """Return the positions of all forms of the name of a word; only its own without others."""
        return self.words.get(self.of_word.get(index, -1), (index,))


def same_name(one: str, other: str) -> bool:
    """Return whether two folded words may be forms of one name: they differ only in their endings.

    >>> same_name("narsis", "narsetem"), same_name("василько", "василька"), same_name("roma", "romulus")
    (True, True, False)
    """
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    shorter, longer = sorted((len(one), len(other)))
    return shared >= max(CASE_SHARED, shorter - 2) and longer - shared <= CASE_ENDING


def _forms(texts: Sequence[str], marks: Sequence[str]) -> Forms:
    folded = {
        index: fold(text) for index, text in enumerate(texts) if marks[index] in "UT" and len(text) >= CASE_SHARED
    }
    by_start: dict[str, list[str]] = {}
    for key in dict.fromkeys(folded.values()):
        by_start.setdefault(key[:CASE_SHARED], []).append(key)
    name_of: dict[str, int] = {}
    for keys in by_start.values():
        heads: list[str] = []
        for key in sorted(keys, key=len)[:MOST_COMPARED]:
            head = next((head for head in heads if same_name(head, key)), key)
            heads += [head] if head is key else []
            name_of[key] = name_of.setdefault(head, len(name_of))
    of_word = {index: name_of[key] for index, key in folded.items() if key in name_of}
    words: dict[int, list[int]] = {}
    for index, name in of_word.items():
        words.setdefault(name, []).append(index)
    return Forms(of_word, {name: tuple(found) for name, found in words.items()})


MOST_COMPARED = 200
"""Maximum number of words with the same beginning that are compared."""


@lru_cache(maxsize=4)
def forms(page: Page) -> Forms | None:
    """Return the forms of the names of a text; None for a language without cases, or a text that no model has read."""
    if page.lang not in INFLECTING or page.words.chances is None:
        return None
    return _forms(page.words.words, page.marks)


def outweighed(page: Page, piece: Piece) -> bool:
    """Return whether a single word that would be a place is a person in the other cases of the text: "Василька" of "Василько"."""
    start, end = piece
    found = forms(page) if end - start == 1 else None
    if found is None or page.words.chances is None:
        return False
    term = page.terms.get(piece)
    around = found.around(start)
    if len(around) < 2 or (term is not None and term.prominence >= KNOWN_PLACE):
        return False
    return _persons(page.words.chances, around) > _places(page.words.chances, around)


def persons(page: Page, pieces: Collection[Piece]) -> Iterator[Piece]:
    """Yield mentions of persons in other cases: of these persons' names, and of names that the model half takes for persons.

    Args:
        page: the text.
        pieces: the persons already found.
    """
    found = forms(page)
    if found is None or page.words.chances is None:
        return
    known = {index for start, end in pieces for index in {start, end - 1} if page.marks[index] in "UT"}
    for around in found.words.values():
        named = not known.isdisjoint(around)
        person, place, count = _persons(page.words.chances, around), _places(page.words.chances, around), len(around)
        likely = count > 1 and person > LIKELY_PERSON * count and place < UNLIKELY_PERSON * count
        if not likely and not (named and person > place):
            continue
        for index in around:
            if index not in known and _may_be_person(page, index) and not _is_follower(page, index, known & {*around}):
                yield index, index + 1


def is_people(page: Page, index: int) -> bool:
    """Return whether a word is a people by its ending or by that of another of its forms: "Gothis" beside "Gothorum"."""
    endings = _PEOPLE.get(page.lang)
    if endings is None:
        return False
    found = forms(page)
    around = found.around(index) if found is not None else (index,)
    return any(_ends_as_people(page.words.words[other].lower(), endings) for other in around)


def _ends_as_people(word: str, endings: tuple[str, ...]) -> bool:
    return any(word.endswith(ending) and len(word) >= len(ending) + PEOPLE_STEM for ending in endings)


PEOPLE_STEM = 3
"""Minimum number of letters of a people before its ending: "Persarum", and not "Varum"."""


def without_peoples(page: Page, piece: Piece) -> Piece:
    """Return a person's span without the peoples at its ends: "Windin Gothorum"."""
    start, end = piece
    while end - start > 1 and is_people(page, end - 1):
        end -= 1
    while end - start > 1 and is_people(page, start):
        start += 1
    return start, end


def _is_follower(page: Page, index: int, named: Collection[int]) -> bool:
    """Return whether a Latin word is the followers of a person: "Pompeianis" beside "Pompeius", but not beside "Pompeianus"."""
    words = page.words.words
    return words[index].lower().endswith(_FOLLOWERS.get(page.lang, ())) and not any("ian" in words[i] for i in named)


_FOLLOWERS = {"la": ("iani", "ianos", "ianis", "ianorum")}
"""Endings of the followers of a person."""


def _may_be_person(page: Page, index: int) -> bool:
    term = page.terms.get((index, index + 1))
    if term is not None and term.prominence >= KNOWN_PLACE and term.kinds != {"demonym"}:
        return False
    if page.words.words[index].lower() in common_words(page.lang) or is_people(page, index):
        return False
    span = page.spans[page.cover[index]] if page.cover[index] >= 0 else None
    return span is None or span.label == "PERSON" or (span.label in PLACE_LABELS and span.end - span.start == 1)


def _persons(chances: Chances, around: Collection[int]) -> float:
    return sum(chances.person(index, index + 1) for index in around)


def _places(chances: Chances, around: Collection[int]) -> float:
    return sum(sum(chances.place(index, index + 1)) for index in around)
