"""Editors' marks take precedence over found entities: select the entities to write, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gazetteer.formats.tei.document import TeiText
from gazetteer.model.document import Entity
from gazetteer.model.place import Place

PLACE_ELEMENTS = ("placeName", "settlement", "region", "country", "geogName", "district", "bloc")
TYPES = {
    **dict.fromkeys(PLACE_ELEMENTS, "PLACE"), "persName": "PERSON", "orgName": "ORG", "date": "DATE", "event": "EVENT",
}  # fmt: skip
"""Maps an element to the type of entity that it marks."""
BY_TYPE = {
    "event": "EVENT", "people": "NORP", "place": "PLACE", "person": "PERSON", "org": "ORG", "placename": "PLACE",
    "ort": "PLACE", "lieu": "PLACE", "settlement": "PLACE", "city": "PLACE", "persname": "PERSON", "pers": "PERSON",
}  # fmt: skip
"""Maps the `@type` of `<name>` and `<rs>` to a type of entity."""


BETWEEN_MARKS = 2
"""Largest number of code points between two marks with nothing but a separator between them."""


@dataclass(frozen=True, slots=True)
class EditorsMark:
    """A name that an editor marked.

    Attributes:
        start, end: code points of the text, without white space at the ends.
        type: the type of entity; None if the element does not say.
        pointers: the values of `@ref` and `@key`.
        byte: the byte position of the opening tag.
        place: the place in the lists of the same file to which the mark points.
    """

    start: int
    end: int
    type: str | None
    pointers: tuple[str, ...]
    byte: int
    place: Place | None = None


def marks_of(tei: TeiText, places: Mapping[str, Place] | None = None) -> list[EditorsMark]:
    """Return the names marked by a file's editors, in order; the file must have no marks of an earlier run.

    Args:
        tei: the text of the file.
        places: the places in the lists of the same file, by `xml:id`.
    """
    known = places or {}
    found = []
    for (tag, attributes, start, end), byte in zip(tei.marks, tei.mark_bytes, strict=True):
        text = tei.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        if start < end:
            kind = TYPES.get(tag) or BY_TYPE.get(attributes.get("type", "").lower())
            pointers = tuple(f"{attributes.get('ref', '')} {attributes.get('key', '')}".split())
            place = next((known[one[1:]] for one in pointers if one[:1] == "#" and one[1:] in known), None)
            found.append(EditorsMark(start, end, kind, pointers, byte, place))
    return found


class Places:
    """The marks of a file by where they are, so that those at an entity are found without looking at all."""

    def __init__(self, marks: Sequence[EditorsMark]) -> None:
        self._marks = sorted(marks, key=_start)
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def touching(self, entity: Entity) -> list[EditorsMark]:
        """Return the marks that share a code point with an entity, by start, outer ones first."""
        at = bisect_left(self._marks, entity.end, key=_start)
        found = []
        while at > 0 and self._reach[at - 1] > entity.start:
            at -= 1
            if self._marks[at].end > entity.start:
                found.append(self._marks[at])
        return found[::-1]


def _start(mark: EditorsMark) -> int:
    return mark.start


def fits(entity: Entity, marks: Places) -> bool:
    """Return whether an entity neither duplicates nor contradicts a mark.

    It may be separate from all marks, or contain marks of another type: "the Treaty of <placeName>Kars</placeName>". Several
    marks and nothing else are not one name.
    """
    inside = marks.touching(entity)
    marked = sum(min(mark.end, entity.end) - max(mark.start, entity.start) for mark in inside)
    if len(inside) > 1 and marked >= entity.end - entity.start - BETWEEN_MARKS * (len(inside) - 1):
        return False
    for mark in inside:
        around = (
            entity.start <= mark.start
            and mark.end <= entity.end
            and (entity.start, entity.end) != (mark.start, mark.end)
        )
        if not around or mark.type == entity.type or mark.type is None:
            return False
    return True


def same(entity: Entity, marks: Places) -> EditorsMark | None:
    """Return the mark with exactly the span and type of an entity, the innermost of several; None without one."""
    alike = [mark for mark in marks.touching(entity) if (mark.start, mark.end) == (entity.start, entity.end)]
    return next((mark for mark in reversed(alike) if mark.type in (None, entity.type)), None)
