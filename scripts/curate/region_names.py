"""Names of regions in other languages, from titles of Wikipedia articles linked by Wikidata.

    python scripts/curate/region_names.py MIRROR scripts/curate/region_titles.csv > rows.csv

Inputs: the clones https://github.com/open-dsl-dict/wikidict-dsl-xx (xx: en, ru, de, fr, pt, sv, nl, no) in MIRROR, and a list
(place, title, without) of regions with the title of their English
article and the languages whose title means something else, read by hand. A dictionary links titles of two languages;
English is linked to the others through the languages of `BRIDGES`, Armenian and Latin through Dutch, Swedish and Norwegian.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

BRIDGES = "lv cy br bs sq tl af ga is yo ht sw jv mn zh_yue te ne pa".split()
TARGETS = ("ru", "de", "fr", "pt", "sv", "nl", "no")
SECOND = {"nl": ("hy",), "sv": ("hy",), "no": ("hy", "la", "lt")}
WRITTEN = ("ru", "de", "fr", "hy", "la", "lt", "pt", "sv")


def read_pairs(mirror: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of titles of one dictionary; none if it is not there."""
    clone = mirror / f"open-dsl-dict+wikidict-dsl-{target}" / "repo"
    shown = subprocess.run(
        ["git", "-C", str(clone), "show", f"HEAD:data/{source}-{target}_wikidict.dsl"], capture_output=True, check=False
    )
    for entry in re.split(r"\n\s*\n", shown.stdout.decode("utf-8", "replace")):
        heads = [line.strip() for line in entry.split("\n") if line and line[0] not in "#\t"]
        if len(heads) == 2:
            yield heads[0], heads[1]


def translate(mirror: Path, titles: set[str]) -> dict[str, dict[str, Counter[str]]]:
    """Return the titles in other languages, by English title and language, each with the number of bridges."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for bridge in BRIDGES:
        known = defaultdict(set)
        for title, english in read_pairs(mirror, bridge, "en"):
            if english in titles:
                known[title].add(english)
        for target in TARGETS if known else ():
            for title, other in read_pairs(mirror, bridge, target):
                for english in known.get(title, ()):
                    found[english][target][other] += 1
    for via, sources in SECOND.items():
        back = defaultdict(set)
        for english, names in found.items():
            for name in names.get(via, ()):
                back[name].add(english)
        for source in sources:
            for title, other in read_pairs(mirror, source, via):
                for english in back.get(other, ()):
                    found[english][source][title] += 1
    return found


def main() -> None:
    """Write a row of toponyms.csv for each name."""
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        wanted = {row["title"]: (row["place"], row["without"].split(";")) for row in csv.DictReader(file)}
    rows = csv.writer(sys.stdout, lineterminator="\n")
    for english, names in sorted(translate(Path(sys.argv[1]), set(wanted)).items()):
        place, without = wanted[english]
        for lang in (one for one in WRITTEN if one not in without):
            for name, _ in names.get(lang, Counter()).most_common(1):
                plain = re.sub(r"\s*\([^)]*\)$", "", name)
                rows.writerow([place, plain, lang, "alternate", "", "wikidict", "certain", ""])


if __name__ == "__main__":
    main()
