"""Read Who's On First: GeoJSON with one place per file, and bundles of a repository (.zip, .tar.bz2, .tar.gz).

A record keeps its `wof:` id. Its concordances with GeoNames and Wikidata become exact matches, so an import merges it with the
existing place. Names keep their language and kind.
Sources: https://whosonfirst.org/docs/names/, https://whosonfirst.org/docs/placetypes/, https://whosonfirst.org/docs/dates/.
"""

from __future__ import annotations

import os
import re
import tarfile
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, InputError, TimespanError
from gazetteer.formats.files.refusals import Refuse, attempt, values_of
from gazetteer.formats.files.safety import (
    DAMAGE,
    check_place,
    checked_member,
    checked_path,
    open_binary,
    parse_json,
    read_bytes,
)
from gazetteer.formats.values.vocabulary import script_of
from gazetteer.model.place import Link, Location, Name, NameKind, Place, Source
from gazetteer.model.timespan import Timespan

SOURCE = "whosonfirst"
SOURCE_RECORD = Source(
    SOURCE,
    "Who's On First, with GeoNames, Quattroshapes, Mesoshapes and Natural Earth",
    "CC0; CC BY 4.0 for what comes from GeoNames",
    "https://whosonfirst.org/",
)

MAX_RECORD = 64 * 1024 * 1024
"""Largest size of one record in a bundle, in bytes; the outline of a large country has some 20 million."""

FEATURES = {
    "continent": "L.CONT", "empire": "A.PCLH", "country": "A.PCLI", "dependency": "A.PCLD", "disputed": "A.PCL",
    "macroregion": "L.RGN", "region": "A.ADM1", "macrocounty": "A.ADM2", "county": "A.ADM2", "localadmin": "A.ADM3",
    "locality": "P.PPL", "borough": "P.PPLX", "macrohood": "P.PPLX", "neighbourhood": "P.PPLX", "microhood": "P.PPLX",
    "ocean": "H.OCN", "marinearea": "H.SEA", "island": "T.ISL", "campus": "S", "venue": "S",
}  # fmt: skip
"""Maps the place types that are read to GeoNames codes; others, such as postal codes and time zones, are skipped."""

WOF_NAME_KINDS: dict[str, NameKind] = {
    "preferred": "alternate", "variant": "variant", "colloquial": "variant", "historical": "historical",
    "abbreviation": "abbreviation", "unknown": "alternate",
}  # fmt: skip

_NAME = re.compile(r"name:(?P<code>[a-z_-]+?)_x_(?P<kind>[a-z]+)")
_UNKNOWN_DATES = frozenset(("", "uuuu", "unknown", "open", "..", "u"))
_NO_NAMES = frozenset(("und", "unk", "mis", "mul", "zxx"))
_REGION_TAGS = {"zho_min_nan": "nan", "zho_classical": "lzh", "zho_yue": "yue", "nor": "no"}


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a GeoJSON file (a feature, a collection, or one feature per line) or of a bundle.

    Records that were superseded or deprecated are skipped.

    Args:
        path: the file or bundle.
        refuse: called for each record that cannot be read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be opened.
        FormatError: a record is not valid.
    """
    for where, text in _documents(checked_path(path)):
        for value in attempt(refuse, parse_json, text, where):
            features = value.get("features") if isinstance(value, dict) else None
            several = isinstance(features, list)
            for number, feature in enumerate(features if several else [value], start=1):  # type: ignore[arg-type]
                at = f"{where}, feature {number}" if several else where
                for place in attempt(refuse, parse_feature, feature, at):
                    if place is not None:
                        yield place


def parse_feature(value: object, where: str) -> Place | None:
    """Read one record; None if it was superseded or deprecated, or is not a place with a name.

    Raises:
        FormatError: an element is missing or not valid.
    """
    properties = value.get("properties") if isinstance(value, dict) else None
    if not isinstance(properties, dict) or "wof:id" not in properties or "wof:placetype" not in properties:
        raise FormatError(f"{where} is not a record of Who's On First: it lacks wof:id or wof:placetype")
    where = f"{where} (Who's On First {properties['wof:id']})"
    kind = properties["wof:placetype"]
    label = properties.get("wof:name")
    if kind not in FEATURES or not label or properties.get("wof:superseded_by") or _year(properties, "deprecated"):
        return None
    with values_of("Who's On First", where):
        place = Place(
            id=f"wof:{int(properties['wof:id'])}",
            label=str(label),
            location=_location(properties),
            country=_country(properties),
            feature=FEATURES[kind],
            when=_when(properties),
            population=_population(properties),
            divisions=tuple(_divisions(properties, kind)),
            names=tuple(_names(properties, str(label))),
            links=tuple(_links(properties)),
            sources=(SOURCE,),
        )
    return check_place(place, where)


@lru_cache(maxsize=1024)
def language_tag(code: str) -> str | None:
    """Return the BCP 47 tag of a language code of Who's On First; None for an unknown language.

    >>> [language_tag(code) for code in ("hye", "ota", "zho_tw", "srp_latn", "und")]
    ['hy', 'ota', 'zh-TW', 'sr-Latn', None]
    """
    from babel.core import get_global  # CLDR's table of three-letter codes

    code = code.replace("-", "_").lower()
    if code in _NO_NAMES:
        return None
    if code in _REGION_TAGS:
        return _REGION_TAGS[code]
    language, _, rest = code.partition("_")
    tag = str(get_global("language_aliases").get(language, language))
    if len(rest) == 4:
        return f"{tag}-{rest.title()}"
    return f"{tag}-{rest.upper()}" if len(rest) == 2 else tag


def _documents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the JSON texts of a file or a bundle, each with its location."""
    name = path.name.lower()
    try:
        if name.endswith((".tar.bz2", ".tar.gz", ".tgz", ".tar")):
            with tarfile.open(path, "r|*") as archive:
                for member in archive:
                    if member.isfile() and _is_record(member.name):
                        if member.size > MAX_RECORD:
                            raise InputError(f"{path}: {member.name} is larger than {MAX_RECORD // 1024 // 1024} MB")
                        stream = archive.extractfile(member)
                        if stream is not None:
                            yield f"{path}: {member.name}", stream.read()
        elif name.endswith(".zip"):
            with zipfile.ZipFile(path) as bundle:
                for info in bundle.infolist():
                    if _is_record(info.filename):
                        yield f"{path}: {info.filename}", bundle.read(checked_member(info, path))
        elif any(suffix in (".ndjson", ".jsonl") for suffix in Path(name).suffixes):
            with open_binary(path) as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        yield f"{path}, line {number}", line
        else:
            yield str(path), read_bytes(path)
    except (*DAMAGE, tarfile.TarError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _is_record(name: str) -> bool:
    """Return whether this member of a bundle is a place's main record, not an alternative outline."""
    return name.endswith(".geojson") and "-alt" not in name


def _location(properties: dict[str, Any]) -> Location | None:
    """Return the label point if there is one, else the centre; and the extent."""
    lat = properties.get("lbl:latitude", properties.get("geom:latitude"))
    lon = properties.get("lbl:longitude", properties.get("geom:longitude"))
    if lat in (None, "") or lon in (None, "") or (float(lat), float(lon)) == (0.0, 0.0):
        return None
    lat, lon = float(lat), float(lon)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"({lat}, {lon}) is not a point on Earth")
    box = [float(number) for number in str(properties.get("geom:bbox") or "").split(",") if number.strip()]
    extent = (box[0], box[1], box[2], box[3]) if len(box) == 4 and box[0] != box[2] else None
    return Location(lat, lon, extent)


