"""Persons: rows of people.csv from the press archives of the ZBW, and years of existing rows.

    python scripts/curate/press_archives.py CLONE

CLONE is a clone of https://github.com/zbw/pm20_web: the lists of the 20th Century Press Archives (metadata CC0). Used are the
persons with digitized clippings that begin by 1925, a Wikidata id and an office in politics, diplomacy, church or army: name,
years of birth and death, country, occupation. In a country of `EVERYONE` all of them are used, elsewhere those with at least
`CLIPPINGS` clippings.

The archive writes Slavic names in the scholarly romanization without its marks ("Cicerin"). Those persons are only compared
with existing rows, unless `ENGLISH` has the usual English form. A person whose years differ from those of an existing row of
the same name is left out; where they agree, the row gets the missing year and the Wikidata id, and its years lose the mark
of uncertainty. Rows with the full name and the year of birth of any other person of the archive are completed in the same way,
and get the archive's Wikidata id instead of zeitkette's, which were wrong in 15 of 164 rows. The other ids of zeitkette become ids
of the project.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from common import Table, slug
from person_sources import Person, surname_of
from persons import _key, _same
from press_archives_names import ENGLISH

from gazetteer.people.names import parse

SOURCE = "pm20"
LIST = "report/pe/persons_with_metadata.en.md"
BORN_BY, DIED_FROM, CLIPPED_BY = 1895, 1900, 1925
"""Last year of birth, first year of death, last year of the first clipping."""
CLIPPINGS = 20
"""Least number of clippings of a person of a country that is not one of `EVERYONE`."""

EVERYONE = {
    "Ottoman Empire": "Ottoman Empire", "Turkey": "Turkey", "Iran": "Persia", "Egypt": "Egypt", "Iraq": "Iraq", "Syria": "Syria",
    "Palestine": "Palestine", "Afghanistan": "Afghanistan", "Sudan": "Sudan", "Greece": "Greece", "Bulgaria": "Bulgaria",
    "Romania": "Romania", "Serbia and Montenegro, Yugoslavia": "Serbia or Yugoslavia", "Albania": "Albania", "Hungary": "Hungary",
    "Austria": "Austria", "Austria; Hungary": "Austria-Hungary", "Russia": "Russia", "USSR": "Russia", "Ukraine": "Ukraine",
    "Poland": "Poland", "Czechoslovakia": "Bohemia or Czechoslovakia", "Finland": "Finland", "Latvia": "Latvia",
    "Lithuania": "Lithuania", "Estonia": "Estonia", "Japan": "Japan", "China": "China", "India": "India",
    "United Kingdom; India": "United Kingdom and India", "United Kingdom; Egypt": "United Kingdom and Egypt",
    "Germany; Ottoman Empire": "Germany and Ottoman Empire", "Ottoman Empire; Germany": "Germany and Ottoman Empire",
}  # fmt: skip
"""Maps the countries of which all persons are used to their English names."""
OTHERS = ("Germany", "United Kingdom", "France", "Italy", "United States", "Belgium", "South Africa")
SLAVIC = ("Russia", "Ukraine", "Bulgaria", "Serbia or Yugoslavia")

OFFICES = (
    (r"Groß-?[Ww]esir", "grand vizier"), (r"Sultan\b", "sultan"), (r"Khedive", "khedive"), (r"Sch?ah\b", "shah"),
    (r"Reichskanzler|Bundeskanzler", "chancellor"), (r"Ministerpräsident|Premierminister|Regierungschef", "prime minister"),
    (r"Staatspräsident", "president"), (r"Au(?:ß|ss)enminister", "foreign minister"),
    (r"Kriegsminister(?!i)", "minister of war"), (r"Finanzminister(?!i)", "minister of finance"), (r"Vizekönig", "viceroy"),
    (r"Feldmarschall|Marschall", "marshal"), (r"[Aa]dmiral", "admiral"), (r"Gouverneur|gouverneur", "governor"),
    (r"General(?!direktor|sekret|konsul|staats|bevoll|post|mus|super)|[Gg]eneral(?:oberst|major|leutnant|stab)", "general"),
    (r"Offizier|Oberst", "officer"), (r"[Dd]iplomat|Botschafter|Gesandter|[Kk]onsul", "diplomat"),
    (r"\b(?:Kaiser|Zar)\b", "emperor"),
    (r"König|Fürst|Prinz|Herrscher", "ruler or prince"), (r"Patriarch|[Ee]rzbischof|Metropolit|Papst|Kardinal", "prelate"),
    (r"[Kk]olonial", "colonial administrator"), (r"[Rr]evolution", "revolutionary"), (r"[Mm]inister(?!i)|Staatssekret", "minister"),
    (r"[Pp]oliti|Staatsmann", "politician"), (r"[Oo]rientalist", "orientalist"),
)  # fmt: skip
"""Patterns of the archive's German occupations, the first that is found counts, with the office in English."""

