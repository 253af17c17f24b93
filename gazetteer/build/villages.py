"""Villages, hamlets and other settlements that the packages with GeoNames' cities do not have.

`data/villages/` has one table per country, made by `scripts/make_villages.py` from Who's On First and GeoNames' postal codes. A
row is a settlement with its id (`gn:`, `wof:` or `zip:`), name, point, first-level division and other names, each as
`language:text`, with `*` before the language of a name that is out of use, joined by `|`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from gazetteer.build.packed_table import read_rows
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Location, Name, Place, Source
from gazetteer.model.prominence import prominence

FOLDER = "villages"
COLUMNS = ("id", "label", "lat", "lon", "division", "names")

WHOSONFIRST = Source(
    "whosonfirst",
    "Who's On First, with GeoNames, Quattroshapes and Mesoshapes",
    "CC0; CC BY 4.0 for what comes from GeoNames",
    "https://whosonfirst.org/",
)
POSTAL_CODES = Source(
    "geonames-postal", "GeoNames' postal codes", "CC BY 4.0", "https://download.geonames.org/export/zip/"
)
SOURCES = (WHOSONFIRST, POSTAL_CODES)

FEATURE = "P.PPL"

VILLAGE_PROMINENCE = prominence(FEATURE, 0, 1)
"""The same for all: neither source has populations, and the number of names mostly counts machine-copied articles."""

OWN_KM = 5.0
"""Distance within which a settlement is the project's own place with the same name."""


class OwnPlaces:
    """The project's own places, by identifiers and by names, so that no settlement is added twice."""

    def __init__(self, places: Iterable[Place], names: Mapping[str, Sequence[Name]]) -> None:
        self._links: set[str] = set()
        self._points: dict[str, list[Location]] = defaultdict(list)
        for place in places:
            self._links.update(link.target for link in place.links)
            if place.location is not None and place.feature[:1] in ("P", "S"):
                for text in {place.label, *(name.text for name in names.get(place.id, ()))}:
                    self._points[text].append(place.location)

    def contain(self, id: str, label: str, lat: float, lon: float) -> bool:
        """Return whether one of them is this settlement."""
        points = self._points.get(label)
        if points and any(kilometres(lat, lon, at.lat, at.lon) <= OWN_KM for at in points):
            return True
        return id in self._links


def makers(folder: Path, own: OwnPlaces, size: int) -> Iterator[Callable[[], list[Place]]]:
    """Yield functions that each read `size` settlements, country by country.

    The tables are unpacked here, and places are made of the rows when a function is called: the readers share that work.
    """
    for path in sorted((folder / FOLDER).glob("*.packed")):
        rows = read_rows(path)
        country = path.name.partition(".")[0].upper()
        for start in range(0, len(rows), size):
            yield partial(_parsed, rows[start : start + size], country, own)


def read(folder: Path) -> Iterator[Place]:
    """Yield all settlements, country by country.

    >>> from gazetteer.resources import data_folder
    >>> next(read(data_folder())).feature[0]
    'P'
    """
    for maker in makers(folder, OwnPlaces((), {}), 10_000):
        yield from maker()


def _parsed(rows: Sequence[tuple[str, ...]], country: str, own: OwnPlaces) -> list[Place]:
    places = []
    for id, label, lat, lon, division, names in rows:
        at = Location(float(lat), float(lon))
        if own.contain(id, label, at.lat, at.lon):
            continue
        source = POSTAL_CODES.id if id.startswith("zip:") else WHOSONFIRST.id
        places.append(
            Place(
                id,
                label,
                at,
                country,
                FEATURE,
                prominence=VILLAGE_PROMINENCE,
                divisions=(division,) if division else (),
                names=(
                    Name(label, None, None, "primary", None, source),
                    *([_name(name, source) for name in names.split("|") if name] if names else ()),
                ),
                sources=(source,),
            )
        )
    return places


def _name(written: str, source: str) -> Name:
    lang, _, text = written.partition(":")
    if lang[:1] == "*":
        return Name(text, lang.lstrip("*") or None, None, "historical", None, source)
    return Name(text, lang or None, None, "alternate", None, source)
