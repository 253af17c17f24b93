"""States and provinces that were read one by one in encyclopedias and lists.

    python scripts/curate/realms.py

`realms.csv` was read by hand: the name of the state or province, its seat (or the town or the present division of its name)
with the country of today, its years ("701~" if they are approximate), other names (each with a language or
without: "de=Sachsen-Gotha"), and the page. Its point is that of the seat in the gazetteer.
`realm_sources.csv` has the titles and addresses of pages that are not of Wikipedia.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from common import ExistingPlace, Places, Table
from realm_rows import Realm, Realms

HERE = Path(__file__).parent
WHERE = {"seat": "the seat, {}", "town of its name": "{}, the town of its name", "present": "the present division {}",
         "capital": "{}, the capital of the present division"}  # fmt: skip
"""What the point is, by the column `at`."""


def main() -> None:
    """Add the rows to places.csv, toponyms.csv and sources.csv."""
    realms, places, sources, counts = Realms(), Places(), Table("sources.csv"), Counter[str]()
    with (HERE / "realm_sources.csv").open(encoding="utf-8", newline="") as stream:
        pages = {row["id"]: row for row in csv.DictReader(stream)}
    known = {row["id"] for row in sources.rows}
    with (HERE / "realms.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        counts[realms.add(realm(row, find(row, places)))] += 1
        if row["source"] not in known:
            sources.add(**(pages.get(row["source"]) or wikipedia(row["source"])))
    for row in pages.values():
        sources.add(**row)
    print(dict(counts))
    realms.save([sources])


def wikipedia(id: str) -> dict[str, str]:
    """Return the row of a source that is a page of the English Wikipedia, read in one of its mirrors.

    >>> wikipedia("enwiki:Danube Vilayet")["url"]
    'https://en.wikipedia.org/wiki/Danube_Vilayet'
    """
    work, _, title = id.partition(":")
    if work != "enwiki":
        raise LookupError(f"{id}: not in realm_sources.csv")
    url = f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"
    return {"id": id, "title": f"{title} (Wikipedia)", "licence": "CC BY-SA 4.0; facts only", "url": url}


def find(row: dict[str, str], places: Places) -> ExistingPlace:
    """Return the most populous town, or the division, with the name in the country; "Boston/Massachusetts" is in a division.

    Raises:
        LookupError: The country has no place with that name.
    """
    name, _, division = row["place"].partition("/")
    found = [
        place
        for place in places.named(name, "A" if row["at"] == "present" else "P")
        if place.country == row["country"] and (not division or division.casefold() in places.divisions(place))
    ]
    if row["at"] == "present":
        found = [place for place in found if place.feature in ("A.ADM1", "A.PCLI")] or found
    if not found:
        raise LookupError(f"{row['place']}: not found in {row['country']}")
    return found[0]


def realm(row: dict[str, str], at: ExistingPlace) -> Realm:
    """Return the state or province of a row."""
    return Realm(
        label=row["label"], feature=row["feature"], lat=at.lat, lon=at.lon, where=WHERE[row["at"]].format(at.label),
        source=row["source"], start=int(row["start"].strip("~")) if row["start"] else None,
        end=int(row["end"]) if row["end"] else None, about=row["start"].endswith("~"),
        names=tuple(map(_tagged, filter(None, row["names"].split(";")))), note=row["note"],
        country=row["country"] if row["at"] == "present" else "",
    )  # fmt: skip


def _tagged(written: str) -> tuple[str, str]:
    """Return a name and its language: "de=Sachsen-Gotha", and English without a language if it has only ASCII letters.

    >>> _tagged("de=Sachsen-Gotha"), _tagged("Upper Peru")
    (('Sachsen-Gotha', 'de'), ('Upper Peru', 'en'))
    """
    lang, sign, text = written.partition("=")
    return (text, lang) if sign else (written, "en" if written.isascii() else "")


if __name__ == "__main__":
    main()
