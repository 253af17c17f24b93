"""GEDCOM 5.5.1 and 7: read events with their dates and places, and write coordinates back.

A file consists of lines with level, tag and value, so no library is needed to parse it (`docs/decisions/0020-gedcom.md`).
The legacy encoding ANSEL is decoded by the package `ansel`.
Source: The GEDCOM Standard 5.5.1 (2019); FamilySearch GEDCOM 7.0.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.files.delimited import Row
from gazetteer.formats.files.refusals import Refuse, not_kept
from gazetteer.formats.files.refusals import field as read_field
from gazetteer.formats.files.safety import read_bytes
from gazetteer.formats.gedcom.lines import LINE, Node, decode, parse
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.points import parse_pair
from gazetteer.formats.values.vocabulary import place_id, script_of
from gazetteer.model.dates.reader import written_years
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

SUFFIXES = (".ged", ".gedcom")
COLUMNS = ("person", "name", "event", "date", "place", "lat", "lon")
"""Columns of the table of events."""

EVENT_TAGS = {
    "BIRT": "born", "CHR": "christened", "BAPM": "baptized", "CONF": "confirmed", "ADOP": "adopted", "DEAT": "died",
    "BURI": "buried", "CREM": "cremated", "RESI": "lived", "CENS": "counted in a census", "EMIG": "emigrated",
    "IMMI": "immigrated", "NATU": "naturalized", "GRAD": "graduated", "EDUC": "educated", "OCCU": "worked",
    "RETI": "retired", "PROB": "probate", "WILL": "will", "PROP": "owned property", "ORDN": "ordained", "EVEN": "event",
    "MARR": "married", "ENGA": "engaged", "DIV": "divorced", "MARB": "banns", "BARM": "bar mitzvah", "BASM": "bat mitzvah",
}  # fmt: skip
"""Maps the tags of events of persons and families to words."""

GOV = "http://gov.genealogy.net/item/show/"
"""Address of a place of the Genealogical Gazetteer, without its id."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a person.

    Attributes:
        person: the id of the record, without at signs.
        name: the person's name.
        event: a word of `EVENT_TAGS`.
        date: as written in the file.
        place: as written in the file, the smallest division first.
        point: latitude and longitude, if given in the file.
        line: the line of the place in the file.
        names: the place in other languages and scripts, with the language tag or None.
        links: identifiers of the place.
    """

    person: str
    name: str
    event: str
    date: str
    place: str
    point: tuple[float, float] | None
    line: int
    names: tuple[tuple[str, str | None], ...] = ()
    links: tuple[str, ...] = ()

    @property
    def when(self) -> Timespan | None:
        """The date as a timespan; None if it is missing or cannot be read."""
        try:
            return written_years(self.date) if self.date else None
        except ValueError:
            return None


def events(records: list[Node]) -> Iterator[Event]:
    """Yield the events with a place: those of persons, and those of families for both partners."""
    names = {record.id: _name(record) for record in records if record.tag == "INDI"}
    for record in records:
        if record.tag == "INDI":
            people = [record.id]
        elif record.tag == "FAM":
            people = [node.value.strip("@ ") for node in record.all("HUSB", "WIFE")]
        else:
            continue
        for event in record.below:
            place = next(event.all("PLAC"), None) if event.tag in EVENT_TAGS or event.tag == "FACT" else None
            if place is None or not place.value.strip():
                continue
            word = event.text("TYPE") or EVENT_TAGS.get(event.tag, "fact")
            known = Event(
                "", "", word, event.text("DATE"), _place(place.value), _point(place), place.number,
                tuple(_variants(place)), tuple(_identifiers(place)),
            )  # fmt: skip
            for person in people or [record.id]:
                yield replace(known, person=person, name=names.get(person, ""))


def _name(record: Node) -> str:
    name = next(record.all("NAME"), None)
    return " ".join(name.value.replace("/", " ").split()) if name else ""


def _place(value: str) -> str:
    """Return a place without empty divisions: ", , Kars" has two."""
    return ", ".join(part.strip() for part in value.split(",") if part.strip())


def _variants(place: Node) -> Iterator[tuple[str, str | None]]:
    """Yield translations (TRAN), romanized (ROMN) and phonetic forms (FONE) of a place, with their languages."""
    for node in place.all("TRAN", "ROMN", "FONE"):
        if name := _place(node.value).partition(", ")[0]:
            yield name, node.text("LANG") or None


def _identifiers(place: Node) -> Iterator[str]:
    """Yield external identifiers: EXID with the address of its authority as TYPE, and ids of the GOV gazetteer."""
    for node in place.all("EXID"):
        if node.value.strip() and node.text("TYPE"):
            yield shorten(node.text("TYPE").rstrip("/#") + "/" + node.value.strip())
    for node in place.all("_GOV"):
        if node.value.strip():
            yield GOV + node.value.strip()


def _point(place: Node) -> tuple[float, float] | None:
    for node in place.all("MAP"):
        lat, lon = node.text("LATI"), node.text("LONG")
        if lat and lon:
            try:
                found = parse_pair(lat, lon, "MAP")
            except FormatError:
                return None
            return found.lat, found.lon
    return None


def read_events(path: str | os.PathLike[str]) -> list[Event]:
    """Return the events of a file.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not GEDCOM.
    """
    text, _ = decode(read_bytes(path), str(path))
    return list(events(parse(text, str(path))))


def table(data: bytes, where: str) -> list[Row]:
    """Return the events as rows of a table, with `COLUMNS` first; a row's line is that of its place in the file."""
    text, _ = decode(data, where)
    rows = [Row(1, 1, list(COLUMNS))]
    for event in events(parse(text, where)):
        lat, lon = (f"{number:g}" for number in event.point) if event.point else ("", "")
        cells = [event.person, event.name, event.event, event.date, event.place, lat, lon]
        rows.append(Row(event.line, event.line, cells))
    return rows


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the distinct places of a file, each with the years of its events.

    Args:
        path: the file.
        refuse: called for each date that cannot be read and each fact that is not kept.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not GEDCOM.
    """
    dataset = Path(path).name.split(".")[0]
    by_place: dict[str, list[Event]] = {}
    for event in read_events(path):
        by_place.setdefault(event.place, []).append(event)
    for name, found in by_place.items():
        where = f"{path}, line {found[0].line}"
        spans = []
        for event in found:
            span = read_field(refuse, _dated, event.date, f"{path}, line {event.line}") if event.date else None
            spans += [span] if span else []
        label, *outer = name.split(", ")
        if outer:
            not_kept(refuse, "what places lie in, by name", where)
        point = next((event.point for event in found if event.point), None)
        starts = [span.start for span in spans if span.start is not None]
        ends = [span.end for span in spans if span.end is not None]
        when = Timespan.of(min(starts, default=None), max(ends, default=None)) if starts or ends else None
        yield Place(
            id=place_id(name, dataset),
            label=label,
            location=Location(*point) if point else None,
            names=(Name(label, kind="primary", when=when, source=dataset), *_other_names(found, label, dataset)),
            links=tuple(
                Link("exactMatch", link) for link in dict.fromkeys(link for one in found for link in one.links)
            ),
            sources=(dataset,),
        )


def _other_names(found: list[Event], label: str, dataset: str) -> Iterator[Name]:
    for text, lang in dict.fromkeys(name for event in found for name in event.names):
        if text != label:
            yield Name(text, lang, script_of(lang), "alternate", source=dataset)


def _dated(date: str, where: str) -> Timespan | None:
    try:
        return written_years(date)
    except ValueError as error:
        raise FormatError(f"{where}: {error}") from error


def with_points(data: bytes, points: Mapping[str, tuple[float, float]], where: str) -> bytes:
    """Return the file with coordinates added to each place that has none.

    Args:
        data: the file; its content is unchanged otherwise.
        points: maps places, as in `Event.place`, to latitude and longitude.
        where: the name of the file, for messages.
    """
    text, encoding = decode(data, where)
    lines = re.split(r"(\r\n|\r|\n)", text)
    ends = {"\r\n", "\r", "\n"}
    end = next((piece for piece in lines if piece in ends), "\n")
    places = {node.number: node for record in parse(text, where) for node in _places(record)}
    made: list[str] = []
    for number, index in enumerate(range(0, len(lines), 2), start=1):
        made += lines[index : index + 2]
        node = places.get(number)
        point = points.get(_place(node.value)) if node and not any(node.all("MAP")) else None
        if point is None:
            continue
        if index + 1 >= len(lines):
            made.append(end)
        level = int(LINE.fullmatch(lines[index])["level"]) + 1  # type: ignore[index]
        lat, lon = (f"{'NS'[point[0] < 0]}{abs(point[0]):.5f}", f"{'EW'[point[1] < 0]}{abs(point[1]):.5f}")
        made += (f"{level} MAP{end}", f"{level + 1} LATI {lat}{end}", f"{level + 1} LONG {lon}{end}")
    mark = data[: len(data) - len(data.lstrip(b"\xef\xbb\xbf"))] if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + "".join(made).encode(encoding)


def _places(node: Node) -> Iterator[Node]:
    for below in node.below:
        if below.tag == "PLAC":
            yield below
        yield from _places(below)
