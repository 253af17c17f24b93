"""Align predictions with gold mentions, one to one."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.evaluation.gold import GoldMention
from gazetteer.model.document import Entity

Pairs = list[tuple[GoldMention, Entity]]


def pair_strictly(gold: Sequence[GoldMention], found: Sequence[Entity]) -> Pairs:
    """Return pairs with the same bounds."""
    by_span = {(entity.start, entity.end): entity for entity in found}
    return [(mention, by_span[mention.span]) for mention in gold if mention.span in by_span]


def pair_overlapping(gold: Sequence[GoldMention], found: Sequence[Entity]) -> Pairs:
    """Return pairs that share characters, those with the largest agreement (shared over joint length) first."""
    shared = sorted(
        (
            (-agreement(mention, entity), mention.start, entity.start, i, j)
            for i, mention in enumerate(gold)
            for j, entity in enumerate(found)
            if mention.start < entity.end and entity.start < mention.end
        ),
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs: Pairs = []
    for *_, i, j in shared:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def agreement(mention: GoldMention, entity: Entity) -> float:
    """Return shared length over joint length, 0 to 1."""
    shared = min(mention.end, entity.end) - max(mention.start, entity.start)
    joint = max(mention.end, entity.end) - min(mention.start, entity.start)
    return max(0, shared) / joint
