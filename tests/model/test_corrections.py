"""Corrections of an annotation: reading, writing, applying."""

from __future__ import annotations

import json

import pytest

from gazetteer.errors import FormatError
from gazetteer.model.corrected import apply, only_corrected, unresolved
from gazetteer.model.corrections import BY_READER, Correction, read, write
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Location, Place

TEXT = "From Lodi the colonel rode to the bridge at Arcole, and Arcole wrote home."
LODI = Place("gn:1", "Lodi", Location(45.31, 9.5), "IT", "P.PPLA2")
OTHER_LODI = Place("gn:2", "Lodi", Location(38.13, -121.27), "US", "P.PPL")


def entity(name: str, ident: str, type_: str = "PLACE", *, at: int = 0, **more: object) -> Entity:
    start = TEXT.index(name, at)
    return Entity(ident, start, start + len(name), name, type_, "test", **more)  # type: ignore[arg-type]


def document() -> Document:
    candidates = (Candidate(OTHER_LODI, "Lodi", 0.6), Candidate(LODI, "Lodi", 0.4))
    return Document(
        "march", TEXT,
        entities=(
            entity("Lodi", "e1", resolution=Resolution(candidates[0], candidates)),
            entity("the bridge at Arcole", "e2", "EVENT"),
            entity("Arcole", "e3", nested_in="e2", resolution=Resolution(None)),
            entity("Arcole", "e4", "PERSON", at=TEXT.index("Arcole") + 1, person="p1"),
        ),
        people=(Person("p1", "Arcole", (), ("e4",)),),
    )  # fmt: skip


def correction(name: str, action: str, *, at: int = 0, **more: object) -> Correction:
    start = TEXT.index(name, at)
    return Correction("march", start, start + len(name), name, action, **more)  # type: ignore[arg-type]


def by_id(found: Document) -> dict[str, Entity]:
    return {one.id: one for one in found.entities}


def test_no_corrections_leave_the_document_unchanged() -> None:
    assert apply(document(), ()) == (document(), ())
    assert apply(document(), (Correction("another", 5, 9, "Lodi", "reject"),)) == (document(), ())


def test_move_uses_the_existing_candidate() -> None:
    found, misfits = apply(document(), (correction("Lodi", "move", place=Place("gn:1", "Lodi")),))
    resolution = by_id(found)["e1"].resolution
    assert misfits == ()
    assert resolution
    assert resolution.chosen
    assert (resolution.chosen.place.lat, resolution.chosen.score) == (45.31, 1.0)
    assert [candidate.place.id for candidate in resolution.candidates] == ["gn:1", "gn:2"]
    assert by_id(found)["e1"].by == BY_READER


def test_confirm_sets_the_score_to_1() -> None:
    found, _ = apply(document(), (correction("Lodi", "confirm"),))
    resolution = by_id(found)["e1"].resolution
    assert resolution
    assert resolution.chosen
    assert (resolution.chosen.place.id, resolution.chosen.score) == ("gn:2", 1.0)


def test_reject_removes_the_entity_and_keeps_what_is_nested_in_it() -> None:
    found, _ = apply(document(), (correction("the bridge at Arcole", "reject"),))
    assert set(by_id(found)) == {"e1", "e3", "e4"}
    assert by_id(found)["e3"].nested_in is None


def test_a_person_without_mentions_is_dropped() -> None:
    second = TEXT.index("Arcole") + 1
    found, _ = apply(document(), (correction("Arcole", "retype", type="PLACE", at=second),))
    assert found.people == ()
    assert by_id(found)["e4"].type == "PLACE"
    found, _ = apply(document(), (correction("Arcole", "reject", type="PERSON", at=second),))
    assert found.people == ()


def test_a_missed_name_is_added_in_its_place() -> None:
    found, _ = apply(document(), (correction("colonel", "add", type="PERSON"), correction("home", "add")))
    assert [one.id for one in found.entities] == ["e1", "c1", "e2", "e3", "e4", "c2"]
    assert [one.text for one in unresolved(found)] == ["home"]
    assert [one.id for one in only_corrected(found).entities] == ["c1", "c2"]


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("march", 5, 9, "Pavia", "reject"),  # the text at this position is different
        Correction("march", 900, 904, "Lodi", "reject"),  # beyond the text
        Correction("march", 0, 4, "From", "confirm"),  # there is no entity at this position
    ],
)
def test_corrections_that_do_not_fit_are_reported(wrong: Correction) -> None:
    assert apply(document(), (wrong,)) == (document(), (wrong,))


def test_the_last_correction_of_a_span_counts() -> None:
    found, _ = apply(document(), (correction("Lodi", "reject"), correction("Lodi", "confirm")))
    assert "e1" in by_id(found)


def test_file_is_read_as_written() -> None:
    given = (correction("Lodi", "move", place=LODI), correction("home", "add"), correction("Arcole", "reject"))
    assert read(write(given)) == given


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([{"document": "d", "start": 1, "end": 2, "text": "a", "action": "burn"}], "correction 1: action 'burn'"),
        ([{"document": "d", "start": 1, "end": 2, "text": "a", "action": "retype", "type": "SHIP"}], "type 'SHIP'"),
        ([{"document": "d", "start": 1, "end": 2, "text": "a", "action": "move"}], "needs a place"),
        ([{"document": "d", "start": 4, "end": 2, "text": "a", "action": "reject"}], "not a span"),
        ([{"document": "d", "start": "x", "end": 2, "text": "a", "action": "reject"}], "correction 1"),
        (["reject"], "correction 1"),
        ([{"document": "d", "start": 0, "end": 2, "action": "reject"}], "correction 1"),
    ],
)
def test_invalid_item_is_reported(items: list, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read(json.dumps({"corrections": "1", "items": items}))


@pytest.mark.parametrize("text", ["", "[]", '{"corrections": "2", "items": []}', '{"items": []}', "<html>"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(FormatError, match="corrections"):
        read(text)
