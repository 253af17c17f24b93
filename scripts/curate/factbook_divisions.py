"""Years of present-day first-level divisions, from editions of The World Factbook.

    python scripts/curate/factbook_divisions.py CIA-World-Factbooks-Archive-1990-2025/data

Inputs: the folder `data` of https://github.com/MilkMp/CIA-World-Factbooks-Archive-1990-2025 (public domain), and
`factbook_divisions.csv`, one division a row: its id, its country, its name in GeoNames and its kind. A division begins with the
first edition that lists it. An edition follows a creation by up to five years, so the year is approximate. The other years of
divisions in `state-years.csv` were read by hand in lists of their creation.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from common import Table, report

from gazetteer.names.fold import fold

SOURCE = "cia-factbooks"
EDITIONS = range(1990, 2026)
COUNTRY = re.compile(r"^\s*\((\d+), (\d+), N'[^']*', N'((?:[^']|'')*)'", re.M)
DIVISIONS = re.compile(r"\(\d+, \d+, (\d+), N'Administrative divisions', N'((?:[^']|'')*)'")
NAMED_OTHERWISE = {
    "Congo, Democratic Republic of the": "CD", "Cote d'Ivoire": "CI", "Korea, South": "KR", "Laos": "LA", "Taiwan": "TW",
    "Tanzania": "TZ", "Vietnam": "VN", "Zaire": "CD",
}  # fmt: skip
"""Codes of countries that the Factbook names differently from ISO 3166."""
KIND = re.compile(r"\b(province|region)\b", re.I)

Lists = dict[str, dict[int, str]]
"""Maps the code of a country to the divisions in each edition, in folded letters without spaces."""


def main(factbooks: str) -> None:
    """Add the years to state-years.csv."""
    table, sources = Table("state-years.csv"), Table("sources.csv")
    sources.add(
        id=SOURCE,
        title="The World Factbook, editions of 1990 to 2025 (CIA), as packaged in CIA-World-Factbooks-Archive-1990-2025",
        licence="public domain",
        url="https://github.com/MilkMp/CIA-World-Factbooks-Archive-1990-2025",
        note="years of divisions",
    )
    lists = _lists(Path(factbooks))
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            year = _first_listed(row["label"], lists[row["country"]])
            table.add(place=row["place"], when=f"{year}~/", source=SOURCE, note=f"{row['note']}, listed since {year}")
    report([table, sources])


def _first_listed(label: str, editions: Mapping[int, str]) -> int:
    """Return the first edition that lists a division.

    Raises:
        ValueError: no edition lists it, or the first of all does.
    """
    key = _key(KIND.sub(" ", label))
    year = min((year for year, text in editions.items() if key in text), default=None)
    if year is None or year == min(editions):
        raise ValueError(f"the year of {label!r} does not follow from the editions")
    return year


def _lists(folder: Path) -> Lists:
    """Return the divisions that each edition lists for each country."""
    with (folder / "CountryISO_Codes.csv").open(encoding="utf-8", newline="") as stream:
        codes = {row["Name"]: row["ISOAlpha2"] for row in csv.DictReader(stream)} | NAMED_OTHERWISE
    countries = COUNTRY.findall((folder / "countries.sql").read_text(encoding="utf-8"))
    editions = {id: (int(year), codes.get(name.replace("''", "'"), "")) for id, year, name in countries}
    found: Lists = {}
    for edition in EDITIONS:
        with gzip.open(folder / f"fields/country_fields_{edition}.sql.gz", "rt", encoding="utf-8") as stream:
            for id, text in DIVISIONS.findall(stream.read()):
                year, code = editions[id]
                found.setdefault(code, {})[year] = _key(text)
    return found


def _key(text: str) -> str:
    return fold(text.replace("''", "'")).replace(" ", "")


if __name__ == "__main__":
    main(*sys.argv[1:])
