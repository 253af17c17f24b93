"""Places that are recognized by their context: unknown names in a list of villages, lower-case and misspelt names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from gazetteer.recognize import agents, cues, foreign
from gazetteer.recognize.lexicon import CASELESS, Piece
from gazetteer.recognize.page import PLACES, Page
from gazetteer.recognize.places import Found, Survey
from gazetteer.recognize.vocabulary import common_words, vocabulary

SURE = 1.0
"""Log-odds of a place that is recognized by its context."""

_JOINS = frozenset({",", "and", "or", "&", ";", "/"})
_REACH = 4


def promoted(survey: Survey, found: Sequence[Found]) -> list[Found]:
    """Return places to add to those found, without overlaps."""
    page = survey.page
    taken = {position for item in found for position in range(*item.piece)}
    barred = taken | {position for piece in survey.demonyms for position in range(*piece)}
    added: list[Found] = []
    for piece in (
        *_of_a_kind(page, found),
        *_between(survey, found),
        *_divisions(page, found),
        *(_coordinated if page.english else _paired)(survey, found),
        *_small(page, found),
        *_misspelt(page, found),
    ):
        if barred.isdisjoint(range(*piece)):
            added.append(Found(piece, SURE))
            barred.update(range(*piece))
    return added


def _of_a_kind(page: Page, found: Sequence[Found]) -> Iterator[Piece]:
    """ "the villages of A, B and C", "three villages of Shirak (A, B and C": A, B and C."""
    texts, lower = page.words.words, page.lower
    ends = {item.piece[1]: item.piece[0] for item in found}
    for index, word in enumerate(lower):
        if (
            word in cues.KINDS
            and page.marks[index] == "l"
            and lower[index + 1 : index + 2] in (["of"], [":"], ["called"])
        ):
            yield from _items(page, index + 2)
        if texts[index] == "(" and index in ends:
            before = lower[max(0, ends[index] - _REACH) : ends[index]]
            if any(other in cues.KINDS for other in before):
                yield from _items(page, index + 1)


def _items(page: Page, start: int) -> Iterator[Piece]:
    """Yield the names of a list, at least two, that begins here."""
    texts, marks, first = page.words.words, page.marks, page.words.first
    items: list[Piece] = []
    position = start
    while position < len(texts) and len(items) < 40:
        end = position
        while end < len(texts) and end - position < 3 and marks[end] in "UTc" and not (end > position and first[end]):
            end += 1
        if end == position:
            break
        items.append((position, end))
        position = end
        while position < len(texts) and texts[position] in _JOINS:
            position += 1
        if position == end:
            break
    if len(items) > 1:
        yield from (item for item in items if not _is_person(page, item))


def _is_person(page: Page, piece: Piece) -> bool:
    index = page.cover[piece[0]]
    return piece[1] - piece[0] > 1 and index >= 0 and page.spans[index].label == "PERSON"


def _between(survey: Survey, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield a known name between two places of a list: the "Aleppo" of "Delhi, Aleppo, Damascus"."""
    page = survey.page
    begins = {item.piece[0] for item in found}
    for item in found:
        start = _behind_joins(page, item.piece[1])
        if start == item.piece[1] or start in begins or page.marks[start : start + 1] not in (["T"], ["U"]):
            continue
        for end in range(start + LONGEST, start, -1):
            after = _behind_joins(page, end)
            if (start, end) in page.terms and after > end and after in begins:
                if not survey.names_people((start, end)) and page.lower[start] not in cues.TITLES:
                    yield start, end
                break


