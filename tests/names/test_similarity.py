"""Similarity of two names, and the most similar of many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names.similarity import latin_key, rank, similarity

SAME = [("Kars", "KARS"), ("Tiflis", "Թիֆլիս"), ("Карсъ", "Kars"), ("St. Louis", "Saint Louis"), ("", "")]

SLIPS = [
    ("Alexandropol", "Alexandroopol"),  # insertion
    ("Alexandropol", "Alexandropl"),  # deletion
    ("Alexandropol", "Alexamdropol"),  # substitution
    ("Alexandropol", "Alexnadropol"),  # transposition
    ("Erzurum", "Erzurmu"),
    ("Trebizond", "Trebizont"),
    ("Diyarbakır", "Diyarbekir"),
    ("Constantinople", "Constantinopel"),
]

NEARER = [
    # name, nearer, farther
    ("Sivas", "Siwas", "Siras"),
    ("Karin", "Garin", "Marin"),
    ("Erzurum", "Erzerum", "Erzkrum"),
    ("Batum", "Batoum", "Bantam"),
    ("Kars", "Karsa", "Karaman"),
    ("Alexandropol", "Alexnadropol", "Alexandria"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert similarity(one, other) == 1.0


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_one_slip_of_the_pen(one: str, other: str) -> None:
    assert 0.8 <= similarity(one, other) < 1.0


@pytest.mark.parametrize(("name", "nearer", "farther"), NEARER)
def test_letters_often_exchanged_cost_less(name: str, nearer: str, farther: str) -> None:
    assert similarity(name, nearer) > similarity(name, farther)


def test_names_with_nothing_in_common() -> None:
    assert similarity("Kars", "Lyon") < 0.2
    assert similarity("Bnd", "Lfr") == 0.0


def test_rank_returns_the_most_similar_first() -> None:
    choices = ["Paris", "Erzerum", "Erzincan", "Էրզրում", "Erzurum", "Kars"]
    assert [choices[position] for position, _ in rank("erzurun", [latin_key(one) for one in choices], 3)] == [
        "Erzurum",
        "Erzerum",
        "Էրզրում",
    ]


def test_rank_of_nothing() -> None:
    assert rank("kars", [], 5) == []
    assert rank("kars", ["kars"], 0) == []


def test_rank_applies_the_cutoff() -> None:
    assert [position for position, _ in rank("kars", ["paris", "karsa", "lyon"], 3, cutoff=0.7)] == [1]


@pytest.mark.parametrize(
    ("choices", "limit", "cutoff", "expected"),
    [
        (["new york", "newyork", "york"], 2, 0.0, [(0, 1.0), (1, 0.875)]),
        (["new jork", "old york", "new york"], 3, 0.9, [(2, 1.0), (0, 0.9375)]),
        (["new york", "new jork"], 3, 1.0, [(0, 1.0)]),
        (["new jork", "new york", "nev york"], 3, 0.9, [(1, 1.0), (0, 0.9375), (2, 0.9375)]),
    ],
)
def test_similarity_of_names_of_several_words(
    choices: list[str], limit: int, cutoff: float, expected: list[tuple[int, float]]
) -> None:
    assert rank("new york", choices, limit, cutoff=cutoff) == expected


def test_a_similarity_equal_to_the_cutoff_is_enough() -> None:
    assert rank("karin", ["garen", "marin"], 2, cutoff=0.8) == [(0, 0.8), (1, 0.8)]


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_rank_and_similarity_agree(query: str, choices: list[str]) -> None:
    ranked = rank(latin_key(query), [latin_key(choice) for choice in choices], len(choices))
    assert sorted(position for position, _ in ranked) == list(range(len(choices)))
    for position, score in ranked:
        assert score == pytest.approx(similarity(query, choices[position]))
        assert 0.0 <= score <= 1.0
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_symmetric(one: str, other: str) -> None:
    assert similarity(one, other) == pytest.approx(similarity(other, one))
