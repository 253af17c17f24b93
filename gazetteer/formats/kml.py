"""KML 2.2: write the places of annotated texts for Google Earth and GIS, and read placemarks as a gazetteer.

Source: OGC 07-147r2.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import FormatError
from gazetteer.formats.csv_gazetteer.columns import mapped
from gazetteer.formats.csv_gazetteer.read import place_of, record_of
from gazetteer.formats.files.refusals import Refuse, attempt, field, not_kept
from gazetteer.formats.files.safety import open_binary, parse_xml, read_bytes
from gazetteer.formats.markup.xml_markup import characters, local_name, written
from gazetteer.formats.values.curies import expand
from gazetteer.formats.values.dates import bounds
from gazetteer.formats.values.geometry import COORDINATE_DIGITS, location
from gazetteer.model.annotation import finite
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Location, Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE = "http://www.opengis.net/kml/2.2"
SNIPPET_CONTEXT = 60
"""Number of code points of the text shown on either side of a mention."""

_COMMA = re.compile(r"\s*,\s*")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""A tag of HTML, which Google Earth allows in names."""
_BEFORE_CHRIST = re.compile(r"^(?:0000|-\d{4,})")


def write(documents: Sequence[Document]) -> str:
    """Write one folder per document and one placemark per place with a point, dated by the document's date."""
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
        f"<Point><coordinates>{lon:.{COORDINATE_DIGITS}f},{lat:.{COORDINATE_DIGITS}f}</coordinates></Point>\n</Placemark>\n"
    )


def _quotation(text: str, entity: Entity) -> str:
    before, after = (
        text[max(0, entity.start - SNIPPET_CONTEXT) : entity.start],
        text[entity.end : entity.end + SNIPPET_CONTEXT],
    )
    return " ".join(f"…{before}{entity.text}{after}…".split())


def _time(document: Document) -> str:
    start, end = bounds(document.date) if document.date else (None, None)
    fields = "".join(f"<{tag}>{_counted(date)}</{tag}>" for tag, date in (("begin", start), ("end", end)) if date)
    return f"<TimeSpan>{fields}</TimeSpan>\n" if fields else ""


def _counted(date: str) -> str:
    """Write a date as XML Schema 1.0, which has no year 0: 1 BC is -0001."""
    return _BEFORE_CHRIST.sub(lambda year: f"-{1 - int(year[0]):04d}", date)


# -- read ------------------------------------------------------------------------------------------


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the placemarks of a KML or KMZ file as places. `ExtendedData` is read like columns of tables.

    Args:
        path: the file.
        refuse: called with the reason for each placemark that cannot be read, field that was dropped, and fact that is not
            kept; without it the first error is raised.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not KML, or has no placemark; the message states the placemark.
    """
    if Path(path).suffix.lower() == ".kmz":
        with open_binary(path, member="doc.kml") as stream:
            root = parse_xml(stream.read(), str(path))
    else:
        root = parse_xml(read_bytes(path), str(path))
    marks = [element for element in root.iter() if local_name(element) == "Placemark"]
    if local_name(root) != "kml" or not marks:
        raise FormatError(f"{path} is not KML with placemarks in it")
    dataset = Path(path).name.split(".")[0]
    for number, mark in enumerate(marks, start=1):
        yield from attempt(refuse, _place, mark, number, f"{path}, placemark {number}", dataset, refuse)


def _place(mark: Element, number: int, where: str, dataset: str, refuse: Refuse | None) -> Place:
    facts = {
        data.get("name", ""): (next(data.iter(_same(data, "value")), data).text or "").strip()
        for data in mark.iter()
        if local_name(data) in ("Data", "SimpleData")
    }
    facts["name"] = _TAG.sub("", _text(mark, "name"))
    facts["start"] = facts.get("start") or _astronomical(_text(mark, "begin") or _text(mark, "when"))
    facts["end"] = facts.get("end") or _astronomical(_text(mark, "end") or _text(mark, "when"))
    if not facts["name"]:
        raise FormatError(f"{where} has no name")
    found = field(refuse, _location, mark, where)
    known = {key: value for key, value in facts.items() if value and key != "mentions"}
    fields = mapped(list(known), where, {"name": "name"})
    for key in fields.unread:
        not_kept(refuse, f"the fact {key!r}", where)
    record = record_of(list(known.values()), fields, where)
    identifier = facts.get("id") or mark.get("id") or f"placemark-{number}"
    place = place_of(identifier, [record], dataset, refuse)
    return Place(
        id=place.id,
        label=place.label,
        location=found or place.location,
        country=place.country,
        feature=place.feature,
        when=place.when,
        population=place.population,
        names=place.names,
        links=place.links,
        sources=place.sources,
    )


def _location(mark: Element, where: str) -> Location | None:
    shapes: list[dict[str, Any]] = []
    for element in mark.iter():
        kind = local_name(element)
        if kind not in ("Point", "LineString", "Polygon"):
            continue
        given = next((inner.text or "" for inner in element.iter() if local_name(inner) == "coordinates"), "")
        try:
            positions = [[float(number) for number in one.split(",")[:2]] for one in _COMMA.sub(",", given).split()]
        except ValueError as error:
            raise FormatError(f"{where}: the coordinates {given[:60]!r} are not numbers of degrees") from error
        if positions:
            coordinates: Any = positions[0] if kind == "Point" else [positions] if kind == "Polygon" else positions
            shapes.append({"type": kind, "coordinates": coordinates})
    return location({"type": "GeometryCollection", "geometries": shapes}, where) if shapes else None


def _text(mark: Element, name: str) -> str:
    return next(((element.text or "").strip() for element in mark.iter() if local_name(element) == name), "")


def _astronomical(date: str) -> str:
    """Return a date of XML Schema 1.0, in which 1 BC is -0001, as EDTF."""
    match = re.match(r"-(\d{4,})", date)
    if not match:
        return date.partition("T")[0]
    year = 1 - int(match[1])
    return (f"-{-year:04d}" if year < 0 else f"{year:04d}") + date[match.end() :].partition("T")[0]


def _same(element: Element, name: str) -> str:
    """Return a tag in the namespace of an element."""
    return element.tag.rpartition("}")[0] + "}" + name if "}" in element.tag else name
