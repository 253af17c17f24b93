"""Names that an English text gives to ships: "on board the Talbot", "the Sinope lay at anchor", "sailed for Malta in the Hull"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gazetteer.model.term import Term
from gazetteer.people.authority import full_names
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.vocabulary import cues, vocabulary

OPENING_QUOTES = frozenset('"“«„‘_')
"""Quotation marks, and the mark of emphasis."""
_VESSELS = frozenset(
    "ship vessel cutter transport troopship tender whaler whaleship pinnace galleon privateer lugger ketch liner "
    "merchantman slaver launch trawler".split()
)
"""More words before the name of a ship, if an article is before them: "to ship Virginia tobacco" has none."""
_ARTICLES = frozenset("the a an this that our his her their said".split())
_PARTS = frozenset("crew deck decks hull cargo rigging wreck boats passengers master mate gunner boatswain".split())
"""X in "X of the Talbot"."""
_ABOARD = (["on", "board"], ["board", "of"], ["aboard"])
"""Words before "the" and the name of a ship."""
_DOES = frozenset("steamed anchored foundered capsized sunk sank torpedoed moored".split())
"""What is done by ships or to them."""
_GLOOM = (["sunk", "in"], ["sunk", "into"], ["sank", "into"])
"""What also happens to countries."""
_IS = frozenset("was were is had having been".split())
_LIES = frozenset("lay lies lying was were is".split())
_WHERE = (["at", "anchor"], ["in", "harbour"], ["in", "harbor"], ["in", "port"], ["off"], ["in", "the", "offing"])
"""What follows a form of `_LIES` if its subject is a ship."""
_VOYAGE = frozenset("sailed sailing embarked passage steamed".split())
_REACH = 8
"""Maximum number of words between a voyage and "in the"."""
_FLEETS = frozenset(
    """steamers steamships steamboats frigates brigs brigantines schooners barques cruisers battleships ironclads gunboats
    destroyers corvettes sloops yachts warships submarines transports privateers monitors rams boats ships
    vessels cutters""".split()
)
"""Words for ships before a list of their names, or after it."""
_MAX_FLEET = 12
"""Maximum number of ships in a list without articles."""
_APPOSITION = 4
"""Number of words after a list in which a word for ships is looked for: "the Hull and Argo, two iron-clad rams"."""
_SMALL = frozenset("by in of with on and for where which whose to from at as the".split())
"""Words that are not between a list of ships and the word for them: "the Don and the Volga, by boats"."""
_GOES_ON = frozenset(
    "was is had has being having which by at in from for to with off under near and came left arrived sailed , . ; :".split()
)
"""What follows the name of a ship that is a person's: "the John Adams was at Loanda", not "the John Adams house"."""
_PERSON_WORDS = 2
_TWICE = 2
"""Number of mentions as a ship from which a name is never the water of this name."""
_MAX_WORDS, _MAX_LISTED = 6, 6
"""Maximum number of words of a ship's name, and of names in a list: a text in capitals is not one name."""
_REGIONS = frozenset("AHLT")
"""Feature classes of places that can follow "in the": "sailed for Malta in the Mediterranean"."""


def ships(lower: Sequence[str], marks: Sequence[str], terms: Mapping[Piece, Term]) -> frozenset[int]:
    """Return the positions of the words of ships' names: after the word for a ship, and wherever they have the article.

    Args:
        lower: the words of the text in lower case.
        marks: their shapes.
        terms: the names of the gazetteer in the text.
    """
    named = [(index, piece) for index in range(len(lower)) if (piece := _name(lower, marks, index + 1)) is not None]
    sure = {
        piece
        for index, piece in named
        if _is_vessel(lower, marks, index)
        or (lower[index] == "the" and _is_ship(lower, marks, index, piece, terms.get(piece)))
    }
    sure |= {piece for index, word in enumerate(lower) for piece in _fleet(lower, marks, index, word)}
    if sure:
        sure |= {piece for index, piece in named if lower[index] == "the" and _like_a_person(lower, piece)}
    names = Counter(tuple(lower[slice(*piece)]) for piece in sure)
    again = {
        piece
        for index, piece in named
        if lower[index] == "the"
        and (times := names[tuple(lower[slice(*piece)])])
        and (times >= _TWICE or not _is_water(terms.get(piece)))
    }
    return frozenset(position for piece in sure | again for position in range(*piece))


