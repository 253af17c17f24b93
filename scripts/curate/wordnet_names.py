"""Persons: names and years of death from WordNet for the rows of Pantheon in people.csv.

    python scripts/curate/wordnet_names.py dict/data.noun

Input: data.noun of WordNet 3.1 (https://wordnet.princeton.edu/).

A person of WordNet is the one of a row if a name and the year of birth are the same, where "Peter I of Russia" has the name
"Peter I" too, and the years of death do not differ. Names of several words are added, unless they begin with an article. A
year of death that only WordNet has is marked as uncertain ("1725?"). The source of these rows is WordNet: it has every fact in
them; Pantheon confirms the year of birth.

For some rulers WordNet states the years of reign ("czar of Russia", 1682-1725). Such a ruler is the one of a row if the number and
the country are the same, and the row's person was born at most `YOUNG` years before. The names are added without years.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from common import Table
from wordnet_persons import Entry, entries

from gazetteer.names.fold import fold

ARTICLES = ("the", "der", "il", "la", "le", "a")
"""First words of names that are not names of a person: "Der Fuhrer"."""

YOUNG = 50
"""Greatest age at which a ruler came to the throne."""

RULER = re.compile(r"(?P<name>.+ [IVX]+) of (?P<land>[A-Z].+)")
"""The name of a ruler as in Pantheon: "Peter I of Russia"."""

LAND = re.compile(r" (?:of|the) .*$")
"""What Pantheon adds to the name of a ruler: "Peter I of Russia"."""


def main(wordnet: str) -> None:
    """Add names and years to people.csv."""
    known: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    reigns: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(Path(wordnet)):
        for name in entry.names if entry.born is not None and not entry.about else ():
            known[fold(name), entry.born].append(entry)
            reigns[fold(name)].append(entry)
    table = Table("people.csv")
    taken = {fold(name) for row in table.rows for name in (row["name"], *row["aliases"].split("|")) if name}
    changed = 0
    for row in table.rows:
        if row["source"] in ("pantheon", "pantheon-wikidata") and (entry := _entry(row, known)):
            changed += _add(row, entry, taken)
        elif row["source"] == "pantheon" and (entry := _ruler(row, reigns)):
            changed += _add(row, replace(entry, died=None), taken)
    table.save()
    print(f"{changed} rows changed")


def _entry(row: dict[str, str], known: dict[tuple[str, int], list[Entry]]) -> Entry | None:
    """Return the only entry with a name of the row and its years; None without one."""
    if not row["born"].isdigit():
        return None
    names = {fold(row["name"]), fold(LAND.sub("", row["name"]))}
    found = {entry for name in names for entry in known.get((name, int(row["born"])), ())}
    same = [one for one in found if not (row["died"] and one.died) or int(row["died"]) == one.died]
    return same[0] if len(found) == len(same) == 1 else None


def _ruler(row: dict[str, str], reigns: dict[str, list[Entry]]) -> Entry | None:
    """Return the only entry with the number and the country of a ruler whose years are those of the reign."""
    ruler = RULER.fullmatch(row["name"])
    if ruler is None or not row["born"].isdigit():
        return None
    found = [entry for entry in reigns[fold(ruler["name"])] if ruler["land"] in entry.gloss]
    ages = [entry.born - int(row["born"]) for entry in found if entry.born is not None]
    return found[0] if len(found) == 1 and 0 < ages[0] <= YOUNG else None


def _add(row: dict[str, str], entry: Entry, taken: set[str]) -> bool:
    """Add the names and the year of death; return whether the row has changed."""
    names = [
        name
        for name in entry.names
        if " " in name and name.split()[0].lower() not in ARTICLES and fold(name) not in taken
    ]
    died = f"{entry.died}?" if entry.died is not None and not row["died"] else row["died"]
    if not names and died == row["died"]:
        return False
    taken.update(map(fold, names))
    row["aliases"] = "|".join(filter(None, (row["aliases"], *names)))
    row["died"], row["source"] = died, "wordnet"
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
