"""Names of rivers, waters, ranges, islands, regions and first-level divisions in other languages.

`data/features/` gives names to places of the other tables. `names.packed`, made by `scripts/curate/features.py`, has names in
sixteen languages from Natural Earth, and in nine from the Gazetteer of Slovenian Exonyms; `more_names.packed`, made by
`scripts/curate/landmarks.py`, has names from Who's On First, Wiktionary, and sources of mountains and buildings;
`national_names.packed`, made by `scripts/curate/national.py`, has names from GeoNames' list of seas and straits;
`river_names.packed`, made by `scripts/curate/rivers_of_gauges.py`, has names of rivers from lists of gauging stations;
`scripts.packed`, made by `scripts/curate/other_scripts.py`, has names of towns, states, waters and mountains in other scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Name, name_kind

FOLDER = "features"
NAMES_FILES, MORE, NATIONAL_NAMES = "names.packed", "more_names.packed", "national_names.packed"
RIVER_NAMES, OTHER_SCRIPTS = "river_names.packed", "scripts.packed"
COLUMNS = ("place", "lang", "kind", "toponym", "source")


def added(names: Mapping[str, Sequence[Name]], folder: Path) -> dict[str, list[Name]]:
    """Return `names`, by place id, with those of the table after the others of each place."""
    found = {id: list(own) for id, own in names.items()}
    for id, name in read(folder):
        found.setdefault(id, []).append(name)
    return found


def read(folder: Path) -> Iterator[tuple[str, Name]]:
    """Yield a place id and a name for each row of the tables."""
    for file in (NAMES_FILES, MORE, NATIONAL_NAMES, RIVER_NAMES, OTHER_SCRIPTS):
        for place, lang, kind, toponym, source in read_rows(folder / FOLDER / file):
            yield place, Name(toponym, lang=lang or None, kind=name_kind(kind), source=source)
