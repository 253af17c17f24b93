"""Names in Ottoman script of the seats of provinces, sanjaks and kazas, from T. Sezen's "Osmanlı Yer Adları".

    python scripts/curate/ottoman_names.py ottgaz-data-9.tsv

Inputs: `data/archived-versions/ottgaz-data-9.tsv` of https://github.com/whanley/Ottoman-Gazetteer (CC BY-NC 4.0, facts only), and
`ottoman_names.csv`, units whose town has another name today, which were identified by hand. A unit is matched with a town that
has one of the names of the unit as an exact match and lies near a unit above it, if no other such town is nearly as large. Names
of areas, common words and names that a large place elsewhere has are left out.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from common import Table, report
from ottoman_units import AREAS, COUNTRIES, SEATS, WIDE, WORDS

from gazetteer import Gazetteer, Place
from gazetteer.model.distance import kilometres

SOURCE = "sezen-ottgaz"
SEAT_UNITS = re.compile(r"kaza|sancak|eyâlet|vilâyet|kasaba|şehir|başkent|liman|müdiriyet", re.IGNORECASE)
SUFFIX = re.compile(r"\s+(?:eyâleti|vilâyeti|sancağı|kazası|nahiyesi|mutasarrıflığı|yönetimi)$")
NO_TOWN = re.compile(r" Maa |Nevâhi|Eyâleti|-i |-ı ")
JOINS_NOT = "آادذرزژوة"
SCRIPT = re.compile(r"[\u0600-\u06ff\u200c ]{3,}")
FAR_KM, NEAR_KM, SAME_KM = 420.0, 160.0, 15.0
"""Distances from the seat of a wide province and of another unit, and between two points of one town."""
SHARE, LEAST, SEAT = 0.8, 0.3, 0.3
"""Share of the prominence that another town may have; smallest prominence of a town, and of a seat that SEATS does not name."""


class Unit(NamedTuple):
    """An administrative unit of the table."""

    names: list[str]
    script: str
    above: set[str]


def main(path: str) -> None:
    """Add the names to toponyms.csv."""
    gazetteer, table, sources = Gazetteer.open(), Table("toponyms.csv"), Table("sources.csv")
    for name, written, town in [*_identified(gazetteer), *_matched(Matcher(gazetteer), Path(path))]:
        for script in spellings(written, name):
            held = [match.place for match in gazetteer.lookup(script, limit=10) if match.how == "exact"]
            if SCRIPT.fullmatch(script) and script not in WORDS and "پاشا" not in script and _free(town, held):
                table.add(
                    place=town.id, toponym=script, lang="ota-Arab", kind="historical", source=SOURCE, certainty="certain",
                    note=f"as {name}",
                )  # fmt: skip
    sources.add(
        id=SOURCE,
        title="T. Sezen, Osmanlı Yer Adları (2006), as transformed by W. Hanley in Ottoman-Gazetteer",
        licence="CC BY-NC 4.0; facts only",
        url="https://github.com/whanley/Ottoman-Gazetteer",
        note="names of administrative units in Arabic letters; data/archived-versions/ottgaz-data-9.tsv",
    )
    report([table, sources])


def _free(town: Place, held: list[Place]) -> bool:
    """Return whether a name is neither that of the town nor of a much larger place."""
    larger = (town.prominence or 0) < 0.4
    return not any(place.id == town.id or ((place.prominence or 0) > 0.5 and larger) for place in held)


def _identified(gazetteer: Gazetteer) -> Iterator[tuple[str, str, Place]]:
    """Yield unit, script and town of the units that were identified by hand."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            matches = gazetteer.lookup(row["town"], country=row["country"])
            found = [match.place for match in matches if match.how == "exact" and match.place.feature[0] == "P"]
            if found:
                yield row["unit"], row["script"], max(found, key=_prominence)
            else:
                print("not found:", row["town"], file=sys.stderr)


def _matched(matcher: Matcher, path: Path) -> Iterator[tuple[str, str, Place]]:
    """Yield name, script and town of the units of the table."""
    for unit in units(path):
        first = unit.names[0]
        match = None if first in AREAS or NO_TOWN.search(first) else matcher.town(unit)
        if match and (_prominence(match[0]) >= LEAST or (match[1].isupper() and match[1] != first)):
            yield first, unit.script, match[0]


