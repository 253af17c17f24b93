"""Doubtful names are searched for near the other places of the passage."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from gazetteer.clues import weights
from gazetteer.clues.question import Question, Setting
from gazetteer.database.hits import Hit
from gazetteer.database.vicinity import Point
from gazetteer.model.document import Mention
from gazetteer.model.place import Location, Place
from gazetteer.resolve.nearby_names import with_nearby
from gazetteer.resolve.resolver import resolve
from tests.clues.values import value
from tests.resolve.builders import (
    ARDAHAN,
    BATUMI,
    GARS,
    KARS,
    TEXAS,
    FewNames,
    mentions,
    name,
    option,
    question,
    questions_together,
)

OLTU = Place("gn:741100", "Oltu", Location(40.55, 41.99), "TR", "P.PPL", prominence=0.4)
OLTI = Hit(OLTU, name("Olti"), "fuzzy", 0.9, 0.5)


@dataclass(frozen=True)
class Spy(FewNames):
    """Records the points around which a name is searched for."""

    asked: list[tuple[str, tuple[Point, ...]]] = field(default_factory=list)
    hit: Hit = OLTI

    def nearby(self, name: str, points: tuple[Point, ...]) -> list[Hit]:
        self.asked.append((name, points))
        return [self.hit]


def searched(
    *questions: Question, scores: tuple[float, ...], hit: Hit = OLTI
) -> tuple[dict[int, Question], list[tuple[str, tuple[Point, ...]]]]:
    find = Spy({}, hit=hit)
    likely = [[0.5 for _ in each.options] for each in questions]
    found = with_nearby(
        questions_together(*questions), scores, likely, find=find, weights=weights.default(), setting=Setting()
    )
    return found, find.asked


def at(place: Place) -> Point:
    assert place.location
    return place.location.lat, place.location.lon


@pytest.mark.parametrize(
    ("text", "anchors", "scores", "points"),
    [
        ("Olty", [KARS, ARDAHAN], (0.0, 0.9, 0.9), (at(KARS), at(ARDAHAN))),
        ("Olty", [KARS, ARDAHAN, BATUMI], (0.0, 0.9, 0.9, 0.9), (at(KARS), at(ARDAHAN))),
        ("Olty", [KARS, ARDAHAN], (0.0, 0.3, 0.9), (at(ARDAHAN),)),
        ("Kars", [KARS], (0.9, 0.9), None),
        ("Olty", [KARS], (0.0, 0.3), None),
        ("Olt", [KARS], (0.0, 0.9), None),
    ],
    ids=["two anchors", "the nearest two", "sure anchors only", "sure name", "no anchor", "short name"],
)
def test_points_around_which_a_name_is_searched_for(
    text: str, anchors: list[Place], scores: tuple[float, ...], points: tuple[Point, ...] | None
) -> None:
    first = question(text, option(KARS)) if scores[0] else question(text)
    found, asked = searched(first, *(question(each.label, option(each)) for each in anchors), scores=scores)
    assert [near for name, near in asked if name == text] == ([points] if points else [])
    assert (0 in found) is bool(points)


def test_options_are_added_once_and_marked() -> None:
    (found,) = searched(question("Olti", option(GARS)), question("Kars", option(KARS)), scores=(0.1, 0.9))[0].values()
    assert [(each.place.id, each.nearby) for each in found.options] == [(OLTU.id, True), (GARS.id, False)]
    again, _ = searched(question("Olti", option(OLTU)), question("Kars", option(KARS)), scores=(0.1, 0.9))
    assert again == {}


@pytest.mark.parametrize(("letters", "found"), [(0.5, True), (2.0, False)])
def test_a_name_that_the_text_also_has_as_it_is_must_be_a_slip_away(letters: float, found: bool) -> None:
    others = [question("Olti", option(ARDAHAN)), question("Kars", option(KARS))]
    more, _ = searched(question("Olty"), *others, scores=(0.0, 0.9, 0.9), hit=OLTI._replace(lost=letters))
    assert (0 in more) is found


def test_demonyms_are_not_searched_for() -> None:
    assert searched(question("Oltian", demonym=True), question("Kars", option(KARS)), scores=(0.0, 0.9))[1] == []


def test_states_are_not_anchors() -> None:
    state = Place("gn:298795", "Turkey", Location(39, 35), "TR", "A.PCLI", prominence=0.9)
    assert searched(question("Olti"), question("Turkey", option(state)), scores=(0.0, 0.9))[1] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("They went by Olty from Kars to Ardahan.", OLTU.id), ("They went by Olty.", None), ("From Olty to Texas.", None)],
)
def test_a_name_is_chosen_near_its_neighbours_only(text: str, place: str | None) -> None:
    known = {"Kars": [(KARS, name("Kars"))], "Ardahan": [(ARDAHAN, name("Ardahan"))], "Texas": [(TEXAS, name("Texas"))]}
    phrases = [word.strip(".") for word in text.split() if word.strip(".") in (*known, "Olty")]
    find = FewNames(known, resembling={"Olty": [OLTI]})
    given: list[Mention] = mentions(text, *phrases)
    found = resolve(text, given, find=find, weights=weights.default(), setting=Setting())
    answer = found[phrases.index("Olty")]
    assert answer
    assert (answer.chosen.place.id if answer.chosen else None) == place
    if answer.chosen:
        assert any("near other places of the passage" in clue.says for clue in answer.chosen.clues)


@pytest.mark.parametrize(
    ("written", "meant", "clue", "expected"),
    [
        ("Parvillers", "Parvillers-le-Quesnoy", "nearby_first", 1.0),
        ("Toynton", "Low Toynton", "nearby_last", 1.0),
        ("Toynton", "Low Toynton", "nearby_sound", 0.0),
        ("Olty", "Olti", "nearby_letters", 0.3),
        ("Gebiseh", "Gebze", "nearby_sound", 0.0),
        ("Radaune", "Bavaria", "nearby_sound", 0.75),
        ("Papiae", "Papia", "nearby_ending", 1.0),
        ("Voyavat", "Boyabat", "nearby_ending", 0.0),
        ("Olty", "Olti", "inexact", 0.0),
    ],
)
def test_clues_of_a_name_found_nearby(written: str, meant: str, clue: str, expected: float) -> None:
    found = option(OLTU, meant, how="fuzzy", similarity=0.7)._replace(nearby=True, letters=1.2)
    assert value(clue, found, question(written, found)) == pytest.approx(expected)


def test_names_other_than_the_main_one_count_less() -> None:
    by_kind = {
        kind: value("nearby_alias", found, question("Olty", found))
        for kind in ("primary", "historical")
        for found in [option(OLTU, "Olti", kind=kind, how="fuzzy")._replace(nearby=True)]
    }
    assert by_kind == {"primary": 0.0, "historical": 1.0}
