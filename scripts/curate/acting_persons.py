"""Persons who act in histories: rows of people.csv from lists of several sources, checked against each other.

    python scripts/curate/acting_persons.py CLONES

CLONES is a folder with clones as OWNER+NAME:
    https://github.com/lukaskunn/wikipedia-on-this-day-db: the days of the year of the English Wikipedia (CC BY-SA, facts only)
    https://github.com/chinapedia/wikipedia.abstract.en: articles of July 2019 (CC BY-SA, facts only); lines of lists
    https://github.com/ybogdanov/history-timeline: the 10,000 best-known persons of Pantheon 1.0 (facts only)
    https://github.com/robertwwalker/Docker-Shiny-Archigos: Archigos 4.1 (facts only), leaders of states from 1840 on
    https://github.com/Purcell-Analytics/war_atlas_data: commanders of the War Atlas (CC BY 4.0)
    https://github.com/GITenberg: the slices of the Encyclopaedia Britannica of 1911, and The Makers of Canada: Index and
        Dictionary of Canadian History (public domain)

Needs `rdata`. Used are soldiers, rulers, statesmen, diplomats, governors, explorers, prelates and rebels with both years; of
Archigos also the years in office. A person with different years in two sources is left out. If the surname is the name of a
place, the person must be known the better the better known the place is. An existing row gets missing years and names; a row with
other years is not changed. Some persons and names were added by hand, and some rows were deleted.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from battle_commanders import britannica, canada, war_atlas
from common import Table, report, slug
from days_of_the_year import days, lists
from leaders import archigos, timeline
from listed_persons import (
    ARCHIGOS,
    ATLAS,
    CANADA,
    DAYS,
    TIMELINE,
    Listed,
    acts,
    complete_names,
    lived,
    one_words,
    well_enough_known,
)
from person_matches import SAME_YEARS, Known, Row, names_of, year_of
from persons import _key

from gazetteer import Gazetteer
from gazetteer.names.fold import fold
from gazetteer.people.names import parse

WELL_KNOWN = 0.5
"""Prominence of a place whose name is not an alias of a person."""
TITLES = {
    DAYS: (
        "Days of the year, births and deaths (Wikipedia), as in wikipedia-on-this-day-db",
        "CC BY-SA 3.0 (facts only)",
        "https://github.com/lukaskunn/wikipedia-on-this-day-db",
    ),
    TIMELINE: (
        "Pantheon 1.0 (Yu et al. 2016), with the year of death as in history-timeline",
        "facts only",
        "https://github.com/ybogdanov/history-timeline",
    ),
    ARCHIGOS: (
        "Archigos 4.1, a data set of political leaders (Goemans, Gleditsch and Chiozza 2009)",
        "facts only",
        "https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    ),
    ATLAS: (
        "The War Atlas, open data set of battles and commanders",
        "CC BY 4.0",
        "https://github.com/Purcell-Analytics/war_atlas_data",
    ),
    CANADA: (
        "L. J. Burpee and A. G. Doughty, The Makers of Canada: Index and Dictionary of Canadian History (1911), as in Project "
        "Gutenberg",
        "public domain",
        "https://www.gutenberg.org/ebooks/32699",
    ),
}
"""Maps the id of a source to its title, licence and address."""


def main(clones: str) -> None:
    """Add the persons to people.csv, and missing years and names to its rows."""
    folder, table, counts = Path(clones), Table("people.csv"), Counter[str]()
    people = merge(
        (source(folder) for source in (days, lists, timeline, archigos, war_atlas, canada, britannica)), counts
    )
    for one in people:
        complete_names(one)
    prominence = without_weak_names(people)
    known_of: dict[int, Listed] = {}
    known = Known(table.rows)
    for one in sorted(people, key=lambda one: -one.known):
        row = known.find(one)
        if row is not None and id(row) in known_of:
            counts["twice in the sources"] += 1
            add_names(known_of[id(row)], one)
        elif row is not None:
            counts[completed(row, one)] += 1
        elif known.namesake(one):
            counts["a ruler's name that others have"] += 1
        elif acts(one) and _enough(one, prominence[id(one)], counts):
            row = row_of(one)
            known.add(row)
            known_of[id(row)] = one
    ids = {row["id"] for row in table.rows}
    for one in sorted(known_of.values(), key=lambda one: (one.source, fold(one.name))):
        row = row_of(one)
        if row["id"] in ids:
            row["id"] = f"{row['id']}-{one.born}"
        counts["new"] += table.add(**row)
        ids.add(row["id"])
    report([table, cited(table.rows)])
    print(dict(counts))


def _enough(one: Listed, prominence: float, counts: Counter[str]) -> bool:
    """Return whether a person is well enough known for the place with the same name."""
    if not well_enough_known(one, prominence):
        counts["not known well enough for the place"] += 1
    elif not one_words([one.name, *one.aliases]) and one.known < 2:
        counts["no single word"] += 1
    else:
        return True
    return False


def merge(sources: Iterable[Iterable[Listed]], counts: Counter[str]) -> list[Listed]:
    """Return each person once, without those whose years differ between two sources."""
    by_name: dict[object, list[Listed]] = defaultdict(list)
    for one in (one for source in sources for one in source):
        if one.name and lived(one) and not re.search(r"[\d\"/:]", re.sub(r"\d+(?:st|nd|rd|th) ", "", one.name)):
            by_name[_key(one.name)].append(one)
    found = []
    for left in by_name.values():
        while left:
            first = max(left, key=lambda one: (one.source == DAYS, acts(one), one.known))
            group = [one for one in left if agree(one, first, SAME_YEARS)]
            left = [one for one in left if one not in group]
            if all(agree(one, other, 0) for one in group for other in group):
                found.append(joined(group))
            else:
                counts["years differ between sources"] += 1
    return found


def agree(one: Listed, other: Listed, years: int) -> bool:
    """Return whether the years of two persons differ by at most so many."""
    return abs(one.born - other.born) <= years and abs(one.died - other.died) <= years


def joined(group: list[Listed]) -> Listed:
    """Return one person for those of several sources."""
    best = max(group, key=lambda one: (one.source != TIMELINE, acts(one), one.source == DAYS))
    best.known = sum({one.source: one.known for one in group}.values())
    best.aliases = list(dict.fromkeys(alias for one in group for alias in one.aliases))
    return best


def without_weak_names(people: list[Listed]) -> dict[int, float]:
    """Remove the aliases that are names of places for which a person is not well enough known.

    Returns the prominence of the best-known place with a name of each person, by the identity of the person.
    """
    words = {word for one in people for word in one_words([one.name, *one.aliases]).values()}
    with Gazetteer.open() as gazetteer:
        prominence = {word: term.prominence for word, term in gazetteer.terms(words).items()}
    worst = {}
    for one in people:
        found = {name: prominence.get(word, 0.0) for name, word in one_words([one.name, *one.aliases]).items()}
        weak = {name for name, place in found.items() if place >= WELL_KNOWN or not well_enough_known(one, place)}
        one.aliases = [alias for alias in one.aliases if alias not in weak]
        worst[id(one)] = max((found[name] for name in (one.name, *one.aliases) if name in found), default=0.0)
    return worst


def add_names(known: Listed, one: Listed) -> None:
    """Add the other names of the same person, found again in another source, if two words of the names are equal."""
    if len({*parse(known.name).words} & {*parse(one.name).words}) > 1:
        known.aliases.extend(alias for alias in one.aliases if alias not in known.aliases)


def completed(row: Row, one: Listed) -> str:
    """Add missing years and names to a row whose years do not differ; return what was done."""
    years = (("born", one.born), ("died", one.died))
    if any(year_of(row[column]) not in (None, year) for column, year in years):
        return "other years in the table"
    missing = [(column, year) for column, year in years if not row[column]]
    for column, year in missing:
        row[column], row["source"] = f"{year:04d}", one.source
    names = names_of(row)
    words = set(one_words(names).values())
    aliases = [
        alias
        for alias in dict.fromkeys(one.aliases)
        if alias not in names and not {*one_words([alias]).values()} <= words
    ]
    row["aliases"] = "|".join(filter(None, (row["aliases"], *aliases)))
    return "completed" if missing or aliases else "in the table"


def row_of(one: Listed) -> Row:
    """Return the row of a new person."""
    return {
        "id": f"hg:person-{slug(one.name)}",
        "name": one.name,
        "aliases": "|".join(alias for alias in dict.fromkeys(one.aliases) if alias != one.name),
        "born": f"{one.born:04d}",
        "died": f"{one.died:04d}",
        "reign": one.reign if one.source == ARCHIGOS else "",
        "role": one.role,
        "source": one.source,
    }


def cited(rows: list[Row]) -> Table:
    """Return sources.csv with the sources of the rows."""
    sources = Table("sources.csv")
    for id in sorted({row["source"] for row in rows if row["source"] in TITLES or row["source"].startswith("enwiki:")}):
        title = id.removeprefix("enwiki:")
        address = f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"
        page = (f"{title} (Wikipedia, July 2019)", "CC BY-SA 3.0 (facts only)", address)
        title, licence, url = TITLES.get(id, page)
        sources.add(id=id, title=title, licence=licence, url=url)
    return sources


if __name__ == "__main__":
    main(*sys.argv[1:])
