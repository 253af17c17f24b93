"""Entities as inline markup: pieces that nest, even if entities overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count

from gazetteer.model.document import Entity


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an entity that can be one element. An entity that overlaps another has several.

    Attributes:
        start, end: code points of the text, end exclusive.
        number: index of the piece in its entity.
        last: whether it is the entity's last piece.
    """

    start: int
    end: int
    entity: Entity
    number: int = 0
    last: bool = True


def pieces(entities: Iterable[Entity], *, length: int) -> list[Piece]:
    """Return pieces by start, longest first, that are disjoint or nested. Empty entities and those outside the text are left out.

    Of two entities that overlap, the one that starts later is cut where the earlier one ends.
    """
    order = count()
    waiting = [
        (entity.start, -entity.end, next(order), Piece(entity.start, entity.end, entity))
        for entity in entities
        if 0 <= entity.start < entity.end <= length
    ]
    heapify(waiting)
    laid: list[Piece] = []
    around: list[Piece] = []
    while waiting:
        piece = heappop(waiting)[-1]
        while around and around[-1].end <= piece.start:
            around.pop()
        if around and piece.end > around[-1].end:
            cut = around[-1].end
            rest = Piece(cut, piece.end, piece.entity, piece.number + 1)
            heappush(waiting, (cut, -rest.end, next(order), rest))
            piece = Piece(piece.start, cut, piece.entity, piece.number, last=False)
        laid.append(piece)
        around.append(piece)
    return laid


def weave(text: str, found: Iterable[Piece]) -> list[tuple[str, Piece | str]]:
    """Return the text in order as ("open", piece), ("text", words) and ("close", piece)."""
    steps: list[tuple[str, Piece | str]] = []
    around: list[Piece] = []
    position = 0

    def say(until: int) -> None:
        nonlocal position
        if until > position:
            steps.append(("text", text[position:until]))
            position = until

    for piece in found:
        while around and around[-1].end <= piece.start:
            say(around[-1].end)
            steps.append(("close", around.pop()))
        say(piece.start)
        steps.append(("open", piece))
        around.append(piece)
    while around:
        say(around[-1].end)
        steps.append(("close", around.pop()))
    say(len(text))
    return steps
