"""Whole texts resolved with a small gazetteer."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from gazetteer.clues import weights
from gazetteer.clues.question import Setting
from gazetteer.database.hits import Hit
from gazetteer.model.document import Mention, Resolution
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.resolve.resolver import CANDIDATES_KEPT, resolve
from tests.resolve.builders import (
    ARDAHAN,
    BATUMI,
    GARS,
    KARS,
    KARS_PROVINCE,
    PARIS,
    PARIS_TEXAS,
    TEXAS,
    finder,
    mentions,
    name,
)

NAMES: dict[str, list[tuple[Place, Name]]] = {
    "Paris": [(PARIS, name("Paris")), (PARIS_TEXAS, name("Paris"))],
    "Texas": [(TEXAS, name("Texas"))],
    "Kars": [(KARS, name("Kars")), (KARS_PROVINCE, name("Kars"))],
    "Gars": [(GARS, name("Gars"))],
    "Ardahan": [(ARDAHAN, name("Ardahan"))],
    "Batum": [(BATUMI, name("Batum", "historical", "../1936"))],
    "Nowhere": [(Place("x:0", "Nowhere", None, feature="P", prominence=0.9), name("Nowhere"))],
    "Hamlet": [(Place("x:9", "Hamlet", Location(1, 1), feature="P", prominence=0.05), name("Hamlet", "alternate"))],
}
ALIKE = {"Gars": [Hit(KARS, name("Ղարս", "alternate"), "sound", 1.0)]}


def run(text: str, *phrases: str, threshold: float | None = None) -> list[Resolution | None]:
    shipped = weights.default()
    settings = shipped.settings._replace(threshold=shipped.settings.threshold if threshold is None else threshold)
    given = replace(shipped, settings=settings)
    return resolve(text, mentions(text, *phrases), find=finder(NAMES, ALIKE), weights=given, setting=Setting())


def chosen(text: str, *phrases: str) -> list[str | None]:
    return [found.chosen.place.id if found and found.chosen else None for found in run(text, *phrases)]


@pytest.mark.parametrize(
    ("text", "phrases", "places"),
    [
        ("Paris fell.", ["Paris"], [PARIS.id]),
        ("Paris, Texas, fell.", ["Paris", "Texas"], [PARIS_TEXAS.id, TEXAS.id]),
        ("Kars, Ardahan and Batum", ["Kars", "Ardahan", "Batum"], [KARS.id, ARDAHAN.id, BATUMI.id]),
        ("Gars, Ardahan and Batum", ["Gars", "Ardahan", "Batum"], [KARS.id, ARDAHAN.id, BATUMI.id]),
        ("Barapol fell.", ["Barapol"], [None]),
        ("Nowhere fell.", ["Nowhere"], [None]),
        ("Hamlet spoke.", ["Hamlet"], [None]),
    ],
)
def test_chosen(text: str, phrases: list[str], places: list[str | None]) -> None:
    assert chosen(text, *phrases) == places


@pytest.mark.parametrize(("year", "river"), [("1644", "x:1"), ("1900", "x:2"), (None, "x:2")])
def test_a_brook_with_the_old_spelling_of_a_river(year: str | None, river: str) -> None:
    known = Place("x:1", "Olira", Location(41.0, 43.2), None, "H.STM", prominence=0.5)
    brook = Place("x:2", "Olyra", Location(41.1, 43.0), None, "H.STM", prominence=0.2)
    places = finder({**NAMES, "Olyra": [(brook, name("Olyra"))]}, {"Olyra": [Hit(known, name("Olira"), "sound", 1.0)]})
    text = "We crossed the Olyra between Kars and Ardahan."
    setting = Setting(Timespan.parse(year) if year else None, lang="en")
    found = resolve(
        text, mentions(text, "Olyra", "Kars", "Ardahan"), find=places, weights=weights.default(), setting=setting
    )
    assert found[0]
    assert found[0].chosen
    assert found[0].chosen.place.id == river


def test_names_can_stay_unresolved() -> None:
    (sure,), (unsure,) = run("Paris", "Paris", threshold=0.0), run("Paris", "Paris", threshold=0.999)
    assert sure
    assert sure.chosen
    assert unsure
    assert unsure.chosen is None
    assert unsure.candidates == sure.candidates


def test_mentions_of_one_name_share_one_answer() -> None:
    first, _, last = run("Paris, Texas. Paris fell.", "Paris", "Texas", "Paris")
    assert first is last


def test_only_places_are_resolved() -> None:
    person = Mention(0, 5, "Paris", "PERSON", "test")
    assert resolve("Paris", [person], find=finder(NAMES), weights=weights.default(), setting=Setting()) == [None]


def test_scores_are_probabilities_and_come_in_order() -> None:
    for found in run("Kars, Ardahan and Paris", "Kars", "Ardahan", "Paris"):
        assert found
        scores = [candidate.score for candidate in found.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert all(candidate.clues for candidate in found.candidates)


def test_candidates_shown() -> None:
    many = [(Place(f"x:{n}", "X", Location(n, n), feature="P", prominence=n / 100), name("X")) for n in range(30)]
    (found,) = resolve("X", mentions("X", "X"), find=finder({"X": many}), weights=weights.default(), setting=Setting())
    assert found
    assert len(found.candidates) == CANDIDATES_KEPT


def test_clues_add_up_to_every_score() -> None:
    for found in run("Paris, Texas. Gars, Ardahan and Batum", "Paris", "Texas", "Gars", "Ardahan", "Batum"):
        assert found
        for candidate in found.candidates:
            logit = math.log(candidate.score / (1 - candidate.score))
            assert sum(clue.weight for clue in candidate.clues) == pytest.approx(logit, abs=0.01)
