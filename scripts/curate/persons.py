"""Persons: rows of people.csv from four datasets, checked against each other, and years of the rows that are there already.

    python scripts/curate/persons.py wikipedia.abstract.en pantheon.tsv zeitkette dia_lite.json

Inputs:
    a clone of https://github.com/chinapedia/wikipedia.abstract.en: the first paragraphs of 63,000 articles of the English
        Wikipedia of July 2019. Of each biography the title, the years of birth and death, what the person was, and names in
        other scripts.
    data/pantheon.tsv of https://github.com/Ram-N/lifespans: Pantheon 1.0 (Yu et al. 2016, doi:10.1038/sdata.2015.75), persons
        with articles in 25 or more languages; years of birth checked by its authors.
    a clone of https://github.com/dixus/zeitkette: persons from Wikidata with id and years. Those that its scripts name are
        written by hand and are left out; the others count only where Pantheon has the same name and year of birth.
    public/data/dia_lite.json of https://github.com/alicetinkaya76/islamic-civilization-atlas (CC BY-SA 4.0): persons of the TDV
        İslâm Ansiklopedisi. Of the Ottoman and Persian ones in office the name, the Arabic script, the year of death or the reign.

Facts are used, no text. A person whose years differ between two of them is left out.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from common import DATA, Table, slug

from gazetteer.names.fold import fold
from gazetteer.people.names import PersonName, alike, joined, parse, same_word, spelling

COLUMNS = "id name aliases born died reign role authority source".split()
CONFIRMED = 1500
"""Year of birth before which Pantheon's years count only where another source has the same."""
FIRST, LAST = 1400, 1905
"""Years of birth of the persons that are taken; WordNet's rows are older too."""

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = rf"(?:\d{{1,2}} {MONTH},? |{MONTH} \d{{1,2}},? |{MONTH} )?(\d{{3,4}})"
LIFE = re.compile(
    rf"\(((?:[^()]|\([^()]*\))*?)(?:born )?{DATE}(?: (?:in|at) [^()–]{{2,60}}?|, [A-Z][^()–]{{2,60}}?)? ?(?:–|-|—) ?"
    rf"{DATE}[^()]{{0,80}}\)"
)
WAS = re.compile(
    r"(?:,[^.]{0,120}?,? )?(?:was|is|were) (?:an? |the |one of )?(.{3,140}?)"
    r"(?:\.(?:\s|$)|;|$|, (?:who|best|known|and|born)| who | best known|\(| whose | from \d| during | and )"
)
ROLES = re.compile(
    r"politic|\bgeneral\b|officer|admiral|marshal|soldier|military|statesm|\bking\b|\bqueen\b|emperor|empress|sultan|shah|khan|"
    r"prince|duke|tsar|ruler|governor|diplomat|ambassador|minister|bishop|patriarch|catholicos|\bpope\b|cardinal|missionary|"
    r"explorer|revolution|noble|\bcount\b|viceroy|commander|consul|monarch|president|chancellor|vizier|traveller|orientalist|"
    r"historian|archaeolog|journalist|geographer|philosopher|\bpoet\b|novelist|writer|scientist|physicist|chemist|lawyer|activist|"
    r"theologian|painter|composer|engineer|merchant|banker|industrialist|colonel|captain|lord|baron|earl",
    re.IGNORECASE,
)
SCRIPT = re.compile(
    r"\b(?:Russian|Armenian|Georgian|Persian|Ottoman Turkish|Greek|Bulgarian|Serbian|Arabic|Ukrainian|Chinese|Japanese): "
    r"([^\x00-\u024f][^;,()_\n]{2,40})"
)
OCCUPATIONS = {
    "POLITICIAN": "politician or ruler", "MILITARY PERSONNEL": "military officer", "RELIGIOUS FIGURE": "religious figure",
    "NOBLEMAN": "noble", "EXPLORER": "explorer", "COMPANION": "consort or companion", "DIPLOMAT": "diplomat",
    "SOCIAL ACTIVIST": "social activist", "EXTREMIST": "revolutionary or assassin", "JUDGE": "judge", "PIRATE": "pirate",
    "HISTORIAN": "historian", "PHILOSOPHER": "philosopher", "ECONOMIST": "economist", "LAWYER": "lawyer", "LINGUIST": "linguist",
    "ARCHAEOLOGIST": "archaeologist", "GEOGRAPHER": "geographer", "WRITER": "writer", "PUBLIC WORKER": "public servant",
    "JOURNALIST": "journalist", "PHYSICIAN": "physician", "ASTRONOMER": "astronomer", "INVENTOR": "inventor", "CHEMIST": "chemist",
    "PHYSICIST": "physicist", "MATHEMATICIAN": "mathematician", "COMPOSER": "composer", "PAINTER": "painter",
    "BIOLOGIST": "biologist", "ENGINEER": "engineer",
}  # fmt: skip
TURKISH = (
    (r"Osmanlı (?:sadrazam|vez[iî]r[iî]âzam)", "Ottoman grand vizier"),
    (r"Osmanlı padişahı", "Ottoman sultan"),
    (r"Osmanlı şeyhülislâm", "Ottoman chief mufti"),
    (r"Osmanlı kaptan-?ı ?deryâ", "Ottoman grand admiral"),
    (r"Osmanlı vez[iî]r", "Ottoman vizier"),
    (r"Osmanlı devlet adamı", "Ottoman statesman"),
    (r"Osmanlı kumandan", "Ottoman commander"),
    (r"Osmanlı tarihçisi", "Ottoman historian"),
    (r"Kırım hanı", "khan of the Crimea"),
    (r"Kaçar hükümdarı", "shah of Persia (Qajar)"),
    (r"Safev[iî] hükümdarı", "shah of Persia (Safavid)"),
    (r"Bâbürlü hükümdarı", "Mughal emperor"),
    (r"Memlük sultanı", "Mamluk sultan"),
)
OPINION = re.compile(r",? (?:considered|regarded|widely|remembered|noted|famous|most famous|one of)\b")
"""Where the words of an article begin to judge."""
REIGN = re.compile(r"\((\d{4})-(\d{4})\)")


