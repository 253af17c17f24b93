"""The best stretches that do not overlap; weights as they come with the package."""

import pytest

from gazetteer.recognize.places.decide import EvidenceWeights, choose, probability, weights

CHOICES = [
    ([], []),
    ([((0, 1), -1.0)], []),
    ([((0, 1), 1.0)], [(0, 1)]),
    ([((0, 2), 3.0), ((0, 1), 2.0), ((1, 2), 1.5)], [(0, 1), (1, 2)]),
    ([((0, 2), 4.0), ((0, 1), 2.0), ((1, 2), 1.5)], [(0, 2)]),
    ([((0, 3), 2.0), ((2, 5), 3.0), ((4, 6), 2.0)], [(0, 3), (4, 6)]),
    ([((5, 6), 1.0), ((0, 1), 1.0)], [(0, 1), (5, 6)]),
    ([((0, 2), 4.0), ((0, 1), 2.0), ((1, 2), 1.5), ((2, 3), 1.0)], [(0, 2), (2, 3)]),
    ([((0, 3), 1.0), ((1, 2), 2.0), ((3, 4), 1.0)], [(1, 2), (3, 4)]),
    # of two with the same sum, the one that ends first, else the longer one
    ([((0, 2), 2.0), ((0, 1), 1.0), ((1, 2), 1.0)], [(0, 2)]),
    ([((2, 3), 2.0), ((1, 3), 2.0)], [(1, 3)]),
    ([((0, 3), 1.0), ((1, 2), 1.0)], [(1, 2)]),
]


@pytest.mark.parametrize(("scored", "chosen"), CHOICES)
def test_choose(scored: list[tuple[tuple[int, int], float]], chosen: list[tuple[int, int]]) -> None:
    assert [piece for piece, _ in choose(scored, 0.0)] == chosen


def test_only_what_is_above_the_threshold_counts() -> None:
    scored = [((0, 2), 3.5), ((0, 1), 2.0), ((1, 2), 2.0), ((3, 4), 1.0), ((5, 6), 1.5)]
    assert choose(scored, 1.0) == [((0, 2), 3.5), ((5, 6), 1.5)]
    assert choose(scored, 0.0) == [((0, 1), 2.0), ((1, 2), 2.0), ((3, 4), 1.0), ((5, 6), 1.5)]


def test_sum_of_weights() -> None:
    given = EvidenceWeights(-1.0, {"capital": 2.0, "common": -3.0}, {"": -0.5, "capital": 0.25})
    assert given.sum(["capital", "common", "unheard of"]) == -2.0
    assert given.extra(["capital", "common"]) == -0.25


@pytest.mark.parametrize(("log_odds", "expected"), [(0.0, 0.5), (1000.0, 1.0), (-1000.0, 0.0)])
def test_probability(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == pytest.approx(expected)


@pytest.mark.parametrize("section", ["with a model", "lexicon alone"])
def test_weights_have_the_expected_signs(section: str) -> None:
    known = weights(section)
    assert known.sum(["top"]) > known.sum(["good"]) > known.sum([]) > known.sum(["common word"])
    assert known.sum(["never heard of"]) == known.bias
    assert known.weights["before:in"] > 0 > known.weights["before:title"]


def test_higher_probabilities_have_higher_weights() -> None:
    known = weights("with the historical model")
    few, many = (
        known.sum([f"model begins&{step}", f"model least&{step}", f"all mentions place&{step}"]) for step in (-3, 3)
    )
    assert few + 1 < many
    assert known.sum(["model goes on&-5"]) > known.sum(["model goes on&3"])
