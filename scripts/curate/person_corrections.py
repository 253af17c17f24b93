"""Persons: corrections of rows of people.csv after a second source, and merges of persons who were in the table twice.

    python scripts/curate/person_corrections.py

`person_corrections.csv` has one row for each corrected field: the id of the person, the field, its value before and after, the
source of the new value, and the reason. The field `merge` gives the id of the row that stays; it gets the names of the other
row, and the years, the office and the authority that it does not have.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from common import COLUMNS, DATA, Row

CORRECTIONS = Path(__file__).with_suffix(".csv")
MERGE, REMOVE = "merge", "remove"
"""Values of `field` that concern the complete row."""
LIFE = ("born", "died", "reign", "role", "authority")


def corrected(people: Iterable[Row], corrections: Iterable[Mapping[str, str]]) -> list[Row]:
    """Return the table with all corrections; one whose `old` value is not in the table any more is reported and left out."""
    rows = {row["id"]: dict(row) for row in people}
    corrections = list(corrections)
    for each in corrections:
        row = rows.get(each["id"])
        if row is None or each["field"] in (MERGE, REMOVE):
            continue
        if row[each["field"]] == each["old"]:
            row[each["field"]] = each["new"]
        elif row[each["field"]] != each["new"] and each["field"] != "aliases":  # a merge adds aliases
            print(f"{each['id']}: {each['field']} is {row[each['field']]!r} and not {each['old']!r}", file=sys.stderr)
    for each in corrections:
        if each["field"] == MERGE and each["id"] in rows and each["new"] in rows:
            _merge(rows.pop(each["id"]), rows[each["new"]])
        elif each["field"] == REMOVE:
            rows.pop(each["id"], None)
    return list(rows.values())


def _merge(row: Row, kept: Row) -> None:
    """Give a row the names of another one, and what it lacks."""
    names = [*kept["aliases"].split("|"), row["name"], *row["aliases"].split("|")]
    kept["aliases"] = "|".join(name for name in dict.fromkeys(names) if name and name != kept["name"])
    for field in LIFE:
        kept[field] = kept[field] or row[field]
    if row["id"].startswith("wd:") and not kept["id"].startswith("wd:"):
        kept["authority"] = kept["authority"] or row["id"]


def main() -> None:
    with (DATA / "people.csv").open(encoding="utf-8", newline="") as stream:
        people = list(csv.DictReader(stream))
    with CORRECTIONS.open(encoding="utf-8", newline="") as stream:
        rows = corrected(people, csv.DictReader(stream))
    with (DATA / "people.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS["people.csv"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(people) - len(rows)} of {len(people)} rows were merged or removed")


if __name__ == "__main__":
    main()
