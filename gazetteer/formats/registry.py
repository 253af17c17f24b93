"""All formats. For adding one, see CONTRIBUTING.md, "Adding a format"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.formats import (
    attested,
    contract,
    csv_table,
    geojson,
    geonames,
    geopackage,
    html,
    iiif,
    kml,
    pleiades,
    whosonfirst,
)
from gazetteer.formats import brat as brat_write
from gazetteer.formats import iob as iob_write
from gazetteer.formats.csv_gazetteer import read as csv_gazetteer
from gazetteer.formats.csv_gazetteer import write as csv_gazetteer_write
from gazetteer.formats.gedcom import events as gedcom
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.formats.lp_tsv import read as lp_tsv
from gazetteer.formats.lp_tsv import write as lp_tsv_write
from gazetteer.formats.tei import places as tei_places
from gazetteer.formats.tei import read as tei_read
from gazetteer.formats.tei import write as tei_write
from gazetteer.formats.web_annotation import read as web_annotation
from gazetteer.formats.web_annotation import terms as web_annotation_terms
from gazetteer.formats.web_annotation import write as web_annotation_write
from gazetteer.formats.wikidata import dump as wikidata
from gazetteer.formats.wikidata import names as wikidata_names
from gazetteer.model.document import Document
from gazetteer.model.place import Place, Source


@dataclass(frozen=True, slots=True)
class AnnotationWriter:
    """Writes annotated documents to a file. `suffix` starts with a dot; `lacks` are facts of `losses.OF_DOCUMENT`."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[Document]], str | bytes]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotationReader:
    """Reads annotated documents from a file."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class GazetteerReader:
    """Reads places from a file.

    `read` raises InputError and FormatError. If `refuse` is given, `read` calls it for each record that cannot be read
    and continues.

    `source` is the source that every name cites; None if the file names its sources.
    """

    name: str
    title: str
    read: Callable[..., Iterator[Place]]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class GazetteerWriter:
    """Writes places to a file, in pieces; `lacks` are facts of `losses.OF_PLACE`."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Place]], Iterator[str] | Iterator[bytes]]
    lacks: tuple[str, ...] = ()


