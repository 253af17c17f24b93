"""Persons: rows of people.csv from the articles on persons of the Encyclopaedia Britannica of 1911.

    python scripts/curate/encyclopaedia_persons.py CLONE...

Each CLONE is a clone of one slice of the encyclopaedia as in Project Gutenberg (`GITenberg/Encyclopaedia-Britannica-11th-
Edition-Volume-…`, public domain). The slices reach from Anjar to Mecklenburg and have gaps. Used are the articles that begin with
a surname, given names and both years, and state an office or occupation: "BAGRATION, PETER, PRINCE (1765-1812), Russian
general". Of each, the name, the years and the occupation are used. A peer also gets the name of the title ("Lord Aberdeen").

A person who is in the table with other years is left out; where they agree, the row gets the missing year and its years lose
the mark of uncertainty. `acting_persons.py` adds the persons born before 1730.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from common import Table, slug
from person_sources import ROLES, Person, surname_of
from persons import _key, _same
from press_archives import _specific

from gazetteer.people.names import parse

SOURCE = "eb1911-persons"
FIRST, LAST = 1730, 1890
"""Years of birth of the persons that are used."""
_HEAD = re.compile(
    r"(?P<last>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ \-]{2,}), (?P<given>[^()\n\[\]]{2,90}?)\s*(?:\[[^\]]{0,80}\]\s*)?"
    r"\((?P<born>1[4-8]\d\d)-(?P<died>1[4-9]\d\d)\)[,.]\s+(?P<role>[^;\n]{5,120})"
)
_ROLE = re.compile(
    r"(?:an? |the )?(?P<role>[^.,;:()]{4,70}?)(?:[.,;:(]|$| was | born | who | whose | became | the (?:son|second|eldest|third) )"
)
_TITLE = re.compile(
    r"^(?:1st|2nd|3rd|\d+th)?\s*(?:earl|baron|viscount|marquess|marquis|duke|count|countess|prince|princess|duc|comte|vicomte|"
    r"baronet|bart|freiherr|graf|conte|marchese|conde|duque|fürst|pasha|bey)\b",
    re.IGNORECASE,
)
_PEER = re.compile(r"\b\d+(?:st|nd|rd|th) (?P<rank>earl|baron|viscount|marquess|marquis|duke)\b", re.IGNORECASE)
_SMALL = frozenset("von van de du des la le der den di da dos del zu of and".split())
_KIN = re.compile(r"(?:one of|only|first|second|third|fourth|eldest|younge\w+|son|daughter|brother|wife|widow)\b")
_LEADING = frozenset("sir lord lady count prince baron".split())
_ODD = re.compile(
    r"[\d\"“”:;_*]|\b(?:or|and|called|named|known|whose|surnamed|full|name|commonly|the)\b", re.IGNORECASE
)


def articles(clone: Path) -> Iterator[re.Match[str]]:
    """Yield the beginnings of the articles on persons in one slice."""
    folder = clone / ".git" if (clone / ".git").is_dir() else clone
    git = ["git", f"--git-dir={folder}"]
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "--name-only", "HEAD"], capture_output=True, check=True, text=True
    ).stdout
    for path in listed.splitlines():
        if not re.fullmatch(r"\d+(?:-8|-0)?\.txt", path):
            continue
        raw = subprocess.run([*git, "show", f"HEAD:{path}"], capture_output=True, check=True).stdout
        text = raw.decode("utf-8" if b"encoding: UTF-8" in raw[:2000] else "latin-1").replace("\r\n", "\n")
        for paragraph in text.split("\n\n"):
            if head := _HEAD.match(" ".join(paragraph[:400].split())):
                yield head
        return


def person(head: re.Match[str], first: int = FIRST, last: int = LAST) -> Person | None:
    """Return the person of an article; None if the heading or the occupation is not clear, or for another year of birth."""
    born, died = int(head["born"]), int(head["died"])
    pieces = [piece.strip() for piece in head["given"].split(",")]
    given, titles = pieces[0], pieces[1:]
    role = _ROLE.match(head["role"])
    if (
        role is None
        or _KIN.match(role["role"])
        or not ROLES.search(role["role"])
        or not first <= born <= last
        or not 15 <= died - born <= 105
    ):
        return None
    if _ODD.search(given) or not all(_TITLE.match(title) for title in titles) or len(given.split()) > 5:
        return None
    words = given.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        del words[0]
    surname = head["last"].strip()
    peer = _PEER.search(head["given"])  # the heading is the title, and the given names end with the surname
    own = words if peer or surname.split()[-1] in words else [*words, surname]
    name = " ".join(_cased(word) for word in " ".join(own).split())
    aliases = []
    if peer:
        of = " ".join(_cased(word) for word in surname.split())
        aliases.append(f"Duke of {of}" if peer["rank"].lower() == "duke" else f"Lord {of}")
    return Person(name, tuple(aliases), born, died, "", role["role"].replace("_", "").strip(), SOURCE)


def _cased(word: str) -> str:
    """Return a word in capitals in title case: "LORIS-MELIKOV", "D'AUMALE", "VON"."""
    if word.lower() in _SMALL:
        return word.lower()
    cased = re.sub(r"(^|[-'’])(\w)(\w*)", lambda match: match[1] + match[2] + match[3].lower(), word)
    return re.sub(r"^Mc(\w)", lambda match: "Mc" + match[1].upper(), cased)


def main(clones: Iterable[str]) -> None:
    """Add the persons to people.csv, and years to existing rows."""
    table, counts = Table("people.csv"), Counter[str]()
    taken = {_key(name): row for row in table.rows for name in (row["name"], *row["aliases"].split("|")) if name}
    rows_of: dict[str, list[dict[str, str]]] = defaultdict(list)
    ids = {row["id"] for row in table.rows}
    for row in table.rows:
        for name in {surname_of(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            rows_of[name].append(row)
    for clone in clones:
        for one in filter(None, map(person, articles(Path(clone)))):
            near = rows_of[surname_of(one.name)]
            row = taken.get(_key(one.name)) if _specific(one.name) else None
            row = row or _same(one, near) or _spelt(one, near)
            id = f"hg:person-{slug(one.name)}"
            if row is not None:
                counts[_complete(row, one)] += 1
            elif id in ids or not parse(one.name).full:
                counts["left out"] += 1
            else:
                values = (id, one.name, "|".join(one.aliases), str(one.born), str(one.died), "", one.role, "", SOURCE)
                columns = "id name aliases born died reign role authority source".split()
                table.add(**dict(zip(columns, values, strict=True)))
                ids.add(id)
                rows_of[surname_of(one.name)].append(table.rows[-1])
                taken.setdefault(_key(one.name), table.rows[-1])
                counts["new"] += 1
    sources = Table("sources.csv")
    sources.add(
        id=SOURCE,
        title="Encyclopaedia Britannica, 11th edition, articles on persons, as in Project Gutenberg",
        licence="public domain",
        url="https://www.gutenberg.org/ebooks/subject/10468",
    )
    table.save()
    sources.save()
    print(dict(counts), len(table.rows), "persons")


def _spelt(one: Person, rows: Iterable[dict[str, str]]) -> dict[str, str] | None:
    """Return the row with the same surname, both years, or the year of birth and a given name in common."""
    words = parse(one.name).words
    for row in rows:
        for other in (parse(name).words for name in (row["name"], *row["aliases"].split("|")) if name):
            if not other or other[-1] != words[-1] or row["born"][:4] != str(one.born):
                continue
            died = row["died"][:4]
            if died == str(one.died) or (not died and {word for word in words[:-1] if len(word) > 3} & set(other[:-1])):
                return row
    return None


def _complete(row: dict[str, str], one: Person) -> str:
    """Add missing years and names to a row whose years do not differ; return what was done."""
    pairs = (("born", str(one.born)), ("died", str(one.died)))
    if any(row[column] and row[column][:4] != year for column, year in pairs):
        return "other years"
    changed = False
    for column, year in pairs:
        if row[column] in ("", f"{year}?"):
            row[column], changed = year, True
    if changed:
        row["source"] = SOURCE
    known = [row["name"], *row["aliases"].split("|")]
    if more := [name for name in (one.name, *one.aliases) if name not in known]:
        row["aliases"] = "|".join(filter(None, (row["aliases"], *more)))
    return "completed" if changed or more else "already there"


if __name__ == "__main__":
    main(sys.argv[1:])
