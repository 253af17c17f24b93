"""Corrections of bounds, notes, unidentified places and persons."""

from __future__ import annotations

import pytest

from gazetteer.errors import FormatError
from gazetteer.model.corrected import apply, unresolved
from gazetteer.model.corrections import BY_READER, Correction, from_values, to_values
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Location, Place

TEXT = "Captain Varga left Old Buda. Varga and the captain met Ilona Varga at Buda near the mill."
BUDA = Place("gn:1", "Buda", Location(47.5, 19.03), "HU", "P.PPLX")


def span(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def entity(ident: str, words: str, type_: str, nth: int = 0, **more: object) -> Entity:
    return Entity(ident, *span(words, nth), words, type_, "test", **more)  # type: ignore[arg-type]


def document() -> Document:
    chosen = Candidate(BUDA, "Buda", 0.7)
    return Document(
        "d", TEXT,
        entities=(
            entity("e1", "Captain Varga", "PERSON", person="p1"),
            entity("e2", "Buda", "PLACE", resolution=Resolution(chosen, (chosen,))),
            entity("e3", "Varga", "PERSON", 1, person="p1"),
            entity("e4", "Ilona Varga", "PERSON", person="p2"),
            entity("e5", "Buda", "PLACE", 1, resolution=Resolution(chosen, (chosen,))),
        ),
        people=(Person("p1", "Captain Varga", ("Varga",), ("e1", "e3")), Person("p2", "Ilona Varga", (), ("e4",))),
    )  # fmt: skip


def say(words: str, action: str, nth: int = 0, **more: object) -> Correction:
    return Correction("d", *span(words, nth), words, action, **more)  # type: ignore[arg-type]


def corrected(*corrections: Correction) -> Document:
    found, misfits = apply(document(), corrections)
    assert misfits == ()
    return found


def by_id(found: Document) -> dict[str, Entity]:
    return {one.id: one for one in found.entities}


def test_unidentified_place_keeps_its_candidates() -> None:
    one = by_id(corrected(say("Buda", "unidentified")))["e2"]
    assert (one.by, one.place) == (BY_READER, None)
    assert one.resolution
    assert [each.place.id for each in one.resolution.candidates] == ["gn:1"]


def test_new_bounds_change_the_text_and_drop_the_resolution() -> None:
    found = corrected(say("Buda", "bounds", to=span("Old Buda")))
    assert (by_id(found)["e2"].text, by_id(found)["e2"].by) == ("Old Buda", BY_READER)
    assert [one.id for one in unresolved(found)] == ["e2"]


def test_chosen_place_is_kept_with_new_bounds() -> None:
    bounds = span("Old Buda")
    before = corrected(say("Buda", "confirm", place=BUDA), say("Buda", "bounds", to=bounds))
    after = corrected(say("Buda", "bounds", to=bounds), Correction("d", *bounds, "Old Buda", "confirm", place=BUDA))
    for found in (before, after):
        assert by_id(found)["e2"].text == "Old Buda"
        assert by_id(found)["e2"].place == BUDA


def test_bounds_can_be_changed_twice_and_of_an_added_name() -> None:
    found = corrected(
        say("Buda", "bounds", to=span("Old Buda")),
        Correction("d", *span("Old Buda"), "Old Buda", "bounds", to=span("Buda")),
        say("mill", "add", place=BUDA),
        say("mill", "bounds", to=span("the mill")),
    )
    assert by_id(found)["e2"].text == "Buda"
    assert (by_id(found)["c1"].text, by_id(found)["c1"].place) == ("the mill", BUDA)


def test_a_note_changes_nothing_else() -> None:
    found = corrected(say("Buda", "note", note="The castle side?"))
    one = by_id(found)["e2"]
    assert (one.note, one.by, one.place) == ("The castle side?", "test", BUDA)
    assert Document.from_json(found.to_json()).entities[1].note == "The castle side?"


def test_persons_are_merged_and_split() -> None:
    merged = corrected(say("Ilona Varga", "person", to=span("Captain Varga")))
    assert [(p.name, p.aliases, p.mentions) for p in merged.people] == [
        ("Captain Varga", ("Varga", "Ilona Varga"), ("e1", "e3", "e4"))
    ]
    split = corrected(say("Varga", "person", 1, to=None))
    assert [(p.id, p.name, p.mentions) for p in split.people] == [
        ("p1", "Captain Varga", ("e1",)),
        ("p2", "Ilona Varga", ("e4",)),
        ("q1", "Varga", ("e3",)),
    ]
    moved = corrected(say("Varga", "person", 1, to=span("Ilona Varga")))
    assert by_id(moved)["e3"].person == "p2"


def test_added_person_is_matched_by_name() -> None:
    found = corrected(say("captain", "add", type="PERSON"), say("mill", "retype", type="PERSON"))
    assert [(p.name, p.mentions) for p in found.people][2:] == [("captain", ("c1",)), ("mill", ("c2",))]
    again = corrected(say("Varga", "reject", 1, type="PERSON"), say("Varga", "add", 1, type="PERSON"))
    assert by_id(again)["e3"].person == "p1"


def test_mentions_inside_an_added_name_are_nested() -> None:
    found = corrected(say("at Buda near the mill", "add", type="EVENT"))
    assert by_id(found)["e5"].nested_in == "c1"
    assert by_id(found)["c1"].nested_in is None


@pytest.mark.parametrize(
    "one",
    [
        say("Buda", "bounds", to=span("Old Buda")),
        say("Buda", "note", note="?"),
        say("Varga", "person", 1, to=None, type="PERSON"),
        say("Buda", "unidentified"),
    ],
)
def test_corrections_are_read_as_written(one: Correction) -> None:
    assert from_values(to_values(one)) == one


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"action": "bounds"}, '"bounds" needs'),
        ({"action": "bounds", "to": [4, 2]}, "not a span"),
        ({"action": "move", "place": {"id": "a:b", "lat": 99, "lon": 0}}, "not a point on Earth"),
    ],
)
def test_contradictory_corrections_are_refused(change: dict[str, object], says: str) -> None:
    with pytest.raises(FormatError, match=says):
        from_values(to_values(say("Buda", "confirm")) | change)