def _divisions(page: Page, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield the abbreviation of a division behind a place: the "Lancs" of "b. Colne, Lancs; d. Bury"."""
    for item in found:
        at = item.piece[1] + 1
        term = page.terms.get((at, at + 1))
        if term is None or page.lower[at - 1] != "," or "abbreviation" not in term.kinds or "A" not in term.classes:
            continue
        if page.lower[at] not in cues.TITLES and "".join(page.lower[at + 1 : at + 2]) in _ENDS:
            yield at, at + 1


_ENDS = frozenset({"", ".", ",", ";", ")"})
"""What follows the abbreviation of a division: nothing, or a mark."""


def _coordinated(survey: Survey, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield a known name that shares the preposition of a place: the "Llangollen" of "from Oswestry and Llangollen"."""
    page = survey.page
    for item in found:
        name = (item.piece[1] + 1, item.piece[1] + 2)
        term = page.terms.get(name)
        if term is None or not term.primary or term.prominence < KNOWN or page.marks[name[0]] != "T":
            continue
        word = page.lower[name[0]]
        personal = any(word in vocabulary(kind) for kind in ("given", "surnames", "common")) or word in cues.TITLES
        joined = page.marks[name[1] : name[1] + 1] in (["T"], ["U"])
        if not personal and not joined and agents.coordinated(page, name) and not survey.names_people(name):
            yield name


KNOWN = 0.2
"""Prominence of a town of known population."""


def _paired(survey: Survey, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield a known name that "and" joins to a place: the "Harput" of "Harput ve Malatya'dan"."""
    page = survey.page
    begins = {item.piece[0] for item in found}
    ends = {item.piece[1] for item in found}
    for index in range(1, len(page.lower) - 1):
        if page.lower[index] not in _AND:
            continue
        if index in ends and index + 1 not in begins:
            yield from _known_at(survey, ((index + 1, end) for end in range(index + LONGEST, index + 1, -1)))
        elif index + 1 in begins and index not in ends:
            yield from _known_at(survey, ((start, index) for start in range(max(0, index - LONGEST), index)))


_AND = frozenset({"and", "or", "&"})


def _known_at(survey: Survey, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the first of the stretches, the longest first, that is well known as a place and nothing else."""
    page = survey.page
    for piece in pieces:
        term = page.terms.get(piece)
        if term is None or page.marks[piece[0]] not in ("T", "U", CASELESS):
            continue
        known = term.prominence >= GREAT or (term.prominence >= FAIR and (term.primary or term.curated))
        if known and not _is_otherwise(survey, piece, term.prominence >= GREAT):
            yield piece
        return


def _is_otherwise(survey: Survey, piece: Piece, great: bool) -> bool:
    """Return whether a known name may be a people, a person or, if it is not that of a great city, an ordinary word."""
    page, word = survey.page, survey.page.lower[piece[0]]
    if word.endswith(foreign.PEOPLES.get(str(page.lang), ("\0",))):
        return True
    if survey.names_people(piece) or word in cues.TITLES or (not great and word in common_words(page.lang)):
        return True
    if page.words.first[piece[0]] and piece[1] - piece[0] == 1 and page.marks[piece[0]] != CASELESS:
        return True
    covers = {page.cover[index] for index in range(*piece)} - {-1}
    return any(page.spans[cover].label not in PLACES for cover in covers) or foreign.is_surname(
        page.words.words[piece[0]], page.lang
    )


FAIR, GREAT = 0.4, 0.65
"""Prominence of a town from which its name of today, and any name of it, is a place if it is joined to one."""


def _behind_joins(page: Page, position: int) -> int:
    """Return the position behind the commas and conjunctions that begin here."""
    while position < len(page.lower) and page.lower[position] in _JOINS:
        position += 1
    return position


LONGEST = 4
"""Number of words of a name in a list."""


def _small(page: Page, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield a known name in lower case between two places of a list: the "kars" of "Yervan, kars or Sebastia"."""
    texts, marks = page.words.words, page.marks
    begins = {item.piece[0] for item in found}
    ends = {item.piece[1] for item in found}
    for end in ends:
        small = end + 1
        if small + 2 > len(texts) - 1 or texts[end] not in _JOINS or texts[small + 1] not in _JOINS:
            continue
        if marks[small] == "l" and small + 2 in begins and (small, small + 1) in page.small_terms:
            yield small, small + 1


def _misspelt(page: Page, found: Sequence[Found]) -> Iterator[Piece]:
    """Yield an unknown name that is one slip away from a place of this text: "Arstakh" if the text has "Artsakh"."""
    names = {page.lower[item.piece[0]] for item in found if item.piece[1] - item.piece[0] == 1}
    names = {name for name in names if len(name) > 5}
    if not names:
        return
    shortened = _by_shortened(names)
    judged: dict[str, bool] = {}
    for index, word in enumerate(page.lower):
        if page.marks[index] not in "UT" or len(word) < 6 or word in names or (index, index + 1) in page.terms:
            continue
        if word not in judged:
            near = {name for less in _without_a_letter(word) for name in shortened.get(less, ())}
            judged[word] = any(_slip(word, name) for name in near)
        if judged[word] and _alone(page, index):
            yield index, index + 1


def _by_shortened(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the names by their forms with at most one letter left out: two names that are one slip apart share one."""
    found: dict[str, list[str]] = {}
    for name in names:
        for less in _without_a_letter(name):
            found.setdefault(less, []).append(name)
    return found


def _without_a_letter(name: str) -> set[str]:
    """Return the name, and the name without each of its letters in turn.

    >>> sorted(_without_a_letter("Van"))
    ['Va', 'Van', 'Vn', 'an']
    """
    return {name, *(name[:index] + name[index + 1 :] for index in range(len(name)))}


def _slip(word: str, name: str) -> bool:
    if word[0] != name[0] or word.startswith(name) or name.startswith(word):
        return False
    return OSA.distance(word, name, score_cutoff=1) <= 1


def _alone(page: Page, index: int) -> bool:
    """Return whether the word is not part of a longer name."""
    cover = page.cover[index]
    if cover >= 0 and page.spans[cover].end - page.spans[cover].start > 1:
        return False
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(page.marks)]
    return not any(page.marks[other] in "UT" and not page.words.first[max(other, index)] for other in near)
