"""Write GeoPackage 1.2 or later (OGC 12-128), for QGIS and other GIS: one file with two layers of points.

For annotated texts: `places`, and `mentions` with one row per entity and the columns of the CSV table. For a gazetteer:
`places`, and `names` with one row per name at the point of its place. Dates are written as EDTF, and as `year_from` and
`year_to` for a time slider. A row without a point has no geometry. Candidates and extents are not written. Needs the extra `gis`.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.formats.values.curies import expand
from gazetteer.model.annotation import COLUMNS, finite, rows
from gazetteer.model.document import Document
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan

MEDIA_TYPE = "application/geopackage+sqlite3"
WGS_84 = "EPSG:4326"
PLACES_IN_MEMORY = 20_000
"""Number of places kept in memory while a gazetteer is written."""
BYTES_PER_PIECE = 1 << 20
"""Number of bytes per piece of the finished file."""

_DATED: Mapping[str, type] = {"year_from": int, "year_to": int}
_PLACES: Mapping[str, type] = {
    "id": str, "uri": str, "label": str, "country": str, "feature": str, "population": int, "accuracy_km": float,
    "when": str, **_DATED, "links": str, "sources": str,
}  # fmt: skip
_NAMES: Mapping[str, type] = {
    "place": str, "label": str, "name": str, "lang": str, "script": str, "kind": str, "when": str, **_DATED,
    "source": str, "certainty": str,
}  # fmt: skip
_MENTIONED: Mapping[str, type] = {
    "id": str, "uri": str, "label": str, "country": str, "feature": str, "names": str, "mentions": int, "texts": int,
}  # fmt: skip
_MENTIONS: Mapping[str, type] = {
    **{column: {"start": int, "end": int, "lat": float, "lon": float, "score": float}.get(column, str) for column in COLUMNS},
    "title": str, "text_date": str, **_DATED,
}  # fmt: skip

Row = tuple[Place | None, dict[str, Any]]
"""The place at whose point a row is, and the row's cells."""


def write(documents: Sequence[Document]) -> bytes:
    """Write the layers `places` and `mentions` of annotated texts.

    Raises:
        InputError: the library is not installed.
    """
    with _File() as file:
        file.add("places", _MENTIONED, _mentioned(documents))
        file.add("mentions", _MENTIONS, _mentions(documents))
        return b"".join(file.pieces())


def write_places(places: Iterable[Place]) -> Iterator[bytes]:
    """Yield the layers `places` and `names` of a gazetteer, in pieces of the file.

    Raises:
        InputError: the library is not installed.
    """
    with _File() as file:
        file.add("places", _PLACES, ())
        file.add("names", _NAMES, ())
        waiting = iter(places)
        while some := list(islice(waiting, PLACES_IN_MEMORY)):
            file.add("places", _PLACES, ((place, _place(place)) for place in some))
            file.add("names", _NAMES, ((place, cells) for place in some for cells in _names(place)))
        yield from file.pieces()


def _years(when: Timespan | None) -> dict[str, int | None]:
    return {"year_from": when.start if when else None, "year_to": when.end if when else None}


def _known(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "uri": expand(place.id),
        "label": place.label,
        "country": place.country,
        "feature": place.feature or None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        **_known(place),
        "population": place.population or None,
        "accuracy_km": (place.location.accuracy_km or None) if place.location else None,
        "when": str(place.when) if place.when else None,
        **_years(place.when),
        "links": "; ".join(f"{link.kind}={link.target}" for link in place.links) or None,
        "sources": "; ".join(place.sources) or None,
    }


def _names(place: Place) -> Iterator[dict[str, Any]]:
    for name in place.names or (Name(place.label, kind="primary"),):
        yield {
            "place": place.id,
            "label": place.label,
            "name": name.text,
            "lang": name.lang,
            "script": name.script,
            "kind": name.kind,
            "when": str(name.when) if name.when else None,
            **_years(name.when),
            "source": name.source or None,
            "certainty": name.certainty,
        }


def _mentioned(documents: Sequence[Document]) -> Iterator[Row]:
    places: dict[str, Place] = {}
    mentioned: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        for entity in document.entities:
            if entity.place is not None:
                places.setdefault(entity.place.id, entity.place)
                mentioned.setdefault(entity.place.id, []).append((document.id, entity.text))
    for place in places.values():
        found = mentioned[place.id]
        yield (
            place,
            {
                **_known(place),
                "names": "; ".join(dict.fromkeys(text for _, text in found)),
                "mentions": len(found),
                "texts": len({id_ for id_, _ in found}),
            },
        )


def _mentions(documents: Sequence[Document]) -> Iterator[Row]:
    for document in documents:
        about_document = {"title": document.title, "text_date": str(document.date) if document.date else None}
        for entity, row in zip(document.entities, rows(document), strict=True):
            yield entity.place, row | about_document | _years(entity.when or document.date)


class _File:
    """A GeoPackage in a temporary folder."""

    def __init__(self) -> None:
        try:
            self.library: Any = import_module("pyogrio.raw")
        except ImportError as error:
            raise InputError("a GeoPackage needs its library: pip install 'gazetteer[gis]'") from error
        self.folder = tempfile.TemporaryDirectory(prefix="gazetteer-", ignore_cleanup_errors=True)
        self.path = Path(self.folder.name, "places.gpkg")

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self.folder.cleanup()

    def add(self, layer: str, columns: Mapping[str, type], found: Iterable[Row]) -> None:
        """Add rows to a layer, and create it if needed."""
        import numpy

        pairs = list(found)
        geometry = numpy.array([*(_point(place) for place, _ in pairs), None], dtype=object)[:-1]
        data, missing = [], []
        for column, kind in columns.items():
            cells = [row[column] for _, row in pairs]
            empty = numpy.array([cell is None for cell in cells], dtype=bool)
            filled = [kind() if cell is None else _whole(cell) for cell in cells]
            data.append(numpy.array(filled, dtype={int: "int64", float: "float64"}.get(kind, object)))
            missing.append(empty)
        self.library.write(
            str(self.path),
            geometry,
            data,
            list(columns),
            field_mask=missing,
            layer=layer,
            driver="GPKG",
            geometry_type="Point",
            crs=WGS_84,
            promote_to_multi=False,
            append=self.path.exists(),
        )

    def pieces(self) -> Iterator[bytes]:
        """Return the bytes of the file."""
        with self.path.open("rb") as stream:
            while piece := stream.read(BYTES_PER_PIECE):
                yield piece


def _whole(cell: Any) -> Any:
    """Return a cell with halves of characters (lone surrogates) replaced, which SQLite cannot store."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def _point(place: Place | None) -> bytes | None:
    """Encode a point as well-known binary, longitude first; None if it is unknown."""
    lat, lon = (finite(place.lat), finite(place.lon)) if place else (None, None)
    return struct.pack("<BIdd", 1, 1, lon, lat) if lat is not None and lon is not None else None
