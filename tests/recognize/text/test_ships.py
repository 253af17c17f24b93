"""Names that a text gives to ships."""

from __future__ import annotations

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.text.ships import ships

SETTLEMENT, SEA = Term("x", 1, classes=frozenset("P")), Term("x", 1, classes=frozenset("H"))
TEXTS = [
    ("He was on board the Talbot .", ["Talbot"]),
    ("He went on board of the Talbot .", ["Talbot"]),
    ("He slept aboard the Talbot .", ["Talbot"]),
    ("the steamer Vesta came", ["Vesta"]),
    ('the steamer " Vesta " came', ["Vesta"]),
    ("the Sinope lay at anchor", ["Sinope"]),
    ("the Sinope and the City of Hull lay at anchor", ["Sinope", "City of Hull"]),
    ("the Sinope was sunk", ["Sinope"]),
    ("the Sinope steamed in", ["Sinope"]),
    ("the Sinope was off Varna", ["Sinope"]),
    ("he sailed for Malta in the Sinope", ["Sinope"]),
    ("he sailed for Malta in the Baltic", []),
    ("he lived at Malta in the Sinope", []),
    ("he slept on the board the Talbot", []),
    ("the Sinope is large", []),
    ("Sinope was sunk", []),
    ("on board the", []),
    ("the Crimea was sunk in gloom", []),
    ("the steamer Vesta Captain Deane", ["Vesta"]),
    ("the transports Vesta , Talbot , and Hull came", ["Vesta", "Talbot", "Hull"]),
    ("the gunboats Vesta & Talbot came", ["Vesta", "Talbot"]),
    ("the gunboats of Sinope and Hull came", []),
    ("the Vesta , Talbot and Hull , three old rams , came", ["Vesta", "Talbot", "Hull"]),
    ("the Vesta and Talbot , by boats , came", []),
    ("the Vesta , an old ram", []),
    ("the Sinope was sunk . He saw the Sinope , and Sinopes .", ["Sinope"]),
    ("the steamer _ Vesta _ and the _ Talbot _ came", ["Vesta"]),
    ("the ss . _ Vesta _ came", ["Vesta"]),
    ("the hired transport Vesta came", ["Vesta"]),
    ("to ship Vesta tobacco", []),
    ("the Vesta was in the offing", ["Vesta"]),
    ("the crew of the Vesta came", ["Vesta"]),
    ("the crew of the Baltic came", []),
    ("the master of the Vesta came", ["Vesta"]),
    ("the wreck of the _ Baltic _ lay there", ["Baltic"]),
    ("the ship Vesta saw the John Talbot at Malta", ["Vesta", "John Talbot"]),
    ("the ship Vesta saw the John Talbot house", ["Vesta"]),
    ("he saw the John Talbot at Malta", []),
    ("aboard the Baltic . He saw the Baltic off Kars , on board the Baltic", ["Baltic"]),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_ships(text: str, names: list[str]) -> None:
    words = text.split()
    marks = ["p" if not word.isalpha() else "T" if word[0].isupper() else "l" for word in words]
    terms = {(index, index + 1): SEA if word == "Baltic" else SETTLEMENT for index, word in enumerate(words)}
    found = ships([word.lower() for word in words], marks, terms)
    assert found == {index for index, word in enumerate(words) if word in " ".join(names).split()}


def test_a_river_of_the_same_name_stays_a_river() -> None:
    words = "The Baltic steamed in . He saw the Baltic .".split()
    marks = ["p" if word == "." else "T" if word[0].isupper() else "l" for word in words]
    terms = {(index, index + 1): SEA for index, word in enumerate(words) if word == "Baltic"}
    assert ships([word.lower() for word in words], marks, terms) == {1}


def test_a_text_in_capitals_is_not_the_name_of_a_ship() -> None:
    words = ["aboard", "the", *["kars"] * 40]
    assert ships(words, ["l", "l", *["U"] * 40], {}) == frozenset()
