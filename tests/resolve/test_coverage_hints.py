from __future__ import annotations

import pytest

from gazetteer.model.document import Candidate, Entity, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.resolve.coverage_hints import complete_countries, hints


def mentions(*named: tuple[str, str | None], step: int = 40) -> list[Entity]:
    """Entities in the order given: each name with the country of its place, or None if it was not resolved."""
    made = []
    for number, (text, country) in enumerate(named):
        place = Place(f"gn:{text}", text, Location(40.0, 40.0), country) if country else None
        chosen = Candidate(place, text, 0.9) if place else None
        start = number * step
        entity = Entity(f"e{number}", start, start + len(text), text, "PLACE", "test", None, Resolution(chosen, ()))
        made.append(entity)
    return made


def test_three_open_names_between_places_of_a_country() -> None:
    found = hints(
        mentions(("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Bitlis", "TR"), ("Tsronk", None), ("Van", "TR"))
    )
    assert len(found) == 1
    assert "gazetteer fetch geonames --country TR" in found[0]
    assert "Khas, Arinj, Tsronk" in found[0]


@pytest.mark.parametrize(
    "named",
    [
        [("Mush", "TR"), ("Khas", None), ("Arinj", None)],
        [("Mush", "TR"), ("Khas", None), ("Khas", None), ("khas", None)],
        [("Khas", None), ("Arinj", None), ("Tsronk", None)],
        [("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Tsronk", None), ("Ghars", "AM")],
        [("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Tsronk", None), ("Tsronk", "TR")],
    ],
    ids=["two names", "one name three times", "no place around", "two countries around", "resolved elsewhere"],
)
def test_no_hint(named: list[tuple[str, str | None]]) -> None:
    assert hints(mentions(*named)) == ()


def test_no_hint_for_a_country_that_was_imported() -> None:
    entities = mentions(("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Tsronk", None), ("Van", "TR"))
    assert hints(entities)
    assert hints(entities, complete={"TR"}) == ()


def test_distant_places_of_the_text_have_no_effect() -> None:
    entities = mentions(("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Tsronk", None), ("Van", "TR"), step=5_000)
    assert hints(entities) == ()


def test_no_hint_after_an_import_of_the_whole_world() -> None:
    entities = mentions(("Mush", "TR"), ("Khas", None), ("Arinj", None), ("Tsronk", None), ("Van", "TR"))
    assert hints(entities, complete=complete_countries([("geonames", "/data/allCountries.zip", 13_000_000)])) == ()
