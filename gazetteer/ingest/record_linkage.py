"""Decide whether a new record is a place that exists already: by shared identifiers, then by name, distance and kind.

Two records are merged only when nothing speaks against it. Uncertain ones are kept separate and reported: two records can be
merged later, but a wrong merge is hard to undo. An authority gives one place one identifier, so a place has at most one
record of each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gazetteer.database.rows import cell_of
from gazetteer.ingest.known_rows import ASKED, Directory
from gazetteer.ingest.place_rows import StoredPlace, links_of
from gazetteer.ingest.prepared import Portion
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.writer import Same
from gazetteer.model.distance import kilometres
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

NEAR_KM = {"P": 5.0, "S": 1.0, "T": 5.0}
"""Largest distance of two points of one place, by feature class. Other classes have no point that two gazetteers share."""

CLEAR = 3.0
"""Within this many times that distance there must be no second place with the name."""

FAR_KM = 50.0
"""Two towns farther apart than this are different, whatever identifiers say."""

CLOSE_KM = 10.0
"""Distance within which a close match without a shared name is the same place."""

FEW = 300_000
"""Names of other gazetteers' places that are kept in memory where the database has no indexes."""

NAMES = 40
"""Names of one record by which it is searched."""


@dataclass(frozen=True, slots=True)
class Held:
    """An existing place, as far as linkage needs to know it."""

    pk: int
    id: str
    lat: float | None
    lon: float | None
    country: str | None
    feature: str
    when: Timespan | None
    links: str

    def other(self, id: str) -> str:
        """The identifier that this place has from the authority of `id`, where it is another one."""
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
        self._foreign = None if directory.strengths is None else self._foreigners(authority)
        self._taken: dict[tuple[int, str], str] = {}

    def __call__(self, portion: Portion, new: Sequence[int]) -> Same:
        """The records at these indexes that are existing places, with the places' row numbers and the reasons."""
        identified = self._identified(portion, new)
        self._taken = {}
        found = {}
        for place in portion.at(self._led(portion, new, identified)):
            verdict = self._decide(place, identified)
            if verdict is None:
                continue
            held, sure, why = verdict
            if sure:
                found[place.id] = (held.pk, why)
                self._taken[held.pk, _authority(place.id)] = place.id
            self._remark(Remark(place.id, place.label, "linked" if sure else "doubtful", held.id, why))
        return found

    # -- decisions --------------------------------------------------------------------------------

    def _led(self, portion: Portion, new: Sequence[int], identified: dict[str, list[Held]]) -> Iterable[int]:
        """The records that may be existing places; decided at once where all names of other gazetteers are in memory."""
        if self._foreign is None:
            return new
        links, ids, keys = portion.places.links, portion.places.ids, portion.names.folds
        shared = self._foreign.keys() & set(keys)
        namesakes = {owner for owner, key in zip(portion.owners(), keys, strict=True) if key in shared}
        return [index for index in new if links[index] or index in namesakes or ids[index] in identified]

    def _decide(self, place: StoredPlace, identified: dict[str, list[Held]]) -> tuple[Held, bool, str] | None:
        """The place that this record is or may be, whether it is certain, and why; None for a new place."""
        for kind in ("exactMatch", "closeMatch"):
            targets = [target for held, target in links_of(place.links) if held == kind]
            asked = [place.id, *targets] if kind == "exactMatch" else targets
            places = {held.pk: held for target in asked for held in identified.get(target, ())}
            if len(places) > 1:
                ids = ", ".join(sorted(held.id for held in places.values()))
                return next(iter(places.values())), False, f"its identifiers lead to several places: {ids}"
            for held in places.values():
                shared = "both have the same identifier" if kind == "exactMatch" else "it is called a close match"
                against = self._contradiction(place, held)
                if against:
                    return held, False, f"{shared}, but {against}"
                if kind == "exactMatch":
                    return held, True, shared
                agreed = self._agreement(place, held)
                return held, bool(agreed), f"{shared}, {agreed or 'but neither name nor distance agrees'}"
        return self._by_name(place)

    def _by_name(self, place: StoredPlace) -> tuple[Held, bool, str] | None:
        if place.lat is None or place.lon is None or self._foreign == {}:
            return None
        near = NEAR_KM.get(place.feature[:1], max(NEAR_KM.values()) if not place.feature else 0.0)
        if not near:
            return None
        close = []
        for held in self._namesakes(place):
            if held.lat is None or held.lon is None or _authority(held.id) == _authority(place.id):
                continue
            away = kilometres(place.lat, place.lon, held.lat, held.lon)
            agrees = held.feature[:1] == place.feature[:1] or not held.feature or not place.feature
            if away <= near * CLEAR and agrees:
                close.append((away, held))
        close.sort(key=lambda pair: (pair[0], pair[1].id))
        if not close or close[0][0] > near:
            return None
        away, held = close[0]
        said = f"same name and {away:.1f} km apart"
        if len(close) > 1:
            return held, False, f"{said}, but so is {close[1][1].id}"
        if not place.feature or not held.feature:
            return held, False, f"{said}, but the type of one is not known"
        if place.accuracy_km > near:
            return held, False, f"{said}, but its point may be {place.accuracy_km:.0f} km off"
        against = self._contradiction(place, held)
        return (held, False, f"{said}, but {against}") if against else (held, True, f"{said}, both {held.feature[:1]}")

    def _contradiction(self, place: StoredPlace, held: Held) -> str:
        """What speaks against a merge, in words; None when nothing does."""
        authority = _authority(place.id)
        if authority == _authority(held.id):
            return f"{held.id} is another record of the same gazetteer"
        if other := self._taken.get((held.pk, authority)) or held.other(place.id):
            return f"{held.id} is {other} already"
        if place.country and held.country and place.country != held.country:
            return f"one lies in {place.country} and the other in {held.country}"
        if place.when and held.when and not Timespan.parse(place.when).overlaps(held.when):
            return f"one existed {place.when} and the other {held.when}"
        if (
            place.feature
            and held.feature
            and {place.feature[0], held.feature[0]} in ({"P", "A"}, {"P", "H"}, {"P", "T"})
        ):
            return f"one is {place.feature} and the other {held.feature}"
        away = _away(place, held)
        if away is not None and away > FAR_KM and "P" in (place.feature[:1], held.feature[:1]):
            return f"they lie {away:.0f} km apart"
        return ""

    def _agreement(self, place: StoredPlace, held: Held) -> str:
        """What speaks for a merge beside a close match, in words."""
        away = _away(place, held)
        if away is None or away > FAR_KM:
            return ""
        if not place.feature or not held.feature or place.feature[0] != held.feature[0]:
            return ""
        if any(one.pk == held.pk for one in self._namesakes(place)):
            return f"with the same name, {away:.1f} km apart"
        return f"{away:.1f} km apart" if away <= CLOSE_KM else ""

    # -- queries ----------------------------------------------------------------------------------

    def _identified(self, portion: Portion, new: Sequence[int]) -> dict[str, list[Held]]:
        """Places by every identifier that the new records have or link to."""
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
        asked = sorted({*targets, *(portion.places.ids[index] for index in new)})
        for some in _portions(asked):
            marks = ", ".join("?" * len(some))
            pairs += self._connection.execute(f"SELECT target, place FROM link WHERE target IN ({marks})", some)
        held = {}
        for some in _portions(sorted({pk for _, pk in pairs})):
            marks = ", ".join("?" * len(some))
            for row in self._connection.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.pk IN ({marks})", some):
                held[row[0]] = _held(row)
        found: dict[str, list[Held]] = {}
        for target, pk in dict.fromkeys(pairs):
            found.setdefault(target, []).append(held[pk])
        return found

    def _namesakes(self, place: StoredPlace) -> list[Held]:
        """Places around this one that share a name with it."""
        keys = list(dict.fromkeys(name.fold for name in place.names))[:NAMES]
        if self._foreign is not None:
            return list(dict.fromkeys(held for key in keys for held in self._foreign.get(key, ())))
        if place.lat is None or place.lon is None:
            return []
        cells = sorted(_cells(place.lat, place.lon))
        rows = self._connection.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM term t JOIN name n ON n.term = t.pk JOIN place p ON p.pk = n.place "
            f"WHERE t.fold IN ({', '.join('?' * len(keys))}) AND p.cell IN ({', '.join('?' * len(cells))})",
            (*keys, *cells),
        )
        return [_held(row) for row in rows]

    def _foreigners(self, authority: str) -> dict[str, list[Held]]:
        """Places of other authorities by each of their names; None when they are too many to keep."""
        like = f"{authority}:%"
        (number,) = self._connection.execute(
            "SELECT count(*) FROM place p JOIN name n ON n.place = p.pk WHERE p.id NOT LIKE ?", (like,)
        ).fetchone()
        if not authority or number > FEW:
            return {}
        found: dict[str, list[Held]] = {}
        for *row, text in self._connection.execute(
            f"SELECT {_COLUMNS}, n.text FROM place p JOIN name n ON n.place = p.pk WHERE p.id NOT LIKE ?", (like,)
        ):
            found.setdefault(fold(text), []).append(_held(row))
        return found


def _held(row: Sequence[object]) -> Held:
    pk, id_, lat, lon, country, feature, when, links = row
    span = Timespan.parse(str(when)) if when else None
    return Held(pk, id_, lat, lon, country, feature, span, links)  # type: ignore[arg-type]


def _authority(id_: str) -> str:
    return id_.partition(":")[0]


def _away(place: StoredPlace, held: Held) -> float | None:
    if place.lat is None or place.lon is None or held.lat is None or held.lon is None:
        return None
    return kilometres(place.lat, place.lon, held.lat, held.lon)


def _cells(lat: float, lon: float) -> set[int]:
    """The square degrees within `NEAR_KM` and its clearance of a point; near the poles only its own row."""
    slack = 0.15
    wide = slack if abs(lat) < 60 else 1.0
    return {
        cell_of(max(-90.0, min(89.9, lat + dy)), (lon + dx + 180) % 360 - 180)
        for dy in (-slack, slack)
        for dx in (-wide, 0.0, wide)
    }


def _portions(values: Sequence[object]) -> Iterable[Sequence[object]]:
    return (values[start : start + ASKED] for start in range(0, len(values), ASKED))
