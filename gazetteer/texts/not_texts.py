"""Recognize files that are data and not texts, and suggest what to do with them."""

from __future__ import annotations

import re

from gazetteer.errors import InputError

HEAD = 4096
"""Number of bytes at the beginning of a file by which it is recognized."""

_IMPORT = "`gazetteer import {0}` takes its places into a gazetteer"
_DATA = {
    "GeoJSON": "contains places: " + _IMPORT.format("geojson") + ", `map --overlay` lays it over a map. "
    "To draw an annotated text, give the JSON that `annotate` writes",
    "KML": "contains places: " + _IMPORT.format("kml"),
    "GEDCOM": "is a family tree: `gazetteer map` draws it, `gazetteer import gedcom` takes its places, "
    "`gazetteer reconcile FILE --column place --year-column date` gives its events as a table",
    "a shapefile": "contains places: save it as GeoJSON, then `gazetteer import geojson`",
    "a GeoPackage": "contains places: save it as GeoJSON, then `gazetteer import geojson`",
    "GPX": "contains tracks: save it as GeoJSON, then `gazetteer import geojson`",
    "TopoJSON": "contains places: save it as GeoJSON, then `gazetteer import geojson`",
    "well-known text": "contains points: put them into a column of a table with names, then `gazetteer import csv`",
    "a table of GeoNames": "contains places: " + _IMPORT.format("geonames"),
    "RDF": "contains statements: save its places as a table or as GeoJSON, then `gazetteer import`",
    "a bibliography": "contains references: give the texts themselves",
    "XML": "must have a name that ends in .xml if it is TEI, ALTO, PAGE or METS",
    "SQL": "contains tables: save its texts as CSV, and annotate them with --column",
    "an address book or a calendar": "contains entries: save them as a table, then `gazetteer reconcile`",
    "MARC": "contains catalogue records: give the texts themselves",
    "JSON": 'must have a name that ends in .json or .jsonl, with the texts under the key "text"',
    "YAML": "contains values: save its texts as JSON or CSV",
    "a drawing": "needs to be saved as text first",
    "a notebook": "needs to be saved as text or HTML first",
    "a database": "is not a text: save its texts as CSV",
    "a binary file, a picture,": "needs text recognition (OCR) first",
}
_BY_SUFFIX = {
    ".geojson": "GeoJSON", ".geojsonl": "GeoJSON", ".kml": "KML", ".kmz": "KML", ".ged": "GEDCOM", ".gedcom": "GEDCOM",
    ".shp": "a shapefile", ".shx": "a shapefile", ".dbf": "a shapefile", ".gpkg": "a GeoPackage", ".gpx": "GPX",
    ".db": "a database", ".sqlite": "a database", ".topojson": "TopoJSON", ".wkt": "well-known text", ".bib": "a bibliography",
    ".ris": "a bibliography", ".rdf": "RDF", ".ttl": "RDF", ".nt": "RDF",
    ".sql": "SQL", ".vcf": "an address book or a calendar", ".ics": "an address book or a calendar", ".mrc": "MARC", ".mrk": "MARC",
    ".yaml": "YAML", ".yml": "YAML", ".svg": "a drawing", ".ipynb": "a notebook",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".jp2"), "a binary file, a picture,"),
}  # fmt: skip
_BY_HEAD = (
    (re.compile(rb'\s*\{\s*"(?:type|@context)"\s*:[^{]{0,400}"(?:FeatureCollection|Feature)"', re.DOTALL), "GeoJSON"),
    (re.compile(rb'\s*\{\s*"type"\s*:\s*"FeatureCollection"'), "GeoJSON"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<kml\b"), "KML"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*0 HEAD\s"), "GEDCOM"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<gpx\b"), "GPX"),
    (re.compile(rb'\s*\{\s*"type"\s*:\s*"Topology"'), "TopoJSON"),
    (re.compile(rb"\s*(?:SRID=\d+;\s*)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(+\s*-?\d"), "well-known text"),
    (re.compile(rb"\d+\t(?:[^\t\n]*\t){3}-?\d+(?:\.\d+)?\t-?\d+(?:\.\d+)?\t[AHLPRSTUV]?\t"), "a table of GeoNames"),
    (re.compile(rb"\s*(?:@prefix\s+[\w-]*:|@base\s+<|<https?://[^>\s]+>\s+<https?://[^>\s]+>\s)"), "RDF"),
    (re.compile(rb"(?:\s*(?:<\?xml[^>]*>|<!--.*?-->)\s*)*<rdf:RDF\b", re.DOTALL), "RDF"),
    (re.compile(rb"\s*@\w+\s*\{\s*[^\s,{}]+\s*,|\s*TY  - [A-Z]{2,}"), "a bibliography"),
    (re.compile(rb"(?:\s*--[^\n]*\n)*\s*(?:CREATE TABLE|INSERT INTO|DROP TABLE|BEGIN TRANSACTION)\b"), "SQL"),
    (re.compile(rb"\s*BEGIN:(?:VCARD|VCALENDAR)\b"), "an address book or a calendar"),
    (re.compile(rb"=LDR  |\d{5}[acdnp][a-z].{3}22\d{5}", re.DOTALL), "MARC"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b"), "a drawing"),
    (re.compile(rb"\x00\x00\x27\x0a"), "a shapefile"),
    (re.compile(rb"SQLite format 3\x00"), "a database"),
)

MARKED_UP = (".xml", ".tei", ".html", ".htm", ".xhtml", ".hocr")
"""Suffixes of files whose markup is read."""
_AS_JSON = (".json", ".jsonl", ".ndjson", ".jsonld")
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")


def kind_of_data(data: bytes, suffix: str) -> str | None:
    """Return what kind of data a file contains, by its suffix and its first bytes; None for a text.

    >>> kind_of_data(b'{"type": "FeatureCollection", "features": []}', ".json"), kind_of_data(b"Kars", ".txt")
    ('GeoJSON', None)
    """
    if kind := _BY_SUFFIX.get(suffix) or next((kind for head, kind in _BY_HEAD if head.match(data[:HEAD])), None):
        return kind
    if suffix not in _AS_JSON and _JSON.match(data[:HEAD]):
        return "JSON"
    return "XML" if suffix not in MARKED_UP and _XML.match(data[:HEAD]) else None


def refuse_data(data: bytes, suffix: str, where: str) -> None:
    """Raise an error for a file that is data.

    Raises:
        InputError: the file is data; the message suggests what to do with it.
    """
    if kind := kind_of_data(data, suffix):
        raise InputError(f"{where} is {kind} and not a text. It {_DATA[kind]}")
