"""Read TEI's lists of places: the `<listPlace>` of a gazetteer, or in the `<standOff>` of an annotated text.

A place's names may be dated (`@when`, `@from`, `@to`, `@notBefore`, `@notAfter`, the ISO 8601 attributes, or EDTF in
`@when-custom`). Its point is in `<geo>` as latitude and longitude, its identifiers are in `<idno>`. `tei` writes them.
Source: TEI P5 Guidelines, 14.3.4 (places), 14.3.4.1 (geo).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse, attempt, field
from gazetteer.formats.files.safety import parse_xml, read_bytes
from gazetteer.formats.tei.text import NAMESPACE, ROOTS
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import between, edtf
from gazetteer.formats.values.points import parse_point
from gazetteer.formats.values.vocabulary import COUNTRIES, FEATURE_CODE, authority, place_id, script_of
from gazetteer.model.place import Certainty, Link, Location, Name, Place, name_kind
from gazetteer.model.timespan import Timespan

TEI = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_DATES = (("when", "from", "notBefore"), ("when", "to", "notAfter"))
_CALENDAR_DATE = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?(?:T.*)?")
TEI_CERTAINTY: dict[Certainty, str] = {"certain": "high", "probable": "medium", "disputed": "low"}
_CERTAINTY_BACK = {value: key for key, value in TEI_CERTAINTY.items()}
_A_PLACE = re.compile(rb"<(?:\w+:)?place[\s>]")
_NAMED = ("placeName", "settlement", "region", "country", "geogName", "district", "bloc")
_TYPES = {"geonames": "gn", "wikidata": "wd", "pleiades": "pl", "tgn": "tgn", "gnd": "gnd", "viaf": "viaf"}


IN_A_TEXT = "tei"
"""Prefix of the ids of places in the lists of a text, which only this text points to."""


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield every `<place>` of a TEI file, in order.

    `refuse` is called for each place that cannot be read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be read.
        FormatError: the input is not TEI, or a place is not valid; the message states the place.
    """
    root = tei_tree(read_bytes(path), str(path))
    yield from places(root, str(path), dataset=Path(path).name.split(".")[0], refuse=refuse)


def tei_tree(data: bytes, where: str) -> Element:
    """Return the root of a TEI file. P4, and P5 without its namespace, are converted to P5.

    Raises:
        FormatError: it is not valid XML.
    """
    root = parse_xml(data, where)
    if root.tag not in ROOTS and root.tag != "listPlace":
        return root
    for element in root.iter():
        if isinstance(element.tag, str) and "}" not in element.tag:
            element.tag = TEI + element.tag.removesuffix(".2")
            if "id" in element.attrib:
                element.attrib.setdefault(f"{XML}id", element.attrib["id"])
    return root


