"""The places of annotated texts as KML 2.2, for Google Earth and GIS. Source: OGC 07-147r2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.formats.curies import expand
from gazetteer.formats.dates import bounds
from gazetteer.formats.geojson import DIGITS
from gazetteer.formats.xml_markup import characters, written
from gazetteer.model.annotation import finite
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Place

NAMESPACE = "http://www.opengis.net/kml/2.2"
AROUND = 60
"""Code points of the text shown on either side of a mention."""

_BEFORE_CHRIST = re.compile(r"^(?:0000|-\d{4,})")


def write(documents: Sequence[Document]) -> str:
    """One folder a document, one placemark a place that has a point, dated by the document where it has a date."""
    folders = "".join(_folder(document) for document in documents)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n<name>Places</name>\n'
        f"{folders}</Document>\n</kml>\n"
    )


def _folder(document: Document) -> str:
    places: dict[str, Place] = {}
    mentions: dict[str, list[Entity]] = {}
    for entity in document.entities:
        if entity.place:
            places.setdefault(entity.place.id, entity.place)
            mentions.setdefault(entity.place.id, []).append(entity)
    marks = "".join(_placemark(document, place, mentions[place.id]) for place in places.values())
    return f"<Folder>\n<name>{characters(document.title or document.id)}</name>\n{marks}</Folder>\n"


def _placemark(document: Document, place: Place, mentions: list[Entity]) -> str:
    lat, lon = finite(place.lat), finite(place.lon)
    if lat is None or lon is None:
        return ""
    quotations = "\n".join(_quotation(document.text, entity) for entity in mentions)
    facts = {
        "id": place.id,
        "uri": expand(place.id),
        "country": place.country or "",
        "feature": place.feature,
        "names": "; ".join(dict.fromkeys(entity.text for entity in mentions)),
        "mentions": str(len(mentions)),
    }
    data = "".join(
        f"<Data{written({'name': key})}><value>{characters(value)}</value></Data>"
        for key, value in facts.items()
        if value
    )
    return (
        f"<Placemark>\n<name>{characters(place.label)}</name>\n"
        f"<description>{characters(quotations)}</description>\n{_time(document)}"
        f"<ExtendedData>{data}</ExtendedData>\n"
        f"<Point><coordinates>{lon:.{DIGITS}f},{lat:.{DIGITS}f}</coordinates></Point>\n</Placemark>\n"
    )


def _quotation(text: str, entity: Entity) -> str:
    before, after = text[max(0, entity.start - AROUND) : entity.start], text[entity.end : entity.end + AROUND]
    return " ".join(f"…{before}{entity.text}{after}…".split())


def _time(document: Document) -> str:
    start, end = bounds(document.date) if document.date else (None, None)
    said = "".join(f"<{tag}>{_counted(date)}</{tag}>" for tag, date in (("begin", start), ("end", end)) if date)
    return f"<TimeSpan>{said}</TimeSpan>\n" if said else ""


def _counted(date: str) -> str:
    """The date as XML Schema 1.0 has it, which knows no year 0: 1 BC is -0001."""
    return _BEFORE_CHRIST.sub(lambda year: f"-{1 - int(year[0]):04d}", date)
