"""Statistics of terms: in memory and from the database."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest

from gazetteer.database import schema
from gazetteer.ingest import prepared, term_statistics, writer
from gazetteer.ingest.known_rows import IndexedRows, RowsInMemory
from gazetteer.ingest.prepared import portions
from gazetteer.ingest.row_numbers import Numbers
from gazetteer.model.place import NAME_KINDS, Name, Place
from gazetteer.model.timespan import Timespan

MEASURES = "SELECT fold, latin, sound, places, population, prominence, classes, kinds, curated FROM term ORDER BY fold"


def many(number: int, seed: int = 1) -> list[Place]:
    chance = random.Random(seed)
    places = []
    for index in range(number):
        names = tuple(
            Name(
                f"Town {chance.randrange(number)}",
                kind=chance.choice(NAME_KINDS),
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
@pytest.mark.parametrize("waiting", [1, 1_000_000])
def test_statistics_in_memory_equal_those_of_the_database(
    portion: int, waiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_statistics, "TERMS_AT_A_TIME", portion)
    monkeypatch.setattr(writer, "KEYS_WAITING", waiting)
    monkeypatch.setattr(prepared, "PORTION", 40)
    places = many(300)
    richer = [replace(place, names=(*place.names, Name("Another"))) for place in places[50:90]]
    indexed, kept, resumed = (sqlite3.connect(":memory:") for _ in range(3))
    for connection in (indexed, kept, resumed):
        schema.create(connection)
    schema.index(indexed)
    for some in (places[:100], places[100:], richer):
        writer.add_portions(indexed, portions(some), directory=IndexedRows(indexed))
    mind = RowsInMemory(kept)
    for some in (places, richer):
        writer.add_portions(kept, portions(some), directory=mind)
    mind.finish()
    for some in (places[:120], places[120:], richer):  # the statistics in memory are dropped between them
        mind = RowsInMemory(resumed)
        writer.add_portions(resumed, portions(some), directory=mind)
    mind.finish()
    expected = indexed.execute(MEASURES).fetchall()
    assert kept.execute(MEASURES).fetchall() == expected
    assert resumed.execute(MEASURES).fetchall() == expected


def test_numbers_of_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.ingest.row_numbers.STRINGS_BEFORE_PACKING", 100)
    numbers = Numbers((f"a{index}", index) for index in range(250))
    for start in range(250, 1000, 60):
        numbers.add((f"a{index}", index) for index in range(start, min(1000, start + 60)))
    texts = [f"a{index}" for index in range(1200)]
    assert numbers.find(texts) == [*range(1000), *[0] * 200]
    assert numbers.find([]) == []
    assert Numbers().find(["a"]) == [0]
