"""A model's probabilities as stretches of words, and as evidence."""

import pytest

from gazetteer.recognize.text.chances import Chances, Pool, evidence, likely_places, pools, stretches_of

CHANCES = Chances(
    place_begins=[0.02, 0.9, 0.1, 0.01, 0.3],
    place_goes_on=[0.0, 0.05, 0.8, 0.01, 0.1],
    person_begins=[0.9, 0.01, 0.01, 0.01, 0.4],
    person_goes_on=[0.05, 0.0, 0.0, 0.0, 0.0],
    outside=[0.9, 0.9, 0.9, 0.9, 0.9],
)


@pytest.mark.parametrize(
    ("begins", "goes_on", "found"),
    [
        ([], [], []),
        ([0.9, 0.1], [0.0, 0.8], [(0, 2, 0.9)]),
        ([0.9, 0.9], [0.0, 0.05], [(0, 1, 0.9), (1, 2, 0.95)]),
        ([0.2, 0.1], [0.2, 0.1], []),
        ([0.1, 0.1], [0.8, 0.1], [(0, 1, 0.9)]),
    ],
)
def test_stretches(begins: list[float], goes_on: list[float], found: list[tuple[int, int, float]]) -> None:
    assert stretches_of(begins, goes_on) == found


def test_less_likely_places_are_candidates_too() -> None:
    assert set(likely_places(CHANCES)) == {(1, 3), (4, 5)}


def test_pools_contain_repeated_names() -> None:
    found = pools(CHANCES, [(1, 3), (4, 5), (0, 1)], ["kars", "kars", "enver"])
    assert found.keys() == {"kars"}
    assert found["kars"].mentions == 2
    assert found["kars"].place > found["kars"].person


def test_evidence_names_rounded_log_odds() -> None:
    found = evidence(CHANCES, (1, 3), "good", Pool(3, 2.4, -9.0))
    assert {"model begins&2", "model mean&3&good", "all mentions place&2", "all mentions person&-5"} <= set(found)
    assert "model sees it once" in evidence(CHANCES, (0, 1), "weak", None)
