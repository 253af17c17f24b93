"""Decide whether a new record is a place that exists already: by shared identifiers, then by name, distance and kind.

Two records are merged only if nothing contradicts it. Uncertain ones are kept separate and reported: two records can be
merged later, but a wrong merge is hard to undo. An authority gives one place one identifier, so a place has at most one
record of each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gazetteer.database.rows import cell_of
from gazetteer.ingest.known_rows import VALUES_OF_QUERY, Directory
from gazetteer.ingest.place_rows import StoredPlace, links_of
from gazetteer.ingest.prepared import Portion
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.writer import Same
from gazetteer.model.distance import kilometres
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

SAME_PLACE_KM = {"P": 5.0, "S": 1.0, "T": 5.0}
"""Largest distance between two points of one place, by feature class. In other classes, gazetteers place points freely."""

CLEAR = 3.0
"""No second place with the name may be within this many times that distance."""

FAR_KM = 50.0
"""Two towns farther apart than this are different, even if they share an identifier."""

CLOSE_KM = 10.0
"""Distance within which a close match without a shared name is the same place."""

NAMES_IN_MEMORY = 300_000
"""Largest number of names of other gazetteers' places kept in memory if the database has no indexes."""

NAMES_SEARCHED = 40
"""Number of names of one record that are searched for."""


@dataclass(frozen=True, slots=True)
class ExistingPlace:
    """An existing place: the columns that record linkage needs."""

    pk: int
    id: str
    lat: float | None
    lon: float | None
    country: str | None
    feature: str
    when: Timespan | None
    links: str

    def other(self, id: str) -> str:
        """Return the identifier that this place has from the authority of `id`, if it is a different one; "" otherwise."""
        authority = _authority(id)
        known = (link.removeprefix("exactMatch=") for link in self.links.split() if link.startswith("exactMatch="))
        return next((target for target in known if _authority(target) == authority and target != id), "")


_COLUMNS = "p.pk, p.id, p.lat, p.lon, p.country, p.feature, p.timespan, p.links"


