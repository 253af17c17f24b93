"""Names of rivers, lakes, seas, ranges, islands, regions and divisions in sixteen languages, and rivers that places.csv lacks.

    python scripts/curate/features.py natural-earth-5 natural-earth-lines features.tsv eksonimi-giam-0.csv

Inputs, which are not part of the project:

* a folder of Natural Earth's tables 5.1 as CSV (`rivers_lake_centerlines.csv`, `admin_1_states_provinces.csv` …) with names from
  Wikidata in many languages; public domain;
* a folder of GeoJSON of Natural Earth 4 (`ne_10m_rivers_europe.json` …): the lines and shores, which the tables lack;
* features.tsv, points and boxes of Natural Earth's physical vectors (see waters.py);
* the Gazetteer of Slovenian Exonyms (D. Kladnik, ZRC SAZU) as CSV, which gives names in nine languages; facts only.

Writes `data/features/names.packed`, and adds new rivers, lakes and regions to places.csv. A name is left out if the place
already has it, or if Natural Earth's own English name differs from Wikidata's, because another feature may be meant.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from common import ExistingPlace, Places, Table, km, report, slug
from natural_earth import LANGUAGES, NATURAL_EARTH, OTHER_KM, Feature, divisions, natural_features
from slovenian import EXONYMS, Exonym, read_exonyms
from waters import ADJECTIVES

from gazetteer.build.features import COLUMNS, FOLDER
from gazetteer.build.packed_table import pack
from gazetteer.kinds import split_kind
from gazetteer.names.cleaning import clean
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

FAR = frozenset("el fa he hu nl pl sv tr uk".split())
"""Languages that are left out for the Americas, Oceania and sub-Saharan Africa, about which few texts are in these languages."""
SHORT = ("H.STM", "H.LK", "T.MT", "T.MTS", "T.ISL", "T.PEN", "T.PK")
"""Kinds that English texts name without a kind word."""
SHORT_ABROAD = ("T.ISL", "T.MT", "T.PEN")
GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "H.STM H.CNL", "H.LK H.LKN H.RSV H.LGN", "H.SEA H.OCN H.GULF H.BAY H.STRT H.CHN H.SD H.INLT", "T.ISL T.ISLS",
        "T.MT T.MTS T.PK T.HLL T.RDGE T.VLC", "T.CAPE T.PT T.HDLD", "T.PLAT T.PLN T.DSRT", "T.DPR T.VAL", "L.RGN L.RGNH",
    )
)  # fmt: skip
"""Kinds that count as equal; any other kind only equals itself."""
AREAS = {"L.RGN": ("A.PCLI", "A.ADM1"), "T.ISL": ("A.PCLI", "A.ADM1"), "L.RGNH": ("A.PCL", "A.ADM1", "L.RGN")}
"""Maps kinds of regions and islands to kinds of states and divisions that may have their names; former ones only for states."""
NEAR_KM = {"H.STM": 900.0, "L.RGN": 600.0, "T.MTS": 600.0}
ROUGH_KM = 1500.0
"""Largest distance between two points of one feature; the points of the exonyms are approximate, and some are wrong."""
SHORE_KM, TOWN_KM = 150.0, 100.0
GREAT_TOWN = 20_000
"""Population of a town whose name is not given to a water or landform: Salisbury is not Salisbury Island."""
WRONG = frozenset({("hg:babylonia", "de", "Babylon"), ("hg:babylonia", "fr", "Babylone")})
"""Names that a source has for another place: these are the city."""
AMERICAS = -30.0
"""Longitude that is east of the Americas."""
LONGEST = 40
LONGEST_KM = 1200.0
"""Size of a river that Natural Earth draws in its worldwide tables."""


def main(tables: str, lines: str, points: str, exonyms: str) -> None:
    """Write the names, and add new features."""
    places, table = Places(), Table("places.csv")
    names: dict[str, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    ids = {row["id"] for row in table.rows}
    for key, bearers in places.by_name.items():  # an older database may have rows that no longer exist
        places.by_name[key] = [place for place in bearers if place.id in ids or not place.id.startswith("hg:")]
    known = {(key, place.id) for key, bearers in places.by_name.items() for place in bearers}
    known |= {(fold(row["toponym"]), row["place"]) for row in Table("toponyms.csv").rows}
    for feature in [
        *natural_features(Path(tables), Path(lines), Path(points)),
        *map(_as_feature, read_exonyms(exonyms)),
    ]:
        place = existing(feature, places)
        if place is None and (id := _new_id(feature, places, ids)):
            place = _add(table, places, id, feature)
            ids.add(id)
        if place:
            known.add((fold(place.label), place.id))
            _collect(names[place.id], feature)
            _register(places, place, feature)
    for id, feature in divisions(Path(tables) / "admin_1_states_provinces.csv"):
        if division := places.by_id.get(id):
            _collect(names[id], feature)
            for key in [key for key in names[id] if places.has_town(division.country, key[1])]:
                del names[id][key]  # a town's name is the town
    for place, feature in parts_of_states(Path(tables) / "admin_0_map_subunits.csv", places):
        _collect(names[place.id], feature)
    for id, found in names.items():
        _drop_short_names_of_towns(found, places.by_id.get(id), places)
    size = write(names, known)
    print(f"{size:,} bytes of names for {len(names):,} places")
    report([table])


def _as_feature(exonym: Exonym) -> Feature:
    found = Feature(exonym.code, [*exonym.english], [*exonym.names], exonym.lat, exonym.lon, None, EXONYMS)
    found.countries = exonym.countries
    return found


def existing(feature: Feature, places: Places) -> ExistingPlace | None:
    """Return the project's place for this feature: nearby, of its kind, with one of its names."""
    group = next((group for group in GROUPS if feature.code in group), frozenset({feature.code}))
    within = NEAR_KM.get(feature.code, OTHER_KM) if feature.source == NATURAL_EARTH else ROUGH_KM
    found: dict[str, tuple[float, ExistingPlace]] = {}
    for rank, text in enumerate(feature.english):
        part = split_kind(text, "en")
        for name in (text, *([part.rest] if part else [])):
            for place in places.named(name, "HTLA"):
                area = place.feature.startswith(AREAS.get(feature.code, ("-",)))
                area = area and (feature.code == "L.RGNH" or not place.feature.endswith("H"))
                if not area and place.feature not in group:
                    continue
                point = (feature.lat, feature.lon) if feature.lat is not None and feature.lon is not None else None
                away = km(*point, place.lat, place.lon) if point else 0.0
                if away <= within:
                    far = away + 300 * rank + 2000 * (not place.id.startswith("hg:")) + 1000 * area
                    found[place.id] = min(found.get(place.id, (far, place)), (far, place), key=lambda pair: pair[0])
    if feature.lat is None and len({id for id in found if id.startswith("hg:")}) != 1:
        return None
    return min(found.values(), key=lambda pair: pair[0])[1] if found else None


