from __future__ import annotations

import pytest

from gazetteer.database.hits import Hit
from gazetteer.evaluation.baselines import MostPopulous, Nothing
from gazetteer.model.place import Location, Name, Place
from tests.evaluation.builders import PARIS, PARIS_TEXAS


class Shelf:
    """A gazetteer of two places called Paris."""

    def find(self, name: str, *, demonyms: bool = False, limit: int = 50, loose: bool = True) -> list[Hit]:
        texas = Place(PARIS_TEXAS.id, "Paris", PARIS_TEXAS.location, "US", "P.PPLA2", population=24_171)
        france = Place(PARIS.id, "Paris", PARIS.location or Location(0, 0), "FR", "P.PPLC", population=2_138_551)
        bearers = [texas, france] if name == "Paris" else []
        return [Hit(place, Name("Paris", kind="primary"), "exact", 1.0) for place in bearers]


def test_the_most_populous_place_of_that_name():
    document = MostPopulous(Shelf()).resolve("Paris, Texas", spans=[(0, 5), (7, 12)])
    assert [entity.place and entity.place.country for entity in document.entities] == ["FR", None]
    resolution = document.entities[0].resolution
    assert resolution is not None
    assert len(resolution.candidates) == 2


def test_nothing():
    assert Nothing().annotate("Paris").entities == ()
    assert [entity.place for entity in Nothing().resolve("Paris", spans=[(0, 5)]).entities] == [None]


@pytest.mark.model
def test_spacy_spans_are_trimmed():
    text = "Barack Obama returned to the United States from London's airport."
    found = {(e.text, e.type) for e in MostPopulous(Shelf()).annotate(text).entities}
    assert {("Barack Obama", "PERSON"), ("United States", "PLACE"), ("London", "PLACE")} <= found
