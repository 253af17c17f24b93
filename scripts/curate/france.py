"""Former names of French communes with the date of the change, from INSEE: `python scripts/curate/france.py HISTORY DEPARTMENTS`.

Inputs, of https://github.com/etalab/geohisto: `sources/historiq2017.txt`, the history of the communes since 1943 (INSEE),
and `exports/departements/departements.csv`. Only changes of name (MOD 100) are used, of communes that the gazetteer has under
their new name in the same département. Only the end of a name is known.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from common import Places, Table, report, span

from gazetteer.names.fold import fold

SOURCE = "insee-historiq"


def main(history: str, departments: str) -> None:
    """Add the names to toponyms.csv."""
    places, table = Places(), Table("toponyms.csv")
    with Path(departments).open(encoding="utf-8", newline="") as stream:
        codes = {row["insee_code"]: fold(row["name"]) for row in csv.DictReader(stream)}
    lost = 0
    with Path(history).open(encoding="latin-1", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["MOD"] != "100" or not row["NCCANC"]:
                continue
            old, new = (_with_article(row[f"TNCC{key}"], row[f"NCC{key}"]) for key in ("ANC", "OFF"))
            towns = [place for place in places.named(new, "P") if place.country == "FR"]
            towns = [place for place in towns if codes.get(row["DEP"]) in places.divisions(place)]
            if len(towns) != 1 or fold(old) == fold(new):
                lost += 1
                continue
            when = span(None, int(row["EFF"][-4:]))
            table.add(
                place=towns[0].id,
                toponym=old,
                lang="fr",
                kind="historical",
                when=when,
                source=SOURCE,
                certainty="certain",
            )
    report([table])
    print(f"{lost} changes are of communes that are not in the gazetteer, or only of accents")


def _with_article(kind: str, name: str) -> str:
    """Return a name with its article, which the register stores as a number."""
    articles = {"2": "Le ", "3": "La ", "4": "Les ", "5": "L'", "6": "Aux ", "7": "Las ", "8": "Los "}
    return articles.get(kind, "") + name


if __name__ == "__main__":
    main(*sys.argv[1:])
