"""Read Pleiades, the gazetteer of the ancient world: JSON with one place per file, a complete dump, or one place per line.

The flat format with few keys (`pleiades_names.ndjson`) is read too. Pleiades writes 750 BC as -750; EDTF, which has a year 0,
writes -0749. Names keep their attested form, in the original script, and each romanized form.
Source: https://pleiades.stoa.org/help/api; place types are mapped to GeoNames codes here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse, attempt, values_of
from gazetteer.formats.files.safety import check_place, numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import years
from gazetteer.formats.values.vocabulary import LANGUAGE, authority
from gazetteer.model.place import Certainty, Link, Location, Name, NameKind, Place, Source
from gazetteer.model.timespan import Timespan

SOURCE = "pleiades"
SOURCE_RECORD = Source(SOURCE, "Pleiades: A Gazetteer of Past Places", "CC BY 3.0", "https://pleiades.stoa.org/")

_FEATURES = {
    "settlement": "P.PPL", "settlement-modern": "P.PPL", "urban": "P.PPL", "townhouse": "S.BLDG", "villa": "S.EST",
    "estate": "S.EST", "fort": "S.FT", "fort-group": "S.FT", "station": "S.STNI", "temple": "S.TMPL",
    "temple-2": "S.TMPL", "sanctuary": "S.SHRN", "shrine": "S.SHRN", "church": "S.CH", "church-2": "S.CH",
    "mosque": "S.MSQE", "abbey": "S.MSTY", "palace": "S.PAL", "theatre": "S.THTR", "amphitheatre": "S.AMTH",
    "bath": "S.BTHS", "cemetery": "S.CMTY", "tomb": "S.TMB", "tumulus": "S.TMB", "pyramid": "S.PYR", "mine": "S.MN",
    "mine-2": "S.MN", "quarry": "S.MNQR", "bridge": "S.BDG", "aqueduct": "H.CNLA", "canal": "H.CNL", "monument": "S.MNMT",
    "city-gate": "S.GATE", "wall-2": "S.WALLA", "city-wall": "S.WALLA", "dam": "S.DAM", "spring": "H.SPNG",
    "well": "H.WLL", "lake": "H.LK", "river": "H.STM", "water-open": "H.SEA", "reservoir": "H.RSV", "port": "H.HBR",
    "marsh-wetland": "H.MRSH", "island": "T.ISL", "archipelago": "T.ISLS", "mountain": "T.MT", "hill": "T.HLL",
    "cape": "T.CAPE", "pass": "T.PASS", "plain": "T.PLN", "valley": "T.VAL", "peninsula": "T.PEN", "cave": "S.CAVE",
    "oasis": "L.OAS", "region": "L.RGN", "province": "A.ADM1H", "province-2": "A.ADM1H", "people": "L.RGNH",
    "road": "R.RD", "forest": "V.FRST", "ruin": "S.RUIN",
}  # fmt: skip
_CERTAINTY: dict[str, Certainty] = {"certain": "certain", "less-certain": "probable", "uncertain": "disputed"}
_LANGUAGES = {"welsh": "cy", "catalan": "ca", "heb": "he", "etruscan-in-latin-characters": "ett-Latn", "None": None}
_MARKUP = re.compile(r"</?\w+>")


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a file: one JSON object, a dump with "@graph", an array, or one object per line.

    `refuse` is called for each place that cannot be read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be read.
        FormatError: the file is not a Pleiades dump; the message states the line or the place.
    """
    if any(suffix in (".ndjson", ".jsonl") for suffix in Path(path).suffixes):
        with open_binary(path) as stream:
            for number, line in numbered_lines(stream, path):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield from attempt(refuse, _parse_line, line, where)
        return
    value = parse_json(read_bytes(path), str(path))
    if isinstance(value, dict) and "@graph" in value:
        value = value["@graph"]
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield from attempt(refuse, parse_place, item, f"{path}, place {number}")


def _parse_line(line: str, where: str) -> Place:
    return parse_place(parse_json(line, where), where)


