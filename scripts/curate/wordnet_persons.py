"""Persons: rows of people.csv from WordNet, with years checked against Wikipedia and Pantheon.

    python scripts/curate/wordnet_persons.py dict/data.noun wikipedia.abstract.en pantheon.tsv

Inputs:
    data.noun of WordNet 3.1 (https://wordnet.princeton.edu/). Used are its instances of persons with years of birth or death:
        names, years, and the class of the person ("general", "emperor") as role.
    a clone of https://github.com/chinapedia/wikipedia.abstract.en, and data/pantheon.tsv of https://github.com/Ram-N/lifespans:
        see `persons.py`.

A person whose years differ between WordNet and another source is left out. Years that only WordNet has are marked as uncertain
("1466?"), since it is known to have wrong years. Performers and athletes are left out, persons born after 1905, and persons
with nothing but a given name ("Anne").
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import Table, slug
from person_sources import Person, read_pantheon, read_wikipedia, surname_of
from persons import _key, _same

from gazetteer.names.fold import fold

LAST = 1905
"""Last year of birth."""

FEW = 3
"""Number of persons with a given name from which it alone is not a name of a person."""

YEARS = (
    re.compile(
        r"\((?P<about>circa |c |ca\. )?(?P<born>\d+)(?P<b>\?)? ?(?:-|to) ?(?P<died>\d+)(?P<d>\?)?(?P<bc> BC)?\)"
    ),
    re.compile(r"\((?P<about>circa )?(?P<born>\d+) BC (?:-|to) (?:AD )?(?P<died>\d+)(?: AD)?\)"),
    re.compile(r"\(died (?:in |around )?(?P<died>\d+)(?P<bc> BC)?\)"),
    re.compile(r"\(born (?:in )?(?P<born>\d+)(?P<bc> BC)?\)"),
)
PERFORMERS = re.compile(
    r"actor|actress|sing|danc|comedian|athlete|player|jazz|ballet|star|swimmer|boxer|pugilist|comic|runner|guitar"
)
HONORIFIC = re.compile(
    r"(?:Butcher|First|Second|Third|Duke|Earl|Baron|Lord|Sir|King|Queen|Saint|St\.|President|Emperor|Czar|Tsar|Pope|the) ?\b"
)


@dataclass(frozen=True)
class Entry:
    """A person of WordNet. Years are astronomical, None if unknown; `about` if WordNet marks them as approximate."""

    names: tuple[str, ...]
    born: int | None
    died: int | None
    about: bool
    role: str
    gloss: str = ""


def entries(path: Path) -> Iterator[Entry]:
    """Yield the persons with years."""
    classes: dict[str, str] = {}
    lines = [line.split(" | ", 1) for line in path.read_text("utf-8").splitlines() if line[:1].isdigit()]
    for head, _ in lines:
        fields = head.split()
        classes[fields[0]] = fields[4].replace("_", " ")
    for head, gloss in lines:
        fields = head.split()
        instance = re.search(r"@i (\d{8})", head)
        if fields[1] != "18" or instance is None or "mytholog" in gloss:
            continue
        found = next((match for pattern in YEARS if (match := pattern.search(gloss))), None)
        if found is None:
            continue
        parts = found.groupdict()
        before_christ = " BC (" in found[0] or " BC -" in found[0] or " BC to" in found[0]
        born = _year(parts.get("born"), bool(parts.get("bc")) or before_christ)
        died = _year(parts.get("died"), bool(parts.get("bc")))
        if born is not None and died is not None and not 10 <= died - born <= 110:
            continue
        roles = [classes[number] for number in re.findall(r"@i (\d{8})", head)]
        if (born or died or 0) > (LAST if born else LAST + 40) or any(PERFORMERS.search(role) for role in roles):
            continue
        names = tuple(fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16)))
        names = with_untitled(names)
        about = any(parts.get(mark) for mark in ("about", "b", "d"))
        yield Entry(names, born, died, about, roles[0], gloss)


def _year(text: str | None, bc: bool) -> int | None:
    """Return an astronomical year: 1 BC is 0."""
    if not text:
        return None
    return 1 - int(text) if bc else int(text)


def best_name(names: tuple[str, ...]) -> str:
    """Return the shortest full name with the first, most common name in it: "Charles Cornwallis"; else the first: "Stendhal"."""
    full = [
        name
        for name in names
        if sum(word[:1].isupper() for word in name.split()) > 1
        and set(names[0].split()) <= set(name.split())
        and not HONORIFIC.match(name)
        and " the " not in name
    ]
    return min(full, key=len) if full else names[0]


def with_untitled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names, and those after "Sir" without it: "Sir Christopher Wren"."""
    return tuple(dict.fromkeys((*names, *(name.removeprefix("Sir ") for name in names))))


def main(wordnet: str, wikipedia: str, pantheon: str) -> None:
    """Add the persons to people.csv."""
    said: dict[str, list[Person]] = defaultdict(list)
    for person in (*read_wikipedia(Path(wikipedia)), *read_pantheon(Path(pantheon), {})):
        said[fold(person.name)].append(person)
    table = Table("people.csv")
    taken = {_key(name) for row in table.rows for name in (row["name"], *row["aliases"].split("|")) if name}
    rows_of: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table.rows:
        for name in {surname_of(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            rows_of[name].append(row)
    ids = {row["id"] for row in table.rows}
    given = Counter(row["name"].split()[0] for row in table.rows if " " in row["name"])
    counts: dict[str, int] = defaultdict(int)
    for entry in entries(Path(wordnet)):
        names = tuple(name for name in entry.names if " " in name or given[name] < FEW)
        if not names:
            continue
        name = best_name(names)
        full = [other for other in names if " " in other]
        if any(_key(other) in taken for other in full or names) or (name == names[0] and _key(name) in taken):
            counts["already there"] += 1
            continue
        person = Person(name, (), entry.born, entry.died, "", entry.role, "wordnet")
        if _same(person, rows_of[surname_of(name)]) is not None:
            counts["already there"] += 1
            continue
        second = [other for alias in full for other in said.get(fold(alias), ())]
        verdict, born, died = _checked(entry, second)
        counts[verdict] += 1
        id = f"hg:person-{slug(name)}"
        if verdict == "differs" or id in ids:
            counts["left out"] += 1
            continue
        ids.add(id)
        aliases = "|".join(dict.fromkeys(alias for alias in names if alias != name))
        table.add(
            id=id,
            name=name,
            aliases=aliases,
            born=born,
            died=died,
            reign="",
            role=entry.role,
            authority="",
            source="wordnet",
        )
    table.save()
    print(dict(counts), len(table.rows), "persons")


def _checked(entry: Entry, others: list[Person]) -> tuple[str, str, str]:
    """Return how the years compare with another source, and the years to write."""
    for other in others:
        pairs = [(entry.born, other.born), (entry.died, other.died)]
        gaps = [abs(one - two) for one, two in pairs if one is not None and two is not None]
        if not gaps or max(gaps) > 60:
            continue  # a namesake
        if max(gaps):
            return "differs", "", ""
        return "confirmed", _text(entry.born, ""), _text(entry.died, "")
    mark = "~" if entry.about else "?"
    return "only WordNet", _text(entry.born, mark), _text(entry.died, mark)


def _text(year: int | None, mark: str) -> str:
    """Return a year as EDTF: four digits, with a mark of doubt."""
    if year is None:
        return ""
    return f"{'-' if year < 0 else ''}{abs(year):04d}{mark}"


if __name__ == "__main__":
    main(*sys.argv[1:4])
