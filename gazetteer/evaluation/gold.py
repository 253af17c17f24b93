"""Gold annotations: names marked by people in a text, and the locations of places.

Offsets are Unicode code points of `text`, end exclusive, for all corpora. `read` reads them from files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One name that a person marked.

    Attributes:
        start, end: code points of the document's text.
        type: "PLACE" or "PERSON", or another type of the annotation.
        lat, lon: degrees; None if the corpus has no point.
        ids: CURIEs that identify the place ("gn:616635", "wd:Q2844").
        country: ISO 3166-1 alpha-2 code of the present-day country; None if the corpus does not say.
        area: whether the mention means a state, a continent or a sea, whose point is a convention.
        km: distance in kilometres within which a result is right; None for the usual 161 km.
        kind: kind of place, such as "town", "river" or "state"; None if the corpus does not say.
        who: an identifier of the person in the document; None for places and if the corpus does not say.
        nested: whether the name is part of a longer name.
    """

    start: int
    end: int
    text: str
    type: str = "PLACE"
    lat: float | None = None
    lon: float | None = None
    ids: tuple[str, ...] = ()
    country: str | None = None
    area: bool = False
    km: float | None = None
    kind: str | None = None
    who: str | None = None
    nested: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None if the corpus has none."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


@dataclass(frozen=True, slots=True)
class GoldMovement:
    """A statement of the text that a person was at a place, went there, or left it.

    Attributes:
        person: `who` of the person.
        place: name of the place as in the text.
        relation: was_at, went_to, left, born, died, fought_at or wrote_from.
        date: EDTF; None if the text does not say.
        quote: the words that state it, with white space collapsed.
    """

    person: str
    place: str
    relation: str
    date: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its marked names in order.

    Attributes:
        date: EDTF; None if the corpus has none.
        lang: BCP 47 tag; None if the corpus does not say.
        movements: None if the corpus does not annotate movements.
        narrator: `who` of the first-person narrator; None without one, or if the corpus does not say.
    """

    id: str
    text: str
    date: str | None = None
    mentions: tuple[GoldMention, ...] = ()
    lang: str | None = None
    movements: tuple[GoldMovement, ...] | None = None
    narrator: str | None = None

    @property
    def places(self) -> tuple[GoldMention, ...]:
        """The mentions that are places."""
        return tuple(mention for mention in self.mentions if mention.type == "PLACE")

    @property
    def persons(self) -> tuple[GoldMention, ...]:
        """The mentions that are persons."""
        return tuple(mention for mention in self.mentions if mention.type == "PERSON")


def spread(documents: Sequence[GoldDocument], limit: int | None) -> list[GoldDocument]:
    """Return at most `limit` documents, evenly spaced over the corpus, because neighbours are about the same region."""
    if limit is None or limit >= len(documents):
        return list(documents)
    return [documents[index * len(documents) // limit] for index in range(limit)]
