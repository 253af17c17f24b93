"""Waters, ranges and islands of Natural Earth that places.csv lacks: `python scripts/curate/waters.py features.tsv`.

Input: features.tsv, points and boxes of Natural Earth's physical vectors 1:10m (public domain), one per line: name, alt,
feature_class, lat, lon, south, west, north, east, layer. Abbreviations in labels are expanded. Reservoirs and duplicates
are left out. A river also gets its name without "River".
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from common import Places, Table, km, report, slug

from gazetteer.names.fold import fold

SOURCE = "natural-earth"
KIND_WORDS = {
    "H.STM": "River", "H.LK": "Lake|Lago|Lac", "H.LKN": "Lake|Lago|Lac|Sea", "T.MT": "Mount|Mt", "T.MTS": "Mountains|Range",
}  # fmt: skip
"""Maps a kind of feature to its kind words, which texts may omit."""
ADJECTIVES = frozenset(
    "red yellow white black blue green grey great big little dead salt old new long north south east west upper lower middle "
    "grand high rocky snake swan bear".split()
)
"""Words that are not the name of a river, lake or range by themselves."""
CODES = {
    "River": "H.STM", "Lake": "H.LK", "Alkaline Lake": "H.LKN", "mountain": "T.MT", "Range/mtn": "T.MTS", "Island": "T.ISL",
    "island": "T.ISL", "Island group": "T.ISLS", "cape": "T.CAPE", "Pen/cape": "T.PEN", "Peninsula": "T.PEN", "Plateau": "T.PLAT",
    "Coast": "L.CST", "Desert": "T.DSRT", "sea": "H.SEA",
    "bay": "H.BAY", "gulf": "H.GULF", "strait": "H.STRT", "Geoarea": "L.RGN",
    "Plain": "T.PLN", "Basin": "T.DPR", "Delta": "T.DLTA", "lagoon": "H.LGN", "pole": "", "Valley": "T.VAL", "pass": "T.PASS",
}  # fmt: skip
SPELT = {
    r"\bMts\.?$": "Mountains", r"\bMt\.": "Mount", r"\bI\.$": "Island",
    r"\bIs\.$": "Islands", r"\bPk\.$": "Peak", r"\bRa\.$": "Range",
    r"\bPen\.": "Peninsula", r"\bPlat\.": "Plateau", r"\bIsands$": "Islands", r"\bMtn\.?$": "Mountain", r"\bC\.": "Cape",
    r"\bSt\.": "Saint", r"\bL\.$": "Lake", r"\bR\.$": "River",
}  # fmt: skip


def main(file: str) -> None:
    """Add the features to places.csv."""
    places, table = Places(), Table("places.csv")
    own: dict[str, list[tuple[float, float]]] = {}
    for row in table.rows:
        own.setdefault(fold(row["label"]), []).append((float(row["lat"]), float(row["lon"])))
    ids = {row["id"] for row in table.rows}
    with Path(file).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            code, name = CODES.get(row["feature_class"], ""), _name(row["name"], row["feature_class"])
            if not code or not name or _held(name, row, own, places):
                continue
            lat, lon = float(row["lat"]), float(row["lon"])
            id = f"hg:{slug(name)}"
            id = id if id not in ids else f"{id}-{abs(round(lat))}{'ns'[lat < 0]}-{abs(round(lon))}{'ew'[lon < 0]}"
            west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
            box = (
                {}
                if west == east or east - west > 300
                else {"west": west, "south": south, "east": east, "north": north}
            )
            if id in ids or (east - west > 300):
                continue
            ids.add(id)
            own.setdefault(fold(name), []).append((lat, lon))
            country = "" if code in ("H.SEA", "H.BAY", "H.GULF") else _country(places, lat, lon)
            table.add(id=id, label=name, feature=code, lat=lat, lon=lon, country=country, source=SOURCE, **box)
    names = Table("toponyms.csv")
    add_short_names(table, names)
    report([table, names])


def add_short_names(table: Table, names: Table) -> None:
    """Add names of rivers, lakes, mountains and ranges without the kind word, as used in texts."""
    named = {(row["place"], row["kind"]) for row in names.rows} | {(row["place"], row["toponym"]) for row in names.rows}
    for row in table.rows:
        bare = _bare(row["label"], row["feature"])
        if row["source"] == SOURCE and bare and not {(row["id"], "short"), (row["id"], bare)} & named:
            names.add(place=row["id"], toponym=bare, kind="short", source=SOURCE, certainty="certain")


def _bare(label: str, feature: str) -> str:
    """Return the label without its kind word; empty if it has none, or if an adjective would remain.

    >>> _bare("Lake Ontario", "H.LK"), _bare("Red River", "H.STM"), _bare("Mount Elbrus", "T.MT")
    ('Ontario', '', 'Elbrus')
    """
    words = KIND_WORDS.get(feature)
    if not words:
        return ""
    bare = re.sub(rf"^(?:{words}) (?:of )?| (?:{words})$", "", label)
    return "" if bare == label or bare.lower() in ADJECTIVES else bare


def _name(label: str, kind: str) -> str:
    """Return the label in full: "CHUGACH MTS." is "Chugach Mountains", the river "Slave" the "Slave River"."""
    name = re.sub(r"\s+", " ", label).strip()
    name = name.title().replace("'S", "'s") if name.isupper() else name
    for short, full in SPELT.items():
        name = re.sub(short, full, name, flags=re.IGNORECASE if short.startswith(r"\bMts") else 0)
    if kind == "River" and " " not in name:
        name += " River"
    if kind in ("Island", "island") and " " not in name:
        name += " Island"
    return name if not re.search(r"[.?]|\bDe\b|\bOf\b", name) else ""


def _held(name: str, row: dict[str, str], own: dict[str, list[tuple[float, float]]], places: Places) -> bool:
    """Return whether a feature with this name exists, with or without the kind word."""
    lat, lon = float(row["lat"]), float(row["lon"])
    bare = re.sub(r"\b(?:River|Island|Lake|Mount|Mountains)\b", "", name).strip()
    for text in (name, bare, f"{bare} River", f"Lake {bare}", f"{bare} Mountains", f"{bare} Island", f"Mount {bare}"):
        if any(km(lat, lon, *point) < 500 for point in own.get(fold(text), ())):
            return True
        if any(km(lat, lon, place.lat, place.lon) < 300 for place in places.named(text, "HT")):
            return True
    return any(place.feature.startswith("A.PCL") for place in places.named(bare, "A"))


def _country(places: Places, lat: float, lon: float) -> str:
    near = min(places.near(lat, lon, 60), default=None, key=lambda one: one[0])
    return near[1].country if near else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
