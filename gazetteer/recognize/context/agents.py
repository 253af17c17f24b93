"""Names that are persons by what the sentence says of them, or by the time of the text.

"Chelmsford crossed the Buffalo" has a person that crosses; "Kutuzov" is a person in a text about 1812, since the authority
file has a general of that name who lived then.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.people.authority import known_by_one_word
from gazetteer.recognize.context import introduced
from gazetteer.recognize.context.campaigns import on_the_way
from gazetteer.recognize.text.lexicon import Piece, key_of
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.strength import strength_of
from gazetteer.recognize.vocabulary import cues, vocabulary

_GREAT = frozenset({"strong", "top"})
"""Strengths of names of states and large cities, which act like persons: "Russia withdrew"."""

_LITTLE = frozenset({"unknown", "tiny", "weak"})
"""Strengths of names of villages, and of names that no place has."""

_LEAST = 0.2
"""Probability of a name, by the model, from which a word that no other evidence supports is a person."""


def evidence(page: Page, piece: Piece, strength: str) -> list[str]:
    """Return the evidence that a name is a person and not a place; after a preposition of place only what introduces persons.

    Args:
        page: the text.
        piece: the words of the name.
        strength: how well the name is known as a place.
    """
    if not _may_name(page, piece):
        return []
    great = strength in _GREAT
    found = []
    if not great and introduced.is_person(page, piece):
        found.append("introduced as a person")
    if _after_act(page, piece[0]) and _contemporary(page, piece):
        found.append(f"known person of the time{'&great' if great else ''}")
    if _is_addressed(page, piece[0]) and (strength in _LITTLE or (strength == "fair" and _is_surname(page, piece))):
        found.append("addressed")
    if not _free(page, piece):
        return found
    surname = _is_surname(page, piece) and not (great and piece[1] - piece[0] > 1)  # "New York marched"
    if _contemporary(page, piece):
        found.append(f"known person of the time{'&great' if great else ''}")
    if surname or not great:
        if _acts(page, piece) or _suffers(page, piece) or _is_at(page, piece):
            found.append("does what persons do")
        if _done_by(page, piece):
            found.append("done by")
        if piece[0] and page.lower[piece[0] - 1] in cues.DONE_TO:
            found.append("done to")
    if surname and _conquers(page, piece[1]):
        found.append("surname conquers")
    elif not great and _campaigns(page, piece):
        found.append("subject of a campaign")
    return found


def persons(page: Page) -> Iterator[Piece]:
    """Yield the names that are persons by this evidence; at the start of a sentence only if the model reads them as names."""
    for piece in _names(page):
        if page.words.first[piece[0]] and not all(_name_likely(page, index) for index in range(*piece)):
            continue
        if page.words.words[piece[0]][0].isalpha() and evidence(page, piece, strength_of(page.terms.get(piece), [])):
            yield piece


def _names(page: Page) -> Iterator[Piece]:
    """Yield the runs of at most `MAX_AGENT_WORDS` words in title case, within a sentence and without a word that only opens it."""
    start = None
    for index, mark in enumerate([*page.marks, ""]):
        if start is not None and (mark not in ("U", "T") or page.words.first[index]):
            if index - start <= MAX_AGENT_WORDS and all(page.marks[at] == "T" for at in range(start, index)):
                yield start, index
            start = None
        opens = mark == "T" and page.words.first[index] and page.lower[index] in cues.OPENERS
        if start is None and mark in ("U", "T") and not opens:
            start = index


MAX_AGENT_WORDS = 2
"""Maximum number of words of a name that this evidence is about."""


def _may_name(page: Page, piece: Piece) -> bool:
    """Return whether a name has no title, word for troops, direction, common word or kind word in it, and is not a people."""
    start = piece[0]
    for word in page.lower[slice(*piece)]:
        if (
            word in cues.TITLES
            or word in cues.TROOPS
            or word in cues.NEVER
            or word in cues.DIRECTIONS
            or word in vocabulary("common")
        ):
            return False
    if piece[1] - start > 1 and any(word in _NOT_IN_NAMES for word in page.lower[slice(*piece)]):
        return False
    term = page.terms.get(piece)
    return term is None or "demonym" not in term.kinds


def _free(page: Page, piece: Piece) -> bool:
    """Return whether a name has no preposition of place, article or kind of ship before it, and is not in a list of places."""
    start = piece[0]
    before = page.lower[start - 1] if start else ""
    if before in _BEFORE_PLACES or coordinated(page, piece):
        return False
    return not _listed(page, piece) and not _with_division(page, piece[1])


def coordinated(page: Page, piece: Piece) -> bool:
    """Return whether a name shares the preposition of a known place: the "Asch" of "from Eger and Asch", "by Eger and Asch to".

    The same preposition after it belongs to a shortened clause: "Fremont was at Franklin and Shields at Luray", and after "to" a
    verb after it begins a new clause: "the court moved to Olmütz and Ferdinand fled".
    """
    start, end = piece
    if start < 3 or page.lower[start - 1] != "and" or (start - 2, start - 1) not in page.terms:
        return False
    preposition = page.lower[start - 3]
    if preposition == "by":
        return on_the_way(page, end)
    if preposition in _GOALS and page.marks[end : end + 1] == ["l"] and _at(page, end) not in cues.PLACE_BEFORE:
        return False
    return preposition in cues.PLACE_BEFORE and _at(page, end) != preposition


_GOALS = frozenset("to into toward towards for reached left visited occupied entered captured evacuated".split())
_NOT_IN_NAMES = (
    cues.NATURE
    | cues.DIVISION
    | cues.FORTS
    | cues.SHIPS
    | cues.INSTITUTIONS
    | cues.STREETS
    | {"companies", "regiments"}
)
_BEFORE_PLACES = cues.PLACE_BEFORE | cues.SHIPS | frozenset({"the", "of"})


def _listed(page: Page, piece: Piece) -> bool:
    """Return whether a name is after a known place and a comma, and not before a verb: "Vicksburg, Jackson"."""
    start, end = piece
    if start < 2 or page.lower[start - 1] != "," or page.marks[end : end + 1] == ["l"]:
        return False
    return (start - 2, start - 1) in page.terms


def _with_division(page: Page, end: int) -> bool:
    """Return whether a comma and a division follow: "Franklin, Tex."."""
    if page.lower[end : end + 1] != [","]:
        return False
    terms = (page.terms.get((end + 1, stop)) for stop in (end + 2, end + 3))
    return any(term is not None and "A" in term.classes for term in terms)


def _after_act(page: Page, start: int) -> bool:
    """Return whether "of" and an act or the men of a commander precede a name: "the arrival of", "the troops of"."""
    return start > 1 and page.lower[start - 1] == "of" and page.lower[start - 2] in cues.ACTS_OF


def _is_addressed(page: Page, start: int) -> bool:
    """Return whether a verb of speaking or writing and "to" precede a name: "telegraphed to"."""
    return start > 1 and page.lower[start - 1] == "to" and page.lower[start - 2] in cues.ADDRESSING


def _contemporary(page: Page, piece: Piece) -> bool:
    """Return whether the authority file has a person of this one-word name who lived when the text takes place."""
    when = page.when
    if when is None or piece[1] - piece[0] > 1:
        return False
    return any(figure.lived(when) for figure in known_by_one_word().get(key_of(page.words.words[piece[0]]), ()))


def _is_surname(page: Page, piece: Piece) -> bool:
    return page.lower[piece[1] - 1] in vocabulary("surnames") or _contemporary(page, piece)


def _acts(page: Page, piece: Piece) -> bool:
    return _at(page, _verb_after(page, piece[1])) in cues.BODILY


def _verb_after(page: Page, index: int) -> int:
    """Return the index of the verb after a name, past an adverb: "Wolfe boldly stormed the heights"."""
    return index + (_at(page, index).endswith("ly") and page.marks[index] == "l")


def _suffers(page: Page, piece: Piece) -> bool:
    """Return whether something is done to a name that is only done to persons: "Dragut was killed"."""
    return _at(page, piece[1]) in _PAST and _at(page, piece[1] + 1) in cues.SUFFERS


_PAST = frozenset({"was", "were"})


def _is_at(page: Page, piece: Piece) -> bool:
    """Return whether a name begins a clause and is at a place: "Tyrone was at Dungannon", "and Shields at Luray"."""
    if not _begins_clause(page, piece[0]):
        return False
    at = piece[1] + (_at(page, piece[1]) in cues.STAYS)
    return _at(page, at) == "at" and (at + 1, at + 2) in page.terms and page.marks[at + 1] in "UT"


def _conquers(page: Page, end: int) -> bool:
    """Return whether the next word is a conquest, and an object follows: "Pizarro took the", not "Jaroslav captured,"."""
    end = _verb_after(page, end)
    if _at(page, end) not in cues.CONQUESTS or end + 1 >= len(page.marks):
        return False
    return page.marks[end + 1] in "UT" or page.lower[end + 1] in _DETERMINERS


_DETERMINERS = frozenset("the a an his her their this that these those him them it".split())


def _campaigns(page: Page, piece: Piece) -> bool:
    """Return whether a name begins a clause, and a verb of a campaign follows: "Wolfe stormed the heights".

    Of two names, "Chatillon and Breze took", both are subjects.
    """
    end = piece[1]
    if not _begins_clause(page, piece[0]):
        return False
    if _at(page, end) == "and" and page.marks[end + 1 : end + 2] == ["T"]:
        end += 2
    end = _verb_after(page, end)
    if end + 1 >= len(page.marks):
        return False
    verb = page.lower[end]
    if verb in cues.CAMPAIGNS:
        return page.marks[end + 1] in "UT" or page.lower[end + 1] in _DETERMINERS
    return verb in cues.MARCHES and (page.marks[end + 1] in "UT" or page.lower[end + 1] in _ONWARD)


def _begins_clause(page: Page, index: int) -> bool:
    return page.words.first[index] or page.lower[index - 1] in _CLAUSES


_CLAUSES = frozenset("; : , and but while when as whereupon that where".split())
_ONWARD = frozenset("to from into through towards upon at in on by over across before with".split())


def _done_by(page: Page, piece: Piece) -> bool:
    return piece[0] > 1 and page.lower[piece[0] - 1] == "by" and page.lower[piece[0] - 2] in cues.DONE_BY


def _at(page: Page, index: int) -> str:
    return page.lower[index] if index < len(page.lower) else ""


def _name_likely(page: Page, index: int) -> bool:
    chances = page.words.chances
    return page.cover[index] >= 0 or (chances is not None and 1 - chances.outside[index] >= _LEAST)
