"""Events of a place near the text's time."""

from __future__ import annotations

import pytest

from gazetteer.clues import attestations
from gazetteer.clues.attestations import attested_by, attested_then, event_then, nearest_event
from gazetteer.model.timespan import Timespan


@pytest.fixture(autouse=True)
def _events(monkeypatch: pytest.MonkeyPatch) -> None:
    events = {"x:fort": (Timespan.parse("1757"), Timespan.parse("1855")), "x:city": (Timespan.parse("1300/"),)}
    monkeypatch.setattr(attestations, "_events", lambda: events)


@pytest.mark.parametrize(
    ("place", "when", "expected"),
    [
        ("x:fort", "1757", 1.0),
        ("x:fort", "1870", 1.0),  # within a generation of the second siege
        ("x:fort", "1805", 0.816),
        ("x:fort", "1500", 0.0),
        ("x:city", "1900", 1.0),  # known as a city from then on
        ("x:city", "1000", 0.0),
        ("x:other", "1757", 0.0),
    ],
)
def test_attested_then(place: str, when: str, expected: float) -> None:
    assert attested_then(place, Timespan.parse(when)) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("place", "when", "expected"),
    [
        ("x:fort", "1757", True),
        ("x:fort", "1760", True),
        ("x:fort", "1756", False),
        ("x:city", "1900", True),
        ("x:other", "1900", False),
    ],
)
def test_a_place_existed_at_its_first_event_and_later(place: str, when: str, expected: bool) -> None:
    assert attested_by(place, Timespan.parse(when)) is expected


@pytest.mark.parametrize(
    ("place", "when", "expected"),
    [
        ("x:fort", "1757", 1.0),
        ("x:fort", "1758", 0.0),
        ("x:fort", "1755/1757", 1.0),
        ("x:fort", "1701/1800", 0.0),  # a text about a century is about no moment
        ("x:city", "1300", 0.0),  # a city known from then on is not an event
    ],
)
def test_an_event_in_the_very_year(place: str, when: str, expected: float) -> None:
    assert event_then(place, Timespan.parse(when)) == expected


def test_the_nearest_event_is_shown() -> None:
    assert nearest_event("x:fort", Timespan.parse("1850")) == Timespan.parse("1855")
    assert nearest_event("x:other", Timespan.parse("1850")) is None
