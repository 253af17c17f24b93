"""Towns of The Syriac Gazetteer, and Arabic, Syriac and scholarly names of its towns, rivers, regions and provinces.

    python scripts/curate/syriac_towns.py syriaca-data/data/places/tei

Input: `data/places/tei` of https://github.com/srophe/syriaca-data (CC BY). A place is matched by an identifier of GeoNames or
Pleiades, else by name and distance; towns and provinces that match nothing become rows of places.csv. A name is added if the
place does not have it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from common import ExistingPlace, Places, Table, km, report, slug
from rapidfuzz.distance import JaroWinkler

from gazetteer.names.fold import fold

SOURCE = "syriaca"
TEI, LANG = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = {
    "settlement": ("PS", 25, "P.PPLH"),
    "fortification": ("PS", 25, "S.FT"),
    "monastery": ("PS", 12, ""),
    "region": ("LAT", 250, ""),
    "province": ("LA", 200, "A.ADM1H"),
    "river": ("H", 250, ""),
    "open-water": ("H", 400, ""),
}
"""Kind: the classes of places to match, the distance in km, the feature of a new place, "" if none is added."""
LANGS = {"en": "en", "ar": "ar", "syr": "syr", "fr": "fr", "de": "de", "grc": "grc"}
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
NO_NAME = re.compile(
    r"[,(/\[\]?]|\b(?:of|the|and|in|river|city|near|unidentified|unknown|diocese|church|monastery|m[aā]r|deir|mount|"
    r"mountains|island|valley|desert)\b|^ܡܕܝܢܬܐ$",
    re.I,
)
"""Descriptions, names of buildings and of other kinds of places; "the city" in Syriac."""
GREAT, FAR_KM = 50_000, 60
"""A name is left out if a place with this population, or a region, has it and is this far away."""
NEAR_EAST = (12.0, 45.0, 20.0, 75.0)
"""South, north, west and east of the region from which places are taken."""
DOUBTFUL = {"123", "4026", "4253", "4474", "4485"}
"""Records left out: Maishan, which is also Basra; Hirta with the point of al-Jabiya; Karaj; two towns near Jubayl."""
ALIKE, ALIKE_KM = 0.84, 8


@dataclass(frozen=True, slots=True)
class Record:
    """A place of the gazetteer with its names by language."""

    key: str
    kind: str
    label: str
    names: tuple[tuple[str, str], ...]
    lat: float
    lon: float
    same: tuple[str, ...]


def records(folder: Path) -> Iterator[Record]:
    """Yield the places that have a point and a name."""
    for file in sorted(folder.glob("*.xml"), key=lambda path: int(path.stem)):
        place = ElementTree.parse(file).find(f".//{TEI}place")
        if place is None or place.get("type") not in KINDS:
            continue
        point = next((geo.text for geo in place.iter(f"{TEI}geo") if geo.text), "")
        names = [
            (LANGS[lang], MARKS.sub("", text))
            for one in place.findall(f"{TEI}placeName")
            if (lang := (one.get(LANG) or "").replace("en-x-srp1", "en")) in LANGS
            and (text := " ".join("".join(one.itertext()).split()).strip(" .\u073f"))
            and not NO_NAME.search(text)
        ]
        same = [
            prefix + found[1]
            for idno in place.findall(f"{TEI}idno")
            for prefix, pattern in (("pl:", r"pleiades\.stoa\.org/places/(\d+)"), ("gn:", r"geonames\.org/(\d+)"))
            if (found := re.search(pattern, idno.text or ""))
        ]
        english = [text for lang, text in names if lang == "en"]
        if english and len(point.split()) == 2:
            lat, lon = map(float, point.split())
            yield Record(
                file.stem, place.get("type", ""), english[0], tuple(dict.fromkeys(names)), lat, lon, tuple(same)
            )


def find(record: Record, places: Places) -> ExistingPlace | None:
    """Return the place of the gazetteer that a record describes."""
    classes, near_km, _ = KINDS[record.kind]
    if own := places.by_id.get(f"syriaca:{record.key}"):
        return own
    named = places.match((text for _, text in record.names), record.lat, record.lon, near_km, classes)
    if named and named.feature == "L.BTL":
        named = None
    same = [places.by_id[id] for id in record.same if id in places.by_id]
    near = [
        place
        for place in same
        if km(record.lat, record.lon, place.lat, place.lon) <= near_km and place.feature[:1] in classes
    ]
    if named or near:
        return named or near[0]
    return _similar(record, places) if record.kind == "settlement" else None


def _similar(record: Record, places: Places) -> ExistingPlace | None:
    """Return the nearest town whose label is spelled like a name of the record."""
    latin = [fold(text).removeprefix("al ") for lang, text in record.names if lang == "en"]
    for _, place in sorted(places.near(record.lat, record.lon, ALIKE_KM, "PS"), key=lambda one: one[0]):
        label = fold(place.label).removeprefix("al ")
        if any(JaroWinkler.similarity(name, label) >= ALIKE for name in latin):
            return place
    return None


def _greater(place: ExistingPlace, record: Record) -> bool:
    """Return whether a text means this place by a name rather than the place of the record."""
    great = place.population >= GREAT or place.feature.startswith("L.RGN")
    return great and km(place.lat, place.lon, record.lat, record.lon) > FAR_KM


def main(folder: str) -> None:
    """Add the places to places.csv and the names to toponyms.csv."""
    places, table, names = Places(), Table("places.csv"), Table("toponyms.csv")
    taken = {row["id"] for row in table.rows}
    written = set()
    every = list(records(Path(folder)))
    labels = {fold(record.label) for record in every}
    every = [
        replace(
            record,
            names=tuple(
                (lang, text) for lang, text in record.names if text == record.label or fold(text) not in labels
            ),
        )
        for record in every
    ]
    south, north, west, east = NEAR_EAST
    for record in every:
        place, feature = find(record, places), KINDS[record.kind][2]
        fits = south < record.lat < north and west < record.lon < east and record.key not in DOUBTFUL
        if not fits or (place is None and (not feature or places.named(record.label, "LAHT"))):
            continue
        id = place.id if place else f"hg:{slug(record.label)}"
        if place is None:
            id = f"{id}-syriac" if id in taken else id
            taken.add(id)
            table.add(
                id=id, label=record.label, feature=feature, lat=record.lat, lon=record.lon, source=SOURCE,
                note=f"syriaca.org/place/{record.key}",
            )  # fmt: skip
        for lang, text in record.names:
            held = places.named(text)
            if any(_greater(one, record) for one in held if one.id != id):
                continue
            known = any(one.id == id for one in held) or (text == record.label and place is None)
            if not known and (id, fold(text)) not in written and len(fold(text)) >= (4 if lang == "en" else 3):
                written.add((id, fold(text)))
                names.add(place=id, toponym=text, lang=lang, kind="historical", source=SOURCE, certainty="certain")
    report([table, names])


if __name__ == "__main__":
    main(*sys.argv[1:])