def _country(properties: dict[str, Any]) -> str | None:
    code = str(properties.get("iso:country") or properties.get("wof:country") or "")
    return code if re.fullmatch(r"[A-Z]{2}", code) and code not in ("XS", "XY", "XX", "XZ") else None


def _when(properties: dict[str, Any]) -> Timespan | None:
    start, end = _year(properties, "inception"), _year(properties, "cessation")
    if not start and not end:
        return None
    try:
        return Timespan.parse(f"{start or '..'}/{end or '..'}")
    except TimespanError:
        return None  # EDTF of an older draft: keep the record without its date


def _year(properties: dict[str, Any], key: str) -> str:
    """Return a date in EDTF; empty if it is not known."""
    text = str(properties.get(f"edtf:{key}") or "")
    return "" if text in _UNKNOWN_DATES else text


def _population(properties: dict[str, Any]) -> int:
    for key in ("wof:population", "gn:population"):
        if properties.get(key):
            return max(0, int(properties[key]))
    return 0


def _divisions(properties: dict[str, Any], kind: str) -> Iterator[str]:
    """Yield the ids of the region and the county that contain the place."""
    hierarchy = properties.get("wof:hierarchy") or [{}]
    for level in ("region", "county"):
        id_ = hierarchy[0].get(f"{level}_id")
        if level != kind and isinstance(id_, int) and id_ > 0:
            yield f"wof:{id_}"


def _names(properties: dict[str, Any], label: str) -> Iterator[Name]:
    yield Name(label, kind="primary", source=SOURCE)
    seen: set[tuple[str, str | None]] = set()
    for key, texts in properties.items():
        match = _NAME.fullmatch(key)
        if not match or match["kind"] not in WOF_NAME_KINDS:
            continue
        tag = language_tag(match["code"])
        for text in texts if isinstance(texts, list) else [texts]:
            text = " ".join(str(text).split())
            if text and (text, tag) not in seen:
                seen.add((text, tag))
                yield Name(text, tag, script_of(tag), WOF_NAME_KINDS[match["kind"]], None, SOURCE)


def _links(properties: dict[str, Any]) -> Iterator[Link]:
    concordances = properties.get("wof:concordances") or {}
    geonames, wikidata = concordances.get("gn:id"), str(concordances.get("wd:id") or "")
    if geonames and int(geonames) > 0:
        yield Link("exactMatch", f"gn:{int(geonames)}")
    if re.fullmatch(r"Q\d+", wikidata):
        yield Link("exactMatch", f"wd:{wikidata}")