def places(root: Element, where: str, *, dataset: str, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield every `<place>` in a tree that has a name.

    Raises:
        FormatError: there is none, or one is not valid.
    """
    found = list(root.iter(f"{TEI}place"))
    if not found:
        raise FormatError(f"{where} has no <place> in the TEI namespace {NAMESPACE}: a <listPlace> contains them")
    for number, element in enumerate(found, start=1):
        identifier = element.get(f"{XML}id") or f"place-{number}"
        parse = partial(parse_place, dataset=dataset, refuse=refuse)
        yield from attempt(refuse, parse, element, identifier, f"{where}, place {identifier}")


def listed(data: bytes, where: str) -> dict[str, Place]:
    """Return the places in the lists of a TEI text by `xml:id`, without those that cannot be read."""
    if _A_PLACE.search(data) is None:
        return {}
    parse = partial(parse_place, dataset=IN_A_TEXT, refuse=skip)
    return {
        key: place
        for tree in attempt(skip, tei_tree, data, where)  # a list cannot be read with entities, the text with some
        for element in tree.iter(f"{TEI}place")
        if (key := element.get(f"{XML}id"))
        for place in attempt(skip, parse, element, key, where)
    }


def skip(_error: FormatError) -> None:
    """Ignore a place or a field that cannot be read."""


def parse_place(element: Element, identifier: str, where: str, *, dataset: str, refuse: Refuse | None = None) -> Place:
    """Return the place of a `<place>`.

    Its id is the first `<idno>` of a known authority, else its `xml:id` with the data set's prefix. `@key` in an edition
    refers to the `xml:id`, so a place with another id links to it.

    Raises:
        FormatError: it has no name, or a date or a point is not valid.
    """
    names = tuple(_name(child, where, refuse) for child in element if _tag(child) in _NAMED and _text(child))
    if not names:
        raise FormatError(f"{where} has no <placeName>")
    identifiers = list(dict.fromkeys(_identifiers(element)))
    numbers = {curie for child in element.iter(f"{TEI}idno") if (curie := curie_of(child))}
    own = next(
        (curie for curie, _ in identifiers if curie in numbers and ":" in curie and not curie.startswith("http")), None
    )
    here = place_id(identifier, dataset)
    if own and dataset != IN_A_TEXT and identifier != own.replace(":", "-"):  # which this program writes
        identifiers.append((here, "exactMatch"))
    label = next((name.text for name in names if name.kind == "primary"), names[0].text)
    country = next((child.get("key") for child in element.iter(f"{TEI}country") if child.get("key")), None)
    feature = element.get("subtype") or element.get("type") or ""
    return Place(
        id=own or here,
        label=label,
        location=field(refuse, _location, element, where),
        country=country if country in COUNTRIES else None,
        feature=feature if FEATURE_CODE.fullmatch(feature) else "",
        when=field(refuse, dated, element, where),
        names=names,
        links=tuple(Link(kind, curie) for curie, kind in identifiers if curie != own),
        sources=(dataset,),
    )


def dated(element: Element, where: str) -> Timespan | None:
    """Return the timespan of an element's dating attributes.

    Raises:
        FormatError: they are not valid dates.
    """
    return timespan(element.attrib, where)


def timespan(attributes: Mapping[str, str], where: str) -> Timespan | None:
    """Return the timespan of dating attributes: EDTF in `@when-custom`, else the W3C ones, else ISO 8601 calendar dates.

    BC years in W3C attributes are read as in EDTF, as most editors and earlier versions of this program write them.

    Raises:
        FormatError: they are not valid dates.
    """
    if written := attributes.get("when-custom"):
        return edtf(written, where)
    start, end = (_bound(attributes, keys) for keys in _DATES)
    return between(start, end, where)


def _bound(attributes: Mapping[str, str], keys: Sequence[str]) -> str | None:
    calendar = [attributes.get(f"{key}-iso", "") for key in keys]
    dates = [attributes.get(key) for key in keys] + list(filter(_CALENDAR_DATE.fullmatch, calendar))
    return next(filter(None, dates), None)


def _identifiers(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a place with their kinds, from `<idno>` and from `@ref` and `@sameAs` of it and its names."""
    for child in element.iter(f"{TEI}idno"):
        if curie := curie_of(child):
            yield curie, "closeMatch" if child.get("subtype") == "closeMatch" else "exactMatch"
    for child in (element, *(child for child in element if _tag(child) in _NAMED)):
        for pointer in f"{child.get('ref', '')} {child.get('sameAs', '')} {child.get('corresp', '')}".split():
            short = shorten(pointer)
            if authority(short) or pointer.startswith(("http://", "https://")):
                yield short, "exactMatch"


def _name(element: Element, where: str, refuse: Refuse | None) -> Name:
    lang = element.get(f"{XML}lang")
    kind = element.get("type") or "alternate"
    return Name(
        text=_text(element),
        lang=lang,
        script=script_of(lang) or element.get("subtype"),
        kind=name_kind(kind),
        when=field(refuse, dated, element, where),
        source=_source(element),
        certainty=_CERTAINTY_BACK.get(element.get("cert", "high"), "certain"),
    )


def _source(element: Element) -> str:
    pointer = element.get("source") or ""
    return shorten(pointer.removeprefix("#source-")) if pointer else ""


def _location(element: Element, where: str) -> Location | None:
    geo = next(element.iter(f"{TEI}geo"), None)
    if geo is None or not _text(geo):
        return None
    try:
        return parse_point(_text(geo), where)
    except FormatError as error:
        raise FormatError(
            f"{where}: <geo> contains {_text(geo)!r}, not a latitude and a longitude ({error})"
        ) from error


def curie_of(element: Element) -> str:
    """Return the identifier in an `<idno>` as a CURIE; "" if its authority is not known."""
    text, kind = _text(element), (element.get("type") or "").lower()
    short = shorten(text)
    if short != text or authority(text) or not text:
        return short
    return f"{_TYPES[kind]}:{text}" if kind in _TYPES else text if re.match(r"https?://|\w+:\S+$", text) else ""


def _tag(element: Element) -> str:
    return element.tag.removeprefix(TEI) if isinstance(element.tag, str) else ""


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
