"""Persons: rulers and heads of government of 1801–1900, as rows of people.csv with their years in office.

    python scripts/curate/state_leaders.py wikipedia.abstract.en

The input is a clone of https://github.com/chinapedia/wikipedia.abstract.en; its page "List of state leaders in the 19th century"
(English Wikipedia, July 2019) lists names, offices and years by state. Used are the leaders with a name of at least two
words besides number and title, an office and its years. The years in office are `reign`; a person with several terms has the
first and the last year, and a term within one year only extends the years of longer terms. A person of the table who may
have lived then and has the same name gets the reign if it has none; a reign that is one term of the list becomes that of
all its terms.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import Table, slug
from persons import _key

from gazetteer.people.names import parse

PAGE = "List of state leaders in the 19th century"
SOURCE = f"enwiki:{PAGE}"
LONGEST = 70
"""Most years in office; longer ones are those of a dynasty or an institution."""
_NO_STATE = re.compile(r"_complete list|^-   (?:Monarchs|Viceroys|Presidents|Governors|Kings|Emperors|Prime)")
_STATE = re.compile(r"^-   (?P<state>[^()–\n]{3,60}?)\s*(?:\([^)]*\)\s*)*(?:–|$)")
_LEADER = re.compile(
    r"^[\s:*\-]+(?P<name>[A-ZÀ-ÞŞŠŽĐČĆÖÜİ][^,()–:]{3,50}), (?P<office>[A-Z][^,()\d]{2,60}?)\s*"
    r"\((?P<start>1[789]\d\d)(?:[–-](?P<end>1[89]\d\d))?\)"
)
_FURTHER = re.compile(r"[,;] (?P<office>[A-Z][^,()\d]{2,60}?)\s*\((?P<start>1[789]\d\d)(?:[–-](?P<end>1[89]\d\d))?\)")
"""A further term on the line of a leader: "Interim President (1883–1884), President (1884–1888)"."""
_NUMERAL = re.compile(r"\b[IVX]+\b")
_NAMESAKES = frozenset({"hg:person-mohammed-ali", "wd:Q12702"})
"""Persons of the table with the name of a leader who is somebody else: a khan of Kokand, the third Marquess of Salisbury."""
_NO_PERSON = re.compile(
    r"\b(?:council|commission|junta|government|regency|committee|house|dynasty|list|cabinet|vacant|republic|triumvirate|leadership)\b",
    re.IGNORECASE,
)


@dataclass
class Leader:
    """A person with an office of one state."""

    name: str
    office: str
    state: str
    start: int
    end: int


def leaders(clone: Path) -> Iterator[Leader]:
    """Yield the leaders of the page, once per term."""
    path = f"HEAD:Page/{PAGE.replace(' ', '_')}.md"
    command = ["git", f"--git-dir={clone}", "show", path]
    text = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    state = ""
    for line in text.splitlines():
        if line.startswith("-   "):
            head = _STATE.match(line)
            state = head["state"].strip() if head and not _NO_STATE.search(line) else ""
        elif head := re.match(r"_(?P<state>[^_]+)_\s*$", line):
            state = head["state"].rpartition(": ")[2]
        elif line and not line.startswith((":", " ", "-", "_")):
            state = ""
        elif (one := _LEADER.match(line)) and state and not _NO_PERSON.search(line):
            name = re.sub(r"\[\d+\]|_", "", one["name"]).strip()
            if not parse(name).full or re.search(r"[\d\"/]", name):
                continue
            for term in (one, *_FURTHER.finditer(line, one.end())):
                start, end = int(term["start"]), int(term["end"] or term["start"])
                if start <= end <= start + LONGEST:
                    yield Leader(name, term["office"].strip(" _"), state, start, end)


def main(clone: str) -> None:
    """Add the leaders to people.csv, and years in office to existing rows."""
    table, counts = Table("people.csv"), Counter[str]()
    by_key: dict[object, list[dict[str, str]]] = {}
    for row in table.rows:
        for key in {key for name in {row["name"], *row["aliases"].split("|")} - {""} for key in _row_keys(name)}:
            by_key.setdefault(key, []).append(row)
    ids = {row["id"] for row in table.rows}
    found = sorted(leaders(Path(clone)), key=_within_a_year)
    terms = _terms(found)
    for one in found:
        same = [row for key in _keys(one.name) for row in by_key.get(key, ()) if _may_be(row, one)]
        id = f"hg:person-{slug(one.name)}"
        if _within_a_year(one) and not (same and same[0]["reign"]):
            counts["within one year"] += 1
            continue
        if same:
            of_the_list = same[0]["source"] == SOURCE or (one.name, same[0]["reign"]) in terms
            counts[_complete(same[0], one, of_the_list)] += 1
            terms.add((one.name, same[0]["reign"]))
            continue
        id = f"{id}-of-{slug(one.state)}" if id in ids else id
        if id in ids:
            counts["left out"] += 1
            continue
        columns = "id name aliases born died reign role authority source".split()
        values = (id, one.name, "", "", "", f"{one.start}/{one.end}", f"{one.office}, {one.state}", "", SOURCE)
        table.add(**dict(zip(columns, values, strict=True)))
        ids.add(id)
        for key in _row_keys(one.name):
            by_key.setdefault(key, []).append(table.rows[-1])
        counts["new"] += 1
    sources = Table("sources.csv")
    sources.add(
        id=SOURCE,
        title=f"{PAGE} (Wikipedia, July 2019)",
        licence="CC BY-SA 3.0 (facts only)",
        url=f"https://en.wikipedia.org/wiki/{PAGE.replace(' ', '_')}",
    )
    table.save()
    sources.save()
    print(dict(counts), len(table.rows), "persons")


def _within_a_year(one: Leader) -> bool:
    """Return whether a term begins and ends in the same year."""
    return one.start == one.end


def _terms(found: list[Leader]) -> set[tuple[str, str]]:
    """Return the names with each of their terms, and with the first and last year of their longer terms."""
    spans: dict[str, tuple[int, int]] = {}
    for one in found:
        if not _within_a_year(one):
            first, last = spans.get(one.name, (one.start, one.end))
            spans[one.name] = min(first, one.start), max(last, one.end)
    single = {(one.name, f"{one.start}/{one.end}") for one in found}
    return single | {(name, f"{first}/{last}") for name, (first, last) in spans.items()}


def _row_keys(name: str) -> set[object]:
    """Return the keys of a name of the table: all its words, and given name and surname."""
    parsed = parse(name)
    ends = {(parsed.words[0], parsed.words[-1], "ends")} if parsed.full else set()
    return {_key(name), *ends}


def _keys(name: str) -> tuple[object, ...]:
    """Return the keys of a leader, best first: all words; given name and surname if that is all, so that Robert Jenkinson is
    Robert Banks Jenkinson, but William Augustus Bowles is not William Lisle Bowles."""
    words = parse(name).words
    return (_key(name), (*words, "ends")) if len(words) == 2 else (_key(name),)


def _may_be(row: dict[str, str], one: Leader) -> bool:
    """Return whether the person of a row may have had the office."""
    number, other = (_NUMERAL.findall(name) for name in (row["name"], one.name))
    if row["id"] in _NAMESAKES or (row["source"] == SOURCE and number != other):
        return False
    born, died = (int(row[column][:4]) if row[column][:4].isdigit() else None for column in ("born", "died"))
    start, end = (
        (int(year) for year in row["reign"].split("/")) if re.fullmatch(r"\d+/\d+", row["reign"]) else (None, None)
    )
    if start is not None and end is not None:
        return start - 40 <= one.start <= end + 40
    return (born is None or born <= one.start <= born + 100) and (died is None or died - 100 <= one.start <= died)


def _complete(row: dict[str, str], one: Leader, of_the_list: bool) -> str:
    """Add the years in office to a row, or extend years that are of the list by another term; return what was done."""
    if row["died"][:4].isdigit() and int(row["died"][:4]) < one.end:
        return "other years"
    if not row["reign"]:
        row["reign"] = f"{one.start}/{one.end}"
        return "completed"
    if not of_the_list or not re.fullmatch(r"\d+/\d+", row["reign"]):
        return "already there"
    start, end = (int(year) for year in row["reign"].split("/"))
    row["reign"] = f"{min(start, one.start)}/{max(end, one.end)}"
    return "another term"


if __name__ == "__main__":
    main(*sys.argv[1:])
