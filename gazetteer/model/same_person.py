"""Who is who, after a reader has merged and split persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.model.corrections import BY
from gazetteer.model.document import Entity, Person

Span = tuple[int, int]


def regrouped(
    entities: Sequence[Entity], people: Sequence[Person], said: Sequence[tuple[Span, Span | None]]
) -> tuple[list[Entity], tuple[Person, ...]]:
    """Return entities and people as a reader has grouped them.

    Mentions that are gone, or are no longer persons, are left out; a person left without mentions is dropped. A person
    whom the reader has marked is the one who already has this name, if there is one.

    Args:
        entities: in order of the text.
        people: as the program grouped them.
        said: pairs of a mention and another mention of the same person, or None for a person of its own.
    """
    if not said and all(entity.by != BY for entity in entities):
        return list(entities), _kept(people, entities)
    whose = {entity.id: entity.person for entity in entities if entity.type == "PERSON"}
    at = {(entity.start, entity.end): entity.id for entity in entities if entity.type == "PERSON"}
    texts = {entity.id: entity.text for entity in entities}
    names = {name.casefold(): person.id for person in people for name in (person.name, *person.aliases)}
    founded: dict[str, str] = {}  # persons that the reader has made, each with its name

    def found(ident: str) -> str:
        person = f"q{len(founded) + 1}"
        founded[person] = texts[ident]
        return person

    for ident in [ident for ident, known in whose.items() if known is None]:
        key = texts[ident].casefold()
        whose[ident] = names[key] if key in names else names.setdefault(key, found(ident))
    for span, other in said:
        mention = at.get(span)
        target = at.get(other) if other is not None else None
        if mention is not None and other is None:
            whose[mention] = found(mention)
        elif mention is not None and target is not None:
            whose[mention] = whose[target]
    placed = [
        replace(entity, person=whose[entity.id]) if entity.id in whose and entity.person != whose[entity.id] else entity
        for entity in entities
    ]
    old = {person.id: set(person.mentions) for person in people}
    every = [*people, *(Person(ident, name) for ident, name in founded.items())]
    mentions: dict[str, list[str]] = {person.id: [] for person in every}
    for entity in placed:
        if entity.type == "PERSON" and entity.person in mentions:
            mentions[entity.person].append(entity.id)
    return placed, tuple(
        person if set(mentions[person.id]) == old.get(person.id) else _named(person, mentions[person.id], texts)
        for person in every
        if mentions[person.id] or (person.id in old and not old[person.id])
    )


def _kept(people: Sequence[Person], entities: Sequence[Entity]) -> tuple[Person, ...]:
    persons = {entity.id for entity in entities if entity.type == "PERSON"}
    kept = (replace(person, mentions=tuple(m for m in person.mentions if m in persons)) for person in people)
    return tuple(after for after, before in zip(kept, people, strict=True) if after.mentions or not before.mentions)


def _named(person: Person, mentions: Sequence[str], texts: dict[str, str]) -> Person:
    """A person whose mentions have changed, with the names by which these mentions name him."""
    forms = list(dict.fromkeys(texts[ident] for ident in mentions))
    aliases = tuple(form for form in forms if form != person.name)
    return replace(person, aliases=aliases, mentions=tuple(mentions))
