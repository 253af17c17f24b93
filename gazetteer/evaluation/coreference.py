"""Evaluate the merging of mentions of persons by B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.evaluation.bootstrap import Array, Resampler, ratio
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping
from gazetteer.evaluation.measures import PRF, distinct


@dataclass(frozen=True, slots=True)
class Merging:
    """B-cubed of persons.

    Attributes:
        found: over the mentions that were found and are in the gold; measures only the merging.
        all: over all mentions; a missed one reduces recall, a spurious one reduces precision.
    """

    found: PRF
    all: PRF

    def to_dict(self) -> dict[str, Any]:
        """Return both as JSON-ready values."""
        return {"found": self.found.to_dict(), "all": self.all.to_dict()}


def merging(outcomes: Sequence[Outcome], resampler: Resampler) -> Merging:
    """Compare the persons of each document with the gold's `who`."""
    tables = [_sums(outcome) for outcome in outcomes]
    return Merging(
        _prf(np.asarray([found for found, _ in tables]), resampler),
        _prf(np.asarray([everything for _, everything in tables]), resampler),
    )


def _sums(outcome: Outcome) -> tuple[list[float], list[float]]:
    """Return sums of precisions, mentions found, sums of recalls, gold mentions: over aligned mentions and over all."""
    gold = outcome.gold.persons
    found = distinct(entity for entity in outcome.found or () if entity.type == "PERSON")
    pairs = [
        (mention.who or mention.text, entity.person or entity.id) for mention, entity in pair_overlapping(gold, found)
    ]
    shared = Counter(pairs)
    who, person = Counter(name for name, _ in pairs), Counter(name for _, name in pairs)
    all_who = Counter(mention.who or mention.text for mention in gold)
    all_person = Counter(entity.person or entity.id for entity in found)
    aligned = [
        sum(count * count / person[cluster] for (_, cluster), count in shared.items()),
        len(pairs),
        sum(count * count / who[name] for (name, _), count in shared.items()),
        len(pairs),
    ]
    everything = [
        sum(count * count / all_person[cluster] for (_, cluster), count in shared.items()),
        len(found),
        sum(count * count / all_who[name] for (name, _), count in shared.items()),
        len(gold),
    ]
    return aligned, everything


def _prf(table: Array, resampler: Resampler) -> PRF:
    table = table.reshape(-1, 4).astype(float)
    totals = table.sum(axis=0)
    return PRF(
        resampler.of_sums(table, lambda sums: ratio(sums[:, 0], sums[:, 1]), n=int(totals[1])),
        resampler.of_sums(table, lambda sums: ratio(sums[:, 2], sums[:, 3]), n=int(totals[3])),
        resampler.of_sums(table, _harmonic, n=int(totals[3])),
    )


def _harmonic(sums: Array) -> Array:
    precision, recall = ratio(sums[:, 0], sums[:, 1]), ratio(sums[:, 2], sums[:, 3])
    return ratio(2 * precision * recall, precision + recall)
