"""A decision about a name is a clue for the same name elsewhere."""

from __future__ import annotations

import math

import pytest

from gazetteer.model.corrections import Correction
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.server.room.decisions import Decisions, Worth, decided, key_of, weight, worth

WEST, EAST = Place("gn:1", "Ashford", Location(51.1, 0.9)), Place("gn:2", "Ashford", Location(-34.9, 138.6))
FAR = Place("gn:3", "Ashford", Location(53.0, -6.0))
THRESHOLD = 0.3


def entity(*scores: tuple[Place, float], by: str = "test") -> Entity:
    candidates = tuple(Candidate(place, "Ashford", score) for place, score in scores)
    chosen = candidates[0] if candidates and candidates[0].score >= THRESHOLD else None
    return Entity("e1", 0, 7, "Ashford", "PLACE", by, resolution=Resolution(chosen, candidates))


def says(document: str, place: Place, *, action: str = "move", start: int = 0, text: str = "Ashford") -> Correction:
    return Correction(document, start, start + len(text), text, action, place=place)  # type: ignore[arg-type]


def odds(share: float) -> float:
    return math.log(share / (1 - share))


def test_a_decision_adds_its_weight_to_the_log_odds() -> None:
    before = entity((WEST, 0.6), (EAST, 0.3))
    after = decided(before, {"gn:2": 1.0}, {}, THRESHOLD)
    assert after.resolution
    assert after.place == EAST
    scores = {one.place.id: one.score for one in after.resolution.candidates}
    assert odds(scores["gn:2"]) == pytest.approx(odds(0.3) + weight(1, 0))
    assert scores["gn:1"] / (1 - sum(scores.values())) == pytest.approx(0.6 / 0.1)  # the others keep their proportion
    assert [clue.kind for clue in after.resolution.candidates[0].clues] == ["decided"]


def test_a_place_that_was_no_candidate_becomes_one() -> None:
    after = decided(entity((WEST, 0.2)), {"gn:3": 1.0}, {"gn:3": FAR}, THRESHOLD)
    assert after.place == FAR


@pytest.mark.parametrize(
    ("one", "votes"),
    [
        (entity((WEST, 0.6), by="human"), {"gn:2": 1.0}),  # a reader has corrected it
        (entity((WEST, 0.6)), {}),
        (Entity("e1", 0, 7, "Ashford", "PERSON", "test"), {"gn:2": 1.0}),
        (entity((WEST, 0.6)), {"gn:9": 1.0}),  # nothing is known of this place
    ],
)
def test_mentions_without_decisions_are_unchanged(one: Entity, votes: dict[str, float]) -> None:
    assert decided(one, votes, {}, THRESHOLD) is one


def test_decisions_for_two_places_cancel_each_other() -> None:
    after = decided(entity((WEST, 0.6), (EAST, 0.3)), {"gn:1": 1.0, "gn:2": 1.0}, {}, THRESHOLD)
    assert after.place == WEST
    assert after.resolution
    assert after.resolution.candidates[0].score == pytest.approx(0.6, abs=0.05)


def test_the_last_correction_of_a_mention_counts_and_spellings_are_one_name() -> None:
    decisions = Decisions()
    decisions.add("a", [says("a", WEST), says("a", EAST), says("a", EAST, start=20, text="ASHFORD")])
    decisions.add("b", [says("b", WEST), Correction("b", 0, 7, "Ashford", "unidentified")])
    assert decisions.number() == 2
    assert decisions.votes(key_of("Ashford"), "c") == {"gn:2": 2}
    assert decisions.votes(key_of("Ashford"), "a") == {"gn:2": 6}  # in the same document they count three times
    assert decisions.votes(key_of("Ashford"), "a", apart=True) == {}


def test_effect_is_measured_with_the_decisions_of_other_documents() -> None:
    wrong = Document("b", "Ashford", entities=(entity((WEST, 0.6), (EAST, 0.3)),))
    decisions = Decisions()
    decisions.add("a", [says("a", EAST)])
    decisions.add("b", [says("b", EAST)])
    assert worth([(wrong, [says("b", EAST)])], decisions, THRESHOLD) == Worth(1, 0, 1)
