"""Mentions as spans of words, before they are converted to spans of the user's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gazetteer.model.document import Mention, entity_type
from gazetteer.recognize.places.decide import probability
from gazetteer.recognize.places.find import FoundPlace, Survey
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.stretches import Stretches


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention as a span of words."""

    piece: Piece
    type: str
    by: str
    nested_in: Piece | None = None
    demonym: bool = False
    sure: float = 1.0


def taken_by(drafts: Sequence[Draft]) -> Stretches:
    """Return the spans of these drafts."""
    return Stretches(draft.piece for draft in drafts)


def place_draft(survey: Survey, item: FoundPlace, by_model: str) -> Draft:
    """Return the draft of a place, found by the model, the gazetteer's names, or a pattern."""
    page, piece = survey.page, item.piece
    index = page.cover[piece[0]]
    exact = index >= 0 and (page.spans[index].start, page.spans[index].end) == piece
    by = by_model if exact else "lexicon" if piece in page.terms else "pattern"
    return Draft(piece, "PLACE", by, sure=round(probability(item.sum), 4))


def mentions(drafts: Sequence[Draft], text: str, source: Callable[[Piece], tuple[int, int]]) -> list[Mention]:
    """Return the drafts as mentions of the user's text; `source` returns the code points of a span of words."""
    found = []
    for draft in drafts:
        start, end = _without_emphasis(text, *source(draft.piece))
        around = source(draft.nested_in) if draft.nested_in else None
        found.append(
            Mention(
                start,
                end,
                text[start:end],
                entity_type(draft.type),
                draft.by,
                around,
                demonym=draft.demonym,
                sure=draft.sure,
            )
        )
    return found


def _without_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of code points without marks of emphasis that belong to its words: "_The Orleans_--"."""
    name = text[start:end]
    inner = name.strip("_")
    if not inner or len(inner) == len(name):
        return start, end
    start += len(name) - len(name.lstrip("_"))
    return start, start + len(inner)
