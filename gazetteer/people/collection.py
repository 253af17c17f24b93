"""The persons of a collection: persons of several documents with one authority or one full name are merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gazetteer.model.document import Document, Movement, Person
from gazetteer.names.fold import fold


@dataclass(frozen=True, slots=True)
class CollectedPerson:
    """A person of one or more documents.

    Attributes:
        id: "p1", "p2" … in order of first mention.
        name: the fullest name.
        aliases: the other names.
        authority: CURIE; None if not known.
        cited: whether all documents only cite the person as an author.
        mentions: id and number of mentions for each document.
        movements: pairs of the document's id and the movement, including those without a located place.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    authority: str | None
    cited: bool
    mentions: tuple[tuple[str, int], ...]
    movements: tuple[tuple[str, Movement], ...]

    @property
    def count(self) -> int:
        """Number of mentions in all documents."""
        return sum(number for _, number in self.mentions)


def collected(documents: Iterable[Document]) -> list[CollectedPerson]:
    """Return the persons of documents, by first mention.

    Persons are never merged by a name of one word ("Kemal"), or by a name that two persons of a document have.
    """
    found: dict[str, CollectedPerson] = {}
    for document in documents:
        names = [fold(person.name) for person in document.people]
        for person, key in zip(document.people, names, strict=True):
            alone = names.count(key) == 1 and " " in key
            who = person.authority or (key if alone else f"{document.id} {person.id}")
            one = _of(document, person, f"p{len(found) + 1}")
            found[who] = _joined(found[who], one) if who in found else one
    return list(found.values())


def _of(document: Document, person: Person, id: str) -> CollectedPerson:
    stated = (*document.movements, *document.unplaced)
    moves = tuple((document.id, move) for move in stated if move.person == person.id)
    mentions = ((document.id, len(person.mentions)),)
    return CollectedPerson(id, person.name, person.aliases, person.authority, person.cited, mentions, moves)


def _joined(one: CollectedPerson, other: CollectedPerson) -> CollectedPerson:
    name = max(one.name, other.name, key=lambda name: (len(name.split()), len(name)))
    aliases = dict.fromkeys((one.name, *one.aliases, other.name, *other.aliases))
    return replace(
        one,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        authority=one.authority or other.authority,
        cited=one.cited and other.cited,
        mentions=(*one.mentions, *other.mentions),
        movements=(*one.movements, *other.movements),
    )
