"""Dated names of Chinese towns from the China Historical GIS: `python scripts/curate/china.py COUNTIES PREFECTURES`.

Inputs: `v6_time_cnty_pts_gbk_wgs84.csv` and `v6_time_pref_pts_utf_wgs84.csv` of CHGIS V6, as packaged in `his-geo` 0.1.6:
counties and prefectures from 222 BC to 1911 with their years and the point of their seat. A town had the name of the
unit whose seat it was. A record is used if its seat is a present-day town (by the source, or because the point is
within 3 km of one), and if it lasted at least 15 years and ended after 600. The series ends in 1911, so a name that
exists then may have continued."""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import ExistingPlace, Places, Table, report, span

from gazetteer.names.fold import fold

SOURCE = "chgis"
SEATS = re.compile(r"[县市旗]城?(?:区)?$|治$|驻地|城关|旧城|老城")
LONG_ENOUGH, RECENT = 15, 600
PREFECTURES = {"Zhou", "Jun", "Fu", "Lu", "Zhilizhou", "Zhiliting", "Ting"}


@dataclass(frozen=True)
class Record:
    """One county or prefecture in one timespan."""

    hanzi: str
    pinyin: str
    first: int
    last: int
    lat: float
    lon: float
    located: str


def main(counties: str, prefectures: str) -> None:
    """Add the names to toponyms.csv, and the first year of the present names to attestations.csv."""
    places = Places()
    tables = [Table("toponyms.csv"), Table("attestations.csv")]
    named: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for record in (*_read(Path(counties)), *_read(Path(prefectures))):
        town = _town(record, places)
        if town is not None:
            named[town.id, record.hanzi, record.pinyin].append((record.first, record.last))
    for (id, hanzi, pinyin), years in named.items():
        if fold(places.by_id[id].label).replace(" ", "") == fold(pinyin).replace(" ", ""):
            tables[1].add(place=id, fact="attested", when=span(min(years)[0], None), source=SOURCE, note=f"as {hanzi}")
            continue
        for first, last in _joined(years):
            when = span(first, last)
            for text, lang in ((hanzi, "zh-Hant"), (pinyin, "zh-Latn-pinyin")):
                tables[0].add(
                    place=id, toponym=text, lang=lang, kind="historical", when=when, source=SOURCE, certainty="certain"
                )
    report(tables)


def _read(path: Path) -> Iterator[Record]:
    """Yield the usable records of one file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            first, last = int(row["BEG_YR"]), int(row["END_YR"])
            kind, name = row["TYPE_PY"], row["NAME_FT"].strip()
            if (
                not row["X_COOR"].strip()
                or not row["Y_COOR"].strip()
                or last - first < LONG_ENOUGH
                or last < RECENT
                or not name
                or kind not in PREFECTURES | {"Xian"}
            ):
                continue
            hanzi, pinyin = _names(name, row["NAME_PY"], kind)
            first = first + 1 if first < 0 else first
            yield Record(hanzi, pinyin, first, last, float(row["Y_COOR"]), float(row["X_COOR"]), row["PRES_LOC"])


def _names(hanzi: str, pinyin: str, kind: str) -> tuple[str, str]:
    """Return the town's name in both scripts.

    A county's without 縣 unless only one character would remain; Runzhou, but Taiwan Fu.
    """
    syllables = re.sub(r"\s+", " ", pinyin.strip()).split(" ")
    base = " ".join(syllables[:-1]) if len(syllables) > 1 else syllables[0]
    short = len(hanzi) <= 2
    if kind == "Xian":
        return (hanzi, base + "xian") if short else (hanzi.removesuffix("縣"), base)
    ending = "Zhou" if kind == "Zhilizhou" else "Ting" if kind == "Zhiliting" else kind
    if base.lower().endswith(ending.lower()):
        return hanzi, base
    return hanzi, base + ending.lower() if short else f"{base} {ending}"


def _town(record: Record, places: Places) -> ExistingPlace | None:
    """Return the present-day town in which the seat was: a city within 8 km, else the largest place near the point."""
    reach = 6 if SEATS.search(record.located) and not re.search(r"[东西南北]", record.located[-6:]) else 3
    near = list(places.near(record.lat, record.lon, 8))
    cities = [place for _, place in near if place.population >= 300_000]
    return max(
        cities or [place for away, place in near if away <= reach], key=lambda place: place.population, default=None
    )


def _joined(years: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge consecutive timespans."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(years):
        if found and first - found[-1][1] <= 30:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
