"""Documents and places built by hand, for every test of a format."""

from __future__ import annotations

from pathlib import Path

from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

SHARED = Path(__file__).parents[2].parent / "shared"

GYUMRI = Place(
    "gn:616635",
    "Gyumri",
    Location(40.789421, 43.847513),
    country="AM",
    feature="P.PPLA",
    names=(
        Name("Gyumri", "hy-Latn", "Latn", "primary", Timespan.parse("1992/.."), "geonames"),
        Name("Alexandropol", "en", "Latn", "historical", Timespan.parse("1837/1924"), "soviet-placenames"),
        Name(
            "Ալեքսանդրապոլ", "hy", "Armn", "historical", Timespan.parse("1837~/1924"), "soviet-placenames", "probable"
        ),
    ),
    links=(Link("exactMatch", "wd:Q192184"), Link("closeMatch", "tgn:7016690")),
)
ERZURUM = Place("gn:315368", "Erzurum", Location(39.90861, 41.27694), country="TR", feature="P.PPLA")

TEXT = "The Treaty of Alexandropol <1920>,\nsaid Kâzım Karabekir in Karin & Barapol.\n"


def at(words: str, number: int = 0) -> tuple[int, int]:
    """Where the words stand in `TEXT`."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def entity(id: str, words: str, type: str, **more: object) -> Entity:
    """An entity of `TEXT`."""
    start, end = at(words)
    return Entity(id, start, end, words, type, "test", **more)  # type: ignore[arg-type]


def resolved(place: Place, matched: str, score: float = 0.97) -> Resolution:
    """A resolution with one clue."""
    chosen = Candidate(place, matched, score, (Clue("time", 1.5, f'"{matched}" was in use then'),))
    return Resolution(chosen, (chosen,))


DOCUMENT = Document(
    id="treaty",
    text=TEXT,
    date=Timespan.parse("1920"),
    date_source="given",
    lang="en",
    title="A treaty",
    entities=(
        entity("e1", "Treaty of Alexandropol", "EVENT"),
        entity("e2", "Alexandropol", "PLACE", nested_in="e1", resolution=resolved(GYUMRI, "Alexandropol")),
        entity("e3", "1920", "DATE", when=Timespan.parse("1920")),
        entity("e4", "Kâzım Karabekir", "PERSON", person="p1"),
        entity("e5", "Karin", "PLACE", resolution=resolved(ERZURUM, "Karin", 0.61)),
        entity("e6", "Barapol", "PLACE", resolution=Resolution(None)),
    ),
    people=(Person("p1", "Kâzım Karabekir", ("Karabekir",), ("e4",), "wd:Q6380"),),
)