def parse_place(value: object, where: str) -> Place:
    """Return one place of Pleiades.

    Raises:
        FormatError: an element is missing or not valid.
    """
    if not isinstance(value, dict) or not value.get("id") or not isinstance(value.get("title"), str):
        raise FormatError(f"{where} is not a Pleiades place: it has no id and title")
    where = f"{where} (Pleiades {value['id']})"
    with values_of("Pleiades", where):
        names = tuple(_names(value.get("names") or [], where))
        title = value["title"]
        if "/" not in title and all(name.text != title for name in names):
            names = (Name(title, kind="primary", source=SOURCE), *names)
        place = Place(
            id=f"pl:{value['id']}",
            label=title,
            location=_location(value),
            feature=_feature(value),
            when=_when(value, where),
            names=names or (Name(title, kind="primary", source=SOURCE),),
            links=tuple(_links(value)),
            sources=(SOURCE,),
        )
        return check_place(place, where)


def _feature(value: dict[str, Any]) -> str:
    kinds = [str(kind) for kind in value.get("placeTypes") or ()]
    return next((_FEATURES[kind] for kind in kinds if kind in _FEATURES), "")


def _location(value: dict[str, Any]) -> Location | None:
    """Return the representative point; None for an unlocated place, or a point in metres of a grid."""
    shown = value.get("reprPoint")
    if not shown:
        return None
    lon, lat = float(shown[0]), float(shown[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        return None
    box = value.get("bbox")
    extent = (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box and box[0] != box[2] else None
    off = [location.get("accuracy_value") for location in value.get("locations") or ()]
    metres = min((float(number) for number in off if number), default=0.0)
    return Location(lat, lon, extent, metres / 1000)


def _when(value: dict[str, Any], where: str) -> Timespan | None:
    """Return the first to the last year in which a location of the place is attested."""
    spans = [(location.get("start"), location.get("end")) for location in value.get("locations") or ()]
    starts = [start for start, _ in spans if start is not None]
    ends = [end for _, end in spans if end is not None]
    return _years(min(starts, default=None), max(ends, default=None), where)


def _years(start: int | None, end: int | None, where: str) -> Timespan | None:
    """Return the span between two years of Pleiades, which has no year 0.

    >>> _years(-750, 640, "").edtf
    '-0749/0640'
    """
    first, last = (year + 1 if year is not None and year < 0 else year for year in (start, end))
    return years(first, last, where)


def _names(names: list[dict[str, Any]], where: str) -> Iterator[Name]:
    for name in names:
        given = name.get("language") or None
        lang = _LANGUAGES.get(given, given) if given else None
        lang = lang if lang and LANGUAGE.fullmatch(lang) else None
        when = _years(name.get("start"), name.get("end"), where)
        kind: NameKind = "demonym" if name.get("nameType") == "ethnic" else "historical" if when else "alternate"
        certainty = _CERTAINTY.get(name.get("associationCertainty") or "certain", "certain")
        attested = _clean(name.get("attested"))
        if attested:
            yield Name(attested, lang, None, kind, when, SOURCE, certainty)
        latin = f"{lang}-Latn" if lang and "-" not in lang and attested else lang
        for romanized in _romanized(_clean(name.get("romanized"))):
            if romanized != attested:
                yield Name(romanized, latin, "Latn", kind, when, SOURCE, certainty)


def _clean(text: object) -> str:
    return _MARKUP.sub("", text).strip() if isinstance(text, str) else ""


def _romanized(text: str) -> list[str]:
    """Return the romanizations in one field, unless the commas separate room numbers ("VII.5.2,7,8")."""
    parts = [part.strip() for part in text.split(",")]
    if any(part.isdigit() for part in parts):
        return [text]
    return list(dict.fromkeys(part for part in parts if part))


def _links(value: dict[str, Any]) -> Iterator[Link]:
    """Yield references to the same place in other sources, by address."""
    seen = set()
    for reference in value.get("references") or ():
        address = reference.get("accessURI") or reference.get("uri") if isinstance(reference, dict) else reference
        target = shorten(address) if isinstance(address, str) else ""
        if target != address and authority(target) and not target.startswith("wp:") and target not in seen:
            seen.add(target)
            yield Link("closeMatch", target)
