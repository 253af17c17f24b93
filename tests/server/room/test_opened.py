"""The cost of an open document grows with its corrections, and its view equals `apply` on the complete document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.model.corrected import apply
from gazetteer.model.corrections import Correction, to_values
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution, entity_type
from gazetteer.model.place import Location, Place
from gazetteer.server.room.decisions import Decisions
from gazetteer.server.room.opened import OpenDocument
from gazetteer.server.workspace.history import Change, replay
from gazetteer.server.workspace.records import StoredDocument

WORDS = "Orsova Hunt Rachel Semlin Hunt Pest Orsova Rachel Count Zay Zay Semlin".split()
TEXT = " ".join(WORDS)
PEOPLE = {"Hunt": "p1", "Rachel": "p2", "Zay": "p3"}


def _place(name: str) -> Place:
    return Place(f"t:{name}", name, Location(45.0, 20.0), feature="P")


def _entity(number: int) -> Entity:
    start = sum(len(word) + 1 for word in WORDS[:number])
    word = WORDS[number]
    person = PEOPLE.get(word)
    chosen = Candidate(_place(word), word, 0.7)
    return Entity(
        f"e{number}", start, start + len(word), word, entity_type("PERSON" if person else "PLACE"), "test",
        resolution=None if person else Resolution(chosen, (chosen,)), person=person, sure=0.8,
    )  # fmt: skip


def _document() -> Document:
    entities = tuple(_entity(number) for number in range(len(WORDS)) if WORDS[number] != "Count")
    people = tuple(
        Person(id, name, mentions=tuple(e.id for e in entities if e.person == id)) for name, id in PEOPLE.items()
    )
    return Document("d", TEXT, entities=entities, people=people)


@st.composite
def _corrections(draw: st.DrawFn) -> Correction:
    entities = _document().entities
    one = draw(st.sampled_from(entities))
    place = _place("Elsewhere")
    action = draw(st.sampled_from(["confirm", "move", "reject", "unidentified", "retype", "person", "note", "person"]))
    kind = entity_type(draw(st.sampled_from(["PLACE", "PERSON"])) if action == "retype" else one.type)
    to = None
    if action == "person":
        other = draw(st.sampled_from([None, *(e for e in entities if e.type == "PERSON")]))
        to = (other.start, other.end) if other else None
    if action in ("move", "unidentified"):
        kind = entity_type("PLACE")
    return Correction(
        "d", one.start, one.end, one.text, action, kind, place if action == "move" else None, to,
        "seen" if action == "note" else "",
    )  # fmt: skip


def _opened(corrections: list[Correction]) -> OpenDocument:
    changes = [
        Change(number + 1, "d", number + 1, "2026-01-01", "test", "correct", None, [to_values(one)])
        for number, one in enumerate(corrections)
    ]
    stored = StoredDocument("d", "D", "plain", TEXT, None, None, None, "2026-01-01", "test", "d.txt")
    return OpenDocument(stored, _document(), replay(changes), lambda document, entities: [None] * len(entities))


@settings(deadline=None, max_examples=150)
@given(st.lists(_corrections(), max_size=6))
def test_the_view_is_the_corrected_document(corrections: list[Correction]) -> None:
    seen = _opened(corrections).view(Decisions(), 0.5).document
    whole, _ = apply(_document(), corrections)
    assert seen.entities == whole.entities
    assert seen.people == whole.people


@pytest.mark.parametrize(("word", "touched"), [("Hunt", 2), ("Pest", 1), ("Zay", 2)])
def test_correction_changes_only_what_it_concerns(word: str, touched: int) -> None:
    one = next(entity for entity in _document().entities if entity.text == word)
    opened = _opened([Correction("d", one.start, one.end, word, "confirm", one.type)])
    assert len(opened._corrected()[0]) == touched