def units(path: Path) -> Iterator[Unit]:
    """Yield the units that had a seat, with the names of the units above them."""
    groups: list[list[dict[str, str]]] = []
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["Placename@tr"].strip():
                groups.append([row])
            else:
                groups[-1].append(row)
    for first, *rest in groups:
        seat = any(SEAT_UNITS.search(row["Unit"] or "") for row in (first, *rest))
        if not seat or "bilinmiyor" in first["Placename_notes@tr"]:  # "unknown"
            continue
        names = [first["Placename@tr"], *(first[f"Placename_{number}@tr"] for number in range(2, 6))]
        parts = [part.strip(" ?.") for name in names for part in re.split(r"[=,/]", name or "")]
        above = {(row[f"belongsTo{number}"] or "").strip() for row in (first, *rest) for number in range(1, 5)}
        yield Unit(
            [_clean(part) for part in parts if part],
            first["Placename@ota"].strip(),
            {SUFFIX.sub("", name) for name in above if name},
        )


def _clean(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("i\u0307", "i")).replace("‘", "'")


def turkish_case(name: str) -> str:
    """Return a name in capitals in title case: "ELASSON" and "IĞDIR"."""
    if not name.isupper():
        return name
    return " ".join(word[:1] + word[1:].replace("I", "ı").replace("İ", "i").lower() for word in name.split())


class Matcher:
    """Find the towns that were the seats of units."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._seats: dict[str, tuple[float, float] | None] = {}

    def _towns(self, name: str, near: tuple[float, float] | None = None) -> list[Place]:
        matches = self._gazetteer.lookup(turkish_case(name), near=near, limit=30)
        places = [match.place for match in matches if match.how == "exact" and match.place.feature.startswith("P.")]
        return sorted((place for place in places if place.country in COUNTRIES), key=_prominence, reverse=True)

    def _seat(self, name: str) -> tuple[float, float] | None:
        """Return the point of the seat of a unit above others."""
        if name not in self._seats:
            towns = self._towns(SEATS.get(name, name))
            sure = bool(towns) and (name in SEATS or _prominence(towns[0]) > SEAT)
            self._seats[name] = _point(towns[0]) if sure else None
        return self._seats[name]

    def town(self, unit: Unit) -> tuple[Place, str] | None:
        """Return the town that is meant and its name: near a unit above, and clearly the largest of that name."""
        points = [
            (point, FAR_KM if name in WIDE or name in SEATS else NEAR_KM)
            for name in unit.above
            if (point := self._seat(name))
        ]
        points = [one for one in points if one[1] == NEAR_KM] or points
        for name in sorted(unit.names, key=lambda name: (name != unit.names[0], not name.isupper())):
            found = {
                town.id: town
                for point, far in points
                for town in self._towns(name, point)
                if kilometres(*point, *_point(town)) <= far
            }
            if found:
                first, *others = sorted(found.values(), key=_prominence, reverse=True)
                rivals = [town for town in others if kilometres(*_point(town), *_point(first)) > SAME_KM]
                clear = all(_prominence(town) < SHARE * _prominence(first) for town in rivals)
                return (first, name) if clear else None
        return None


def _prominence(place: Place) -> float:
    return place.prominence or 0.0


def _point(place: Place) -> tuple[float, float]:
    return place.lat or 0.0, place.lon or 0.0


def spellings(script: str, latin: str) -> list[str]:
    """Return the spellings of a name of one word together: the table has spaces inside of words.

    >>> spellings("قره حصار", "Karahisar"), spellings("آلا صونيه", "Alasonya")
    """
    if " " not in script or re.search(r"[\s-]", latin):
        return [script]
    together = re.sub(rf"(?<=[{JOINS_NOT}]) (?=\S)", "", script)
    return [together] if " " not in together else [together, together.replace(" ", "\u200c")]


if __name__ == "__main__":
    main(*sys.argv[1:])
