"""An annotated text. Stages return new documents; offsets are Unicode code points of `text`, which never changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from gazetteer.errors import FormatError
from gazetteer.model.clue import Clue
from gazetteer.model.heading import Heading
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

if TYPE_CHECKING:
    import pandas

EntityType = Literal["PLACE", "PERSON", "ORG", "EVENT", "DATE", "NORP"]
"""Type of a mention; NORP are peoples and groups."""
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
ANNOTATION_VERSION = "1"
"""Version of the JSON that `Document.to_dict` writes, under the key "gazetteer"."""


def entity_type(text: str) -> EntityType:
    """Return the text as an entity type.

    Raises:
        FormatError: it is not one of `ENTITY_TYPES`.
    """
    for known in ENTITY_TYPES:
        if text == known:
            return known
    raise FormatError(f"not a valid entity type: {text!r}; use one of {', '.join(ENTITY_TYPES)}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names something, before it is resolved.

    Attributes:
        start, end: code points of the text, end exclusive.
        type: one of `ENTITY_TYPES`.
        by: the program or person that found it: "spacy:en_core_web_sm", "lexicon", "human:anna".
        nested_in: start and end of the longer entity that contains it.
        demonym: whether it is an adjective or the name of a people ("Turkish") that means a place.
        sure: probability that this is such a mention, 0 to 1.
        nominative: the nominative of an inflected form; None otherwise.
        case: the case of that form, such as "genitive"; empty otherwise.
        other_forms: other names that an inflected form may be of, the likelier first.
    """

    start: int
    end: int
    text: str
    type: EntityType
    by: str
    nested_in: tuple[int, int] | None = None
    demonym: bool = False
    sure: float = 1.0
    nominative: str | None = None
    case: str = ""
    other_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that could be meant, the name that matched, and the clues. `score` is a probability."""

    place: Place
    matched: str
    score: float
    clues: Sequence[Clue] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The resolution of one mention. `chosen` is None if no candidate was good enough."""

    chosen: Candidate | None
    candidates: tuple[Candidate, ...] = ()


class Spot(NamedTuple):
    """Where a word is on a scanned page.

    Attributes:
        page: the name of its image, or its number.
        box: left, top, right and bottom, in the unit of the file, usually pixels.
    """

    page: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention in its document. `resolution` is None if it was not looked up (a person, a date).

    Attributes:
        sure: probability that the span is a mention of this type, 0 to 1; None if unknown.
        note: a reader's remark.
        scan: the spots of its words on the scanned pages of the text; empty if there are none.
    """

    id: str
    start: int
    end: int
    text: str
    type: EntityType
    by: str
    nested_in: str | None = None
    resolution: Resolution | None = None
    person: str | None = None
    when: Timespan | None = None
    sure: float | None = None
    note: str | None = None
    scan: tuple[Spot, ...] = ()

    @property
    def place(self) -> Place | None:
        """The place that is meant; None if it is not a place or not known."""
        return self.resolution.chosen.place if self.resolution and self.resolution.chosen else None


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the text names.

    Attributes:
        mentions: ids of entities; empty for the narrator of a text in the first person, and for a group that moves.
        authority: CURIE of the known person; None if not known.
        cited: whether the text names the person only as the author of a work that it cites.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    authority: str | None = None
    cited: bool = False


RELATIONS = ("was_at", "went_to", "left", "born", "died", "fought_at", "wrote_from", "met")
"""Relation of a person to a place in a movement."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A statement of the text: a person was at a place, went there or left it.

    Attributes:
        person: id of the person, as in `Document.people`.
        place: CURIE of the place, as in `Document.places`; never None in `Document.movements`, always in
            `Document.unplaced`.
        date: EDTF; None if the text does not say.
        relation: one of `RELATIONS`.
        start, end: code points of the words that state it.
        score: probability that the text states this and that the place is right, 0 to 1; an unlocated place counts half.
        mention: id of the entity that names the place; None without one.
    """

    person: str
    place: str | None
    date: Timespan | None
    relation: str
    start: int
    end: int
    score: float
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMentions:
    """A place and its mentions in a document."""

    place: Place
    mentions: tuple[Entity, ...]

    @property
    def id(self) -> str:
        """The place's CURIE."""
        return self.place.id

    @property
    def label(self) -> str:
        """The place's primary name."""
        return self.place.label

    @property
    def lat(self) -> float | None:
        """Degrees north."""
        return self.place.lat

    @property
    def lon(self) -> float | None:
        """Degrees east."""
        return self.place.lon


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated text.

    Attributes:
        text: the input, unchanged.
        date: the time that the text describes, or when it was written, as EDTF; None if unknown.
        date_source: "given", "inferred" or None.
        entities: by start, then longest first.
        people: distinct persons, by first mention.
        movements: who was where when, in order of the text.
        unplaced: movements to places that could not be located, and meetings at an unstated place.
        title: shown above a map; None without one.
        notes: notes for the reader of the result ("no model for this language").
        headings: headings that the file of the text marks, in order; a map page shows a long text by them.
    """

    id: str
    text: str
    date: Timespan | None = None
    date_source: str | None = None
    lang: str | None = None
    entities: tuple[Entity, ...] = ()
    people: tuple[Person, ...] = ()
    title: str | None = None
    notes: tuple[str, ...] = field(default=())
    movements: tuple[Movement, ...] = ()
    unplaced: tuple[Movement, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def places(self) -> tuple[PlaceMentions, ...]:
        """Each distinct place with its mentions, in order of first mention."""
        found: dict[Place, list[Entity]] = {}
        for entity in self.entities:
            if entity.place is not None:
                found.setdefault(entity.place, []).append(entity)
        return tuple(PlaceMentions(place, tuple(entities)) for place, entities in found.items())

    def to_dict(self) -> dict[str, Any]:
        """Return the annotation as JSON-ready values, as `gazetteer annotate` writes it.

        Scores are rounded to four digits and clue weights to three; candidates that were not chosen lose their clues.
        """
        from gazetteer.model.annotation import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return the annotation as one line of JSON, without a line end."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read what `to_dict` wrote.

        Raises:
            FormatError: the data do not match `annotation.schema.json`, or have a version that this program does not read.

        >>> Document.from_dict({"gazetteer": "1", "id": "a", "text": "Kars", "entities": []}).text
        'Kars'
        """
        from gazetteer.model.annotation import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, text: str) -> Document:
        """Read what `to_json` or `gazetteer annotate` wrote.

        Raises:
            FormatError: not JSON, or not an annotation.
        """
        import json

        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise FormatError(f"not valid JSON: {error}") from error
        return cls.from_dict(data)

    def _repr_html_(self) -> str | None:
        """Show the marked text and its map in a notebook, once `gazetteer.atlas` or `gazetteer.pipeline` is imported."""
        from gazetteer.model.display import html

        return html(self)

    def to_frame(self) -> pandas.DataFrame:
        """Return a pandas DataFrame with one row per entity, in order of the text."""
        import pandas

        from gazetteer.model.annotation import COLUMNS, rows

        return pandas.DataFrame(rows(self), columns=list(COLUMNS))
