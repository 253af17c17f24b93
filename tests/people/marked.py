"""Documents built by hand: `[Grant]` is a person, `{Kars}` a place, `{?Kars}` one not located, `<5 May 1920>` a date."""

from __future__ import annotations

import re

from gazetteer.model.dates.reader import written_years
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

_MARK = re.compile(r"\[(?P<person>[^\]]+)\]|\{(?P<place>[^}]+)\}|<(?P<date>[^>]+)>")


def document(marked: str, *, date: str | None = None, id: str = "d") -> Document:
    """The document of a marked text. A person's id is its name; a place's id is "hg:" and its name."""
    text, entities, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        name = match[match.lastgroup or 0]
        open_, name = name.startswith("?"), name.removeprefix("?")
        start, end, number = len(text), len(text) + len(name), f"e{len(entities) + 1}"
        text += name
        if match.lastgroup == "person":
            entities.append(Entity(number, start, end, name, "PERSON", "hand", person=name))
        elif match.lastgroup == "place":
            place = Place(f"hg:{fold(name)}", name, Location(40.0, 44.0))
            chosen = None if open_ else Candidate(place, name, 1.0)
            entities.append(Entity(number, start, end, name, "PLACE", "hand", resolution=Resolution(chosen)))
        else:
            entities.append(Entity(number, start, end, name, "DATE", "hand", when=written_years(name)))
    text += marked[at:]
    names = dict.fromkeys(entity.person for entity in entities if entity.person)
    people = tuple(
        Person(name, name, mentions=tuple(entity.id for entity in entities if entity.person == name)) for name in names
    )
    return Document(id, text, Timespan.parse(date) if date else None, entities=tuple(entities), people=people)
