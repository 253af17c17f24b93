"""States of all periods with their years, from Hist States.

    python scripts/curate/states.py en.json ru.json pleiades_names.ndjson extents.tsv

Inputs: `en.json` and `ru.json` of https://github.com/ndvorkina/hist_states (CC0), 1,579 states with their years, capitals
and the present-day country on whose territory they were. A state becomes a place if its first capital is found in that
country. The point is that of the capital, possibly from Pleiades, or the middle of its box in historical-basemaps (boxes by name
and year). Present-day states get a row in `state-years.csv` instead.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from common import ExistingPlace, Places, Row, Table, core, inside, km, report, slug, span
from hist_states import State, read
from state_names import ADJECTIVES, COUNTRIES, LEFT_OUT, YOUNG

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

SOURCE = "hist-states"


@dataclass(frozen=True)
class Seat:
    """The location of a state's capital."""

    label: str
    lat: float
    lon: float


def main(english: str, russian: str, pleiades: str, basemaps: str) -> None:
    """Add the states to places.csv, toponyms.csv and state-years.csv."""
    places = Places()
    ancient = Ancient(Path(pleiades), places)
    drawn = _drawn(Path(basemaps))
    tables = [Table(name) for name in ("places.csv", "toponyms.csv", "state-years.csv")]
    existing = {row["id"]: row for row in tables[0].rows}
    skipped: list[str] = []
    for state in joined(read(Path(english), Path(russian), _countries(places))):
        if state.name in LEFT_OUT:
            continue
        if modern := _modern(state, places):
            _date(tables, modern, state)
            continue
        if state.end is None or any(fold(state.name) == fold(city) for city in state.capitals):
            continue  # a present-day state under another name, or a city-state: the city is the place
        seat = _seat(state, places, ancient) or _middle(state, drawn)
        if (id := _add(tables[0], existing, state, seat)) is None:
            skipped.append(state.name)
        elif state.russian:
            tables[1].add(
                place=id, toponym=state.russian, lang="ru", kind="alternate", source=SOURCE, certainty="certain"
            )
    report(tables)
    print(f"{len(skipped)} states have a capital that was not found: {', '.join(skipped)}")


def joined(states: Sequence[State]) -> list[State]:
    """Merge consecutive states with the same name, country and capital; possessions get their name of that time."""
    found: list[State] = []
    names = Counter(state.name for state in states)
    for state in sorted(states, key=lambda state: (state.name, state.country, state.start or 0)):
        before = found[-1] if found else None
        if before and before.end is not None and _follows(before, state):
            end = None if state.end is None else max(before.end, state.end)
            found[-1] = replace(before, end=end, capitals=(*before.capitals, *state.capitals))
        else:
            found.append(state)
    return [
        replace(state, name=f"{ADJECTIVES[state.owner]} {state.name}")
        if names[state.name] > 1 and state.owner in ADJECTIVES and state.name not in YOUNG
        else state
        for state in found
    ]


def _follows(before: State, state: State) -> bool:
    """Return whether a state continues an earlier one after a short time."""
    same = (before.name, before.country, before.owner) == (state.name, state.country, state.owner)
    return same and before.end is not None and state.start is not None and state.start - before.end <= 30


def _date(tables: Sequence[Table], modern: ExistingPlace, state: State) -> None:
    """Add the first year of a present-day country, or of its former name."""
    if fold(modern.label) == fold(state.name):
        if modern.label in YOUNG:
            owner = f" ({ADJECTIVES.get(state.owner, state.owner)})" if state.owner else ""
            tables[2].add(
                place=modern.id, when=span(state.start, state.end), source=SOURCE, note=f"as {state.name}{owner}"
            )
    elif state.end is not None:
        tables[1].add(
            place=modern.id, toponym=state.name, lang="en", kind="historical", when=span(state.start, state.end), source=SOURCE,
            certainty="certain",
        )  # fmt: skip


def _add(table: Table, existing: dict[str, Row], state: State, seat: Seat | None) -> str | None:
    """Add a state, or its years to an existing place; return the id, None if its location is unknown."""
    id = f"hg:{slug(state.name)}"
    row = existing.get(id)
    if row is not None and seat is not None and not _same(row, seat, state):
        id = f"hg:{slug(state.name)}-{slug(seat.label)}"
        row = existing.get(id)
    if row is None and seat is None:
        return None
    if row is None and seat is not None:
        where = f"the seat, {seat.label}" if seat.label else "middle of the box of historical-basemaps"
        owner = f"; a possession: {ADJECTIVES.get(state.owner, state.owner)}" if state.owner else ""
        table.add(
            id=id, label=state.name, feature="A.PCLH", lat=seat.lat, lon=seat.lon, when=span(state.start, state.end),
            source=SOURCE, note=f"point: {where}{owner}",
        )  # fmt: skip
        existing[id] = table.rows[-1]
    elif row is not None and not row["when"] and row["feature"] == "A.PCLH":
        row["when"] = span(state.start, state.end)
        if row["source"] != SOURCE:
            row["note"] = "; ".join(filter(None, [row["note"], f"years: {SOURCE}"]))
    return id


