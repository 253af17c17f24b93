"""The reader's own places and names: stored as changes in the workspace, and as a small gazetteer next to it.

A change is `{"action": "add", "place": FEATURE}` or `{"action": "remove", "id": ID}`, with places as Linked Places features. A
feature with the id of an existing place adds names to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.errors import InputError
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import years_of
from gazetteer.model.place import Location, Name, Place
from gazetteer.names.fold import fold
from gazetteer.server.workspace.history import History

PREFIX = "own"
"""Prefix of the ids of places added by a reader."""


def file_of(workspace: Path) -> Path:
    """Return the path of the gazetteer of a workspace's own places: `letters.places.db` for `letters.workspace`."""
    return workspace.with_name(f"{workspace.stem}.places.db")


def in_force(history: History) -> list[Place]:
    """Return the current own places, in the order in which they were added."""
    found: dict[str, list[Place]] = {}
    for change in history.done:
        if change.kind != "place":
            continue
        if change.content["action"] == "remove":
            found.pop(change.content["id"], None)
        else:
            place = linked_places.parse_feature(change.content["place"], "own places", dataset=PREFIX)
            found.setdefault(place.id, []).append(place)
    return [_joined(places) for places in found.values()]


def _joined(places: Sequence[Place]) -> Place:
    names = dict.fromkeys(name for place in places for name in place.names)
    return replace(places[0], names=tuple(names))


def new_place(
    names: Iterable[str], *, lat: float, lon: float, taken: Iterable[str], years: str | None = None, source: str = "",
    feature: str = "P",
) -> Place:  # fmt: skip
    """Return a place added by a reader.

    Args:
        names: its names, the main one first.
        lat: degrees north, WGS 84.
        lon: degrees east, WGS 84.
        taken: ids of existing places.
        years: when the names were in use, as a year or EDTF; None if unknown.
        source: the reader's source, in words.
        feature: GeoNames class, or class and code.

    Raises:
        InputError: the name is empty, or the coordinates are out of range.
        TimespanError: the years cannot be read.
    """
    texts = [" ".join(name.split()) for name in names if name.strip()]
    if not texts:
        raise InputError("a place needs a name: give at least one")
    if any(len(text) > MAX_NAME_LENGTH for text in texts):
        raise InputError(f"a name must have at most {MAX_NAME_LENGTH} characters")
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise InputError(f"{lat}, {lon} is not a point on Earth: give degrees north and east")
    stem = fold(texts[0]).replace(" ", "-") or "place"
    others, id, number = set(taken), f"{PREFIX}:{stem}", 1
    while id in others:
        number += 1
        id = f"{PREFIX}:{stem}-{number}"
    when = years_of(years) if years and years.strip() else None
    cited = source.strip() or "reader"
    return Place(
        id,
        texts[0],
        Location(lat, lon),
        feature=feature,
        names=tuple(
            Name(text, kind="alternate" if number else "primary", when=when, source=cited)
            for number, text in enumerate(texts)
        ),
        sources=(cited,),
    )


def new_name(place: Place, text: str, *, years: str | None = None, source: str = "") -> Place:
    """Return an existing place with only a new name, in the form of a change.

    Raises:
        InputError: the name is empty.
        TimespanError: the years cannot be read.
    """
    name = " ".join(text.split())
    if not name or len(name) > MAX_NAME_LENGTH:
        raise InputError(f"give a name with 1 to {MAX_NAME_LENGTH} characters")
    when = years_of(years) if years and years.strip() else None
    cited = source.strip() or "reader"
    return replace(place, names=(Name(name, kind="alternate", when=when, source=cited),), sources=(cited,), links=())


def change_adding(place: Place) -> dict[str, Any]:
    """Return the content of a change that adds a place."""
    return {"action": "add", "place": linked_places_write.to_feature(place)}


def as_linked_places(places: Iterable[Place]) -> str:
    """Return places as a Linked Places file."""
    return "".join(linked_places_write.write(places))


def make(places: Sequence[Place], path: Path) -> None:
    """Rebuild the gazetteer of own places; open connections use the old file until they are opened again.

    Raises:
        StoreError: the file cannot be written.
    """
    if not places:
        path.unlink(missing_ok=True)
        return
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with Gazetteer.open(part, writable=True) as gazetteer:
        gazetteer.add(places)
    os.replace(part, path)


def names_of(places: Iterable[Place], key: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the places of each name, by its key."""
    found: dict[str, list[str]] = {}
    for place in places:
        for name in place.names:
            found.setdefault(key(name.text), []).append(place.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}
