"""Write a gazetteer as a table with one row per name."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from gazetteer.formats.csv_gazetteer.read import COLUMNS
from gazetteer.formats.files.cells import guarded
from gazetteer.formats.files.delimited import Writer
from gazetteer.formats.values.geometry import COORDINATE_DIGITS
from gazetteer.model.annotation import finite
from gazetteer.model.place import Name, Place


def write(places: Iterable[Place]) -> Iterator[str]:
    """Yield a header of `COLUMNS` and one row per name, in one piece per place."""
    yield ",".join(COLUMNS) + "\n"
    for place in places:
        text = io.StringIO(newline="")
        writer = Writer(text)
        for row in _written(place):
            writer.writerow(guarded(row))
        yield text.getvalue()


def _written(place: Place) -> Iterator[list[object]]:
    lat, lon = finite(place.lat), finite(place.lon)
    known = lat is not None and lon is not None
    where = place.location
    for name in place.names or (Name(place.label, kind="primary"),):
        yield [
            place.id,
            place.label,
            name.text,
            name.lang,
            name.script,
            name.kind,
            str(name.when) if name.when else None,
            name.source,
            name.certainty,
            round(lat, COORDINATE_DIGITS) if known and lat is not None else None,
            round(lon, COORDINATE_DIGITS) if known and lon is not None else None,
            where.accuracy_km or None if where and known else None,
            " ".join(str(round(side, COORDINATE_DIGITS)) for side in where.extent)
            if where and where.extent and known
            else None,
            place.country,
            place.feature,
            place.population or None,
            str(place.when) if place.when else None,
            ";".join(place.divisions),
            ";".join(f"{link.kind}={link.target}" for link in place.links),
            "|".join(place.sources),
        ]
