"""Mountain ranges, peaks, castles, palaces and monasteries that GeoNames' cities and `places.csv` lack.

`data/features/landmarks.csv.xz` is made by `scripts/curate/landmarks.py`. A row is a place with its id, name, kind, point, country,
prominence in hundredths, and other names, each as `language:text`, joined by `|`. The prefix of the id states the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gazetteer.build.features import FOLDER
from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Location, Name, Place, Source

FILE = "landmarks.csv.xz"
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
SOURCE_OF_PREFIX = {"gmba": GMBA, "wd": CASTLEMAP, "syriaca": SYRIACA, "gvp": VOLCANOES}
"""Maps the prefix of an id to the source of the row."""


def read(folder: Path) -> Iterator[Place]:
    """Yield the places of the table."""
    for id, label, feature, lat, lon, country, prominence, names in read_rows(folder / FOLDER / FILE):
        source = SOURCE_OF_PREFIX[id.partition(":")[0]].id
        others = (written.partition(":") for written in names.split("|") if written)
        yield Place(
            id,
            label,
            Location(float(lat), float(lon)),
            country or None,
            feature,
            prominence=int(prominence) / 100,
            names=(
                Name(label, "en", None, "primary", None, source),
                *(Name(text, lang or None, None, "alternate", None, source) for lang, _, text in others),
            ),
            sources=(source,),
        )
