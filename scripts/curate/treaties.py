"""Treaties and councils as attestations: in their year, a source mentions the town after which they are called.

    python scripts/curate/treaties.py

`treaties.csv` was read by hand in pages of the English Wikipedia of July 2019, as mirrored in
https://github.com/chinapedia/wikipedia.abstract.en. It has what kind of meeting it was, the name of the town today with
its country, the year, the name of the treaty or council, and the page. Those that were not held in the town of their name
are left out.
"""

from __future__ import annotations

import csv
from pathlib import Path

from common import ExistingPlace, Places, Row, Table, report
from old_features import make_source

TABLE = Path(__file__).parent / "treaties.csv"


def main() -> None:
    """Add the rows to attestations.csv and the pages to sources.csv."""
    places, attestations, sources = Places(), Table("attestations.csv"), Table("sources.csv")
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        source = f"enwiki:{row['page']}"
        attestations.add(
            place=find_town(row, places).id,
            fact=row["fact"],
            when=row["year"].zfill(4),
            source=source,
            note=row["name"],
        )
        if not any(known["id"] == source for known in sources.rows):
            sources.add(**make_source(source))
    report([attestations, sources])


def find_town(row: Row, places: Places) -> ExistingPlace:
    """Return the most populous town with the name in the country.

    Raises:
        LookupError: The country has no town with that name.
    """
    found = [place for place in places.named(row["town"], "PS") if place.country == row["country"]]
    if not found:
        raise LookupError(f"{row['town']}: town not found in {row['country']}")
    return found[0]


if __name__ == "__main__":
    main()
