"""Italian names of former states, from titles of Wikipedia.

    python scripts/curate/italian_states.py en fr de it es ru nl no pt sv

Inputs: the folders `data` of https://github.com/open-dsl-dict/wikidict-dsl-en and of its sisters (titles from Wikidata, CC0):
titles of one language with those of another, linked by Wikidata. The dictionaries from English into the large languages are
not at hand, so an Italian title is reached from the English one through the dictionaries of other languages, in at most four steps.
A title with a remark in brackets, the name of a dynasty, and a title that is already a name of this or of another place are
left out. `state_titles.py` adds the names in French, German, Spanish and Russian. Rows of `toponyms.csv` from other sources
were read by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from common import Table, report
from state_titles import MEANINGS, REMARK

from gazetteer import Gazetteer

DYNASTY = re.compile(r"^\S+(?:idi|iti|adi|ides|iden|iani|иды|ады)$|^(?:Dinastia|Storia|Lista|Diocesi|Regione) ")
ROUNDS = 4
"""Most dictionaries between two titles."""
LEFT_OUT = frozenset(
    (
        "Ak Koyunlu|Basotholand|Bulgaria del Volga|Canzone|Cavalieri portaspada|Emiri di al-Andalus|Himyar|Kanva|"
        "Moghul|Provincia di Baranya|Provincia di Bohol|Provincia di Békés|Provincia di Csongrád|Provincia di Heves|"
        "Provincia di Pest|Provincia di Sassonia|Provincia di Sulu|Provincia di Tolna|Provincia di Vestfalia|"
        "Re di Dublino|Scioa|Ubangui-Shari|Voivodato di Cracovia"
    ).split("|")
)
"""Titles that a reader found to be names of other things, or not to be the usual name."""

Title = tuple[str, str]


def main(*folders: str) -> None:
    """Add the names to toponyms.csv."""
    units = {
        row["label"]: row["id"]
        for row in Table("places.csv").rows
        if row["id"].startswith("hg:") and row["feature"].startswith("A.")
    }
    table = Table("toponyms.csv")
    with Gazetteer.open() as gazetteer:
        for (lang, title), label in sorted(titles([Path(folder) for folder in folders], set(units)).items()):
            place = gazetteer.get(units[label])
            known = {place.label, *(name.text for name in place.names)}
            if lang != "it" or title in known or REMARK.search(title) or DYNASTY.search(title) or title in LEFT_OUT:
                continue
            if not any(match.how == "exact" for match in gazetteer.lookup(title, limit=1)):
                table.add(
                    place=place.id, toponym=title, lang=lang, kind="alternate", source="wikidict-titles", certainty="certain",
                    note=f"en: {label}",
                )  # fmt: skip
    report([table])


def titles(folders: list[Path], wanted: set[str]) -> dict[Title, str]:
    """Return the titles of the articles with these English titles, by language and title."""
    found = {("en", title): title for title in wanted}
    for _ in range(ROUNDS):
        new: dict[Title, str] = {}
        for one, other in _pairs(folders):
            for known, title in ((one, other), (other, one)):
                if known in found and title not in found and title[0] != "en":
                    new.setdefault(title, found[known])
        found |= new
    return found


def _pairs(folders: list[Path]) -> Iterator[tuple[Title, Title]]:
    """Yield the titles that a dictionary translates into each other."""
    for folder in folders:
        for path in sorted(folder.glob("*_wikidict.dsl")):
            first, second = path.name.removesuffix("_wikidict.dsl").split("-")
            for entry in path.read_text("utf-8", errors="replace").split("\n\n"):
                meanings = MEANINGS.findall(entry)
                if len(meanings) == 2:
                    yield (first, meanings[0]), (second, meanings[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
