"""Read persons in the days of the year of the English Wikipedia, and in lists in its articles; `acting_persons.py` adds them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from clones import texts
from listed_persons import DAYS, Listed, described, role_of

_YEAR = re.compile(r"\d{3,4}")
_OTHER = re.compile(r"\((?:b|d)\. ?(\d{3,4})\)")
"""The other year of an entry: the death of a person on the day of birth."""
_LINE = re.compile(
    r"^[\s*\-|+]+(?P<name>[A-ZÀ-ÞŌŞŠŽĐČĆÖÜİ][^()\n|:;–\"\[\]]{3,60}?) "
    r"\((?P<born>1\d{3})\s?[–-]\s?(?P<died>1\d{3})\), ?(?P<role>[^\n|]{3,200})"
)
"""A line of a list: "Name (1790–1848), role"."""
_LISTED = re.compile(
    r"^(?:[\w’'-]+,? ){0,5}(?:soldier|general|admiral|marshal|officer|governor|explorer|missionary|diplomat|(?:arch)?bishop|"
    r"statesman|king of|emperor|politician|colonel|captain in|commander|revolutionary|prime minister|president of|chancellor|"
    r"viceroy|navigator|prince of|cardinal)\b",
    re.IGNORECASE,
)
"""Roles of persons of lists that are used."""
_HEADS = {"Military": "Scottish soldier or sailor", "Explorers": "Scottish explorer"}
"""Sections of lists and the role of the persons whose line has none."""
_RANK = re.compile(
    r"^(?:(?:Sir|Dr|Rev|General|Major[- ]General|Lieutenant[- ]General|Admiral|Vice[- ]Admiral|Rear[- ]Admiral|Colonel|Captain|"
    r"Major|Field[- ]Marshal|Brigadier|Lord|Lieutenant|Commodore|Brigadier[- ]General)\.? )+",
    re.IGNORECASE,
)
_HIGH = re.compile(r"general|admiral|marshal|colonel", re.IGNORECASE)


def days(clones: Path) -> Iterator[Listed]:
    """Yield the persons of the days of the year, without those whose years differ; with a birth and a death, known twice."""
    found: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    for path, text in texts(
        clones, "lukaskunn+wikipedia-on-this-day-db", re.compile(r"(?:.*/)?src/db/(?:births|deaths)/")
    ):
        try:
            day = json.loads(re.sub(r",(\s*[\]}])", r"\1", text))
        except json.JSONDecodeError:
            continue
        kind = "births" if "births" in path else "deaths"
        for entry in day[kind]:
            about, year = entry["description"] or "", str(entry["year"])
            other = _OTHER.search(about)
            if other and _YEAR.fullmatch(year):
                years = (int(year), int(other[1])) if kind == "births" else (int(other[1]), int(year))
                title = entry["wikipedia"][0]["title"] if entry["wikipedia"] else about
                found[title].append((kind, *years, about[: other.start()].strip()))
    for entries in found.values():
        _, born, died, about = max(entries, key=lambda entry: len(entry[3]))
        if len({entry[1:3] for entry in entries}) == 1 and (named := described(about)):
            name, aliases, role = named
            yield Listed(name, born, died, role_of(role), DAYS, aliases, known=len({entry[0] for entry in entries}))


def lists(clones: Path) -> Iterator[Listed]:
    """Yield the persons of lines of lists in articles."""
    for path, text in texts(clones, "chinapedia+wikipedia.abstract.en", re.compile(r"Page/.*\.md$")):
        title = path.removeprefix("Page/").removesuffix(".md").replace("_", " ")
        head = ""
        for line in text.splitlines() if "(1" in text and "state leaders" not in title else ():
            head = line.strip() if re.fullmatch(r"[A-Z][A-Za-z, ]{3,50}", line) else head
            if head in _HEADS and re.search(r"\(1\d{3}–1\d{3}\)\s*$", line):
                line = f"{line}, {_HEADS[head]}"
            if (match := _LINE.match(line)) and (one := _of_line(match, title)):
                yield one


def _of_line(line: re.Match[str], title: str) -> Listed | None:
    """Return the person of a line of a list, if the role is one that is used."""
    rank = _RANK.match(line["name"])
    name, aliases = _RANK.sub("", line["name"]), []
    if "," in line["name"] and (named := described(f"{name}, x")):
        name, aliases, _ = named
    role = role_of(line["role"])
    if rank and _HIGH.search(rank[0]):
        role = f"{rank[0].strip().lower().removeprefix('sir ')}, {role}"
    if " " not in name or not _LISTED.match(role):
        return None
    return Listed(name, int(line["born"]), int(line["died"]), role, f"enwiki:{title}", aliases)