def _new_id(feature: Feature, places: Places, ids: set[str]) -> str:
    """Return the id of a new feature; "" without a point, or if it is in another country than stated in its row."""
    if feature.lat is None or feature.lon is None or not feature.english or script_of(feature.english[0]) != "Latn":
        return ""
    if feature.box and feature.box[2] - feature.box[0] > 180:
        return ""
    if feature.code == "H.LK" and feature.lon < AMERICAS and split_kind(feature.english[0]) is None:
        return ""  # American lakes mostly have a kind word in their name: Lake Travis
    near = min(places.near(feature.lat, feature.lon, SHORE_KM), default=None, key=lambda one: one[0])
    if feature.countries and (near is None or near[1].country not in feature.countries):
        return ""
    if feature.code == "H.STM" and feature.source == NATURAL_EARTH and places.named(feature.english[0], "H"):
        return ""  # another river with this name is known; Wikidata's ids of these are often confused
    if (
        feature.code == "H.STM"
        and feature.box
        and km(feature.box[1], feature.box[0], feature.box[3], feature.box[2]) > LONGEST_KM
    ):
        return ""  # pieces of several rivers
    if feature.code[0] in "HT" and any(town.population >= GREAT_TOWN for town in places.named(feature.english[0], "P")):
        return ""
    id = f"hg:{slug(feature.english[0])}"
    point = f"{abs(round(feature.lat))}{'ns'[feature.lat < 0]}-{abs(round(feature.lon))}{'ew'[feature.lon < 0]}"
    return next((one for one in (id, f"{id}-{point}") if one not in ids), "")


def _add(table: Table, places: Places, id: str, feature: Feature) -> ExistingPlace:
    lat, lon = round(feature.lat or 0, 3), round(feature.lon or 0, 3)
    west, south, east, north = feature.box or (lon, lat, lon, lat)
    corners = (min(west, lon), min(south, lat), max(east, lon), max(north, lat))
    sides = zip(("west", "south", "east", "north"), (round(side, 3) for side in corners if feature.box), strict=False)
    near = min(places.near(lat, lon, 60), default=None, key=lambda one: one[0])
    country = near[1].country if near and feature.code not in ("H.SEA", "H.BAY", "H.GULF", "H.STRT") else ""
    values = {"label": feature.english[0], "feature": feature.code, "lat": lat, "lon": lon, "country": country}
    table.add(id=id, source=feature.source, **values, **dict(sides))
    return ExistingPlace(id, feature.english[0], lat, lon, country, feature.code, 0)


