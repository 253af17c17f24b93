"""Persons: rows of people.csv from four datasets, checked against each other, and years of existing rows.

    python scripts/curate/persons.py wikipedia.abstract.en pantheon.tsv zeitkette dia_lite.json

Inputs:
    a clone of https://github.com/chinapedia/wikipedia.abstract.en: the first paragraphs of 63,000 articles of the English
        Wikipedia of July 2019. Used are the title of each biography, the years of birth and death, the role, and names in
        other scripts.
    data/pantheon.tsv of https://github.com/Ram-N/lifespans: Pantheon 1.0 (Yu et al. 2016, doi:10.1038/sdata.2015.75), persons
        with articles in 25 or more languages; years of birth checked by its authors.
    a clone of https://github.com/dixus/zeitkette: persons from Wikidata with id and years. Persons named in its scripts are
        manual entries and are left out; the others are used only if Pantheon has the same name and year of birth.
    public/data/dia_lite.json of https://github.com/alicetinkaya76/islamic-civilization-atlas (CC BY-SA 4.0): persons of the TDV
        İslâm Ansiklopedisi. Used are Ottoman and Persian office holders: the name, also in Arabic script, and the year
        of death or the reign.

Only facts are used, no text. A person whose years differ between two sources is left out.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from common import DATA, Table, slug
from person_sources import OPINION, Person, read_dia, read_pantheon, read_wikidata, read_wikipedia, surname_of

from gazetteer.names.fold import fold
from gazetteer.people.names import PersonName, alike, joined, parse, same_word

COLUMNS = "id name aliases born died reign role authority source".split()


SOURCES = {
    "pantheon": (
        "Pantheon 1.0, persons with articles in 25 or more languages (Yu et al. 2016)",
        "facts only",
        "https://doi.org/10.1038/sdata.2015.75",
    ),
    "pantheon-wikidata": (
        "Pantheon 1.0 (Yu et al. 2016), with the year of death as in zeitkette",
        "Wikidata CC0; Pantheon facts only",
        "https://github.com/dixus/zeitkette",
    ),
    "tdv-dia": (
        "TDV İslâm Ansiklopedisi, as indexed in islamic-civilization-atlas",
        "CC BY-SA 4.0 (facts only)",
        "https://github.com/alicetinkaya76/islamic-civilization-atlas",
    ),
}
"""Maps the id of a source to its title, licence and address."""


def main(wikipedia: str, pantheon: str, zeitkette: str, dia: str) -> None:
    """Add the persons to people.csv and correct the years of the rows from WordNet."""
    articles = list(read_wikipedia(Path(wikipedia)))
    known = read_wikidata(Path(zeitkette))
    famous = list(read_pantheon(Path(pantheon), known))
    encyclopaedia = list(read_dia(Path(dia)))
    rows = _read()
    _mend(rows, articles, famous)
    taken = {_key(name): row for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}
    ids = {row["id"] for row in rows}
    rows_of: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        for name in {surname_of(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            rows_of[name].append(row)
    for person in _agreed([*famous, *articles, *encyclopaedia]):
        row = taken.get(_key(person.name)) or _same(person, rows_of[surname_of(person.name)])
        if row is not None and (person.born is None or row["born"][:4] in ("", _text(person.born))):
            more = [
                name
                for name in (person.name, *person.aliases)
                if name not in row["aliases"].split("|") and name != row["name"]
            ]
            row["aliases"] = "|".join(filter(None, (row["aliases"], *more)))
            row["reign"] = row["reign"] or person.reign
            row["role"] = row["role"] or person.role
            row["born"], row["died"] = row["born"] or _text(person.born), row["died"] or _text(person.died)
            continue
        if row is not None and parse(person.name).number is None:
            continue  # a namesake of a known person, or different years
        id = f"wd:{person.wikidata}" if person.wikidata else f"hg:person-{slug(person.name)}"
        if id in ids:
            continue
        ids.add(id)
        values = (id, person.name, "|".join(person.aliases), _text(person.born), _text(person.died), person.reign, person.role, "",
                  person.source)  # fmt: skip
        rows.append(dict(zip(COLUMNS, values, strict=True)))
        rows_of[surname_of(person.name)].append(rows[-1])
    _cite(rows)
    with (DATA / "people.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(len(rows), "persons")


def _cite(rows: list[dict[str, str]]) -> None:
    """Add the sources of the rows to sources.csv."""
    sources = Table("sources.csv")
    for row in rows:
        source = row["source"]
        if source.startswith("enwiki:"):
            title = source.removeprefix("enwiki:")
            sources.add(
                id=source,
                title=f"{title} (Wikipedia, first paragraph, July 2019)",
                licence="CC BY-SA 3.0 (facts only)",
                url=f"https://en.wikipedia.org/wiki/{quote(title.replace(' ', '_'))}",
            )
        elif source in SOURCES:
            title, licence, url = SOURCES[source]
            sources.add(id=source, title=title, licence=licence, url=url)
    sources.save()


def _read() -> list[dict[str, str]]:
    with (DATA / "people.csv").open(encoding="utf-8", newline="") as stream:
        return [{column: row.get(column) or "" for column in COLUMNS} for row in csv.DictReader(stream)]


def _mend(rows: list[dict[str, str]], articles: list[Person], famous: list[Person]) -> None:
    """Correct years of WordNet's rows by Wikipedia, or by Pantheon with Wikidata; add missing years."""
    said: dict[str, list[Person]] = defaultdict(list)
    for person in (*articles, *famous):
        for name in (person.name, *person.aliases):
            said[fold(name)].append(person)
    for row in rows:
        names = [name for name in (row["name"], *row["aliases"].split("|")) if " " in name]
        short = {" ".join((name.split()[0], name.split()[-1])) for name in names if row["source"] == "wordnet"}
        found = {
            person.source + person.name: person for name in (*names, *short) for person in said.get(fold(name), ())
        }
        for person in found.values():
            years = 10 if fold(person.name) == fold(row["name"]) else 2
            if person.born is None or (row["born"] and abs(person.born - int(row["born"][:4])) > years):
                continue  # a namesake
            for column, year in (("born", person.born), ("died", person.died)):
                if year is None or row[column].startswith(_text(year)):
                    continue
                if row["source"] == "wordnet" or not row[column]:
                    print("mended", row["name"], column, row[column], "->", year, person.source)
                    row[column], row["source"] = _text(year), person.source
            if person.wikidata and not row["authority"]:
                row["authority"] = f"wd:{person.wikidata}"
            row["role"] = row["role"] or person.role


