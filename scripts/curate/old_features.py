"""Regions, passes and buildings that histories name, and old names of waters, islands and provinces.

    python scripts/curate/old_features.py heritage.ts

Inputs:

* `old_features.csv`, read by hand in the source that each row names: what a place is, and the town that the source gives
  as its capital or as a town of it, or a point or a box;
* `old_names.csv`, read by hand: other names of places that the gazetteer has;
* `old_sources.csv`: the sources of both that `sources.csv` lacks. Titles of the Encyclopaedia Britannica of 1810 and of pages of
  Wikipedia are made from their ids, as are those of the Encyclopaedia Britannica of 1911;
* src/assets/heritage.ts of https://github.com/baffioso/geoquiz-history: points of World Heritage sites from Wikidata, for the
  rows whose point is HERITAGE.

The column `point` is a town, a town with its country ("Susa/IT"), two towns between which a pass lies ("Tende/FR + Cuneo/IT"), a
latitude and a longitude, or the west, south, east and north of a box. The column `names` has names with their languages,
separated by bars, each with a source of its own where it is not that of the place ("en=Lateran=wordnet").
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from common import ExistingPlace, Places, Row, Table, report, slug

FOLDER = Path(__file__).parent
HERITAGE = "HERITAGE"
SITE = re.compile(r'"name": "([^"]*)", "wikipedia".*?"coordinates": \[ ?([-\d.]+), ([-\d.]+)')
BRITANNICA = "https://github.com/jburnford/Encyclopedia_Britannica_1771-1860"
BRITANNICA_1911 = "https://github.com/GITenberg"
"""The volumes "Encyclopaedia Britannica, 11th Edition, Volume …, Slice …" of Project Gutenberg."""


@dataclass(frozen=True)
class Spot:
    """Where a place lies: its point, a box if there is one, and how the note says so."""

    lat: float
    lon: float
    note: str = ""
    box: tuple[float, float, float, float] | None = None


def main(heritage: str) -> None:
    """Add the places, names and sources to the tables."""
    sites = {m[1]: (float(m[3]), float(m[2])) for m in SITE.finditer(Path(heritage).read_text(encoding="utf-8"))}
    places, names, sources = Table("places.csv"), Table("toponyms.csv"), Table("sources.csv")
    held = Places()
    taken = {row["id"]: row for row in places.rows}
    for row in _rows("old_features.csv"):
        spot = find_spot(row, held, sites)
        id = _id(row, spot, taken)
        _add_place(places, id, row, spot)
        _add_names(names, id, row)
    for row in _rows("old_names.csv"):
        names.add(**row, certainty="certain")
    known = {row["id"]: row for row in _rows("old_sources.csv")}
    seen = {row["id"] for row in sources.rows}
    for source in sorted({row["source"] for row in (*places.rows, *names.rows)} - seen):
        if source in known or ":" in source:
            sources.add(**(known.get(source) or make_source(source)))
    report([places, names, sources])


def find_spot(row: Row, held: Places, sites: dict[str, tuple[float, float]]) -> Spot:
    """Return where a row's place lies.

    Raises:
        LookupError: A town or a heritage site was not found.
    """
    text = row["point"]
    if text == HERITAGE:
        return Spot(*sites[row["name"]])
    numbers = [float(part) for part in text.split()] if re.fullmatch(r"[-\d. ]+", text) else []
    if len(numbers) == 2:
        return Spot(numbers[0], numbers[1], f"point: {row['fact']}")
    if len(numbers) == 4:
        west, south, east, north = numbers
        return Spot(
            (south + north) / 2, (west + east) / 2, f"point: the middle of {row['fact']}", (west, south, east, north)
        )
    towns = [_town(part.strip(), row["country"], held) for part in text.split(" + ")]
    lat, lon = (sum(getattr(town, side) for town in towns) / len(towns) for side in ("lat", "lon"))
    labels = " and ".join(town.label for town in towns)
    return Spot(lat, lon, f"point: midway between {labels}" if len(towns) > 1 else f"point: {labels}, {row['fact']}")


def _town(text: str, country: str, held: Places) -> ExistingPlace:
    name, _, code = text.partition("/")
    found = [town for town in held.named(name, "P") if town.country == (code or country)]
    if not found:
        raise LookupError(f"{text}: town not found in {code or country}")
    return found[0]


def _id(row: Row, spot: Spot, taken: dict[str, Row]) -> str:
    """Return the id of a place: its name, with its point where another place of `places.csv` has that id."""
    id = f"hg:{slug(row['name'])}"
    other = taken.get(id)
    if other and (other["feature"], other["source"]) != (row["feature"], row["source"]):
        return f"{id}-{abs(round(spot.lat))}{'ns'[spot.lat < 0]}-{abs(round(spot.lon))}{'ew'[spot.lon < 0]}"
    return id


def _add_place(places: Table, id: str, row: Row, spot: Spot) -> None:
    box = dict(zip(("west", "south", "east", "north"), spot.box, strict=True)) if spot.box else {}
    places.add(
        id=id, label=row["name"], feature=row["feature"], lat=round(spot.lat, 4), lon=round(spot.lon, 4),
        country=row["country"], when=row["when"], source=row["source"], note=spot.note, **box,
    )  # fmt: skip


def _add_names(names: Table, id: str, row: Row) -> None:
    for part in filter(None, row["names"].split("|")):
        lang, text, *source = part.split("=")
        names.add(
            place=id, toponym=text, lang=lang, kind="alternate", source=source[0] if source else row["source"],
            certainty="certain",
        )  # fmt: skip


def make_source(id: str) -> Row:
    """Return the row of a source that is an article of the Britannica of 1810 or 1911, or a page of Wikipedia.

    >>> make_source("eb4:Languedoc")["title"]
    '"Languedoc", Encyclopaedia Britannica, 4th edition (1810)'
    """
    work, _, title = id.partition(":")
    if work == "eb4":
        text = f'"{title}", Encyclopaedia Britannica, 4th edition (1810)'
        return {"id": id, "title": text, "licence": "public domain", "url": BRITANNICA}
    if work == "eb1911":
        text = f'"{title}", Encyclopaedia Britannica, 11th edition (1910–1911)'
        return {"id": id, "title": text, "licence": "public domain", "url": BRITANNICA_1911}
    if work == "enwiki":
        text = f"{title} (Wikipedia, July 2019)"
        url = f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"
        return {"id": id, "title": text, "licence": "CC BY-SA 3.0 (facts only)", "url": url}
    raise LookupError(f"{id}: not in old_sources.csv")


def _rows(file: str) -> list[Row]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    main(*sys.argv[1:])
