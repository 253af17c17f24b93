"""Misspelt names of places that the same text also spells correctly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gazetteer.names.edit_distance import distance
from gazetteer.recognize.places.find import FoundPlace
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page

MIN_MISSPELT_LETTERS = 6
"""Minimum number of letters of a name: shorter words are too often one letter apart."""


def misspelt(page: Page, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield an unknown name that is one slip away from a place of this text: "Arstakh" if the text has "Artsakh"."""
    names = {page.lower[item.piece[0]] for item in found if item.piece[1] - item.piece[0] == 1}
    names = {name for name in names if len(name) >= MIN_MISSPELT_LETTERS}
    if not names:
        return
    shortened = _by_shortened(names)
    judged: dict[str, bool] = {}
    for index, word in enumerate(page.lower):
        if (
            page.marks[index] not in "UT"
            or len(word) < MIN_MISSPELT_LETTERS
            or word in names
            or (index, index + 1) in page.terms
        ):
            continue
        if word not in judged:
            near = {name for less in _without_a_letter(word) for name in shortened.get(less, ())}
            judged[word] = any(_is_slip(word, name) for name in near)
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


def _is_slip(word: str, name: str) -> bool:
    """Return whether two words with the same first letter differ in one letter, and not only at the end."""
    if word[0] != name[0] or word.startswith(name) or name.startswith(word) or word[:-1] == name[:-1]:
        return False
    return distance(word, name) <= 1


def _alone(page: Page, index: int) -> bool:
    """Return whether the word is not part of a longer name."""
    cover = page.cover[index]
    if cover >= 0 and page.spans[cover].end - page.spans[cover].start > 1:
        return False
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(page.marks)]
    return not any(page.marks[other] in "UT" and not page.words.first[max(other, index)] for other in near)
