"""Checks of corrections before they are stored: each must be valid in the current document."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.errors import InputError
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document, Entity
from gazetteer.server.room.view import View

MAX_ROOM_NAME = 300
"""Maximum length of a name in code points."""

NOTE = 2_000
"""Maximum length of a note in code points."""


def checked(one: Correction, view: View) -> Correction:
    """Return a correction, completed from the document with the type and the confirmed place.

    Raises:
        InputError: the text at the offsets differs, or has no mention of the required type.
    """
    document = view.base.document
    if document.text[one.start : one.end] != one.text:
        raise InputError(f"“{one.text[:60]}” is not at {one.start}–{one.end}: load the page again")
    if one.end - one.start > MAX_ROOM_NAME:
        raise InputError(f"a name has at most {MAX_ROOM_NAME} characters")
    if len(one.note) > NOTE:
        raise InputError(f"a note has at most {NOTE:,} characters")
    one = replace(one, document=document.id)
    entity = view.at(one.span)
    if one.action == "add":
        if entity is not None:
            raise InputError(f"“{one.text}” is marked already")
        if one.text != one.text.strip():
            raise InputError("a name does not begin or end with a space")
        return one
    if entity is None:
        raise InputError(f"“{one.text[:60]}” is not marked: add it first")
    match one.action:
        case "bounds":
            _check_bounds(one, document, view)
        case "person":
            _check_persons(one, entity, view)
        case "confirm" if entity.type == "PLACE":
            if entity.place is None and one.place is None:
                raise InputError(f"“{one.text}” has no place to confirm: choose one, or mark it as not identifiable")
            return replace(one, type="PLACE", place=one.place or entity.place)
        case "move" | "unidentified":
            return replace(one, type="PLACE")
        case "retype":
            return one
    return replace(one, type=entity.type)


def _check_bounds(one: Correction, document: Document, view: View) -> None:
    assert one.to
    start, end = one.to
    words = document.text[start:end]
    if end > len(document.text) or not words.strip() or words != words.strip():
        raise InputError("a name begins and ends with a letter or a sign, within the text")
    if end - start > MAX_ROOM_NAME:
        raise InputError(f"a name has at most {MAX_ROOM_NAME} characters")
    if view.at(one.to) is not None:
        raise InputError(f"“{words}” is marked already: reject one of the two")
    if end <= one.start or start >= one.end:
        raise InputError("the new bounds must share at least one character with the old ones")


def _check_persons(one: Correction, entity: Entity, view: View) -> None:
    other = view.at(one.to) if one.to else None
    if entity.type != "PERSON" or (one.to is not None and (other is None or other.type != "PERSON")):
        raise InputError("only persons can be merged and split: change the type first")
