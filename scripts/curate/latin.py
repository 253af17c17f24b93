"""Latin names of towns from two lists of Wikipedia: `python scripts/curate/latin.py CONTINENT.md BRITAIN.md`.

Inputs: `List_of_Latin_place_names_in_Continental_Europe,_Ireland_and_Scandinavia.md` and
`List_of_Roman_place_names_in_Britain.md`, as mirrored in https://github.com/chinapedia/wikipedia.abstract.en. The lists do
not date the names. A town is used if it is the only one with its name in the country, or by far the largest.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from common import ExistingPlace, Places, Table, report

from gazetteer.names.fold import fold

HEADING = re.compile(r"^(?:Cities and towns|Towns|Cities|Settlements?)(?: and [a-z ]+)? in (?:the )?(.+?)$")
COUNTRIES = {
    "czech republic": "CZ",
    "russian federation": "RU",
    "russia": "RU",
    "macedonia": "MK",
    "republic of macedonia": "MK",
    "netherlands": "NL",
    "great britain": "GB",
    "turkey": "TR",
    "bosnia herzegovina": "BA",
    "united kingdom": "GB",
    "northern ireland": "GB",
}


def main(continent: str, britain: str) -> None:
    """Add the names to toponyms.csv."""
    places, table = Places(), Table("toponyms.csv")
    known = {(row["place"], fold(row["toponym"])) for row in table.rows}
    lost = 0
    for source, country, latin, modern in (*_continent(Path(continent), places), *_britain(Path(britain))):
        town = _town(modern, country, places)
        if town is None:
            lost += 1
            continue
        for name in latin:
            if (town.id, fold(name)) not in known and fold(name) != fold(town.label):
                known.add((town.id, fold(name)))
                table.add(place=town.id, toponym=name, lang="la", kind="historical", source=source, certainty="certain")
    report([table])
    print(f"{lost} lines name a town that was not found")


def _continent(path: Path, places: Places) -> Iterator[tuple[str, str, list[str], list[str]]]:
    country = ""
    for line in path.read_text("utf-8").splitlines():
        if heading := HEADING.match(line.strip()):
            name = fold(heading[1])
            states = [place for place in places.by_name.get(name, ()) if place.feature.startswith("A.PCL")]
            country = COUNTRIES.get(name) or (states[0].country if states else "")
        parts = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        if country and len(parts) == 2 and not parts[0].startswith(("---", "Canonical")):
            yield "enwiki:Latin place names", country, _latin(parts[0]), _modern(parts[1])


def _britain(path: Path) -> Iterator[tuple[str, str, list[str], list[str]]]:
    towns = False
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith(" "):
            towns = line.startswith("Settlement names")
        parts = re.split(r"\s{2,}", line.strip())
        if towns and len(parts) >= 2 and not parts[0].startswith(("---", "Roman name")):
            yield "enwiki:Roman place names in Britain", "GB", _latin(parts[0]), _modern(parts[1])


def _latin(text: str) -> list[str]:
    """Return the names before the sources: "Vindóbona, Vienna (Austriae)", "Aldenarda 1".

    The accents of the lists mark the stress.
    """
    plain = re.sub(r"\([^)]*\)|\d+|\[.*?\]", "", text)
    names = [re.sub(r"\s+", " ", part).strip(" .;") for part in re.split(r"[,;/]| or ", plain)]
    return [name for name in names if re.fullmatch(r"[A-Z][\w'’ -]{2,40}", name) and "?" not in name]


def _modern(text: str) -> list[str]:
    """Return the present-day names, including local ones: "Oudenaarde (nl), Audenarde (fr)", "Vienna (Wien)".

    Names after a dash are older.
    """
    head = re.sub(r"\[.*?\]", "", text.split(" - ")[0])
    inner = re.findall(r"\(([^)]{3,})\)", head)
    outer = re.sub(r"\([^)]*\)", "", head)
    return [part.strip() for part in re.split(r"[,/]", ",".join([outer, *inner])) if part.strip()]


def _town(names: list[str], country: str, places: Places) -> ExistingPlace | None:
    """Return the town of the first unambiguous name."""
    for name in names:
        towns = [place for place in places.named(name, "P") if place.country == country]
        exact = [town for town in towns if fold(town.label) == fold(name)] or towns
        if exact and (len(exact) == 1 or exact[0].population > 5 * exact[1].population + 1000):
            return exact[0]
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
