"""Read the entities of an annotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.model.document import Candidate, Clue, Entity, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan


class EntityReader:
    """Reads entities of one document. A place or clue that comes up again is made once: a book repeats itself."""

    def __init__(self) -> None:
        self._places: dict[tuple[Any, ...], Place] = {}
        self._clues: dict[tuple[str, float, str], Clue] = {}

    def read(self, values: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
        """Return the entities of their JSON values."""
        return tuple(map(self._entity, values))

    def _entity(self, data: Mapping[str, Any]) -> Entity:
        chosen = data.get("place")
        candidates = tuple(map(self._candidate, data.get("candidates") or ()))
        is_tried = data["type"] == "PLACE" or chosen is not None or bool(candidates)
        return Entity(
            id=data["id"],
            start=data["start"],
            end=data["end"],
            text=data["text"],
            type=data["type"],
            by=data.get("by") or "unknown",
            nested_in=data.get("nested_in"),
            resolution=Resolution(self._candidate(chosen) if chosen else None, candidates) if is_tried else None,
            person=data.get("person"),
            when=Timespan.parse(data["when"]) if data.get("when") else None,
            sure=data.get("sure"),
            note=data.get("note"),
        )

    def _candidate(self, data: Mapping[str, Any]) -> Candidate:
        return Candidate(
            place=self._place(data),
            matched=data.get("matched") or data["name"],
            score=data["score"],
            clues=tuple(map(self._clue, data.get("clues") or ())),
        )

    def _place(self, data: Mapping[str, Any]) -> Place:
        extent = data.get("extent")
        box = (extent[0], extent[1], extent[2], extent[3]) if extent else None
        lat, lon, country, feature = data.get("lat"), data.get("lon"), data.get("country"), data.get("feature") or ""
        key = (data["id"], data["name"], lat, lon, country, feature, box)
        place = self._places.get(key)
        if place is None:
            location = Location(lat, lon, box) if lat is not None and lon is not None else None
            place = Place(id=data["id"], label=data["name"], location=location, country=country, feature=feature)
            self._places[key] = place
        return place

    def _clue(self, data: Mapping[str, Any]) -> Clue:
        key = (data["kind"], data["weight"], data["says"])
        clue = self._clues.get(key)
        if clue is None:
            clue = self._clues[key] = Clue(*key)
        return clue
