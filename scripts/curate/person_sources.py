"""Read persons from each source."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.names.fold import fold
from gazetteer.people.names import parse, spelling

CONFIRMED = 1500
"""Year of birth before which Pantheon's years are used only if another source confirms them."""


FIRST, LAST = 1400, 1905
"""Years of birth of the persons that are used; WordNet's rows may be older."""


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
"""Words of an article that begin a judgement."""


REIGN = re.compile(r"\((\d{4})-(\d{4})\)")


@dataclass(frozen=True)
class Person:
    """A person in one source; a year is None if the source lacks it."""

    name: str
    aliases: tuple[str, ...]
    born: int | None
    died: int | None
    reign: str
    role: str
    source: str
    wikidata: str = ""


def read_wikipedia(clone: Path) -> Iterator[Person]:
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
    """Yield the title and beginning of each article."""
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


def read_wikidata(clone: Path) -> dict[tuple[str, int], tuple[str, int]]:
    """Return id and year of death of the persons from Wikidata, by name and year of birth."""

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


def read_pantheon(path: Path, known: dict[tuple[str, int], tuple[str, int]]) -> Iterator[Person]:
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


def read_dia(path: Path) -> Iterator[Person]:
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
    """Return a Turkish name in capitals in title case: "ABAZA MEHMED PAŞA"."""
    words = []
    for word in name.split():
        small = word.replace("İ", "i").replace("I", "ı").lower()
        first = {"i": "İ", "ı": "I"}.get(small[:1], small[:1].upper())
        roman = re.fullmatch(r"[IVX]+", word)
        words.append(word if roman or not word.isupper() else first + small[1:])
    return " ".join(words)


def surname_of(name: str) -> str:
    return spelling(parse(name).words[-1])
