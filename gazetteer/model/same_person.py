"""Regroup the mentions of persons after a reader has merged and split them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.model.corrections import BY_READER
from gazetteer.model.document import Entity, Person

Span = tuple[int, int]


def regrouped(
    entities: Sequence[Entity], people: Sequence[Person], groups: Sequence[tuple[Span, Span | None]]
) -> tuple[list[Entity], tuple[Person, ...]]:
    """Return entities and people as a reader has grouped them.

    Mentions that were removed, or are no longer persons, are left out; a person without mentions is dropped. A mention that
    the reader added belongs to the person with this name, if there is one.

    Args:
        entities: in order of the text.
        people: as the program grouped them.
        groups: pairs of a mention and another mention of the same person, or None for a separate person.
    """
    if not groups and all(entity.by != BY_READER for entity in entities):
        return list(entities), _kept(people, entities)
    person_of = {entity.id: entity.person for entity in entities if entity.type == "PERSON"}
    at = {(entity.start, entity.end): entity.id for entity in entities if entity.type == "PERSON"}
    texts = {entity.id: entity.text for entity in entities}
    names = {name.casefold(): person.id for person in people for name in (person.name, *person.aliases)}
    created: dict[str, str] = {}  # id and name of persons that the reader created

    def create(ident: str) -> str:
        person = f"q{len(created) + 1}"
        created[person] = texts[ident]
        return person

    for ident in [ident for ident, known in person_of.items() if known is None]:
        key = texts[ident].casefold()
        person_of[ident] = names[key] if key in names else names.setdefault(key, create(ident))
    for span, other in groups:
        mention = at.get(span)
        target = at.get(other) if other is not None else None
        if mention is not None and other is None:
            person_of[mention] = create(mention)
        elif mention is not None and target is not None:
            person_of[mention] = person_of[target]
    placed = [
        replace(entity, person=person_of[entity.id])
        if entity.id in person_of and entity.person != person_of[entity.id]
        else entity
        for entity in entities
    ]
    old = {person.id: set(person.mentions) for person in people}
    every = [*people, *(Person(ident, name) for ident, name in created.items())]
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
    """Return a person with changed mentions, and the aliases in these mentions."""
    forms = list(dict.fromkeys(texts[ident] for ident in mentions))
    aliases = tuple(form for form in forms if form != person.name)
    return replace(person, aliases=aliases, mentions=tuple(mentions))
