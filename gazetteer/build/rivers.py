"""Rivers of Europe, Asia and Africa that the other tables lack.

`data/features/rivers.packed` is made by `scripts/curate/rivers_of_gauges.py`. A row is a river with its id, which is that of a
gauging station on it, name, point, box, country, prominence in hundredths, and other names, joined by `|`. The prefix of the id
states the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gazetteer.build.features import FOLDER
from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Location, Name, Place, Source

RIVERS = "rivers.packed"
COLUMNS = ("id", "label", "lat", "lon", "west", "south", "east", "north", "country", "prominence", "names")
FEATURE = "H.STM"

ESTREAMS = Source(
    "estreams",
    "EStreams: gauging stations of Europe (T. do Nascimento and others, 2024)",
    "facts only",
    "https://doi.org/10.5281/zenodo.10733142",
)
GRDC = Source(
    "grdc",
    "Catalogue of stations of the Global Runoff Data Centre, 2022, as packaged in CWATM_grdc_calibration_stations",
    "facts only",
    "https://grdc.bafg.de/",
)
SOURCE_OF_GAUGE = {"estreams": ESTREAMS, "grdc": GRDC}
"""Maps the prefix of an id to the source of the row."""


def read(folder: Path) -> Iterator[Place]:
    """Yield the rivers of the table."""
    for id, label, lat, lon, west, south, east, north, country, prominence, names in read_rows(
        folder / FOLDER / RIVERS
    ):
        source = SOURCE_OF_GAUGE[id.partition(":")[0]].id
        yield Place(
            id,
            label,
            Location(float(lat), float(lon), (float(west), float(south), float(east), float(north))),
            country or None,
            FEATURE,
            prominence=int(prominence) / 100,
            names=(
                Name(label, None, None, "primary", None, source),
                *(Name(text, None, None, "alternate", None, source) for text in names.split("|") if text),
            ),
            sources=(source,),
        )