def _agreed(people: list[Person]) -> Iterator[Person]:
    """Return the persons, each once, without those that have different years in another source."""
    by_name: dict[tuple[str, int | None], list[Person]] = defaultdict(list)
    for person in people:
        name = parse(person.name)
        of = person.name.rpartition(" of ")[2] if name.number is not None and " of " in person.name else ""
        by_name[joined(name) + fold(of), name.number].append(person)
    for same in by_name.values():
        first = max(same, key=lambda one: (bool(one.wikidata), one.source.startswith("enwiki"), one.born is not None))
        if any(_differ(one, other) for one in same for other in same):
            continue
        died = next((one.died for one in same if one.died is not None), None)
        born = next((one.born for one in same if one.born is not None), None)
        reign = next((one.reign for one in same if one.reign), "")
        names = (alias for one in same for alias in (one.name, *one.aliases))
        aliases = tuple(alias for alias in dict.fromkeys(names) if alias != first.name)
        role = next((one.role for one in same if one.source.startswith("enwiki")), first.role)
        role = OPINION.split(role)[0].strip(" ,")
        source = next((one.source for one in same if one.died is not None), first.source)
        yield replace(first, born=born, died=died, reign=reign, aliases=aliases, role=role, source=source)


def _differ(one: Person, other: Person) -> bool:
    return any(a is not None and b is not None and a != b for a, b in ((one.born, other.born), (one.died, other.died)))


def _same(person: Person, rows: list[dict[str, str]]) -> dict[str, str] | None:
    """Return the row of the person under another form of the given name: Aleksandr and Alexander Kolchak, born in one year."""
    given = parse(person.name)
    for row in rows:
        names = [parse(name) for name in (row["name"], *row["aliases"].split("|")) if name]
        born = person.born is not None and row["born"].startswith(_text(person.born))
        if born and given.full and any(other.full and _one_name(given, other) for other in names):
            return row
    return None


def _one_name(one: PersonName, other: PersonName) -> bool:
    (first, last), (first2, last2) = (one.words[0], one.words[-1]), (other.words[0], other.words[-1])
    same_given = same_word(first, first2) or alike(first, first2) or (first[:3] == first2[:3] and len(first) > 5)
    return one.number == other.number and same_given and same_word(last, last2)


def _key(name: str) -> tuple[str, int | None]:
    parsed = parse(name)
    return joined(parsed), parsed.number


def _text(year: int | None) -> str:
    return "" if year is None else str(year)


if __name__ == "__main__":
    main(*sys.argv[1:5])
