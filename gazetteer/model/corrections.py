"""Read and write the corrections that a reader made to an annotation.

The map page and the reading room save corrections as a JSON file; `annotate`, `map` and `learn` read it with
`--corrections FILE`, and `corrected.apply` applies it:

    {"corrections": "1", "items": [
      {"document": "letter", "start": 20, "end": 32, "text": "Alexandropol", "action": "move", "type": "PLACE",
       "place": {"id": "gn:616635", "name": "Gyumri", "lat": 40.79, "lon": 43.85, "country": "AM"}}]}

Offsets are code points of the document's text, and `text` is the text between them: a correction whose text is not found at
its offsets is not applied, but reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from gazetteer.errors import FormatError
from gazetteer.model.document import ENTITY_TYPES
from gazetteer.model.place import Location, Place

CORRECTIONS_VERSION = "1"
"""Version of the file's format, under the key "corrections"."""

BY_READER = "human"
"""Value of `Entity.by` for entities that a reader has corrected."""

Action = Literal["confirm", "move", "retype", "reject", "add", "unidentified", "bounds", "person", "note"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one span of a text.

    Attributes:
        document: id of the document.
        start, end: code points, end exclusive.
        text: the text at these offsets.
        action: "confirm" the place that was chosen, "move" the mention to `place`, "retype" it to `type`,
            "reject" it as not a name, "add" a name that was missed, mark a place as "unidentified" because it is not known
            which one is meant, move the "bounds" of the name to `to`, set the "person" to the one named at `to`, or only
            add a "note".
        type: of the entity after the correction.
        place: the right place for "move", and if known for "confirm" and "add".
        to: for "bounds" the new start and end; for "person" the start and end of another mention of the same person,
            None for a person who is not mentioned elsewhere.
        note: a remark of the reader.
    """

    document: str
    start: int
    end: int
    text: str
    action: Action
    type: str = "PLACE"
    place: Place | None = None
    to: tuple[int, int] | None = None
    note: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def read(text: str) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Raises:
        FormatError: the file is not JSON of this format; the message names the item.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"the file of corrections is not JSON: {error}") from error
    if (
        not isinstance(data, dict)
        or data.get("corrections") != CORRECTIONS_VERSION
        or not isinstance(data.get("items"), list)
    ):
        raise FormatError(
            f'a file of corrections begins {{"corrections": "{CORRECTIONS_VERSION}", "items": [...]}}: '
            "give the file that the map page saved"
        )
    return tuple(from_values(item, number) for number, item in enumerate(data["items"], 1))


def write(corrections: Iterable[Correction]) -> str:
    """Return corrections as a file that `read` reads."""
    items = [to_values(one) for one in corrections]
    return json.dumps({"corrections": CORRECTIONS_VERSION, "items": items}, ensure_ascii=False, indent=1) + "\n"


def to_values(one: Correction) -> dict[str, Any]:
    """Return a correction as JSON-ready values for a file; empty `to` and `note` are left out."""
    values: dict[str, Any] = {
        "document": one.document,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "action": one.action,
        "type": one.type,
        "place": None if one.place is None else _place_values(one.place),
    }
    if one.to is not None:
        values["to"] = list(one.to)
    if one.note:
        values["note"] = one.note
    return values


def from_values(item: Any, number: int = 1) -> Correction:
    """Read a correction from JSON-ready values.

    Args:
        item: what `to_values` returns.
        number: of the item in its file, for messages.

    Raises:
        FormatError: it is not a correction; the message names the item.
    """
    try:
        action, type_ = item["action"], item.get("type") or "PLACE"
        if action not in get_args(Action):
            raise FormatError(f"correction {number}: action {action!r} is not one of {', '.join(get_args(Action))}")
        if type_ not in ENTITY_TYPES:
            raise FormatError(f"correction {number}: type {type_!r} is not one of {', '.join(ENTITY_TYPES)}")
        place = _read_place(item["place"]) if item.get("place") else None
        if action == "move" and place is None:
            raise FormatError(f'correction {number}: "move" needs a place')
        start, end = int(item["start"]), int(item["end"])
        if not 0 <= start < end:
            raise FormatError(f"correction {number}: offsets {start} and {end} are not a span")
        to = _read_span(item["to"], number) if item.get("to") else None
        if action == "bounds" and to is None:
            raise FormatError(f'correction {number}: "bounds" needs the new start and end under "to"')
        note = str(item.get("note") or "")
        return Correction(str(item["document"]), start, end, str(item["text"]), action, type_, place, to, note)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        if isinstance(error, FormatError):
            raise
        missing = isinstance(error, KeyError)
        reason = f"{error} is missing" if missing else f"{error}" if isinstance(error, ValueError) else repr(error)
        raise FormatError(f"correction {number} cannot be read: {reason}") from error


def _read_span(value: Any, number: int) -> tuple[int, int]:
    start, end = (int(each) for each in value)
    if not 0 <= start < end:
        raise FormatError(f"correction {number}: offsets {start} and {end} are not a span")
    return start, end


def _read_place(data: Mapping[str, Any]) -> Place:
    lat, lon = data.get("lat"), data.get("lon")
    location = None if lat is None or lon is None else Location(float(lat), float(lon))
    if location is not None and not (abs(location.lat) <= 90 and abs(location.lon) <= 180):
        raise ValueError(f"{lat}, {lon} is not a point on Earth")
    return Place(str(data["id"]), data.get("name") or str(data["id"]), location, data.get("country"))


def _place_values(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": place.label, "lat": place.lat, "lon": place.lon, "country": place.country}
