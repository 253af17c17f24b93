"""Passages of historical prose as JSON lines: places with tolerances, persons, and movements.

One object per line with `id`, `text`, `date` (EDTF), `lang`, `places` (`start`, `end`, `text`, `lat`, `lon`, `km`, `is`,
`nested`), `persons` (`start`, `end`, `text`, `who`), `movements` (`person`, `place`, `relation`, `date`, `quote`) and
`narrator`, the `who` of the first-person narrator.
`is` is the modern name and the kind of place: "Severn, river".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention, GoldMovement
from gazetteer.formats.files.safety import parse_json

GOLD_KINDS = (
    "town", "village", "region", "state", "river", "lake", "sea", "island", "mountain", "district", "building",
    "battlefield",
)  # fmt: skip
"""Kinds of places; every other kind is "other"."""


def read(text: str, source: str) -> Iterator[GoldDocument]:
    """Yield one document per line.

    Raises:
        FormatError: a line is not JSON, or a key is missing or has the wrong type; the message states the line.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{source}, line {number}"
            yield _document(parse_json(line, where), where)


def _document(item: Any, where: str) -> GoldDocument:
    try:
        if not isinstance(item["text"], str):
            raise TypeError("`text` is not a text")
        places = [_place(place) for place in item["places"]]
        persons = [_person(person) for person in item.get("persons") or ()]
        movements = item.get("movements")
        return GoldDocument(
            id=str(item.get("id") or where),
            text=item["text"],
            date=item.get("date") or None,
            mentions=(*places, *persons),
            lang=item.get("lang") or None,
            narrator=item.get("narrator") or None,
            movements=None if movements is None else tuple(_movement(movement) for movement in movements),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(f"{where}: a passage needs `text`, and `places` with `start`, `end` and `text`") from error


def _place(place: Mapping[str, Any]) -> GoldMention:
    kind = str(place.get("is") or "").rpartition(", ")[2]
    return GoldMention(
        start=int(place["start"]),
        end=int(place["end"]),
        text=place["text"],
        lat=_number(place, "lat"),
        lon=_number(place, "lon"),
        km=_number(place, "km"),
        kind=kind if kind in GOLD_KINDS else "other",
        nested=bool(place.get("nested")),
    )


def _person(person: Mapping[str, Any]) -> GoldMention:
    return GoldMention(
        int(person["start"]), int(person["end"]), person["text"], "PERSON", who=str(person.get("who") or person["text"])
    )


def _movement(movement: Mapping[str, Any]) -> GoldMovement:
    return GoldMovement(
        person=movement["person"],
        place=movement["place"],
        relation=movement["relation"],
        date=movement.get("date") or None,
        quote=" ".join(str(movement.get("quote") or "").split()),
    )


def _number(place: Mapping[str, Any], key: str) -> float | None:
    value = place.get(key)
    return None if value is None else float(value)