ENGLISH_NAMES = frozenset(name.split("|")[0] for name in ENGLISH.values())

LEFT_OUT = frozenset(
    (
        "Morgenthau, Henry",
        "Dan, Takuma",
        "Diederichsen, Heinrich",
        "Dominik, Hans",
        "Gilbert, Seymour Parker",
        "Havenstein, Rudolf",
    )
)
"""Persons whose office was not read rightly, or whose time was later: the elder Henry Morgenthau comes from another source."""

LINE = re.compile(r"\[(?P<name>[^\]]*)\]\(https://pm20\.zbw\.eu/")
LIFE = re.compile(r"(?:\d\d\.){0,2}(\d{4}) ?[-–] ?(?:\d\d\.){0,2}(\d{4})")
CLIPPED = re.compile(r"(\d{4})")
NUMBER = re.compile(r"\[(Q?\d+)\]")


@dataclass(frozen=True)
class Folder:
    """One folder of the archive: the person's name, years, country and occupation; number and first year of the clippings."""

    name: str
    born: int
    died: int
    country: str
    occupation: str
    wikidata: str
    clippings: int
    since: int | None


def folders(clone: Path) -> Iterator[Folder]:
    """Yield the persons with both years and a Wikidata id, without rulers and others with remarks in the name."""
    command = ["git", f"--git-dir={clone}", "show", f"HEAD:{LIST}"]
    listed = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    for line in listed.splitlines():
        head = LINE.match(line)
        if head is None:
            continue
        life, country, occupation, documents, clipped, _, wikidata = (cell.strip() for cell in line.split("|")[1:8])
        years, id = LIFE.fullmatch(life), NUMBER.search(wikidata)
        if years is None or id is None or re.search(r"[<>()\[\]\d]", head["name"]):
            continue
        count, since = NUMBER.search(documents), CLIPPED.search(clipped)
        yield Folder(head["name"], int(years[1]), int(years[2]), country, occupation, id[1],
                     int(count[1]) if count else 0, int(since[1]) if since else None)  # fmt: skip


def figures(folders: Iterable[Folder]) -> Iterator[Person]:
    """Yield the persons that are added."""
    for one in folders:
        role = next((english for pattern, english in OFFICES if re.search(pattern, one.occupation)), None)
        if role is None or not one.clippings or one.since is None or one.name in LEFT_OUT:
            continue
        if one.born > BORN_BY or one.died < DIED_FROM or one.since > CLIPPED_BY:
            continue
        if one.country not in EVERYONE and (one.country not in OTHERS or one.clippings < CLIPPINGS):
            continue
        name, *aliases = ENGLISH.get(one.name, _turned(one.name)).split("|")
        if one.name in ENGLISH and not aliases and _turned(one.name) != name:
            aliases = [_turned(one.name)]
        role = f"{role}, {EVERYONE.get(one.country, one.country)}"
        yield Person(name, tuple(aliases), one.born, one.died, "", role, SOURCE, one.wikidata)


def _turned(name: str) -> str:
    """Return "Liman von Sanders, Otto" as "Otto Liman von Sanders"."""
    last, _, given = name.partition(", ")
    return f"{given} {last}".strip()


