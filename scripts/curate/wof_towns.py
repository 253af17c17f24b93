"""Towns of historical texts in lands without a table in `data/villages/`, and their names, from Who's On First.

    python scripts/curate/wof_towns.py FOLDER

FOLDER has clones of https://github.com/whosonfirst-data/whosonfirst-data-admin-er and of the repositories of the other countries
of `wof_towns.txt` (CC0; what comes from GeoNames CC BY 4.0). Each line of `wof_towns.txt` has a country and the numbers of its
records, which were chosen by hand. A record that is already in the gazetteer, by its id or as a town of the same name within 12
km, only gives names; the others are added to places.csv. Names that a famous place has are left out. Some names were deleted by
hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from common import Table, report, slug
from whosonfirst import SOURCE, Record, clone_of, famous, point_of, record, same_place, source

from gazetteer import Gazetteer
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

LANGUAGES = {"eng": "en", "ita": "it", "por": "pt", "fra": "fr", "deu": "de", "spa": "es", "und": ""}
SAME_KM = 12.0


def main(folder: str) -> None:
    """Add the towns to places.csv and their names to toponyms.csv."""
    gazetteer, taken = Gazetteer.open(), set[str]()
    places, toponyms = Table("places.csv"), Table("toponyms.csv")
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        country, *numbers = line.split()
        for one in (record(clone_of(Path(folder), country), number) for number in numbers):
            found = names(one)
            place = same_place(gazetteer, one, [one["wof:name"], *(text for _, text in found.values())], SAME_KM)
            id = place.id if place else f"hg:{slug(fold(one['wof:name']))}-{country}"
            if id in taken:
                continue
            taken.add(id)
            if place is None:
                _add(places, one, id, country)
            known = {fold(name.text) for name in gazetteer.names(id)} if place else {fold(one["wof:name"])}
            for key, (lang, text) in found.items():
                if key not in known and len(key) > 2 and not famous(gazetteer, text):
                    toponyms.add(
                        place=id, toponym=text, lang=lang, kind="alternate", source=SOURCE, certainty="certain"
                    )
    report([places, toponyms, source()])


def _add(places: Table, one: Record, id: str, country: str) -> None:
    """Add a town that the gazetteer lacks."""
    geonames = (one.get("wof:concordances") or {}).get("gn:id")
    lat, lon = point_of(one)
    places.add(
        id=id, label=one["wof:name"], feature="P.PPL", lat=round(lat, 4), lon=round(lon, 4), country=country.upper(),
        links=f"gn:{geonames}" if geonames else "", source=SOURCE,
        note=f"Who's On First {one['wof:id']}" + (f", GeoNames {geonames}" if geonames else ""),
    )  # fmt: skip


def names(one: Record) -> dict[str, tuple[str, str]]:
    """Return language and text of each name in Latin letters, by its folded form."""
    found: dict[str, tuple[str, str]] = {}
    for key, texts in one.items():
        code, _, kind = key.removeprefix("name:").partition("_x_")
        if key.startswith("name:") and kind and code in LANGUAGES:
            for text in (text.strip() for text in texts if text):
                if text and not re.search(r"[\d,(/|]", text) and script_of(text) == "Latn":
                    found.setdefault(fold(text), (LANGUAGES[code], text))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