_TEXT = ("the text around the names", "the text's language", "remarks on the text")
_SCAN = "where names are on scanned pages"
_DOUBT = ("other candidates", "the weights of reasons")
_INFERRED = ("which names are one person", "who found a name", "which name lies in which")
_ANNOTATION_WRITERS = (
    AnnotationWriter("json", ".json", "application/json", contract.write_json),
    AnnotationWriter("jsonl", ".jsonl", "application/x-ndjson", contract.write_jsonl),
    AnnotationWriter(
        "csv",
        ".csv",
        "text/csv",
        csv_table.write,
        (*_TEXT, "the text's date", *_DOUBT, "which names are one person"),
    ),
    AnnotationWriter(
        "html", ".html", "text/html", html.write, ("the text's date", "remarks on the text", *_DOUBT, *_INFERRED, _SCAN)
    ),
    AnnotationWriter(
        "tei",
        ".xml",
        "application/tei+xml",
        tei_write.write,
        ("remarks on the text", "other candidates", "reasons", "which name lies in which", _SCAN),
    ),
    AnnotationWriter("w3c", ".jsonld", web_annotation_terms.MEDIA_TYPE, web_annotation_write.write, (*_DOUBT, _SCAN)),
    AnnotationWriter(
        "iiif",
        ".iiif.json",
        'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
        iiif.write,
        (
            *_TEXT,
            "the text's date",
            "names that are on no scanned page",
            *_DOUBT,
            "reasons",
            "probabilities",
            "dates as numbers",
            *_INFERRED[1:],
        ),
    ),
    AnnotationWriter(
        "geojson",
        ".geojson",
        "application/geo+json",
        geojson.write,
        (*_TEXT, "the text's date", *_DOUBT, "names of other things than places", *_INFERRED, _SCAN),
    ),
    AnnotationWriter(
        "lpf",
        ".json",
        "application/ld+json",
        attested.write_lpf,
        (
            *_TEXT,
            "other candidates",
            "reasons",
            "probabilities",
            "names of other things than places",
            "names whose place is not known",
            *_INFERRED,
            _SCAN,
        ),
    ),
    AnnotationWriter(
        "kml",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        kml.write,
        (
            "the text's language",
            "remarks on the text",
            "other candidates",
            "reasons",
            "probabilities",
            "places without a point",
            "names of other things than places",
            "names whose place is not known",
            *_INFERRED,
            _SCAN,
        ),
    ),
    AnnotationWriter(
        "gpkg",
        ".gpkg",
        geopackage.MEDIA_TYPE,
        geopackage.write,
        (*_TEXT, *_DOUBT, "which names are one person", _SCAN),
    ),
    AnnotationWriter(
        "iob",
        ".iob",
        "text/plain",
        iob_write.write,
        (
            *_TEXT[1:],
            "the text's date",
            "other candidates",
            "reasons",
            "probabilities",
            "points",
            "dates as numbers",
            "names inside or across others",
            *_INFERRED,
            _SCAN,
        ),
    ),
    AnnotationWriter(
        "brat",
        ".zip",
        "application/zip",
        brat_write.write,
        (*_TEXT[1:], "the text's date", "other candidates", "reasons", "points", "dates as numbers", *_INFERRED, _SCAN),
    ),
)
DOCBIN_LACKS = (
    "remarks on the text",
    "the text's date",
    "other candidates",
    "reasons",
    "probabilities",
    "points",
    "dates as numbers",
    "names inside or across others",
    *_INFERRED,
    _SCAN,
)
"""Facts that cannot be stored in spaCy's DocBin, written by `spacy_component`."""
_ANNOTATION_READERS = (
    AnnotationReader("json", (".json", ".jsonl", ".ndjson"), contract.read),
    AnnotationReader("tei", (".xml", ".tei"), tei_read.read),
    AnnotationReader("w3c", (".jsonld",), web_annotation.read),
)
_GAZETTEER_READERS = (  # GeoNames' second table, of names, is read by gazetteer.ingest.alternate_names
    GazetteerReader("geonames", "GeoNames", geonames.read, geonames.SOURCE_RECORD),
    GazetteerReader("pleiades", "Pleiades, JSON", pleiades.read, pleiades.SOURCE_RECORD),
    GazetteerReader("whosonfirst", "Who's On First, GeoJSON", whosonfirst.read, whosonfirst.SOURCE_RECORD),
    GazetteerReader("lpf", "Linked Places Format", linked_places.read),
    GazetteerReader("lp-tsv", "Linked Places, tables", lp_tsv.read),
    GazetteerReader("wikidata", "Wikidata, JSON dump or SPARQL results", wikidata.read, wikidata_names.SOURCE_RECORD),
    GazetteerReader("tei", "TEI listPlace", tei_places.read),
    GazetteerReader("csv", "a table with one row per name", csv_gazetteer.read),
    GazetteerReader("geojson", "GeoJSON", geojson.read),
    GazetteerReader("kml", "KML", kml.read),
    GazetteerReader("gedcom", "GEDCOM", gedcom.read),
)
_GAZETTEER_WRITERS = (
    GazetteerWriter(
        "lpf",
        ".json",
        "application/ld+json",
        linked_places_write.write,
        (
            "links that are not addresses",
            "dates beyond the year 9999",
            "languages that are not tags",
            "countries without an ISO code",
            "kinds of places that GeoNames lacks",
        ),
    ),
    GazetteerWriter(
        "lp-tsv",
        ".tsv",
        "text/tab-separated-values",
        lp_tsv_write.write,
        (
            "dates of names that are not the title",
            "uncertainty of dates",
            "when a place existed",
            "sources of names that are not the title",
            "sources of places",
            "certainty of names",
            "kinds of names",
            "language of the title",
            "scripts that the language does not imply",
            "kinds of links",
            "links to no known authority",
            "extents",
            "population",
            "what places lie in",
            "names with a semicolon",
        ),
    ),
    GazetteerWriter("geojson", ".geojson", "application/geo+json", geojson.write_places),
    GazetteerWriter("gpkg", ".gpkg", geopackage.MEDIA_TYPE, geopackage.write_places, ("extents", "what places lie in")),
    GazetteerWriter("csv", ".csv", "text/csv", csv_gazetteer_write.write),
)

annotation_writers: Mapping[str, AnnotationWriter] = {format.name: format for format in _ANNOTATION_WRITERS}
annotation_readers: Mapping[str, AnnotationReader] = {format.name: format for format in _ANNOTATION_READERS}
gazetteer_readers: Mapping[str, GazetteerReader] = {format.name: format for format in _GAZETTEER_READERS}
gazetteer_writers: Mapping[str, GazetteerWriter] = {format.name: format for format in _GAZETTEER_WRITERS}


def annotation_reader_of(path: Path) -> AnnotationReader:
    """Return the reader for an annotation file by its suffix.

    Raises:
        InputError: no format has this suffix.
    """
    for reader in _ANNOTATION_READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader
    known = ", ".join(suffix for reader in _ANNOTATION_READERS for suffix in reader.suffixes)
    raise InputError(f"{path} is not in a known annotation format: the known suffixes are {known}")
