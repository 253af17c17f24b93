"""Names of towns in a language that `data/villages/` leaves out, from Who's On First.

    python scripts/curate/wof_tongues.py FOLDER yid yi 0 by ua lt lv md ro hu pl cz
    python scripts/curate/wof_tongues.py FOLDER hye hy 0.35 ir iq sy lb az ge

FOLDER has clones of https://github.com/whosonfirst-data/whosonfirst-data-admin-by and of the repositories of the other countries
(CC0; what comes from GeoNames CC BY 4.0). The arguments are the code of the language in the source and in `toponyms.csv`, the
smallest prominence of a town, and the countries. A record is matched by its id, or with a town of the same name within 10 km. Of
each record the first three names are used. A name that a famous place has, or that the town already has, is left out. Some rows
were deleted by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import Table, report
from whosonfirst import SOURCE, Record, clone_of, famous, records, same_place, source

from gazetteer import Gazetteer
from gazetteer.names.fold import fold

SAME_KM = 10.0


def main(folder: str, code: str, lang: str, least: str, *countries: str) -> None:
    """Add the names to toponyms.csv."""
    gazetteer, toponyms = Gazetteer.open(), Table("toponyms.csv")
    seen: set[tuple[str, str]] = set()
    for country in countries:
        for one in records(clone_of(Path(folder), country), f'"name:{code}_x'):
            place = same_place(gazetteer, one, [one.get("wof:name") or ""], SAME_KM)
            if place is None or (place.prominence or 0) < float(least):
                continue
            known = {fold(name.text) for name in gazetteer.names(place.id)}
            for name in names(one, code):
                key = place.id, fold(name)
                if (
                    len(key[1]) > 2
                    and key not in seen
                    and key[1] not in known
                    and not famous(gazetteer, name, place.id)
                ):
                    seen.add(key)
                    toponyms.add(
                        place=place.id, toponym=name, lang=lang, kind="alternate", source=SOURCE, certainty="certain",
                        note=f"Who's On First {one['wof:id']}",
                    )  # fmt: skip
    report([toponyms, source()])


def names(one: Record, code: str) -> list[str]:
    """Return the first three names in a language, without remarks in brackets."""
    found = [name for kind in ("preferred", "variant") for name in one.get(f"name:{code}_x_{kind}", [])]
    return [name.partition(" (")[0].strip() for name in found[:3]]


if __name__ == "__main__":
    main(*sys.argv[1:])
