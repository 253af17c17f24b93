"""Places and regions of the ninth and tenth centuries that the gazetteer lacks, from al-Thurayya.

    python scripts/curate/islam_places.py places.json

Input: `master/places.json` of https://github.com/althurayya/althurayya.github.io, after G. Cornu's Atlas du monde arabo-islamique
à l'époque classique; the repository states no licence: facts only. A record that is near a place with a similar name adds its names
to that place, another becomes a row of places.csv. A district named after a town is the town.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from common import ExistingPlace, Places, Table, km, report, slug
from rapidfuzz.distance import JaroWinkler

from gazetteer.names.fold import fold

SOURCE, WHEN = "althurayya", "0800~/1000~"
TOWNS = {"towns", "capitals", "metropoles", "villages", "waystations"}
KINDS = {
    "capitals": "capital",
    "metropoles": "capital",
    "villages": "village",
    "waystations": "way station",
    "regions": "district",
}
NO_REGION = {"ile", "tall", "fosse", "desert"}
NO_DISTRICT = {"A.PCLH", "L.BTL"}
NEAR_KM, SAME_KM, ALIKE = {"P": 12, "L": 250}, 45, 0.84
PROVINCES = {
    "Jibal": ("hg:jibal", "Jibal"),
    "Aqur": ("hg:al-jazira", "al-Jazira"),
    "Transoxiana": ("hg:transoxiana", "Transoxiana"),
}
"""Code of a province of the atlas: id and label of the place."""
COUNTRIES = {"Uman", "Arminiyya"}
"""Names of countries, which the gazetteer has."""
OTHERS = frozenset(
    "gn:2743054 gn:2263445 gn:420994 gn:99412 gn:250066 gn:108648 gn:127576 gn:39521 gn:347680 gn:358442 gn:107797 gn:109362 "
    "gn:128132 gn:111220 gn:138911 gn:118704 gn:127818 gn:165986 gn:8269972 gn:1217291".split()
)
"""Towns whose names are only by chance like that of a record nearby."""
SAME = dict(
    pair.partition("=")[::2]
    for pair in (
        "Tutila=gn:3107418, Wadi al-Hijara=gn:3121070, Qant (al-Andalus)=gn:2521978, Bayyasa=gn:2521413, Quriya=gn:2519234, "
        "Amul (Ḫurāsān)=gn:1219649, Qala al-Ballut=gn:2525451, Manf (Miṣr)=pl:736963, Amawas=pl:687891, Kutha Rabba=pl:893977, "
        "Lurbus=pl:315061, Walila=pl:275740, Sughar=pl:697768, Madyan Shuayb=pl:746775, Sijilmasa=hg:sidjilmasa, Mimas=pl:687903, "
        "al-Khuttal=hg:khuttal, al-Sughd=pl:60058, Shadhuna=gn:2513961, Adhruh=gn:246474, al-Ahsa=hg:el-hasa, Awjila=gn:88533, "
        "al-Biqa=hg:beqaa-valley, al-Hawran=pl:678042, al-Saghaniyan=hg:saghaniyan, Arjuman=gn:145449, Darin=gn:107066, "
        "Awa (al-Jibāl)=gn:142623, Bulghar=gn:570990, Duluk=gn:316197, Dunqala=hg:dongola, Jisr Manbij=gn:166190, "
        "Karyan=gn:128652, Jundaysabur=gn:7839204, Khushunuba=gn:2268339, Kishsh=gn:1216187, Libira=gn:2517117, Mazinan=gn:124491, "
        "Qala Rabah=wd:Q371063, Sabur=hg:bishapur, al-Nashawa=gn:147429, Dhat al-Humam=gn:361219"
    ).split(", ")
)
"""Label of a record and the place that it is, if the names or the distance do not show it."""
APART = {("Shahrastan", "pl:942333"), ("al-Khawlan", "gn:73794"), ("Zaranj", "pl:29755"), ("al-Qadisiyya", "gn:91597")}
"""Label of a record and a place of the same name that it is not."""
SAME_SIZE = 10_000
"""The population of a present-day town that may lie up to SAME_KM away, if it has the very name; old places need none."""
SOUND_KM = 8
"""How far a town of the same consonants may lie: Tudela for Tutila."""
TOWN_KM = 60
"""How far a district may lie from the town after which it is named."""


@dataclass(frozen=True, slots=True)
class Record:
    """A place of the atlas: its class, names as (text, language), point and region."""

    of: str
    kind: str
    names: tuple[tuple[str, str], ...]
    label: str
    lat: float
    lon: float
    region: str


def records(file: Path) -> Iterator[Record]:
    """Yield the towns, villages, way stations and regions with a certain point."""
    for feature in json.loads(file.read_text("utf-8"))["features"]:
        data = feature["properties"]["cornuData"]
        kind = data["top_type_hom"]
        of = "P" if kind in TOWNS else "L" if kind == "regions" and data["top_type_orig"] not in NO_REGION else ""
        if not of or data["coord_certainty"] != "certain":
            continue
        lon, lat = feature["geometry"]["coordinates"]
        latin, *others = (text.strip(" !") for text in data["toponym_search"].split(","))
        names = [(text, "ar-Latn") for text in (latin, *others)]
        for key, lang in (("toponym_arabic", "ar"), ("toponym_translit", "ar-Latn")):
            texts = re.split("[,،]", f"{data[key]},{data[f'{key}_other']}")
            names.extend((text.strip(" !").replace("ŧ", ""), lang) for text in texts)
        names = [
            (text, lang)
            for text, lang in dict.fromkeys(names)
            if len(fold(text)) >= (5 if lang == "ar-Latn" else 3) and not set(text) & set("(/?!")
        ]
        region = data["region_spelled"].split("(")[0].strip().replace("ŧ", "")
        label = latin if len(fold(latin)) >= 5 else f"{latin} ({region})"
        if latin and names and latin not in COUNTRIES:
            yield Record(of, KINDS.get(kind, "town"), tuple(names), label, lat, lon, region)


def provinces(file: Path) -> Iterator[tuple[str, str, float, float]]:
    """Yield id, label, latitude and longitude of provinces; the point is the median of their places."""
    points: dict[str, list[tuple[float, float]]] = {}
    for feature in json.loads(file.read_text("utf-8"))["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        points.setdefault(feature["properties"]["cornuData"]["region_code"], []).append((lat, lon))
    for code, (id, label) in PROVINCES.items():
        lats, lons = zip(*points[code], strict=True)
        yield id, label, round(median(lats), 4), round(median(lons), 4)


def _bare(name: str) -> str:
    """Return a name without the Arabic article."""
    return fold(name).removeprefix("al ").removeprefix("al-")


def _sound(name: str) -> str:
    """Return the consonants of a name, without the difference of voice: Tutila and Tudela are both "ttl"."""
    bare = re.sub("[aeiouwyh' -]", "", _bare(name))
    return re.sub(r"(.)\1", r"\1", bare.translate(str.maketrans("cqgjdbvfzx", "kkkktppfss")))


def _alike(one: str, other: str) -> float:
    """Return how similar two names are, in letters and in consonants, without a word like "tall" that they share."""
    first, second = one.split(), other.split()
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    one, other = " ".join(first), " ".join(second)
    if not one or not other:
        return 0.0
    return min(JaroWinkler.similarity(one, other), 0.1 + JaroWinkler.similarity(_sound(one), _sound(other)))


class Known:
    """The places of the gazetteer and the rows that were added to places.csv since it was built."""

    def __init__(self, rows: list[dict[str, str]], names: list[dict[str, str]]) -> None:
        self.places = Places()
        self.names: dict[str, set[str]] = {}
        for key, existing in self.places.by_name.items():
            for place in existing:
                self.names.setdefault(place.id, set()).add(key)
        self.rows = [
            ExistingPlace(row["id"], row["label"], float(row["lat"]), float(row["lon"]), "", row["feature"], 0)
            for row in rows
            if row["id"] not in self.places.by_id and row["lat"]
        ]
        for place in self.rows:
            self.names[place.id] = {fold(place.label)}
        for row in names:
            if row["place"] in self.names:
                self.names[row["place"]].add(fold(row["toponym"]))

    def find(self, record: Record) -> ExistingPlace | None:
        """Return the place with the most similar name near a town, or the region with the same name around a point."""
        same = self.places.by_id.get(SAME.get(record.label, ""))
        if same and km(record.lat, record.lon, same.lat, same.lon) <= NEAR_KM["L"]:
            return same
        said = {_bare(text) for text, _ in record.names}
        found: list[tuple[float, int, float, ExistingPlace]] = []
        for place, away in self._near(record):
            if (record.label, place.id) in APART:
                continue
            mine = {_bare(name) for name in self.names.get(place.id, ())}
            alike = 1.0 if said & mine else 0.0
            if record.of == "P" and away > NEAR_KM["P"]:
                if alike and (place.population >= SAME_SIZE or place.id.startswith(("hg:", "pl:"))):
                    found.append((0.9, 0, -away, place))
                continue
            if record.of == "P" and not alike and place.id not in OTHERS:
                alike = max((_alike(a, b) for a in said for b in mine), default=0.0)
                sounds = {sound for name in said if len(sound := _sound(name)) >= 3}
                if away <= SOUND_KM and place.population and sounds & {_sound(name) for name in mine}:
                    alike = max(alike, ALIKE)
            elif record.of == "L" and place.feature in NO_DISTRICT:
                continue
            if alike >= ALIKE:
                found.append((alike, place.population, -away, place))
        return max(found, key=lambda one: one[:3])[3] if found else None

    def _near(self, record: Record) -> Iterator[tuple[ExistingPlace, float]]:
        classes, reach = ("PS", SAME_KM) if record.of == "P" else ("LAT", NEAR_KM["L"])
        for away, place in self.places.near(record.lat, record.lon, reach, classes):
            yield place, away
        for place in self.rows:
            away = km(record.lat, record.lon, place.lat, place.lon)
            if place.feature[:1] in classes and away <= reach:
                yield place, away

    def town(self, record: Record) -> bool:
        """Return whether a region is named after a town in it."""
        said = {_bare(text) for text, _ in record.names}
        near = [place for _, place in self.places.near(record.lat, record.lon, TOWN_KM, "PS")]
        return any(said & {_bare(name) for name in self.names.get(place.id, ())} for place in near)

    def add(self, place: ExistingPlace, record: Record) -> None:
        """Keep a new place, so that a second record of it is found."""
        self.rows.append(place)
        self.names[place.id] = {fold(text) for text, _ in record.names}


def main(file: str) -> None:
    """Add the places to places.csv and the names to toponyms.csv."""
    table, names = Table("places.csv"), Table("toponyms.csv")
    known, taken = Known(table.rows, names.rows), {row["id"] for row in table.rows}
    for record in sorted(records(Path(file)), key=lambda one: one.of, reverse=True):  # towns first
        place = known.find(record)
        if place is None and record.of == "L" and (known.town(record) or _town_row(known, record)):
            continue
        new = place is None
        if place is None:
            id = f"hg:{slug(record.label)}"
            id = f"{id}-{slug(record.region)}" if id in taken else id
            if id in taken:
                continue
            taken.add(id)
            feature = "P.PPLH" if record.of == "P" else "L.RGNH"
            place = ExistingPlace(id, record.label, record.lat, record.lon, "", feature, 0)
            known.add(place, record)
            table.add(
                id=id, label=record.label, feature=feature, lat=record.lat, lon=record.lon,
                when=WHEN if record.of == "P" else "", source=SOURCE, note=f"{record.kind} in {record.region}",
            )  # fmt: skip
        held = known.names.get(place.id, set()) if not new else {fold(record.label)}
        for text, lang in record.names:
            other = record.kind == "capital" and lang == "ar" and len(known.places.named(text)) > 1
            if fold(text) not in held or other:
                held = held | {fold(text)}
                names.add(
                    place=place.id,
                    toponym=text,
                    lang=lang,
                    kind="historical",
                    when=WHEN,
                    source=SOURCE,
                    certainty="probable",
                )
    for id, label, lat, lon in provinces(Path(file)):
        note = "point: the median of its places in the atlas"
        table.add(id=id, label=label, feature="L.RGNH", lat=lat, lon=lon, source=SOURCE, note=note)
    report([table, names])


def _town_row(known: Known, record: Record) -> bool:
    """Return whether a town that was added has the name of a region around it."""
    said = {_bare(text) for text, _ in record.names}
    return any(
        said & {_bare(name) for name in known.names[place.id]}
        for place in known.rows
        if place.feature[:1] == "P" and km(record.lat, record.lon, place.lat, place.lon) <= TOWN_KM
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
