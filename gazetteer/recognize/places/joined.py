"""Known names that "and" joins to a place: "Llangollen" in "from Oswestry and Llangollen", "Harput" in "Harput ve Malatya'dan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gazetteer.recognize.context import agents
from gazetteer.recognize.languages import foreign
from gazetteer.recognize.places.find import FoundPlace, Survey
from gazetteer.recognize.text.lexicon import CASELESS, Piece
from gazetteer.recognize.text.page import PLACE_LABELS
from gazetteer.recognize.vocabulary import common_words, cues, vocabulary

TOWN_PROMINENCE = 0.2
"""Prominence of a town of known population."""
FAIR, MAIN_NAME_PROMINENCE = 0.4, 0.65
"""Prominence of a town from which its name of today, and any name of it, is a place if it is joined to one."""
MAX_JOINED_WORDS = 4
"""Maximum number of words of a joined name."""

_AND = frozenset({"and", "or", "&"})


def sharing_a_preposition(survey: Survey, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield a known name that shares the preposition of a place: the "Llangollen" of "from Oswestry and Llangollen"."""
    page = survey.page
    for item in found:
        name = (item.piece[1] + 1, item.piece[1] + 2)
        term = page.terms.get(name)
        if term is None or not term.primary or term.prominence < TOWN_PROMINENCE or page.marks[name[0]] != "T":
            continue
        word = page.lower[name[0]]
        personal = any(word in vocabulary(kind) for kind in ("given", "surnames", "common")) or word in cues.TITLES
        joined = page.marks[name[1] : name[1] + 1] in (["T"], ["U"])
        if not personal and not joined and agents.coordinated(page, name) and not survey.names_people(name):
            yield name


def joined_by_and(survey: Survey, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield a known name that "and" joins to a place: the "Harput" of "Harput ve Malatya'dan"."""
    page = survey.page
    begins = {item.piece[0] for item in found}
    ends = {item.piece[1] for item in found}
    for index in range(1, len(page.lower) - 1):
        if page.lower[index] not in _AND:
            continue
        if index in ends and index + 1 not in begins:
            yield from _known_at(survey, ((index + 1, end) for end in range(index + MAX_JOINED_WORDS, index + 1, -1)))
        elif index + 1 in begins and index not in ends:
            yield from _known_at(survey, ((start, index) for start in range(max(0, index - MAX_JOINED_WORDS), index)))


def _known_at(survey: Survey, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the first of the stretches, the longest first, that is well known only as a place."""
    page = survey.page
    for piece in pieces:
        term = page.terms.get(piece)
        if term is None or page.marks[piece[0]] not in ("T", "U", CASELESS):
            continue
        known = term.prominence >= MAIN_NAME_PROMINENCE or (term.prominence >= FAIR and (term.primary or term.curated))
        if known and not _is_otherwise(survey, piece, term.prominence >= MAIN_NAME_PROMINENCE):
            yield piece
        return


def _is_otherwise(survey: Survey, piece: Piece, great: bool) -> bool:
    """Return whether a known name may be a people, a person or, if it is not that of a great city, an ordinary word."""
    page, word = survey.page, survey.page.lower[piece[0]]
    if word.endswith(foreign.PEOPLE_ENDINGS.get(str(page.lang), ("\0",))):
        return True
    if survey.names_people(piece) or word in cues.TITLES or (not great and word in common_words(page.lang)):
        return True
    if page.words.first[piece[0]] and piece[1] - piece[0] == 1 and page.marks[piece[0]] != CASELESS:
        return True
    covers = {page.cover[index] for index in range(*piece)} - {-1}
    return any(page.spans[cover].label not in PLACE_LABELS for cover in covers) or foreign.is_surname(
        page.words.words[piece[0]], page.lang
    )