def _same(row: Row, seat: Seat, state: State) -> bool:
    """Return whether an existing place with this name is this state, by location and years."""
    if row["when"] and state.start is not None:
        years = Timespan.parse(row["when"])
        if years.distance(Timespan.of(state.start, state.end)) > 30:
            return False
    if row["west"]:
        box = (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"]))
        return inside(box, seat.lat, seat.lon, 3)
    return km(float(row["lat"]), float(row["lon"]), seat.lat, seat.lon) < 1500


class Ancient:
    """Ancient settlements, which the embedded gazetteer may lack: titles, names and points of Pleiades."""

    def __init__(self, path: Path, places: Places) -> None:
        self._places = places
        self._named: dict[str, list[Seat]] = defaultdict(list)
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                if not record.get("reprPoint") or not {"settlement", "urban", "settlement-modern"} & set(
                    record["placeTypes"]
                ):
                    continue
                lon, lat = record["reprPoint"]
                seat = Seat(record["title"], lat, lon)
                names = {part.strip() for part in record["title"].split("/")} | {
                    name["romanized"] for name in record["names"]
                }
                for key in {fold(name) for name in names if name}:
                    self._named[key].append(seat)

    def find(self, name: str, country: str) -> Seat | None:
        """Return the only settlement with that name in the present-day country."""
        found = [seat for seat in self._named.get(fold(name), ()) if self._country(seat) == country]
        return found[0] if len(found) == 1 else None

    def _country(self, seat: Seat) -> str:
        near = min(self._places.near(seat.lat, seat.lon, 60), default=None, key=lambda one: one[0])
        return near[1].country if near else ""


def _countries(places: Places) -> dict[str, str]:
    """Return the codes of present-day countries by each of their folded names."""
    codes = {key: found[0].country for key in places.by_name if (found := _states(places, key))}
    return codes | {fold(name): code for name, code in COUNTRIES.items()}


def _states(places: Places, key: str) -> list[ExistingPlace]:
    return [
        place
        for place in places.by_name.get(key, ())
        if place.feature.startswith("A.PCL") and place.id.startswith("gn:")
    ]


def _modern(state: State, places: Places) -> ExistingPlace | None:
    """Return the present-day country that has or had the name of the state."""
    found = [place for place in _states(places, fold(state.name)) if state.country in ("", place.country)]
    same = [place for place in found if fold(place.label) == fold(state.name)]
    return next(iter(same or (found if state.start is not None and state.start >= 1750 else [])), None)


def _seat(state: State, places: Places, ancient: Ancient) -> Seat | None:
    """Return the first capital that is found: in the country of the source, or the only large town with its name."""
    for capital in state.capitals:
        towns = places.named(capital, "P")
        if state.country:
            towns = [town for town in towns if town.country == state.country]
        if (town := _greatest(towns, capital, everywhere=not state.country)) is not None:
            return Seat(town.label, town.lat, town.lon)
        if state.country and (found := ancient.find(capital, state.country)):
            return found
    return None


def _drawn(path: Path) -> dict[str, list[tuple[int, Seat]]]:
    """Return the middle of each unit of historical-basemaps in each year, by the distinctive part of its name."""
    found: dict[str, list[tuple[int, Seat]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
            if east - west < 120:
                found[core(row["name"])].append((int(row["year"]), Seat("", (south + north) / 2, (west + east) / 2)))
    return found


def _middle(state: State, drawn: Mapping[str, Sequence[tuple[int, Seat]]]) -> Seat | None:
    """Return the location at which an atlas draws the state in one of its years."""
    for year, seat in drawn.get(core(state.name), ()):
        if state.start is not None and state.start <= year and (state.end is None or year <= state.end):
            return seat
    return None


def _greatest(towns: Sequence[ExistingPlace], name: str, *, everywhere: bool) -> ExistingPlace | None:
    """Return the town that is meant: the largest with this main name; None if another one far away is as likely."""
    likely = [town for town in towns if fold(town.label) == fold(name)] or list(towns)
    if not likely:
        return None
    first, *others = likely
    far = [town for town in others if km(first.lat, first.lon, town.lat, town.lon) > 100]
    enough = 10 * far[0].population + 50_000 if far and everywhere else 5 * far[0].population if far else 0
    return first if first.population >= enough else None


if __name__ == "__main__":
    main(*sys.argv[1:])
