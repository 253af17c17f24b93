"""More mentions of the persons found: by a single word of their names, and where the model missed a name it found elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gazetteer.model.term import Term
from gazetteer.recognize.persons import person_names
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues


def short_forms(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Return other mentions of a person by a single word of the name: "Enver" after "Enver Pasha"."""
    short: set[str] = set()
    for start, end in pieces:
        names = [word for word in page.words.words[start:end] if len(word) > 2 and not person_names.title(word)]
        names = [word for word in names if word[0].isupper() and word.lower() not in cues.TITLES_AFTER]
        if names and (end - start > 1 or page.lower[end : end + 1] == ["said"]):
            short.add(names[0])
            short.add(names[-1])
    named = Counter(word for start, end in pieces for word in page.words.words[start:end] if word in short)
    found: dict[str, list[Piece]] = {}
    for index, word in enumerate(page.words.words):
        if word in short and word.lower() not in page.lowered:
            span = page.spans[page.cover[index]] if page.cover[index] >= 0 else None
            if span is None or (span.end - span.start == 1 and span.label != "NORP"):
                found.setdefault(word, []).append((index, index + 1))
    return sorted(piece for word, again in found.items() if len(again) <= AGAIN * named[word] for piece in again)


AGAIN = 4
"""Number of mentions of a person by one word for each mention in which the model found a name with it: a word that stands alone
more often is not a name ("Commanding" after one "Colonel Commanding")."""


def unread(page: Page, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield mentions of a name of one word in which the model found nothing: "Ruma" between two in which it found a person.

    The name has at least two mentions as a person, and as many as without one, and it is not that of a place, except of a
    little-known village.
    """
    known = set(pieces)
    named = Counter(page.words.words[start] for start, end in pieces if end - start == 1)
    places = {page.words.words[start] for (start, end), term in page.terms.items() if _is_place(term, end - start)}
    found: dict[str, list[Piece]] = {}
    for index, word in enumerate(page.words.words):
        if word in named and page.cover[index] < 0 and page.marks[index] == "T" and (index, index + 1) not in known:
            found.setdefault(word, []).append((index, index + 1))
    for word, missed in found.items():
        if max(len(missed), TWICE) <= named[word] and word not in places and word.lower() not in page.lowered:
            yield from missed


def _is_place(term: Term, length: int) -> bool:
    return length == 1 and term.prominence >= LITTLE_KNOWN_PROMINENCE


TWICE = 2
"""Number of mentions that show a name of one word to be a person's."""
LITTLE_KNOWN_PROMINENCE = 0.3
"""Prominence below which a place is a little-known village."""
