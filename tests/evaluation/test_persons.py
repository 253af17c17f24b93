from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.coreference import merging
from gazetteer.evaluation.gold import GoldDocument, GoldMention, GoldMovement
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.movements import movements
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, entity

TEXT = "Enver Pasha and Kazim came; Enver left Kars, Kazim went to Gyumri."
MENTIONS = (
    GoldMention(0, 11, "Enver Pasha", "PERSON", who="Enver"),
    GoldMention(16, 21, "Kazim", "PERSON", who="Kazim"),
    GoldMention(28, 33, "Enver", "PERSON", who="Enver"),
    GoldMention(39, 43, "Kars", lat=KARS_CITY.lat, lon=KARS_CITY.lon, km=20.0),
    GoldMention(45, 50, "Kazim", "PERSON", who="Kazim"),
    GoldMention(59, 65, "Gyumri", lat=GYUMRI.lat, lon=GYUMRI.lon, km=20.0),
)
MOVES = (
    GoldMovement("Enver", "Kars", "left", "1918-04"),
    GoldMovement("Kazim", "Gyumri", "went_to", "1918/1920"),
)
GOLD = GoldDocument("d", TEXT, "1918", MENTIONS, "en", MOVES)


def persons(*clusters: str | None):
    spans = ((0, "Enver Pasha"), (16, "Kazim"), (28, "Enver"), (45, "Kazim"))
    return [
        replace(entity(start, text, type="PERSON"), person=cluster)
        for (start, text), cluster in zip(spans, clusters, strict=True)
        if cluster
    ]


@pytest.mark.parametrize(
    ("clusters", "found", "everything"),
    [
        (("p1", "p2", "p1", "p2"), (1.0, 1.0), (1.0, 1.0)),
        (("p1", "p2", "p3", "p4"), (1.0, 0.5), (1.0, 0.5)),  # nothing merged
        (("p1", "p1", "p1", "p1"), (0.5, 1.0), (0.5, 1.0)),  # everything merged
        (("p1", None, "p1", "p2"), (1.0, 1.0), (1.0, 0.625)),  # one missed: recall (1 + 1 + 0 + .5) / 4
        ((None, None, None, None), (None, None), (None, 0.0)),
    ],
)
def test_b_cubed(clusters, found, everything):
    scored = merging([Outcome(GOLD, tuple(persons(*clusters)), None)], Resampler(1))
    assert (scored.found.precision.value, scored.found.recall.value) == found
    assert (scored.all.precision.value, scored.all.recall.value) == everything


def test_a_spurious_person_costs_precision_of_all_mentions_only():
    spurious = replace(entity(22, "came", type="PERSON"), person="p1")
    scored = merging([Outcome(GOLD, (*persons("p1", "p2", "p1", "p2"), spurious), None)], Resampler(1))
    assert scored.found.precision.value == 1.0
    assert scored.all.precision.value == pytest.approx((2 * 2 / 3 + 2) / 5)


@dataclass
class Move:
    person: str
    place: str
    relation: str
    date: str | None = None
    score: float = 1.0


def moved(*found: Move, places=(KARS_CITY, GYUMRI)):
    entities = (*persons("p1", "p2", "p1", "p2"), entity(39, "Kars", places[0]), entity(59, "Gyumri", places[1]))
    document = SimpleNamespace(entities=entities, movements=found)
    return movements([Outcome(GOLD, entities, None, document)], Resampler(1))


@pytest.mark.parametrize(
    ("found", "where", "relation", "dated"),
    [
        ([("p1", KARS_CITY.id, "left", "1918")], (1.0, 0.5), (1.0, 0.5), (1.0, 0.5)),
        ([("p1", KARS_CITY.id, "was_at", None)], (1.0, 0.5), (0.0, 0.0), (None, 0.0)),
        ([("p2", KARS_CITY.id, "left", "1918")], (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
        ([("p1", KARS_CITY.id, "left", "1921")], (1.0, 0.5), (1.0, 0.5), (0.0, 0.0)),
        ([("p2", GYUMRI.id, "arrived_at", "1919")] * 2, (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)),
    ],
)
def test_movements(found, where, relation, dated):
    scored = moved(*(Move(*one) for one in found))
    assert (scored.where.precision.value, scored.where.recall.value) == where
    assert (scored.relation.precision.value, scored.relation.recall.value) == relation
    assert (scored.dated.precision.value, scored.dated.recall.value) == dated


def test_likely_movements_are_measured_separately():
    scored = moved(Move("p1", KARS_CITY.id, "left", score=0.4), Move("p2", PARIS.id, "left", score=0.38))
    assert (scored.where.precision.value, scored.likely.precision.value) == (0.5, 1.0)
    assert scored.likely.recall.value == 0.5


def test_movement_to_a_wrongly_resolved_place_counts():
    scored = moved(Move("p1", PARIS.id, "left"), places=(PARIS, GYUMRI))
    assert scored.where.recall.value == 0.5


def test_without_movements_nothing_is_measured():
    assert moved() is None
