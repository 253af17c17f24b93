"""The first counties and colonies with European names in countries that Europeans settled; towns may be a generation older.

    python scripts/curate/settlement.py counties_historical_lores.rda

States and countries that other Europeans had settled before are left out, because their towns are older.

Input: `data/counties_historical_lores.rda` of https://github.com/ropensci/USAboundariesData (Newberry Library, CC0). The
year is that of the first county of each state of the United States, and of the first colony in `places.csv` elsewhere, with its
source. Needs `rdata`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from atlas import frame
from common import Table, report

COLONIES = {
    "AU": "hg:colony-of-new-south-wales",
    "AU-NSW": "hg:colony-of-new-south-wales",
    "AU-SA": "hg:colony-of-south-australia",
    "AU-WA": "hg:colony-of-western-australia",
    "CA": "hg:new-france",
    "CA-QC": "hg:new-france",
    "CA-BC": "hg:colony-of-vancouver-island",
    "CU": "hg:spanish-cuba",
    "BB": "hg:british-barbados",
    "CV": "hg:portuguese-cape-verde",
    "DM": "hg:british-dominica",
    "FJ": "hg:kingdom-fiji",
    "SG": "hg:british-singapore",
}
"""Maps a country or division to its first colony."""
FORERUNNERS = frozenset("FL CA TX NM AZ LA MO MS AL AR MI IL IN WI NY NJ DE PA AK HI".split())
"""States that had Spanish, French, Dutch, Swedish or Russian towns, or towns of their own kingdom, before the first county."""


def main(counties: str) -> None:
    """Write settlement.csv."""
    first: dict[str, tuple[int, str]] = {}
    for row in frame(Path(counties), "counties_historical_lores").itertuples():
        year, state = int(row.start_n) // 10000, str(row.state_abbr)
        if len(state) == 2 and state not in FORERUNNERS and year < first.get(state, (9999, ""))[0]:
            first[state] = (year, str(row.full_name).title())
    table = Table("settlement.csv")
    divisions = {row["code"]: row["division"] for row in table.rows}
    rows = [
        (f"US-{state}", str(year), "newberry-ahcb", f"first county: {name}")
        for state, (year, name) in sorted(first.items())
    ]
    places = {row["id"]: row for row in Table("places.csv").rows}
    for code, id in COLONIES.items():
        place = places.get(id)
        if place and place["when"][:4].isdigit():
            rows.append((code, place["when"][:4].lstrip("0"), place["source"], f"first colony: {place['label']}"))
    for code, began, source, note in rows:
        country, _, division = code.partition("-")
        known = {"division": divisions.get(code, ""), "code": code} if division else {}
        table.add(country=country, source=source, note=note, **known, **{"from": began})
    report([table])


if __name__ == "__main__":
    main(*sys.argv[1:])