def _fleet(lower: Sequence[str], marks: Sequence[str], at: int, word: str) -> list[Piece]:
    """Return the names of a list of ships: "the transports Hull, Talbot and Argo", "the Hull, Talbot and Argo, gunboats"."""
    if word in _FLEETS:
        names, end = _listed(lower, marks, at + 1)
        return names
    names, end = _listed(lower, marks, at + 1) if word == "the" else ([], 0)
    after = lower[end + 1 : end + 1 + _APPOSITION] if len(names) > 1 and lower[end : end + 1] == [","] else ()
    found = next((number for number, word in enumerate(after) if word in _FLEETS), None)
    return names if found is not None and _SMALL.isdisjoint(after[:found]) else []


def _listed(lower: Sequence[str], marks: Sequence[str], start: int) -> tuple[list[Piece], int]:
    """Return the names of a list that begins here, and its end."""
    names: list[Piece] = []
    end = start
    while len(names) < _MAX_FLEET and (piece := _name(lower, marks, start)) is not None:
        names.append(piece)
        end = piece[1]
        links = 1 + (list(lower[end : end + 2]) == [",", "and"])
        if end >= len(lower) or lower[end] not in (",", "and", "&"):
            break
        start = end + links
    return names, end


def _is_vessel(lower: Sequence[str], marks: Sequence[str], at: int) -> bool:
    """Return whether a word is one for a ship before its name: "steamer", "the ship", "an American ship"."""
    if lower[at] in cues.SHIPS:
        return True
    if lower[at] not in _VESSELS or marks[at] != "l":
        return False
    before = range(max(0, at - 2), at)
    return any(lower[position] in _ARTICLES for position in before)


def _like_a_person(lower: Sequence[str], piece: Piece) -> bool:
    """Return whether a name after the article is a person's: "the John Adams was at Loanda"."""
    start, end = piece
    return (
        end - start == _PERSON_WORDS
        and lower[start] not in cues.TITLES
        and (lower[start] in vocabulary("given") or lower[start] in full_names())
        and lower[end : end + 1] != []
        and lower[end] in _GOES_ON
    )


def _is_water(term: Term | None) -> bool:
    """Return whether a name is that of a river or sea, which has the article, too: "the Danube"."""
    return term is not None and "H" in term.classes


def _name(lower: Sequence[str], marks: Sequence[str], start: int) -> Piece | None:
    """Return the name that begins here, perhaps after a quotation mark: "Sinope", "City of Hull"; None if it is too long."""
    if lower[start - 1 : start + 1] == ["ss", "."]:
        start += 1
    if lower[start : start + 1] and lower[start] in OPENING_QUOTES:
        start += 1
    end, limit = start, min(len(lower), start + _MAX_WORDS + 1)
    while end < limit and (
        (marks[end] in "UT" and (end == start or lower[end] not in cues.TITLES))
        or (end > start and lower[end] == "of" and marks[end + 1 : end + 2] in (["U"], ["T"]))
    ):
        end += 1
    return (start, end) if start < end <= start + _MAX_WORDS else None


def _is_ship(lower: Sequence[str], marks: Sequence[str], at: int, piece: Piece, term: Term | None) -> bool:
    """Return whether the words around "the", which is at `at`, and a name say that it is a ship."""
    if list(lower[max(0, at - 2) : at]) in _ABOARD[:2] or list(lower[max(0, at - 1) : at]) == _ABOARD[2]:
        return True
    of_part = lower[at - 1 : at] == ["of"] and at > 1 and lower[at - 2] in _PARTS
    region = term is not None and bool(term.classes & _REGIONS) and lower[at + 1] not in OPENING_QUOTES
    if of_part and piece[1] - piece[0] == 1 and not region:
        return True
    end = _end_of_list(lower, marks, piece[1])
    verb = end + (lower[end : end + 1] != [] and lower[end] in _IS)
    gloom = list(lower[verb : verb + 2]) in _GLOOM
    if verb < len(lower) and lower[verb] in _DOES and not gloom:
        return True
    where = (list(lower[end + 1 : last]) for last in (end + 4, end + 3, end + 2))
    if end < len(lower) and lower[end] in _LIES and any(words in _WHERE for words in where):
        return True
    return (
        lower[at - 1 : at] == ["in"] and not region and any(word in _VOYAGE for word in lower[max(0, at - _REACH) : at])
    )


def _end_of_list(lower: Sequence[str], marks: Sequence[str], end: int) -> int:
    """Return the end of a list of names with the article: "the Sinope and the Hull"."""
    for _ in range(_MAX_LISTED):
        if list(lower[end : end + 2]) != ["and", "the"] or (piece := _name(lower, marks, end + 2)) is None:
            break
        end = piece[1]
    return end
