"""Natural features, castles, monasteries and hundreds that GeoNames' cities and `places.csv` lack.

`data/features/landmarks.packed` is made by `scripts/curate/landmarks.py`, `national.packed` by `scripts/curate/national.py`. A row
is a place with its id, name, kind, point, country, prominence in hundredths, and other names, each as `language:text`,
joined by `|`. The prefix of the id states the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from gazetteer.build.features import FOLDER
from gazetteer.build.geonames_packages import GEONAMES
from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Location, Name, Place, Source

FILE, NATIONAL = "landmarks.packed", "national.packed"
COLUMNS = ("id", "label", "feature", "lat", "lon", "country", "prominence", "names")

GMBA = Source(
    "gmba",
    "GMBA Mountain Inventory 2.0 (M. Snethlage and others, 2022)",
    "CC BY 4.0",
    "https://doi.org/10.48601/earthenv-t9k2-1407",
)
CASTLEMAP = Source(
    "castlemap",
    "Castles of the World (Castlemap), from Wikidata",
    "CC0",
    "https://github.com/Flightmussy/castlemap-dataset",
)
SYRIACA = Source("syriaca", "The Syriac Gazetteer (Syriaca.org)", "CC BY 4.0", "http://syriaca.org/geo/")
VOLCANOES = Source(
    "volcanoes",
    "Volcanoes of the World (Smithsonian Institution), as packaged in tidytuesday",
    "facts only",
    "https://volcano.si.edu/",
)
GNIS = Source(
    "gnis",
    "Geographic Names Information System (U.S. Geological Survey)",
    "public domain",
    "https://www.usgs.gov/us-board-on-geographic-names",
)
LIGHTS = Source(
    "lights",
    "List of Lights, Publications 110 to 116 (National Geospatial-Intelligence Agency)",
    "public domain",
    "https://github.com/ngageoint/marlin-android",
)
DOMESDAY = Source(
    "domesday",
    "Open Domesday (A. Powell-Smith, J. Palmer), as packaged in domesday-times",
    "facts only",
    "https://opendomesday.org/",
)
DISSINET = Source(
    "dissinet",
    "Monasteries of France (DISSINET), from lists of the French Wikipedia",
    "facts only",
    "https://github.com/bkroege/dissinet.monasteries",
)
SOURCE_OF_PREFIX = {
    "gmba": GMBA, "wd": CASTLEMAP, "syriaca": SYRIACA, "gvp": VOLCANOES,
    "gn": GEONAMES, "gnis": GNIS, "nga": LIGHTS, "domesday": DOMESDAY, "dissinet": DISSINET,
}  # fmt: skip
"""Maps the prefix of an id to the source of the row."""
LOCALLY_NAMED = frozenset({"gn", "nga", "dissinet"})
"""Prefixes of the rows whose main name is in a language of the place."""


def read(folder: Path) -> Iterator[Place]:
    """Yield the places of the tables."""
    rows = chain.from_iterable(read_rows(folder / FOLDER / file) for file in (FILE, NATIONAL))
    for id, label, feature, lat, lon, country, prominence, names in rows:
        prefix = id.partition(":")[0]
        source, lang = SOURCE_OF_PREFIX[prefix].id, None if prefix in LOCALLY_NAMED else "en"
        others = (written.partition(":") for written in names.split("|") if written)
        yield Place(
            id,
            label,
            Location(float(lat), float(lon)),
            country or None,
            feature,
            prominence=int(prominence) / 100,
            names=(
                Name(label, lang, None, "primary", None, source),
                *(Name(text, lang or None, None, "alternate", None, source) for lang, _, text in others),
            ),
            sources=(source,),
        )
