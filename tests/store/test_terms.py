"""Measuring terms: two ways, one result."""

from __future__ import annotations

import random
import sqlite3

import pytest

from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.store import schema, terms
from gazetteer.store.directory import Asked, Kept
from gazetteer.store.numbers import Numbers
from gazetteer.store.writer import add_places

MEASURES = "SELECT fold, latin, sound, places, population, prominence, classes, kinds, curated FROM term ORDER BY fold"


def many(number: int, seed: int = 1) -> list[Place]:
    chance = random.Random(seed)
    places = []
    for index in range(number):
        names = tuple(
            Name(
                f"Town {chance.randrange(number)}",
                kind=chance.choice(schema.KINDS),
                when=Timespan.parse("1900/1950") if chance.random() < 0.3 else None,
            )
            for _ in range(chance.randrange(1, 6))
        )
        feature = chance.choice(("P.PPL", "H.STM", "A.ADM1", "", "S.CH"))
        prefix = chance.choice(("gn", "hg"))
        people = chance.randrange(10**6)
        places.append(
            Place(
                f"{prefix}:{index}", names[0].text, feature=feature, population=people, prominence=people / 10**6,
                names=names, sources=("s",),
            )
        )  # fmt: skip
    return places


@pytest.mark.parametrize("portion", [1, 7, 100_000])
def test_all_at_once_as_one_by_one(portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "PORTION", portion)
    places = many(300)
    asked, kept = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    for connection in (asked, kept):
        schema.create(connection)
    schema.index_bearers(asked)
    add_places(asked, places[:100], directory=Asked(asked))
    add_places(asked, places[100:], directory=Asked(asked))
    add_places(kept, places, directory=Kept(kept))
    terms.measure_all(kept)
    assert kept.execute(MEASURES).fetchall() == asked.execute(MEASURES).fetchall()


def test_numbers_of_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.store.numbers.RECENT", 100)
    numbers = Numbers((f"a{index}", index) for index in range(250))
    for start in range(250, 1000, 60):
        numbers.add((f"a{index}", index) for index in range(start, min(1000, start + 60)))
    asked = [f"a{index}" for index in range(1200)]
    assert numbers.find(asked) == {f"a{index}": index for index in range(1000)}
    assert numbers.find([]) == {}
    assert Numbers().find(["a"]) == {}
