"""Places, options, questions and a small gazetteer made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer.clues.question import Option, Question
from gazetteer.database.hits import Hit
from gazetteer.model.document import Mention
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.resolve.find import Find, Point

TEXAS = Place("gn:4736286", "Texas", Location(31.2, -99.7), "US", "A.ADM1", prominence=0.7)
TENNESSEE = Place("gn:4662168", "Tennessee", Location(35.8, -86.3), "US", "A.ADM1", prominence=0.65)
HENRY = Place(
    "gn:4628139", "Henry County", Location(36.33, -88.3), "US", "A.ADM2", prominence=0.3, divisions=(TENNESSEE.id,)
)
HENRY_IOWA = Place(
    "gn:4860207", "Henry County", Location(40.99, -91.54), "US", "A.ADM2", prominence=0.3, divisions=("gn:4862182",)
)
PARIS = Place("gn:2988507", "Paris", Location(48.85, 2.35), "FR", "P.PPLC", prominence=0.82)
PARIS_TEXAS = Place(
    "gn:4717560", "Paris", Location(33.66, -95.56), "US", "P.PPL", prominence=0.48, divisions=(TEXAS.id, "gn:4705692")
)
PARIS_TENNESSEE = Place(
    "gn:4647963", "Paris", Location(36.3, -88.33), "US", "P.PPL", prominence=0.44, divisions=(TENNESSEE.id, HENRY.id)
)
BOISE = Place("gn:5586437", "Boise", Location(43.61, -116.2), "US", "P.PPL", prominence=0.62)
FRANCE = Place("gn:3017382", "France", Location(46.0, 2.0), "FR", "A.PCLI", prominence=0.95)
KARS = Place("gn:743952", "Kars", Location(40.6, 43.1), "TR", "P.PPL", prominence=0.58, divisions=("gn:743942",))
KARS_PROVINCE = Place("gn:743942", "Kars", Location(40.4, 43.0), "TR", "A.ADM1", prominence=0.55)
ARDAHAN = Place("gn:751952", "Ardahan", Location(41.11, 42.7), "TR", "P.PPL", prominence=0.5)
BATUMI = Place("gn:615532", "Batumi", Location(41.64, 41.64), "GE", "P.PPL", prominence=0.6)
GARS = Place("gn:2922502", "Gars", Location(48.15, 12.29), "DE", "P.PPL", prominence=0.35)
ARAS = Place("hg:aras", "Aras", Location(39.9, 45.0, (41.0, 38.8, 48.4, 40.2)), None, "H.STM", prominence=0.5)


def name(text: str, kind: str = "primary", when: str | None = None) -> Name:
    """A name, its span as EDTF."""
    return Name(text, kind=kind, when=Timespan.parse(when) if when else None)


def option(
    place: Place,
    text: str | None = None,
    *,
    kind: str = "primary",
    when: str | None = None,
    how: str = "exact",
    similarity: float = 1.0,
) -> Option:
    """A candidate found by a name, its label when none is given."""
    return Option(place, name(text or place.label, kind, when), how, similarity)


def question(text: str, *options: Option, number: int = 0, **rest: object) -> Question:
    """A question with these options, the most prominent first as `gather` has them."""
    ordered = tuple(sorted(options, key=lambda each: -each.place.prominence))
    return Question(fold(text), text, (number,), ordered, **rest)  # type: ignore[arg-type]


def questions_together(*questions: Question) -> list[Question]:
    """The questions of one paragraph, each among all others."""

    everyone = range(len(questions))
    return [
        each._replace(around=tuple((other, 1.0) for other in everyone if other != number))
        for number, each in enumerate(questions)
    ]


@dataclass(frozen=True)
class FewNames(Find):
    """A gazetteer of a few names: maps a name to its places, and to the hits for similar names everywhere and nearby."""

    names: Mapping[str, Sequence[tuple[Place, Name]]]
    inexact: Mapping[str, Sequence[Hit]] = field(default_factory=dict)
    resembling: Mapping[str, Sequence[Hit]] = field(default_factory=dict)

    def __call__(self, text: str, demonym: bool, inexact: bool, /) -> Sequence[Hit]:
        if inexact:
            return self.inexact.get(text, ())
        pairs = next((pairs for name, pairs in self.names.items() if fold(name) == fold(text)), ())
        return [Hit(place, each, "exact", 1.0) for place, each in pairs if demonym or each.kind != "demonym"]

    def nearby(self, name: str, points: tuple[Point, ...]) -> Sequence[Hit]:
        return self.resembling.get(name, ())


def finder(
    names: Mapping[str, Sequence[tuple[Place, Name]]], inexact: Mapping[str, Sequence[Hit]] | None = None
) -> Find:
    """A gazetteer of a few names: maps a name to its places, and to the hits for similar names."""
    return FewNames(names, inexact or {})


def mentions(text: str, *phrases: str) -> list[Mention]:
    """PLACE mentions of a text: each phrase at its next occurrence."""
    found, at = [], 0
    for phrase in phrases:
        at = text.index(phrase, at)
        found.append(Mention(at, at + len(phrase), phrase, "PLACE", "test"))
        at += len(phrase)
    return found