class Linker:
    """Finds the existing places of new records. Pass it to `writer.add_portions` as `same`.

    Args:
        connection: the database.
        directory: which ids exist.
        remark: called with each remark.
        authority: the prefix of the ids of the import where all have the same, "gn" or "pl".
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        directory: Directory,
        remark: Callable[[Remark], None],
        authority: str = "",
    ) -> None:
        self._connection = connection
        self._directory = directory
        self._remark = remark
        self._elsewhere = None if directory.statistics is None else self._names_elsewhere(authority)
        self._merged_ids: dict[tuple[int, str], str] = {}

    def __call__(self, portion: Portion, new: Sequence[int]) -> Same:
        """Return the records at these indexes that are existing places, with the places' row numbers and the reasons."""
        identified = self._identified(portion, new)
        self._merged_ids = {}
        found = {}
        for place in portion.at(self._possible_matches(portion, new, identified)):
            verdict = self._decide(place, identified)
            if verdict is None:
                continue
            existing, sure, why = verdict
            if sure:
                found[place.id] = (existing.pk, why)
                self._merged_ids[existing.pk, _authority(place.id)] = place.id
            self._remark(Remark(place.id, place.label, "linked" if sure else "doubtful", existing.id, why))
        return found

    # -- decisions --------------------------------------------------------------------------------

    def _possible_matches(
        self, portion: Portion, new: Sequence[int], identified: dict[str, list[ExistingPlace]]
    ) -> Iterable[int]:
        """Return the records that may be existing places; fewer if all names of other gazetteers are in memory."""
        if self._elsewhere is None:
            return new
        links, ids, keys = portion.places.links, portion.places.ids, portion.names.folds
        shared = self._elsewhere.keys() & set(keys)
        namesakes = {owner for owner, key in zip(portion.owners(), keys, strict=True) if key in shared}
        return [index for index in new if links[index] or index in namesakes or ids[index] in identified]

    def _decide(
        self, place: StoredPlace, identified: dict[str, list[ExistingPlace]]
    ) -> tuple[ExistingPlace, bool, str] | None:
        """Return the place that this record is or may be, whether that is certain, and why; None for a new place."""
        for kind in ("exactMatch", "closeMatch"):
            targets = [target for link_kind, target in links_of(place.links) if link_kind == kind]
            identifiers = [place.id, *targets] if kind == "exactMatch" else targets
            places = {existing.pk: existing for target in identifiers for existing in identified.get(target, ())}
            if len(places) > 1:
                ids = ", ".join(sorted(existing.id for existing in places.values()))
                return next(iter(places.values())), False, f"its identifiers lead to several places: {ids}"
            for existing in places.values():
                shared = "both have the same identifier" if kind == "exactMatch" else "it is called a close match"
                against = self._contradiction(place, existing)
                if against:
                    return existing, False, f"{shared}, but {against}"
                if kind == "exactMatch":
                    return existing, True, shared
                agreed = self._agreement(place, existing)
                return existing, bool(agreed), f"{shared}, {agreed or 'but neither name nor distance agrees'}"
        return self._by_name(place)

    def _by_name(self, place: StoredPlace) -> tuple[ExistingPlace, bool, str] | None:
        if place.lat is None or place.lon is None or self._elsewhere == {}:
            return None
        near = SAME_PLACE_KM.get(place.feature[:1], max(SAME_PLACE_KM.values()) if not place.feature else 0.0)
        if not near:
            return None
        close = []
        for existing in self._namesakes(place):
            if existing.lat is None or existing.lon is None or _authority(existing.id) == _authority(place.id):
                continue
            distance = kilometres(place.lat, place.lon, existing.lat, existing.lon)
            agrees = existing.feature[:1] == place.feature[:1] or not existing.feature or not place.feature
            if distance <= near * CLEAR and agrees:
                close.append((distance, existing))
        close.sort(key=lambda pair: (pair[0], pair[1].id))
        if not close or close[0][0] > near:
            return None
        distance, existing = close[0]
        reason = f"same name and {distance:.1f} km apart"
        if len(close) > 1:
            return existing, False, f"{reason}, but so is {close[1][1].id}"
        if not place.feature or not existing.feature:
            return existing, False, f"{reason}, but the type of one is not known"
        if place.accuracy_km > near:
            return existing, False, f"{reason}, but its point may be {place.accuracy_km:.0f} km off"
        against = self._contradiction(place, existing)
        return (
            (existing, False, f"{reason}, but {against}")
            if against
            else (existing, True, f"{reason}, both {existing.feature[:1]}")
        )

    def _contradiction(self, place: StoredPlace, existing: ExistingPlace) -> str:
        """Return the reason against a merge, in words; "" without one."""
        authority = _authority(place.id)
        if authority == _authority(existing.id):
            return f"{existing.id} is another record of the same gazetteer"
        if other := self._merged_ids.get((existing.pk, authority)) or existing.other(place.id):
            return f"{existing.id} is {other} already"
        if place.country and existing.country and place.country != existing.country:
            return f"one lies in {place.country} and the other in {existing.country}"
        if place.timespan and existing.when and not Timespan.parse(place.timespan).overlaps(existing.when):
            return f"one existed {place.timespan} and the other {existing.when}"
        if (
            place.feature
            and existing.feature
            and {place.feature[0], existing.feature[0]} in ({"P", "A"}, {"P", "H"}, {"P", "T"})
        ):
            return f"one is {place.feature} and the other {existing.feature}"
        distance = _distance(place, existing)
        if distance is not None and distance > FAR_KM and "P" in (place.feature[:1], existing.feature[:1]):
            return f"they lie {distance:.0f} km apart"
        return ""

    def _agreement(self, place: StoredPlace, existing: ExistingPlace) -> str:
        """Return the evidence for a merge besides a close match, in words; "" without any."""
        distance = _distance(place, existing)
        if distance is None or distance > FAR_KM:
            return ""
        if not place.feature or not existing.feature or place.feature[0] != existing.feature[0]:
            return ""
        if any(one.pk == existing.pk for one in self._namesakes(place)):
            return f"with the same name, {distance:.1f} km apart"
        return f"{distance:.1f} km apart" if distance <= CLOSE_KM else ""

    # -- queries ----------------------------------------------------------------------------------

    def _identified(self, portion: Portion, new: Sequence[int]) -> dict[str, list[ExistingPlace]]:
        """Return existing places by every identifier that the new records have or link to."""
        links = portion.places.links
        targets = list(
            dict.fromkeys(
                target
                for index in new
                if links[index]
                for kind, target in links_of(links[index])
                if kind in ("exactMatch", "closeMatch")
            )
        )
        pairs = [(target, pk) for target, pk in zip(targets, self._directory.places(targets), strict=True) if pk]
        identifiers = sorted({*targets, *(portion.places.ids[index] for index in new)})
        for some in _portions(identifiers):
            marks = ", ".join("?" * len(some))
            pairs += self._connection.execute(f"SELECT target, place FROM link WHERE target IN ({marks})", some)
        places = {}
        for some in _portions(sorted({pk for _, pk in pairs})):
            marks = ", ".join("?" * len(some))
            for row in self._connection.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.pk IN ({marks})", some):
                places[row[0]] = _existing_place(row)
        found: dict[str, list[ExistingPlace]] = {}
        for target, pk in dict.fromkeys(pairs):
            found.setdefault(target, []).append(places[pk])
        return found

    def _namesakes(self, place: StoredPlace) -> list[ExistingPlace]:
        """Return the places around this one that share a name with it."""
        keys = list(dict.fromkeys(name.fold for name in place.names))[:NAMES_SEARCHED]
        if self._elsewhere is not None:
            return list(dict.fromkeys(existing for key in keys for existing in self._elsewhere.get(key, ())))
        if place.lat is None or place.lon is None:
            return []
        cells = sorted(_cells(place.lat, place.lon))
        rows = self._connection.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM term t JOIN name n ON n.term = t.pk JOIN place p ON p.pk = n.place "
            f"WHERE t.fold IN ({', '.join('?' * len(keys))}) AND p.cell IN ({', '.join('?' * len(cells))})",
            (*keys, *cells),
        )
        return [_existing_place(row) for row in rows]

    def _names_elsewhere(self, authority: str) -> dict[str, list[ExistingPlace]]:
        """Return the places of other authorities by each of their names; empty if there are too many to keep."""
        like = f"{authority}:%"
        (number,) = self._connection.execute(
            "SELECT count(*) FROM place p JOIN name n ON n.place = p.pk WHERE p.id NOT LIKE ?", (like,)
        ).fetchone()
        if not authority or number > NAMES_IN_MEMORY:
            return {}
        found: dict[str, list[ExistingPlace]] = {}
        for *row, text in self._connection.execute(
            f"SELECT {_COLUMNS}, n.text FROM place p JOIN name n ON n.place = p.pk WHERE p.id NOT LIKE ?", (like,)
        ):
            found.setdefault(fold(text), []).append(_existing_place(row))
        return found


def _existing_place(row: Sequence[object]) -> ExistingPlace:
    pk, id_, lat, lon, country, feature, when, links = row
    span = Timespan.parse(str(when)) if when else None
    return ExistingPlace(pk, id_, lat, lon, country, feature, span, links)  # type: ignore[arg-type]


def _authority(id_: str) -> str:
    return id_.partition(":")[0]


def _distance(place: StoredPlace, existing: ExistingPlace) -> float | None:
    if place.lat is None or place.lon is None or existing.lat is None or existing.lon is None:
        return None
    return kilometres(place.lat, place.lon, existing.lat, existing.lon)


def _cells(lat: float, lon: float) -> set[int]:
    """Return the square degrees within `SAME_PLACE_KM` and its clearance of a point; near the poles, only those of its row."""
    slack = 0.15
    wide = slack if abs(lat) < 60 else 1.0
    return {
        cell_of(max(-90.0, min(89.9, lat + dy)), (lon + dx + 180) % 360 - 180)
        for dy in (-slack, slack)
        for dx in (-wide, 0.0, wide)
    }


def _portions(values: Sequence[object]) -> Iterable[Sequence[object]]:
    return (values[start : start + VALUES_OF_QUERY] for start in range(0, len(values), VALUES_OF_QUERY))