SOURCES = {
    "pantheon": (
        "Pantheon 1.0, persons with articles in 25 or more languages (Yu et al. 2016)",
        "facts only",
        "https://doi.org/10.1038/sdata.2015.75",
    ),
    "pantheon-wikidata": (
        "Pantheon 1.0 (Yu et al. 2016), with Wikidata's id and year of death as in zeitkette",
        "Wikidata CC0; Pantheon facts only",
        "https://github.com/dixus/zeitkette",
    ),
    "tdv-dia": (
        "TDV İslâm Ansiklopedisi, as indexed in islamic-civilization-atlas",
        "CC BY-SA 4.0 (facts only)",
        "https://github.com/alicetinkaya76/islamic-civilization-atlas",
    ),
}
"""Id of a source to its title, licence and address."""


@dataclass(frozen=True)
class Person:
    """A person as one source has them; years None where it does not say."""

    name: str
    aliases: tuple[str, ...]
    born: int | None
    died: int | None
    reign: str
    role: str
    source: str
    wikidata: str = ""


def main(wikipedia: str, pantheon: str, zeitkette: str, dia: str) -> None:
    """Add the persons to people.csv and mend the years of the rows from WordNet."""
    articles = list(_wikipedia(Path(wikipedia)))
    known = _wikidata(Path(zeitkette))
    famous = list(_pantheon(Path(pantheon), known))
    encyclopaedia = list(_dia(Path(dia)))
    rows = _read()
    _mend(rows, articles, famous)
    taken = {_key(name): row for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}
    ids = {row["id"] for row in rows}
    rows_of: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        for name in {_surname(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
            rows_of[name].append(row)
    for person in _agreed([*famous, *articles, *encyclopaedia]):
        row = taken.get(_key(person.name)) or _same(person, rows_of[_surname(person.name)])
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
            continue  # a namesake of somebody known, or other years
        id = f"wd:{person.wikidata}" if person.wikidata else f"hg:person-{slug(person.name)}"
        if id in ids:
            continue
        ids.add(id)
        values = (id, person.name, "|".join(person.aliases), _text(person.born), _text(person.died), person.reign, person.role, "",
                  person.source)  # fmt: skip
        rows.append(dict(zip(COLUMNS, values, strict=True)))
        rows_of[_surname(person.name)].append(rows[-1])
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
    """Correct years of WordNet's rows that Wikipedia, or Pantheon with Wikidata, has otherwise; fill years that a row lacks."""
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
    """The persons, each once; those of one name with other years in another source are left out."""
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


def _wikipedia(clone: Path) -> Iterator[Person]:
    for title, text in _articles(clone):
        body = re.sub(r"^(?:\S[^\n]*\.(?:jpe?g|png|svg|gif|tif)\S*[^\n]*\n+)+", "", text, flags=re.IGNORECASE)
        first = re.sub(r"\[\d+\]", "", body.strip().split("\n\n")[0].replace("\n", " "))
        life = LIFE.search(first[:400])
        if life is None or re.search(r"\b(?:c|ca|circa|fl|about|or)\b\.?", life[0].split("–")[0][-24:]):
            continue
        born, died = int(life[2]), int(life[3])
        name = re.sub(r" \([^()]*\)$", "", title)
        role = WAS.match(first[life.end() :].strip())
        if title.endswith("(disambiguation)") or (role and re.search(r"[A-Z]{4}|pseudonym|pen name", role[1])):
            continue
        if not (15 <= died - born <= 105 and FIRST <= born <= LAST and role and ROLES.search(role[1])):
            continue
        if fold(name).split()[0] not in fold(first[: life.start()]) or any(char.isdigit() for char in name):
            continue
        aliases = tuple(match.strip() for match in SCRIPT.findall(life[0])[:2])
        yield Person(name, aliases, born, died, "", role[1].strip(" _,"), f"enwiki:{title}")


def _articles(clone: Path) -> Iterator[tuple[str, str]]:
    """Title and beginning of each article."""
    git = ["git", f"--git-dir={clone}"]
    listed = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD"], capture_output=True, check=True).stdout.decode()
    blobs = [line.split("\t", 1) for line in listed.split("\0") if "\tPage/" in line and line.endswith(".md")]
    wanted = "".join(f"{head.split()[2]}\n" for head, _ in blobs)
    dumped = subprocess.run(
        [*git, "cat-file", "--batch"], input=wanted.encode(), capture_output=True, check=True
    ).stdout
    at = 0
    for _, path in blobs:
        line = dumped.index(b"\n", at)
        size = int(dumped[at:line].split()[2])
        text = dumped[line + 1 : line + 1 + size].decode("utf-8", "replace")
        at = line + size + 2
        yield path.removeprefix("Page/").removesuffix(".md").replace("_", " "), text[:900]


def _wikidata(clone: Path) -> dict[tuple[str, int], tuple[str, int]]:
    """Id and year of death by name and year of birth, of the persons that were read from Wikidata."""

    def show(path: str) -> str:
        command = ["git", f"--git-dir={clone}", "show", f"HEAD:{path}"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    command = ["git", f"--git-dir={clone}", "ls-tree", "-r", "--name-only", "HEAD", "scripts"]
    files = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    by_hand = "\n".join(show(file) for file in files if file.endswith((".js", ".cjs")))
    return {
        (fold(one["name"]), one["born"]): (one["qid"], one["died"])
        for one in json.loads(show("public/people.json"))
        if one["name"] not in by_hand and one.get("qid") and one["died"] < 2026
    }


def _pantheon(path: Path, known: dict[tuple[str, int], tuple[str, int]]) -> Iterator[Person]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["occupation"] not in OCCUPATIONS or not row["birthyear"].lstrip("-").isdigit():
                continue
            born = int(row["birthyear"])
            name = re.sub(r" \([^()]*\)$", "", row["name"])
            if not FIRST <= born <= LAST or any(char.isdigit() for char in name):
                continue
            id, died = known.get((fold(name), born), ("", None))
            if not id and born < CONFIRMED:
                continue
            source = "pantheon-wikidata" if id else "pantheon"
            yield Person(name, (), born, died, "", OCCUPATIONS[row["occupation"]], source, id)


def _dia(path: Path) -> Iterator[Person]:
    for one in json.loads(path.read_text("utf-8")):
        role = next((english for turkish, english in TURKISH if re.search(turkish, one["ds"])), None)
        reign = REIGN.search(one["ds"])
        died = one.get("dc")
        if role is None or not (died or reign) or (died and not 1300 <= died <= 1960):
            continue
        head, _, byname = one["t"].partition(", ")
        name = _cased(f"{byname} {head}".strip())
        if " " not in name:
            continue
        english = re.sub(r"\bPaşa\b", "Pasha", name)
        aliases = [*([name] if english != name else []), *([one["ar"]] if one.get("ar") else [])]
        yield Person(english, tuple(aliases), None, died, f"{reign[1]}/{reign[2]}" if reign else "", role, "tdv-dia")


def _cased(name: str) -> str:
    """A Turkish name in capitals with small letters behind the first: "ABAZA MEHMED PAŞA"."""
    words = []
    for word in name.split():
        small = word.replace("İ", "i").replace("I", "ı").lower()
        first = {"i": "İ", "ı": "I"}.get(small[:1], small[:1].upper())
        roman = re.fullmatch(r"[IVX]+", word)
        words.append(word if roman or not word.isupper() else first + small[1:])
    return " ".join(words)


def _surname(name: str) -> str:
    return spelling(parse(name).words[-1])


def _same(person: Person, rows: list[dict[str, str]]) -> dict[str, str] | None:
    """The row of the person under another form of the given name: Aleksandr and Alexander Kolchak, born in one year."""
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
