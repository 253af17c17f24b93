"""Break results down by language, kind of place and text; list missed names and results of given spans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.evaluation.bootstrap import Estimate, Resampler
from gazetteer.evaluation.facts import IN_GAZETTEER, PLACED, SPAN_RESULTS, PlaceFact, SpanResult
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping
from gazetteer.evaluation.measures import distinct, prf
from gazetteer.evaluation.mistakes import quote

WHOLE = ("all", "language", "text")
"""Groupings by complete documents, which have a precision."""

GroupKey = Callable[[PlaceFact], str | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of a group of places.

    Attributes:
        places: number of places.
        f1: F1 of places, overlapping; its value is None if the group does not consist of documents.
        persons_f1: F1 of persons, likewise.
        found: recall of recognition, overlapping.
        found_strictly: recall of recognition with the same bounds.
        placed: share found and resolved correctly, of those with a point.
        right: share of given spans that were resolved correctly.
        right_of_known: the same, of those whose place is in the gazetteer.
        wrong_of_placed: share of the resolved given spans that are wrong.
    """

    name: str
    places: int
    f1: Estimate
    persons_f1: Estimate
    found: Estimate
    found_strictly: Estimate
    placed: Estimate
    right: Estimate
    right_of_known: Estimate
    wrong_of_placed: Estimate

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as JSON-ready values."""
        figures = {name: getattr(self, name) for name in self.__slots__ if name not in ("name", "places")}
        return {"places": self.places, **{name: estimate.to_dict() for name, estimate in figures.items()}}


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold place that was not found: its text, what was found instead, and whether the gazetteer has it."""

    document: str
    text: str
    kind: str | None
    labels: tuple[str, ...]
    coverage: str | None
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """Return the same as JSON-ready values."""
        return {
            "document": self.document, "text": self.text, "kind": self.kind, "labels": list(self.labels),
            "coverage": self.coverage, "quote": self.quote,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Details of one system on one corpus.

    Attributes:
        groups: "all", "language", "kind", "coverage" and "text", each with its groups.
        results: number of given spans by result.
        missed: gold places that were not found.
    """

    groups: Mapping[str, Sequence[Group]]
    results: Mapping[SpanResult, int]
    missed: Sequence[Missed]

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as JSON-ready values."""
        return {
            "groups": {by: {group.name: group.to_dict() for group in groups} for by, groups in self.groups.items()},
            "given_spans": dict(self.results),
            "missed": [missed.to_dict() for missed in self.missed],
        }


def breakdown(outcomes: Sequence[Outcome], facts: Sequence[PlaceFact], resampler: Resampler) -> Breakdown:
    """Group the facts of a run.

    Args:
        outcomes: the run.
        facts: from `facts.facts`, with the coverage by a gazetteer to explain missed names.
        resampler: draws documents for the intervals.
    """
    keys: dict[str, GroupKey] = {
        "all": lambda fact: "all",
        "language": lambda fact: fact.lang,
        "kind": lambda fact: fact.mention.kind,
        "coverage": lambda fact: fact.coverage,
        "text": lambda fact: fact.text_id,
    }
    groups = {by: _groups(outcomes, facts, key, resampler, whole=by in WHOLE) for by, key in keys.items()}
    counted = Counter(fact.given for fact in facts if fact.given)
    searched = any(outcome.found is not None for outcome in outcomes)
    return Breakdown(
        groups={by: found for by, found in groups.items() if found},
        results={result: counted[result] for result in SPAN_RESULTS} if counted else {},
        missed=[_missed(outcomes, fact) for fact in facts if fact.found is None] if searched else [],
    )


def _groups(
    outcomes: Sequence[Outcome], facts: Iterable[PlaceFact], key: GroupKey, resampler: Resampler, *, whole: bool
) -> list[Group]:
    members: dict[str, list[PlaceFact]] = defaultdict(list)
    for fact in facts:
        name = key(fact)
        if name is not None:
            members[name].append(fact)
    ordered = sorted(members, key=lambda name: (-len(members[name]), name))
    return [_group(name, outcomes, members[name], resampler, whole=whole) for name in ordered]


def _group(
    name: str, outcomes: Sequence[Outcome], facts: Sequence[PlaceFact], resampler: Resampler, *, whole: bool
) -> Group:
    own = {fact.document for fact in facts}
    given = [fact for fact in facts if fact.given is not None]
    searched = [fact for fact in facts if outcomes[fact.document].found is not None]

    def share(rows: Sequence[PlaceFact], hit: Callable[[PlaceFact], bool]) -> Estimate:
        return resampler.share((fact.document, hit(fact)) for fact in rows)

    def f1(kind: str) -> Estimate:
        counts = [
            _counts(outcome, kind) if whole and index in own else (0, 0, 0) for index, outcome in enumerate(outcomes)
        ]
        return prf(counts, resampler).f1

    return Group(
        name=name,
        places=len(facts),
        f1=f1("PLACE"),
        persons_f1=f1("PERSON"),
        found=share(searched, lambda fact: fact.found is not None),
        found_strictly=share(searched, lambda fact: fact.strict),
        placed=share([fact for fact in searched if fact.mention.point is not None], lambda fact: fact.placed),
        right=share(given, lambda fact: fact.given == "right"),
        right_of_known=share(
            [fact for fact in given if fact.given in IN_GAZETTEER], lambda fact: fact.given == "right"
        ),
        wrong_of_placed=share([fact for fact in given if fact.given in PLACED], lambda fact: fact.given != "right"),
    )


def _counts(outcome: Outcome, kind: str) -> tuple[int, int, int]:
    if outcome.found is None:
        return 0, 0, 0
    gold = [mention for mention in outcome.gold.mentions if mention.type == kind]
    found = distinct(entity for entity in outcome.found if entity.type == kind)
    return len(pair_overlapping(gold, found)), len(found), len(gold)


def _missed(outcomes: Sequence[Outcome], fact: PlaceFact) -> Missed:
    mention = fact.mention
    return Missed(
        document=fact.text_id,
        text=" ".join(mention.text.split()),
        kind=mention.kind,
        labels=fact.labels,
        coverage=fact.coverage,
        quote=quote(outcomes[fact.document].gold.text, mention.start, mention.end),
    )
