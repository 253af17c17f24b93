"""Persons: rows of people.csv of American envoys, from the lists of the Office of the Historian.

    python scripts/curate/envoys.py CLONE

CLONE is a clone of https://github.com/HistoryAtState/pocom (CC0): principal officers and chiefs of mission of the United States.
Used are the chiefs of mission in the countries of `COUNTRIES` who took office from 1850 to 1925 and whose years of birth and death
are stated: name, years of birth and death, country, and year of taking office.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from xml.etree import ElementTree

from common import Table, slug
from persons import _key

SOURCE = "pocom"
COUNTRIES = {
    "turkey": "the Ottoman Empire or Turkey", "iran": "Persia", "russia": "Russia", "egypt": "Egypt", "greece": "Greece",
    "romania": "Romania", "bulgaria": "Bulgaria", "yugoslavia": "Serbia or Yugoslavia", "austria": "Austria",
}  # fmt: skip
FIRST, LAST = 1850, 1925
"""Years in which the persons took office."""


def main(clone: str) -> None:
    """Add the envoys to people.csv."""
    table, sources = Table("people.csv"), Table("sources.csv")
    taken = {_key(name): row for row in table.rows for name in (row["name"], *row["aliases"].split("|")) if name}
    new = completed = 0
    for person, posts in sorted(_posts(clone).items()):
        tree = _read(clone, f"people/{person[0]}/{person}.xml")
        forename, surname = _text(tree, "persName/forename"), _text(tree, "persName/surname")
        born, died = _text(tree, "birth"), _text(tree, "death")
        name = " ".join(filter(None, (forename, surname, _text(tree, "persName/genName"))))
        if not (born.isdigit() and died.isdigit() and forename and surname):
            continue
        short = f"{forename.split()[0]} {surname}"
        row = next((row for text in (name, short) if (row := taken.get(_key(text)))), None)
        if row is not None:
            same = row["born"][:4] == born and row["died"] in ("", f"{died}?")
            if same:
                row["born"], row["died"], row["source"], completed = born, died, SOURCE, completed + 1
            continue
        role = "; ".join(f"American envoy to {COUNTRIES[country]} from {start}" for country, start in posts.items())
        table.add(
            id=f"hg:person-{slug(name)}",
            name=name,
            aliases="",
            born=born,
            died=died,
            reign="",
            role=role,
            authority="",
            source=SOURCE,
        )
        new += 1
    sources.add(
        id=SOURCE,
        title="Principal Officers and Chiefs of Mission of the United States, Office of the Historian",
        licence="CC0",
        url="https://github.com/HistoryAtState/pocom",
    )
    table.save()
    sources.save()
    print(f"{new} new, {completed} completed")


def _posts(clone: str) -> dict[str, dict[str, int]]:
    """Return the countries of each person, by the person's id, and the year in which the person first took office there."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for country in COUNTRIES:
        for chief in _read(clone, f"missions-countries/{country}.xml").iter("chief"):
            start, person = _text(chief, "started/date")[:4], _text(chief, "person-id")
            if start.isdigit() and FIRST <= int(start) <= LAST:
                found[person][country] = min(int(start), found[person].get(country, LAST))
    return found


def _read(clone: str, path: str) -> ElementTree.Element:
    command = ["git", f"--git-dir={clone}", "show", f"HEAD:{path}"]
    return ElementTree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)


def _text(element: ElementTree.Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


if __name__ == "__main__":
    main(*sys.argv[1:])
