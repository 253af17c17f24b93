"""Independent states outside Europe and the Americas of the 19th century, from the International System(s) Dataset.

    python scripts/curate/independent.py isd_2_2_update_reversedates.csv

Input: `data-raw/states/ISD/isd_2_2_update_reversedates.csv` of https://github.com/globalgov/manystates (CC BY 4.0), version
2.2 of the dataset of R. Butcher and C. Griffiths: names, capitals, points, and the years in which a state was independent.
The last year is that of its annexation, protectorate or union, so princely states of India are left to `princely.py`. First
years are estimates.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

from common import Places
from realm_rows import Realm, Realms

SOURCE = "isd"
MODERN = 1945
"""Last year up to which a state counts as a former one."""
BEGINS = (1815, 1816)
"""Years at which the dataset begins: the first year of the state is not given."""
EARLIEST = 1000
_POINT = re.compile(r"(\d+) (\d+) ([\d.]+) ([NSEW])", re.IGNORECASE)
INDIA = (67.0, 20.0, 88.5, 35.0)
"""West, south, east, north of the princely states, which `princely.py` adds with the years until 1947."""
LEFT_OUT = frozenset(
    "Afghanistan|Albania|Algeria|Annam|Austria|Austria-Hungary|Belgium|Bhutan|Bolivia|Brunei|Cambodia|"
    "Cuba|Czechoslovakia|Denmark|"
    "Dominican Republic|Egypt|Estonia|Ethiopia|France|Greece|Haiti|Hawaii|Iraq|Korea|Latvia|Lesotho|"
    "Libya|Lithuania|Luxembourg|Madagascar|"
    "Mexico|Montenegro|Morocco|Myanmar|Netherlands|Norway|Oman|Peru|Poland|Serbia|Sudan|Syria|Texas|"
    "Tibet|Tonga|Transvaal|Tunisia|Yugoslavia|"
    "Tampin|Orange Free State|United Provinces of Central America|Republic of Vietnam|Rabih|"
    "Mataram Lombok|Bremen|Azanda|Samoa|Singhbhum|"
    "Zululand|Fiji|Kongo Kingdom|Ruanda|Urundi|Kanem-Bornu|Swazi Kingdom|Ijaye|Loango Kingdom|"
    "Abuja Emirate|Siak|Riau|Mataatua|Ngati Toa|Ngapuhi|Waikato|"
    "Nejd (Saudi Arabia)|Sikkim|Nyungu Kingdom|Japan|Nepal|Iran|China|Thailand|Liberia|Paraguay".split("|")
)  # fmt: skip
"""States of today, states that we have under another name, tribes, and states whose points in the source are far from them."""
NOT_NAMES = frozenset(
    "Samarkand|Damel|Pragjyotisha|Kamarupa|Himyari|Aseeri|Asaryah|Idrissi|Gonga|Goffa|Ware|Waree|Kathay|"
    "Cassay|Mogli|Mikli|Msiri|Nyiginya|"
    "Katsina-state|Fulbe State|Kator|Baluba|Bushongo|Bakuba|Johanna|Goma|Guma|Inarit|Sennar|Makassar|"
    "Ferghana|Badakhshan|Mewat|Porahat|"
    "Bokhara|Khoquand|Rund Kingdom|Hijaj|Gabu|Butoro|Egypt|Vietnam|Jolo|Avaristan|Daghestan|Baloochistan|Balochistan|"
    "Baluchistan|Carang-assam|Khiva|Kokand|Bukhara|Tigre".split("|")
)  # fmt: skip
"""Other names in the source that are those of peoples, rulers, towns or parts, or of another state."""
SECOND = frozenset("Kingdom Empire Sultanate Emirate State Khanate Confederacy Caliphate Paramountcy Turkestan".split())
"""Second words of names; other pairs of words are two names."""
LABELS = {
    "Bukhara": "Emirate of Bukhara",
    "Khiva": "Khanate of Khiva",
    "Kokand": "Khanate of Kokand",
    "Palembang": "Sultanate of Palembang",
    "Oaugadougou": "Kingdom of Ouagadougou",
    "Walo": "Waalo",
    "Jolof (Djoloff or Wolof)": "Jolof Kingdom",
    "Shoa": "Shewa",
    "Tokolor": "Tukulor Empire",
    "Chien Khouang/ Xiang Khouang/ Xieng Khouang": "Muang Phuan",
    "Luang Phrabang": "Luang Prabang",
    "Zinder (Damagaram)": "Damagaram",
    "Khaipur": "",
    "Zanzibar": "Sultanate of Zanzibar",
    "Mataram": "Mataram Sultanate",
    "Enarya (Limmu)": "Limmu-Ennarea",
    "Hobyo (Obbia) Sultanate": "Hobyo Sultanate",
    "Deli Sultanate": "Sultanate of Deli",
    "Bau": "Kingdom of Bau",
    "Mandinka Empire": "Wassoulou Empire",
    "Tahiti": "Kingdom of Tahiti",
    "Poona": "",
    "Sind": "Talpur Sind",
    "Massina": "Massina Empire",
    "Dagestan": "Caucasian Imamate",
    "Benjermassin": "Sultanate of Banjarmasin",
}
"""Labels in place of those of the source; empty for states that are left out."""


def main(file: str) -> None:
    """Add the states to places.csv and toponyms.csv."""
    realms, places, counts = Realms(), Places(), Counter[str]()
    rows: dict[str, dict[str, str]] = {}
    with Path(file).open(encoding="latin-1", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["StateName"] not in LEFT_OUT and _length(row) > _length(rows.get(row["StateName"])):
                rows[row["StateName"]] = row
    for row in rows.values():
        end = int(row["End"][:4])
        lat, lon = degrees(row["Latitude"]), degrees(row["Longitude"])
        label = LABELS.get(row["StateName"], row["StateName"])
        if end > MODERN or lat is None or lon is None or not label:
            continue
        west, south, east, north = INDIA
        if (west < lon < east and south < lat < north and lat < 33) or in_europe(lat, lon):
            continue
        counts[realms.add(independent(label, row, lat, lon, end, places))] += 1
    print(dict(counts))
    realms.save()


def _length(row: dict[str, str] | None) -> int:
    """Return for how many years a state was independent: of several spans the longest is used."""
    return int(row["End"][:4]) - int(row["Start"][:4]) if row else -1


def degrees(text: str) -> float | None:
    """Return "13 27 00 N" in degrees; None for another form."""
    match = _POINT.match(text.strip())
    if match is None:
        return None
    value = int(match[1]) + int(match[2]) / 60 + float(match[3]) / 3600
    return -value if match[4].upper() in "SW" else value


def in_europe(lat: float, lon: float) -> bool:
    """Return whether a point is in Europe, whose states come from other sources."""
    return lat > 36.5 and -12 < lon < 40


def independent(label: str, row: dict[str, str], lat: float, lon: float, end: int, places: Places) -> Realm:
    """Return a state; the point is the capital in the gazetteer if it is near the point of the source."""
    given, started = int(row["EStart"]), int(row["Start"][:4])
    start = given if given >= EARLIEST and given not in BEGINS else started if started > max(BEGINS) else None
    capital = row["Capital"].split("/")[0].strip()
    town = places.match([capital], lat, lon, 40) if capital and capital.isascii() else None
    where = f"the seat, {town.label}" if town else "of the source"
    names = [(name.strip(), "") for name in row["OtherName"].split(",") if plain(name.strip())]
    return Realm(
        label=label, feature="A.PCLH", lat=town.lat if town else lat, lon=town.lon if town else lon, where=where, source=SOURCE,
        start=start, end=end, about=start is not None and start == given, names=tuple(names), note="years: of its independence",
    )  # fmt: skip


def plain(name: str) -> bool:
    """Return whether a name of the source can be used: one name of Latin letters, not a dynasty, a list or a phrase."""
    words = name.split()
    known = len(words) == 1 or (len(words) == 2 and words[1] in SECOND)
    return known and name not in NOT_NAMES and bool(re.fullmatch(r"[A-Z][a-z'’-]{3,}(?: [A-Z][a-z]+)?", name))


if __name__ == "__main__":
    main(*sys.argv[1:])
