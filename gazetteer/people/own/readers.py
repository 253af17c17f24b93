"""Read persons from the files in which people keep them: tables, TEI, GEDCOM, Wikidata; each as a row of a table of persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.safety import numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.formats.gedcom import lines as gedcom_lines
from gazetteer.formats.tei.places import TEI, XML, curie_of, tei_tree, timespan
from gazetteer.formats.values.curies import shorten
from gazetteer.model.dates.reader import written_years
from gazetteer.people.authority import COLUMNS
from gazetteer.people.own import table as own_table

Row = dict[str, str]
"""A person by the names of `COLUMNS`."""

Read = tuple[Row, str]
"""A person, and the file and position from which it was read."""

_HUMAN = "Q5"
_TIME = re.compile(r"([+-])(\d+)-(\d\d)-(\d\d)T")
_YEAR_PRECISION = 9
"""Precision of a Wikidata time that states a year; 11 is a day, less than 9 a decade or century."""


def read(path: Path) -> Iterator[Read]:
    """Yield the persons of a file; its suffix determines the format.

    Raises:
        InputError: the file cannot be read, or has another suffix.
        FormatError: it is not valid in this format.
    """
    suffix = ".json" if path.name.lower().endswith((".json.gz", ".json.bz2")) else path.suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        *others, last = dict.fromkeys(_READERS)
        raise InputError(f"{path}: persons are read from {', '.join(others)} and {last} files")
    yield from reader(path)


def _row(**known: str) -> Row:
    return dict.fromkeys(COLUMNS, "") | known


def _tei(path: Path) -> Iterator[Read]:
    """Yield the persons of a `<listPerson>`, with or without the TEI namespace."""
    for element in tei_tree(read_bytes(path), str(path)).iter(f"{TEI}person"):
        id = element.get(f"{XML}id", "")
        names = list(dict.fromkeys(filter(None, map(_in_order, element.findall(f"{TEI}persName")))))
        numbers = [curie for idno in element.findall(f"{TEI}idno") if (curie := curie_of(idno))]
        pointers = [shorten(one) for one in f"{element.get('ref', '')} {element.get('sameAs', '')}".split()]
        row = _row(
            id=id,
            name=names[0] if names else "",
            aliases="|".join(names[1:]),
            born=_when(element, "birth"),
            died=_when(element, "death"),
            reign=_when(element, "floruit"),
            role=" ".join("".join(element.findtext(f"{TEI}occupation") or "").split()),
            authority=next(iter((*numbers, *pointers)), ""),
        )
        yield row, f"{path}, person {id}"


def _in_order(name: Element) -> str:
    """Return a name with the forenames before the surname, in whatever order the markup has them."""
    surnames = name.findall(f"{TEI}surname")
    others = [part for part in name if part not in surnames]
    words = [*others, *surnames] if surnames and others and not (name.text or "").strip(" ,\n\t") else [name]
    return " ".join(" ".join("".join(part.itertext()) for part in words).split())


def _when(element: Element, event: str) -> str:
    """Return the years of an event from its attributes, else as written in its content."""
    found = element.find(f"{TEI}{event}")
    if found is None:
        return ""
    when = timespan(found.attrib, event)
    return str(when) if when else " ".join("".join(found.itertext()).split())


def _gedcom(path: Path) -> Iterator[Read]:
    """Yield the individuals of a family tree that have a name."""
    text, _ = gedcom_lines.decode(read_bytes(path), str(path))
    for record in gedcom_lines.parse(text, str(path)):
        if record.tag != "INDI":
            continue
        names = list(dict.fromkeys(filter(None, (_plain(name.value) for name in record.all("NAME")))))
        if not names:
            continue
        row = _row(
            id=f"{path.stem}-{record.id}",
            name=names[0],
            aliases="|".join(names[1:]),
            born=_gedcom_year(record, "BIRT", "CHR", "BAPM"),
            died=_gedcom_year(record, "DEAT", "BURI", "CREM"),
            role=record.text("OCCU"),
        )
        yield row, f"{path}, line {record.number}"


def _plain(name: str) -> str:
    """Return a name without the slashes around the surname; "" if both the surname and the given name are missing."""
    return " ".join(name.replace("/", " ").replace("|", " ").split()).strip(" ?_")


def _gedcom_year(record: gedcom_lines.Node, *tags: str) -> str:
    """Return the first valid date of these events as EDTF; "" without one."""
    for event in record.all(*tags):
        try:
            when = written_years(event.text("DATE"))
        except ValueError:
            continue
        if when is not None:
            return str(when)
    return ""


def _wikidata(path: Path) -> Iterator[Read]:
    """Yield the humans of Wikidata: entities as its website returns them, or a dump with one entity per line."""
    with open_binary(path) as stream:
        head = stream.read(4096).lstrip()
    if head.startswith(b'{"entities"') or re.match(rb'\{\s*"entities"', head):
        whole = parse_json(read_bytes(path), str(path))
        entities = whole.get("entities") if isinstance(whole, dict) else None
        if not isinstance(entities, dict):
            raise FormatError(f'{path}: "entities" is not an object by id')
        for id, entity in entities.items():
            yield from _human(entity, f"{path} ({id})")
        return
    with open_binary(path) as stream:
        for number, line in numbered_lines(stream, path):
            line = line.strip().rstrip(",")
            if line and line not in "[]":
                yield from _human(parse_json(line, f"{path}, line {number}"), f"{path}, line {number}")


def _human(entity: Any, where: str) -> Iterator[Read]:
    """Yield the entity as a person, if it is a human with a name."""
    if not isinstance(entity, dict) or not re.fullmatch(r"[QPL]\d+", str(entity.get("id"))):
        raise FormatError(f"{where} is not an entity of Wikidata")
    try:
        claims = entity.get("claims") or {}
        if _HUMAN not in (value.get("id") for value in _values(claims, "P31")):
            return
        labels = {lang: label["value"] for lang, label in (entity.get("labels") or {}).items()}
        others = [alias["value"] for aliases in (entity.get("aliases") or {}).values() for alias in aliases]
        name = labels.get("en") or labels.get("mul") or next(iter(labels.values()), "")
        names = dict.fromkeys((*labels.values(), *others))
        descriptions = entity.get("descriptions") or {}
        row = _row(
            id=f"wd:{entity['id']}",
            name=name,
            aliases="|".join(one.replace("|", " ") for one in names if one != name),
            born=_wikidata_year(claims, "P569"),
            died=_wikidata_year(claims, "P570"),
            role=(descriptions.get("en") or {}).get("value", ""),
            authority=f"wd:{entity['id']}",
            source="Wikidata",
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise FormatError(f"{where} is not an entity of Wikidata: {error!r}") from error
    if name:
        yield row, where


def _values(claims: Mapping[str, Any], property: str) -> list[dict[str, Any]]:
    """Return the values of a property, preferred rank first, without unknown and deprecated values."""
    found = [one for one in claims.get(property, ()) if one.get("rank") != "deprecated"]
    found.sort(key=lambda one: one.get("rank") != "preferred")
    return [
        one["mainsnak"]["datavalue"]["value"] for one in found if one.get("mainsnak", {}).get("snaktype") == "value"
    ]


def _wikidata_year(claims: Mapping[str, Any], property: str) -> str:
    """Return the year of a time as EDTF; "" if it is less precise than a year."""
    for value in _values(claims, property):
        match = _TIME.match(value.get("time", ""))
        if match and value.get("precision", _YEAR_PRECISION) >= _YEAR_PRECISION:
            year = int(match[2])
            return f"{1 - year:05}" if match[1] == "-" else f"{year:04}"  # year 1 BC is 0000 in EDTF
    return ""


_READERS: dict[str, Callable[[Path], Iterator[Read]]] = {
    **dict.fromkeys(own_table.SUFFIXES, own_table.read),
    ".xml": _tei, ".tei": _tei, ".ged": _gedcom, ".gedcom": _gedcom, ".json": _wikidata,
}  # fmt: skip
