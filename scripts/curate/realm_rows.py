"""Code shared by the programs that add states and divisions: which of them we have, and the rows of a new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from common import Box, Row, Table, inside, km, report, slug, span

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

NEAR_KM = 250.0
"""Largest distance in kilometres between the points that two sources give for one state: the seat and the middle."""
YEARS_APART = 30
"""Largest number of years between the spans that two sources give for one state."""
BOX_MARGIN = 1.0
"""Degrees by which the point of one source may be outside the box of another."""

KINDS = (
    ("kingdom", "sultanate", "empire", "emirate", "khanate", "imamate", "raj", "state", "states", "confederacy"),
    ("duchy", "archduchy", "principality", "county", "landgraviate", "margraviate", "march", "burgraviate", "lordship",
     "marquisate"),
    ("electorate",),
    ("abbey", "bishopric", "archbishopric"),
    ("city",),
    ("republic", "confederation", "federation"),
    ("voivodeship", "palatinate"),
    ("province", "governorate", "oblast", "vilayet", "eyalet", "territory", "district", "region", "crown",
     "captaincy", "general", "viceroyalty", "audiencia", "regierungsbezirk", "kreis", "banovina"),
    ("colony",),
    ("assr",),
    ("ssr",),
)  # fmt: skip
"""Kind words of states and divisions; those of one line may mean the same state, those of two lines do not."""
_GROUP = {word: number for number, line in enumerate(KINDS) for word in line}
_LINKS = frozenset("of the and prince grand imperial princely free".split())
"""Words that a name without its kind word leaves out too."""


@dataclass(frozen=True)
class Realm:
    """A state or division as a source describes it.

    Attributes:
        label: its English name.
        where: what the point is: "the seat, Kars".
        start, end: first and last year; None if the source does not give them.
        about: whether the years are approximate.
        names: other names, each with its language ("" if unknown).
        boxes: bounding boxes by first and last year, which are None where the source does not give them.
        note: more for the column `note`.
        id: the end of the id of a new row, in place of the label.
        fills: whether the years are those of the state, and not only of its borders: a row without years gets them.
    """

    label: str
    feature: str
    lat: float
    lon: float
    where: str
    source: str
    start: int | None = None
    end: int | None = None
    about: bool = False
    names: tuple[tuple[str, str], ...] = ()
    boxes: tuple[tuple[int | None, int | None, Box], ...] = ()
    note: str = ""
    country: str = ""
    id: str = ""
    fills: bool = False

    @property
    def when(self) -> str:
        """Return the years in EDTF."""
        if not self.about:
            return span(self.start, self.end)
        return re.sub(r"(-?\d{4})", r"\1~", span(self.start, self.end))


def bare(name: str) -> str:
    """Return a name without kind words, folded: "Prince-Bishopric of Basel" is "basel"."""
    words = [word for word in fold(name).split() if word not in _GROUP and word not in _LINKS]
    return " ".join(words) or fold(name)


def group(name: str) -> int | None:
    """Return the number of the line of `KINDS` that a name belongs to; None without a kind word."""
    return next((_GROUP[word] for word in fold(name).split() if word in _GROUP), None)


@dataclass
class Realms:
    """The states and divisions of places.csv, and the tables to which new ones are added."""

    places: Table = field(default_factory=lambda: Table("places.csv"))
    names: Table = field(default_factory=lambda: Table("toponyms.csv"))
    extents: Table = field(default_factory=lambda: Table("extents.csv"))

    def __post_init__(self) -> None:
        self.by_id = {row["id"]: row for row in self.places.rows}
        self._by_name: dict[str, list[Row]] = defaultdict(list)
        self._known: dict[str, set[str]] = defaultdict(set)
        self._drawn = {row["unit"] for row in self.extents.rows}
        for row in self.places.rows:
            if row["feature"] in ("A.PCLH", "A.ADM1H", "A.ADM2H", "L.RGN"):
                self._index(row, row["label"])
        for name in self.names.rows:
            if name["place"] in self.by_id and name["kind"] != "demonym":
                self._index(self.by_id[name["place"]], name["toponym"])

    def _index(self, row: Row, name: str) -> None:
        self._known[row["id"]].add(fold(name))
        if row not in self._by_name[bare(name)]:
            self._by_name[bare(name)].append(row)

    def find(self, realm: Realm) -> Row | None:
        """Return the row of a state that we have: the same name without kind words, the same location, the same time.

        Other names in a source may be those of the land or of a predecessor, so they must be the label of the row.
        """
        for name in (realm.label, *(text for text, _ in realm.names)):
            for row in self._by_name.get(bare(name), ()):
                if (name == realm.label or fold(name) == fold(row["label"])) and _same(row, realm):
                    return row
        return None

    def add(self, realm: Realm) -> str:
        """Add a state, or what is new to a state that we have; return "new" or "known"."""
        row = self.find(realm)
        state = "new" if row is None else "known"
        if row is None:
            row = self._new(realm)
        elif not row["when"] and realm.when and realm.fills and fold(row["label"]) == fold(realm.label):
            row["when"] = realm.when
            row["note"] = "; ".join(filter(None, [row["note"], f"years: {realm.source}"]))
        for text, lang in ((realm.label, "en"), *realm.names):
            if text and fold(text) not in self._known[row["id"]]:
                self.names.add(
                    place=row["id"], toponym=text, lang=lang, kind="alternate", source=realm.source, certainty="certain"
                )
                self._index(row, text)
        if row["id"] not in self._drawn and (state == "new" or not row["west"]):
            years = Timespan.parse(row["when"]) if row["when"] else None
            for first, last, (west, south, east, north) in realm.boxes:
                if years and not years.overlaps(Timespan.of(first, last)):
                    continue
                self.extents.add(
                    unit=row["id"], when=span(first, last), west=west, south=south, east=east, north=north, source=realm.source
                )  # fmt: skip
            self._drawn.add(row["id"])
        return state

    def _new(self, realm: Realm) -> Row:
        id = f"hg:{slug(realm.id or realm.label)}"
        if id in self.by_id:
            id = f"{id}-{realm.start or realm.end or slug(realm.source)}"
        self.places.add(
            id=id, label=realm.label, feature=realm.feature, lat=round(realm.lat, 4), lon=round(realm.lon, 4),
            country=realm.country, when=realm.when, source=realm.source,
            note="; ".join(filter(None, [f"point: {realm.where}", realm.note])),
        )  # fmt: skip
        row = self.places.rows[-1]
        self.by_id[id] = row
        self._index(row, realm.label)
        return row

    def save(self, others: Sequence[Table] = ()) -> None:
        """Write the tables and print what is new."""
        report([self.places, self.names, self.extents, *others])


def _same(row: Row, realm: Realm) -> bool:
    """Return whether a row is the state, by kind, location and years."""
    kinds = {group(row["label"]), group(realm.label)} - {None}
    grand = {"grand" in fold(label).split() for label in (row["label"], realm.label) if group(label) is not None}
    if len(kinds) > 1 or len(grand) > 1 or (realm.feature == "A.ADM2H") != (row["feature"] == "A.ADM2H"):
        return False
    if row["when"] and realm.when and Timespan.parse(row["when"]).distance(Timespan.parse(realm.when)) > YEARS_APART:
        return False
    if row["west"]:
        box = tuple(float(row[side]) for side in ("west", "south", "east", "north"))
        if inside(box, realm.lat, realm.lon, BOX_MARGIN):  # type: ignore[arg-type]
            return True
    return km(float(row["lat"]), float(row["lon"]), realm.lat, realm.lon) < NEAR_KM


def middle(geometry: dict[str, Any]) -> tuple[float, float]:
    """Return latitude and longitude of the centroid of the largest ring of a GeoJSON polygon."""
    best = max(_outer(geometry), key=lambda ring: abs(_area(ring)))
    total = _area(best)
    if not total:
        return best[0][1], best[0][0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(best):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return y / (6 * total), x / (6 * total)


def box_of(geometry: dict[str, Any]) -> Box:
    """Return the bounding box of a GeoJSON polygon, which does not cross the antimeridian."""
    points = [point for ring in _outer(geometry) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)


def _outer(geometry: dict[str, Any]) -> list[list[tuple[float, float]]]:
    parts: Iterable[Any] = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        parts = [parts]
    return [[(float(point[0]), float(point[1])) for point in part[0]] for part in parts]


def _area(ring: Sequence[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2
