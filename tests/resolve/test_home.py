"""The place where a text was written."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, Pipeline
from gazetteer.model.document import Candidate, Document, Entity, Mention, Resolution
from gazetteer.model.place import Place
from gazetteer.resolve.home import certain_towns, dateline, infer
from tests.resolve.builders import ARDAHAN, BATUMI, FRANCE, KARS, PARIS, PARIS_TEXAS


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("TIFLIS, May 3, 1920.—The train left.", "TIFLIS", True),
        ("Tiflis, den 3. Mai 1920\n\nLieber Freund", "Tiflis", True),
        ("Tiflis, 3 May.\nDear Sir", "Tiflis", True),
        ("Tiflis, le 3 mai 1920", "Tiflis", True),
        ("LONDON (AP) — The king died.", "LONDON", True),
        ("BAGHDAD, Iraq -- A bomb", "BAGHDAD", True),
        ("THE HERALD\nTiflis, 1920\n", "Tiflis", True),
        ("CAMP NEAR Tiflis, May 1, 1862.", "Tiflis", True),
        ("Tiflis is a city on the Kura.", "Tiflis", False),
        ("He left Tiflis, May 3, for Batum.", "Tiflis", False),
        ("x " * 100 + "\nTiflis, May 3, 1920", "Tiflis", False),
    ],
)
def test_dateline(text: str, place: str, found: bool) -> None:
    at = text.index(place)
    assert dateline(text, [Mention(at, at + len(place), place, "PLACE", "test")]) == (0 if found else None)


def document(*places: Place, score: float = 0.95) -> Document:
    entities = tuple(
        Entity(f"e{n}", n, n + 1, "x", "PLACE", "test", resolution=Resolution(Candidate(place, "x", score)))
        for n, place in enumerate(places)
    )
    return Document("d", "x" * 20, entities=entities)


def town(place: Place) -> Place:
    assert place.feature[:1] == "P"
    return place


def test_a_collection_of_one_region() -> None:
    home = infer(
        [
            certain_towns(each)
            for each in (document(KARS, PARIS), document(KARS), document(ARDAHAN, KARS), document(BATUMI))
        ]
    )
    assert home is not None
    assert (home.place, home.texts, home.of) == (town(KARS), 3, 4)
    assert home.point == (KARS.lat, KARS.lon)


@pytest.mark.parametrize(
    "documents",
    [
        [],
        [document(KARS)],  # too few
        [
            document(KARS),
            document(KARS),
            document(KARS),
            document(PARIS),
            document(PARIS),
            document(PARIS),
        ],  # two homes
        [document(KARS), document(BATUMI), document(PARIS), document(PARIS_TEXAS)],  # all over the world
        [document(KARS, score=0.5)] * 5,  # not certain
        [document(FRANCE)] * 5,  # a state is no home
    ],
)
def test_collections_without_a_home(documents: list[Document]) -> None:
    assert infer([certain_towns(each) for each in documents]) is None


@pytest.mark.model
def test_a_pipeline_for_another_home_shares_what_was_found(gazetteer: Gazetteer) -> None:
    text = "They met in Paris. They talked."
    pipeline = Pipeline(gazetteer)
    assert [place.label for place in pipeline.annotate(text).places] == ["Paris"]
    other = pipeline.at_home(PARIS_TEXAS.id)
    assert other.annotate(text) == Pipeline(gazetteer, home=PARIS_TEXAS.id).annotate(text)
    assert other.annotate(text) != pipeline.annotate(text)
    assert other._find is pipeline._find
