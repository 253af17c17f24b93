"""Make `gazetteer/atlas/basemap/states.zip`: which state each present-day division belonged to, from 1816 to 1991.

    python scripts/make_states.py SOURCES polities.rda

SOURCES is the folder of `make_outlines.py`, with Natural Earth (public domain). `polities.rda` is that of
`curate/extents.py`: WHEP polities, most of them from CShapes 2.0. Needs `shapely`, `pyshp` and `rdata`.

No border of the second source is copied. The lines between first-level divisions cut the countries of Natural Earth into faces.
A face belonged to the polity that contained most of a grid of points in it. If the source has two, the one whose border is
of the nearest year counts. Faces with the same history are merged into units. The lines between units are thus
present-day ones, and the state borders that are drawn with them are approximate.

The archive has one file of JSON: `states`, their names; `units`, each a list of [first year, last year, index of the state];
`arcs`, each [unit on its left, unit on its right or -1 for the sea, encoded polyline in units of 1/`LINE_UNITS` degree].
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from basemap_sources import HERE, Sources, lines, polygons
from shapely.geometry import LineString, Polygon
from shapely.ops import polygonize, unary_union

sys.path.append(str(HERE / "curate"))
from atlas import frame, rings
from state_labels import label

from gazetteer.atlas.polyline import encode
from gazetteer.atlas.states import LINE_UNITS, STATES_FROM, STATES_UNTIL

OUT = HERE.parent / "gazetteer" / "atlas" / "basemap" / "states.zip"
BEYOND = 0.012
"""Degrees by which the lines between divisions are made longer, because some end just before the border."""
SMALLEST = 0.03
"""Area in square degrees below which a face is left out."""
POINTS = 24
"""Approximate number of points in a face at which the polities are compared."""
MOST = 0.5
"""Share of the points of a face that its state must contain."""
FINE, COAST = 0.025, 0.3
"""Tolerance in degrees of the simplification of borders, and of coasts, which are used to place the names only."""
ISLAND = 2.0
"""Area in square degrees below which the coast of an island is left out."""
SKIPPED = re.compile(
    r"combined|statistical|aggregate|within|reporting|Other|Rest of World|superseded| / |Belgium-Lux|Caribbean|Oceania|"
    r"French West Africa|French Equatorial Africa"
)
"""Groups of polities that the source has beside their members."""
PARTS = re.compile(
    r"Cisleithania|Transleithania|Crownlands|Governorate|governorate|Livonia|Anatolia, to 1913|Sweden \(1814|Egypt with Sudan|"
    r"Congress Poland|Grand Duchy of Finland|Vietnam \(French Indochina|Saar \(German|Greater Berlin|Russian SFSR"
)
"""Parts of a state that the source has beside the state itself."""
ADDED = (
    ("Republic of Armenia", "AM", 1918, 1920), ("Democratic Republic of Georgia", "GE", 1918, 1920),
    ("Azerbaijan Democratic Republic", "AZ", 1918, 1920),
)  # fmt: skip
"""States that the source lacks, with the code of the present-day country as their area and their years in `data/places.csv`."""
GROUP = "Japanese Empire"
"""A polity that the source has beside some of its members, such as Korea, which come first."""
UNTIL_UNION = {"Norway": 1905, "Iceland": 1944}
"""First years of states that the source also has for the time when they were part of another one."""


NAMELESS = "?"
"""Prefix of a state whose name at the time is not known."""


@dataclass(frozen=True)
class Polity:
    """A state or dependency with its border. `year` is the year of the border; `last` is included; `added` ones come first."""

    name: str
    first: int
    last: int
    year: int
    shape: Any
    added: bool = False


def added(sources: Sources) -> Iterator[Polity]:
    """Yield the states that the source of polities lacks."""
    shapes = {row["ISO_A2"]: geometry for row, geometry in sources.records("ne_10m_admin_0_countries")}
    for name, code, first, last in ADDED:
        yield Polity(name, first, last, first, shapely.make_valid(shapes[code]), True)


def polities(path: Path) -> list[Polity]:
    """Return the polities of the source that are states or their dependencies."""
    found = []
    for row in frame(path, "polities").itertuples():
        name, last = str(row.polity_name), int(row.end_year) - 1
        first = max(int(row.start_year), UNTIL_UNION.get(name, STATES_FROM))
        if str(row.wiki_status) in ("retired", "superseded") or SKIPPED.search(name) or PARTS.search(name):
            continue
        if (
            str(row.polity_type) in ("aggregate", "subnational", "city-territory", "disputed")
            or first > STATES_UNTIL
            or last < STATES_FROM
        ):
            continue
        parts = [Polygon(ring) for ring in rings(row.geom) if len(ring) > 3]
        if parts:
            year = str(row.polygon_feature_year)
            border = int(float(year)) if re.fullmatch(r"\d+(\.0)?", year) else last
            shape = shapely.make_valid(unary_union([shapely.make_valid(part) for part in parts]))
            found.append(Polity(name, first, last, min(max(border, first), last), shape))
    return found


def faces(sources: Sources) -> list[Any]:
    """Return the pieces into which the lines between divisions cut the countries, without small ones."""
    countries = [shapely.make_valid(geometry) for _, geometry in sources.records("ne_10m_admin_0_countries")]
    borders = [country.boundary for country in countries]
    cuts = [longer(line) for one in sources.shapes("ne_10m_admin_1_states_provinces_lines") for line in lines(one)]
    pieces = list(polygonize(unary_union([*borders, *cuts])))
    land = shapely.STRtree(countries)
    inside = shapely.STRtree([piece.representative_point() for piece in pieces])
    hits = {int(i) for i in inside.query(countries, predicate="contains")[1]}
    del land
    return [piece for i, piece in enumerate(pieces) if i in hits and piece.area >= SMALLEST]


def longer(line: Any) -> Any:
    """Return a line that is a little longer at both ends."""
    points = list(line.coords)
    if points[0] == points[-1]:
        return line

    def beyond(end: tuple[float, ...], before: tuple[float, ...]) -> tuple[float, float]:
        x, y = end[0] - before[0], end[1] - before[1]
        size = (x * x + y * y) ** 0.5 or 1
        return end[0] + x / size * BEYOND, end[1] + y / size * BEYOND

    return LineString([beyond(points[0], points[1]), *points, beyond(points[-1], points[-2])])


def grid(face: Any) -> Iterator[Any]:
    """Yield points in a face, at equal distances."""
    west, south, east, north = face.bounds
    step = (face.area / POINTS) ** 0.5
    xs, ys = np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step)
    points = shapely.points([(x, y) for x in xs for y in ys]) if len(xs) and len(ys) else np.array([])
    kept = points[shapely.contains(face, points)] if len(points) else []
    yield from kept if len(kept) else [face.representative_point()]


def histories(pieces: list[Any], known: list[Polity]) -> tuple[list[tuple[int | None, ...]], dict[int, float]]:
    """Return the index of the polity of each face in each year, and how much of the area agrees with the source in some years."""
    owner, points = [], []
    for i, face in enumerate(pieces):
        for point in grid(face):
            owner.append(i)
            points.append(point)
    tree = shapely.STRtree(points)
    contents: list[Counter[int]] = [Counter() for _ in pieces]
    sizes = Counter(owner)
    for k, polity in enumerate(known):
        for at in tree.query(polity.shape, predicate="contains"):
            contents[owner[at]][k] += 1
    found: list[tuple[int | None, ...]] = []
    agreed: dict[int, list[float]] = {year: [0.0, 0.0] for year in range(1820, STATES_UNTIL, 20)}
    for i, face in enumerate(pieces):
        shares = {k: n / sizes[i] for k, n in contents[i].items()}
        history = []
        for year in range(STATES_FROM, STATES_UNTIL + 1):
            active = [k for k in shares if known[k].first <= year <= known[k].last]
            wide = [k for k in active if shares[k] >= MOST]
            best = min(
                wide,
                key=lambda k: (not known[k].added, known[k].name == GROUP, abs(known[k].year - year), -shares[k], k),
                default=None,
            )
            history.append(best)
            if year in agreed:
                weight = face.area * np.cos(np.radians(face.centroid.y))
                agreed[year][0] += weight * (
                    shares[best] if best is not None else 1 - min(1, sum(shares[k] for k in active))
                )
                agreed[year][1] += weight
        found.append(tuple(history))
    return found, {year: a / b for year, (a, b) in agreed.items()}


def spans(history: Iterable[int | None], names: list[str]) -> tuple[tuple[int, int, str], ...]:
    """Return the states of a unit: first year, last year, and name at the time, or `NAMELESS` and the name in the source."""
    rows = []
    for year, polity in enumerate(history, STATES_FROM):
        name = "" if polity is None else label(names[polity], year) or NAMELESS + names[polity].split(" (")[0]
        rows.append((year, name))
    found = []
    for name, group in groupby(rows, key=lambda row: row[1]):
        years = [year for year, _ in group]
        if name:
            found.append((years[0], years[-1], name))
    return tuple(found)


def arcs(units: list[Any]) -> Iterator[tuple[int, int, list[tuple[float, float]]]]:
    """Yield the lines between two units, and between a unit and the sea (-1). The first is on the left of its line."""
    sides: dict[tuple[Any, Any], set[int]] = defaultdict(set)
    loops = []
    for number, unit in enumerate(units):
        for part in polygons(shapely.orient_polygons(unit)):
            for ring in (part.exterior, *part.interiors):
                points = [(round(x, 7), round(y, 7)) for x, y, *_ in ring.coords]
                loops.append((number, part.area, points))
                for pair in pairwise(points):
                    sides[min(pair), max(pair)].add(number)
    for number, area, points in loops:
        other = [next(iter(sides[min(p), max(p)] - {number}), -1) for p in pairwise(points)]
        start = next((i for i in range(len(other)) if other[i] != other[i - 1]), 0)
        turned = points[start:-1] + points[: start + 1]
        across = other[start:] + other[:start]
        at = 0
        is_island = set(other) == {-1}
        for neighbour, group in groupby(across):
            size = len(list(group))
            if is_island and area < ISLAND:
                pass
            elif neighbour == -1 or number < neighbour:
                yield number, neighbour, turned[at : at + size + 1]
            at += size


def main(folder: Path, polities_file: Path) -> None:
    """Write the archive, and print how well it agrees with the source."""
    sources = Sources(folder)
    known, pieces = [*polities(polities_file), *added(sources)], faces(sources)
    print(f"{len(known)} polities, {len(pieces)} faces", flush=True)
    history, agreed = histories(pieces, known)
    print("agrees: " + ", ".join(f"{year} {share:.3f}" for year, share in agreed.items()), flush=True)
    names = [polity.name for polity in known]
    groups: dict[tuple[tuple[int, int, str], ...], list[Any]] = defaultdict(list)
    for face, one in zip(pieces, history, strict=True):
        groups[spans(one, names)].append(face)
    listed = sorted(groups)
    states = sorted({name for unit in listed for _, _, name in unit})
    number = {name: i for i, name in enumerate(states)}
    written = []
    for one, other, points in arcs([unary_union(groups[key]) for key in listed]):
        simple = LineString(points).simplify(COAST if other == -1 else FINE)
        if simple.length > (COAST if other == -1 else FINE):
            written.append([one, other, encode(simple.coords, LINE_UNITS)])
    content = {
        "states": ["" if name.startswith(NAMELESS) else name for name in states],
        "units": [[[first, last, number[name]] for first, last, name in unit] for unit in listed],
        "arcs": written,
    }
    entry = zipfile.ZipInfo("states.json", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr(entry, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    print(f"{len(states)} states, {len(listed)} units, {len(written)} lines, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