def main(clone: str) -> None:
    """Add the persons to people.csv, and years and ids to existing rows."""
    table, counts = Table("people.csv"), Counter[str]()
    taken = {_key(name): row for row in table.rows for name in (row["name"], *row["aliases"].split("|")) if name}
    rows_of: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table.rows:
        for name in {surname_of(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            rows_of[name].append(row)
    ids = {id for row in table.rows for id in (row["id"], row["authority"]) if id}
    archive = list(folders(Path(clone)))
    for person in figures(archive):
        names = (person.name, *person.aliases)
        found = next((row for name in names if _specific(name) and (row := taken.get(_key(name)))), None)
        row = found or _same(person, rows_of[surname_of(person.name)])
        if row is not None:
            counts[_complete(row, person)] += 1
        elif f"wd:{person.wikidata}" in ids or " " not in person.name:
            counts["left out"] += 1
        elif person.role.split(", ")[1] in SLAVIC and person.name not in ENGLISH_NAMES:
            counts["without an English name"] += 1
            print("no English name:", person.name, person.born, person.died, person.role)
        else:
            counts["new"] += 1
            table.add(
                id=f"wd:{person.wikidata}",
                name=person.name,
                aliases="|".join(person.aliases),
                born=str(person.born),
                died=str(person.died),
                reign="",
                role=person.role,
                authority="",
                source=SOURCE,
            )
            rows_of[surname_of(person.name)].append(table.rows[-1])
            taken.setdefault(_key(person.name), table.rows[-1])
    for verdict in _complete_namesakes(archive, taken):
        counts[f"{verdict}, by name and birth"] += 1
    _drop_unconfirmed(table.rows)
    sources = Table("sources.csv")
    sources.add(
        id=SOURCE,
        title="20th Century Press Archives of the ZBW, list of persons with metadata",
        licence="CC0",
        url="https://github.com/zbw/pm20_web",
    )
    table.save()
    sources.save()
    print(dict(counts), len(table.rows), "persons")


def _complete_namesakes(
    archive: Iterable[Folder], taken: Mapping[tuple[str, int | None], dict[str, str]]
) -> Iterator[str]:
    """Complete the rows that have the full name and the year of birth of any person of the archive; yield what was done."""
    for one in archive:
        name = _turned(one.name)
        row = taken.get(_key(name)) if parse(name).full else None
        if row is not None and row["born"].isdigit() and int(row["born"]) == one.born:
            if row["source"] == "pantheon-wikidata":
                row["id"], row["source"] = f"wd:{one.wikidata}", SOURCE
            yield _complete(row, Person(name, (), one.born, one.died, "", "", SOURCE, one.wikidata))


def _drop_unconfirmed(rows: Iterable[dict[str, str]]) -> None:
    """Replace the Wikidata ids that only zeitkette has."""
    for row in rows:
        if row["source"] == "pantheon-wikidata" and row["id"].startswith("wd:"):
            row["id"] = f"hg:person-{slug(row['name'])}"


def _specific(name: str) -> bool:
    """Return whether a name has several words, or a title behind it: "Enver Pasha", and not "Lord Roberts"."""
    parsed = parse(name)
    return parsed.full or parsed.behind


def _complete(row: dict[str, str], person: Person) -> str:
    """Add missing years and the id to a row whose years do not differ; return what was done."""
    pairs = (("born", str(person.born)), ("died", str(person.died)))
    if any(row[column] and row[column][:4] != year for column, year in pairs):
        print("other years:", person.name, person.born, person.died, "and", row["name"], row["born"], row["died"])
        return "other years"
    changed = False
    for column, year in pairs:
        if row[column] in ("", f"{year}?"):
            row[column], changed = year, True
    if not row["authority"] and not row["id"].startswith("wd:"):
        row["authority"], changed = f"wd:{person.wikidata}", True
    if changed:
        row["source"] = SOURCE
    return "completed" if changed else "already there"


if __name__ == "__main__":
    main(*sys.argv[1:])
