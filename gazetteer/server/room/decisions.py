"""Readers' decisions about names, and their effect on the resolution of uncorrected names.

A decision is a correction that gives a name its place (confirm or move). If a name was decided elsewhere in the workspace,
its place gets an additional clue, `weight` in log-odds, and the other candidates share the rest of the probability. This is
the effect of an additional clue in a conditional logit, so that the reasons still add up to the score.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gazetteer.model.clue import Clue
from gazetteer.model.corrections import BY_READER, Correction
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Place
from gazetteer.names.fold import fold
from gazetteer.resolve.candidates import plain

SAME_DOCUMENT = 3.0
"""Weight of a decision in the same document, because a text rarely uses a name for two places."""

PRIOR_FOR, PRIOR_AGAINST = 0.25, 0.05
"""Added to the counts for a place and for others, so that a single decision is strong but not certain evidence: +3.2."""

UNLISTED = -1.0
"""Log-odds, before the clue, of a place that was not a candidate."""

CLUE = "decided"
"""Kind of the clue."""


def key_of(name: str) -> str:
    """Return the key shared by spellings of the same name."""
    return fold(plain(name)) or name


@dataclass(slots=True)
class Decisions:
    """Decisions of a workspace, by name.

    Attributes:
        counts: number of decisions for each place, by name and document.
        places: all decided places by id.
        own: names of the reader's own places, with the ids of these places.
    """

    counts: dict[str, dict[str, Counter[str]]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[str, Place] = field(default_factory=dict)
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, document: str, corrections: Iterable[Correction]) -> None:
        """Add the current corrections of a document."""
        last = {
            one.span: one for one in corrections if one.action in ("confirm", "move", "reject", "unidentified", "add")
        }
        for one in last.values():
            if one.place is not None and one.type == "PLACE" and one.action in ("confirm", "move", "add"):
                self.places[one.place.id] = one.place
                self.counts[key_of(one.text)].setdefault(document, Counter())[one.place.id] += 1

    def number(self) -> int:
        """Return the number of decisions."""
        return sum(sum(each.values()) for documents in self.counts.values() for each in documents.values())

    def names(self) -> set[str]:
        """Return the names with decisions or own places."""
        return set(self.counts) | set(self.own)

    def votes(self, key: str, document: str, *, apart: bool = False) -> dict[str, float]:
        """Return the number of decisions for each place of a name.

        Args:
            key: the name, as returned by `key_of`.
            document: the document that contains the name.
            apart: whether to ignore decisions of this document, to measure the effect of the others.
        """
        found: Counter[str] = Counter()
        for where, places in self.counts.get(key, {}).items():
            if where != document:
                found.update(places)
            elif not apart:
                found.update({place: count * SAME_DOCUMENT for place, count in places.items()})
        for place in self.own.get(key, ()):
            found[place] += 1
        return dict(found)


def weight(votes: float, others: float) -> float:
    """Return the log-odds of a place from decisions, at least 0.

    >>> round(weight(1, 0), 1), round(weight(3, 0), 1), round(weight(1, 1), 1)
    (3.2, 4.2, 0.2)
    """
    return max(0.0, math.log((votes + PRIOR_FOR) / (others + PRIOR_AGAINST)))


def decided(entity: Entity, votes: Mapping[str, float], places: Mapping[str, Place], threshold: float) -> Entity:
    """Return an uncorrected mention with the decisions about its name as a clue.

    Args:
        entity: the mention, as the program resolved it.
        votes: number of decisions for each place id.
        places: the places of these ids, for those that are not candidates.
        threshold: the score below which no place is chosen.
    """
    if entity.type != "PLACE" or entity.by == BY_READER or not votes:
        return entity
    options = entity.resolution.candidates if entity.resolution else ()
    mass = {candidate.place.id: candidate.score for candidate in options}
    by_id = {candidate.place.id: candidate for candidate in options}
    whole = sum(votes.values())
    clues: dict[str, Clue] = {}
    for id, count in votes.items():
        gain = weight(count, whole - count)
        known = by_id.get(id)
        place = known.place if known else places.get(id)
        if not gain or place is None:
            continue
        if known is None:
            by_id[id] = Candidate(place, entity.text, 0.0)
            mass[id] = math.exp(UNLISTED)
        clues[id] = Clue(CLUE, gain, f"decided in this workspace: “{entity.text}” is {place.label}")
    if not clues:
        return entity
    nothing = max(0.0, 1.0 - sum(candidate.score for candidate in options))
    raised = {id: share * (math.exp(clues[id].weight) if id in clues else 1.0) for id, share in mass.items()}
    total = nothing + sum(raised.values())
    candidates = sorted(
        (
            replace(by_id[id], score=min(share / total, 1.0), clues=(*by_id[id].clues, *filter(None, [clues.get(id)])))
            for id, share in raised.items()
        ),
        key=lambda candidate: -candidate.score,
    )
    first = candidates[0]
    is_sure = first.score >= threshold and first.place.location is not None
    return replace(entity, resolution=Resolution(first if is_sure else None, tuple(candidates)))


@dataclass(frozen=True, slots=True)
class Worth:
    """The effect of decisions, measured on decided mentions.

    Attributes:
        number: number of decided mentions that the program resolved and that have decisions in other documents.
        alone: number of these that the program resolves correctly without decisions.
        taught: number that it resolves correctly with the decisions of other documents.
    """

    number: int
    alone: int
    taught: int


def worth(documents: Iterable[tuple[Document, Iterable[Correction]]], decisions: Decisions, threshold: float) -> Worth:
    """Measure the effect of other documents' decisions on the decided mentions of each document.

    Args:
        documents: the program's annotations, each with its current corrections.
        decisions: all decisions of the workspace.
        threshold: the score below which no place is chosen.
    """
    number = alone = taught = 0
    for document, corrections in documents:
        right = {
            one.span: one.place.id
            for one in corrections
            if one.action in ("confirm", "move") and one.place is not None and one.type == "PLACE"
        }
        for entity in document.entities:
            place = right.get((entity.start, entity.end))
            if place is None or entity.type != "PLACE":
                continue
            votes = decisions.votes(key_of(entity.text), document.id, apart=True)
            again = decided(entity, votes, decisions.places, threshold)
            number += 1
            alone += entity.place is not None and entity.place.id == place
            taught += again.place is not None and again.place.id == place
    return Worth(number, alone, taught)