def _register(places: Places, place: ExistingPlace, feature: Feature) -> None:
    """Register the English names of this feature, so that later features find its place."""
    for text in feature.english:
        if place not in places.by_name[fold(text)]:
            places.by_name[fold(text)].append(place)


def parts_of_states(file: Path, places: Places) -> Iterator[tuple[ExistingPlace, Feature]]:
    """Yield the named parts of a state, such as England, with their names, if no other place has the name."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["NAME_EN"] == row["ADMIN"] or not row["WIKIDATAID"]:
                continue
            named = (place for place in places.named(row["NAME_EN"], "AT") if not place.feature.endswith("H"))
            found = [place for place in named if place.feature.startswith(("A.ADM1", "A.PCL", "T.ISL"))]
            areas = [place for place in found if place.feature.startswith("A")] or found
            if len(areas) == 1:
                names = [(lang, row[f"NAME_{lang.upper()}"]) for lang in LANGUAGES if row[f"NAME_{lang.upper()}"]]
                yield areas[0], Feature("A.ADM1", [], names, areas[0].lat, areas[0].lon)


def _collect(names: dict[tuple[str, str], tuple[str, str]], feature: Feature) -> None:
    """Add the names of a feature by language and folded name; kind and source are those of the first."""
    for text in feature.english:
        part = split_kind(text, "en")
        bare = part.rest if part and feature.code in SHORT and part.rest.lower() not in ADJECTIVES else ""
        for kind, one in (("primary", text), ("short", bare)):
            _one(names, "en", kind, one, feature.source)
    far = _is_far(feature)
    for lang, text in feature.names:
        if far and lang in FAR:
            continue
        written = next(clean([re.sub(r"\(.*?\)|,.*", "", text)]), "").strip()
        part = split_kind(written, lang or None)
        bare = part.rest if part and part.rest[:1].isupper() | (script_of(part.rest) in ("Arab", "Hebr")) else ""
        if bare and (feature.code == "H.STM" or (feature.code in SHORT_ABROAD and lang not in ("hu", "pl"))):
            _one(names, lang, "primary" if feature.code == "H.STM" else "short", bare, feature.source)
        if not bare or feature.code != "H.STM":
            _one(names, lang, "primary", written, feature.source)


def _drop_short_names_of_towns(
    names: dict[tuple[str, str], tuple[str, str]], place: ExistingPlace | None, places: Places
) -> None:
    """Remove short names of a lake or island that a nearby town has: Scutari is the town."""
    if place is None:
        return
    for key in [
        key
        for key, (kind, _) in names.items()
        if kind.startswith("short") or (key[0] in ("en", "") and place.feature[0] in "HT")
    ]:
        towns = places.named(key[1], "P")
        if any(
            town.population >= GREAT_TOWN or km(place.lat, place.lon, town.lat, town.lon) < TOWN_KM for town in towns
        ):
            del names[key]


def _is_far(feature: Feature) -> bool:
    """Return whether a feature is in the Americas, in Oceania or in sub-Saharan Africa."""
    if feature.lat is None or feature.lon is None:
        return False
    return not (-30 < feature.lon < 120 and feature.lat > (14 if feature.lon < 60 else 0))


def _one(names: dict[tuple[str, str], tuple[str, str]], lang: str, kind: str, text: str, source: str) -> None:
    text = text.title() if text.isupper() else text
    if re.search(r"^de | o$", text):
        return  # cut short in the source
    if 1 < len(text) <= LONGEST and fold(text) and (lang, fold(text)) not in names:
        names[lang, fold(text)] = (f"{kind}\t{source}", text)


def write(names: Mapping[str, Mapping[tuple[str, str], tuple[str, str]]], known: set[tuple[str, str]]) -> int:
    """Write the table without names that a place already has, and return its size; the output is deterministic.

    Args:
        names: place id → language and folded name → kind and source, and the name.
        known: folded names with the ids of their places, as the gazetteer has them.
    """
    rows = []
    for id in sorted(names):
        seen: set[str] = set()
        for (lang, key), (kind_source, text) in names[id].items():
            if key in seen or (key, id) in known or (id, lang, text) in WRONG:
                continue
            seen.add(key)
            kind, source = kind_source.split("\t")
            rows.append([id, lang, kind, text, source])
    packed = pack(COLUMNS, rows)
    target = data_folder() / FOLDER
    target.mkdir(exist_ok=True)
    (target / "names.packed").write_bytes(packed)
    print(f"{len(rows):,} names")
    return len(packed)


if __name__ == "__main__":
    main(*sys.argv[1:])
