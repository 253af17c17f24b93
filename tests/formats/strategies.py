"""Hypothesis strategies for places and documents of every kind."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from gazetteer.formats.values.vocabulary import script_of
from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import NAME_KINDS, Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

MANY = settings(max_examples=60, deadline=None)
"""Enough examples to find errors, on a busy machine."""

LETTERS = st.characters(categories=["L", "M", "N", "P", "S"])
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)
LANGUAGES = st.none() | st.sampled_from(["hy", "hy-Armn", "ota-Arab", "ru", "tr", "de-1901", "grc-Latn"])
SCRIPTS = st.none() | st.sampled_from(["Latn", "Armn", "Arab"])
DEGREES_NORTH = st.integers(-9_000_000, 9_000_000).map(lambda number: number / 1e5)
DEGREES_EAST = st.integers(-18_000_000, 18_000_000).map(lambda number: number / 1e5)
CURIES = st.builds("{}{}".format, st.sampled_from(["gn:", "wd:Q", "pl:", "tgn:"]), st.integers(1, 10**8))
SOURCES = st.sampled_from(["", "Sezen 2017, p. 4", "geonames", "https://example.org/map/7", "wd:Q42"])


@st.composite
def timespans(draw: st.DrawFn) -> Timespan:
    """Years, spans, days, decades, uncertain and open ones, also BC."""
    first = draw(st.integers(-3000, 2020))
    last = first + draw(st.integers(1, 400))
    written = [f"-{-year:04d}" if year < 0 else f"{year:04d}" for year in (first, last)]
    forms = ["{0}", "{0}~", "{0}?", "{0}/{1}", "{0}~/{1}", "{0}/..", "../{1}", "{0}/{1}~"]
    if first > 999:
        forms += ["{0}-11-24", "{0}-02/{1}-12-31"]
    text = draw(st.sampled_from(forms)).format(*written)
    if text[:3].isdigit() and draw(st.booleans()) and "/" not in text:
        text = f"{text[:3]}X"
    return Timespan.parse(text)


NAMES = st.builds(
    Name,
    text=WORDS,
    lang=LANGUAGES,
    script=SCRIPTS,
    kind=st.sampled_from(NAME_KINDS),
    when=st.none() | timespans(),
    source=SOURCES,
    certainty=st.sampled_from(["certain", "probable", "disputed"]),
).map(lambda name: replace(name, script=script_of(name.lang) or name.script))
LOCATIONS = st.builds(
    Location,
    DEGREES_NORTH,
    DEGREES_EAST,
    st.none() | st.tuples(DEGREES_EAST, DEGREES_NORTH, DEGREES_EAST, DEGREES_NORTH),
    st.sampled_from([0.0, 0.5, 25.0]),
)
PLACES = st.builds(
    Place,
    id=CURIES,
    label=WORDS,
    location=st.none() | LOCATIONS,
    country=st.none() | st.sampled_from(["AM", "TR", "GE"]),
    feature=st.sampled_from(["", "P", "P.PPLA", "A.ADM1", "H.STM"]),
    when=st.none() | timespans(),
    population=st.integers(0, 10**7),
    prominence=st.sampled_from([0.0, 5.25]),
    divisions=st.lists(CURIES, max_size=2).map(tuple),
    names=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    links=st.lists(st.builds(Link, st.sampled_from(["exactMatch", "closeMatch"]), CURIES), max_size=2).map(tuple),
    sources=st.lists(SOURCES.filter(bool), max_size=2).map(tuple),
)


def facts(place: Place) -> dict[str, object]:
    """Return all fields of a place for comparison: places are equal if their ids are."""
    return {
        key: getattr(place, key)
        for key in (
            "id", "label", "location", "country", "feature", "when", "population", "prominence", "divisions",
            "names", "links", "sources",
        )
    }  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text with entities anywhere: nested, crossing, resolved or not."""
    text = draw(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t\r &<>]"), max_size=60)
    )
    entities = []
    people = []
    for number in range(draw(st.integers(0, 5)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["PLACE", "PERSON", "ORG", "EVENT", "DATE", "NORP"]))
        person = f"p{number}" if kind == "PERSON" and draw(st.booleans()) else None
        if person:
            people.append(Person(person, draw(WORDS), (), (f"e{number}",), draw(st.none() | CURIES)))
        entities.append(
            Entity(
                id=f"e{number}",
                start=start,
                end=end,
                text=text[start:end],
                type=kind,
                by=draw(st.sampled_from(["spacy:en_core_web_sm", "lexicon", "human:anna"])),
                resolution=draw(resolutions()) if kind == "PLACE" else None,
                person=person,
                when=draw(timespans()) if kind == "DATE" and draw(st.booleans()) else None,
            )
        )
    entities.sort(key=lambda entity: (entity.start, -entity.end))
    return Document("d1", text, entities=tuple(entities), people=tuple(people), lang=draw(st.none() | st.just("en")))


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    """A place or none, with a probability of four digits."""
    if draw(st.booleans()):
        return Resolution(None)
    place = Place(
        id=draw(CURIES),
        label=draw(WORDS),
        location=draw(st.none() | st.builds(Location, DEGREES_NORTH, DEGREES_EAST)),
        country=draw(st.none() | st.just("AM")),
        feature=draw(st.sampled_from(["", "P.PPL"])),
    )
    chosen = Candidate(place, draw(WORDS), draw(st.integers(0, 10_000)) / 10_000, (Clue("time", 1.0, draw(WORDS)),))
    return Resolution(chosen, (chosen,))
