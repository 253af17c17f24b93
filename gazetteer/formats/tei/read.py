"""Read annotated TEI: names and dates in the text, with the places and people that they refer to.

Output of `tei` is read back without candidates and clues. In other TEI, `@ref` may be an address or a CURIE of a place,
`@key` an identifier, and `@cert` a word (`CERT_PROBABILITIES`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from gazetteer.errors import FormatError, TimespanError
from gazetteer.formats.files.refusals import attempt
from gazetteer.formats.files.safety import read_bytes
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei.document import TeiText
from gazetteer.formats.tei.editors import BY_TYPE, TYPES
from gazetteer.formats.tei.places import IN_A_TEXT, TEI, XML, parse_place, skip, tei_tree, timespan
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.vocabulary import LANGUAGE, place_id
from gazetteer.formats.values.vocabulary import authority as is_authority
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution, entity_type
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

CERT_PROBABILITIES = {"high": 0.9, "medium": 0.6, "low": 0.3, "unknown": 0.5}
"""Probabilities of the words of `@cert`."""

_IN_REGISTER = re.compile(r"(?:.*/)?(?P<register>[^/#]+)\.xml#(?P<id>[^\s#]+)")
"""A place in a register file of the edition: "register.xml#place-7"."""


def read(path: str | os.PathLike[str]) -> Iterator[Document]:
    """Yield the documents of a file: one for a `<TEI>`, one for each `<TEI>` of a `<teiCorpus>`.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not valid TEI; the message states where.
    """
    yield from parse(read_bytes(path), str(path), id=Path(path).stem)


def parse(source: bytes, where: str = "the input", *, id: str = "tei") -> Iterator[Document]:
    """Yield the documents of TEI; `id` is the id of a document without one.

    Raises:
        FormatError: it is not valid TEI; the message states where.
    """
    root = tei_tree(source, where)
    if root.tag != f"{TEI}teiCorpus":
        yield _document(source, root, where, id)
        return
    for number, part in enumerate(root.findall(f"{TEI}TEI"), start=1):
        alone = tostring(part, encoding="utf-8").replace(b"\r", b"&#13;")
        yield _document(alone, part, f"{where}, TEI {number}", f"{id}-{number}")


@dataclass(slots=True)
class _Lists:
    """The content of the header and the lists of a file, by `xml:id`."""

    places: dict[str, Place] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    agents: dict[str, str] = field(default_factory=dict)


def _document(source: bytes, root: Element, where: str, id: str) -> Document:
    tei = tei_text.read(source, where)
    lists = _listed(root, where)
    entities = _entities(tei, lists, where)
    mentions: dict[str, list[str]] = {}
    for entity in entities:
        if entity.person:
            mentions.setdefault(entity.person, []).append(entity.id)
    own = next((e.text for e in root.iter(f"{TEI}idno") if e.get("type") == "document" and e.text), None)
    return Document(
        id=own or id,
        text=tei.text,
        date=_creation(root, where),
        date_source="given" if _creation(root, where) else None,
        lang=tei.lang if tei.lang and LANGUAGE.fullmatch(tei.lang) else None,
        title=tei.title,
        entities=tuple(entities),
        people=tuple(
            Person(person.id, person.name, person.aliases, tuple(mentions.get(person.id, ())), person.authority)
            for person in lists.people.values()
        ),
    )


def _listed(root: Element, where: str) -> _Lists:
    lists = _Lists()
    for element in root.iter():
        key = element.get(f"{XML}id")
        if key is None:
            continue
        if element.tag == f"{TEI}place":
            at = f"{where}, place {key}"
            parse = partial(parse_place, dataset=IN_A_TEXT, refuse=skip)
            for place in attempt(skip, parse, element, key, at):
                lists.places[key] = place
        elif element.tag == f"{TEI}application":
            lists.agents[key] = "".join(element.itertext()).strip() or element.get("ident", key)
        elif element.tag == f"{TEI}person":
            numbers = [(idno.get("type"), (idno.text or "").strip()) for idno in element.findall(f"{TEI}idno")]
            by_hand = next((text for kind, text in numbers if kind == "annotator"), None)
            if by_hand is not None:
                lists.agents[key] = by_hand
                continue
            names = [" ".join("".join(name.itertext()).split()) for name in element.findall(f"{TEI}persName")]
            pointers = [text for _, text in numbers if text] + (
                element.get("ref") or element.get("sameAs") or ""
            ).split()
            authority = next((curie for curie in map(shorten, pointers) if is_authority(curie)), None)
            authority = authority or (shorten(pointers[0]) if pointers else None)
            lists.people[key] = Person(key, names[0] if names else key, tuple(names[1:]), (), authority)
    return lists


def _creation(root: Element, where: str) -> Timespan | None:
    """Return when the text was written, or the letter sent."""
    sent = (element for element in root.iter(f"{TEI}correspAction") if element.get("type") == "sent")
    for element in (*root.iter(f"{TEI}creation"), *sent):
        for dated in element.iter(f"{TEI}date"):
            if when := _when(dict(dated.attrib), where):
                return when
    return None


def _when(attributes: dict[str, str], where: str) -> Timespan | None:
    """Return the timespan of dating attributes; None if they do not state years (a time, a month)."""
    try:
        return timespan(attributes, where)
    except (FormatError, TimespanError):
        return None


def _entities(tei: TeiText, lists: _Lists, where: str) -> list[Entity]:
    parts: dict[str, tuple[int, int]] = {}
    first_of: dict[str, str] = {}
    found: list[tuple[str, str, dict[str, str]]] = []
    for number, (tag, attributes, start, end) in enumerate(tei.marks):
        kind = TYPES.get(tag) or BY_TYPE.get(attributes.get("type", "").lower())
        if kind is None:
            continue
        own = attributes.get("id") or f"n{number}"
        before = attributes.get("prev", "").removeprefix("#")
        if before in first_of:
            first = first_of[own] = first_of[before]
            parts[first] = (parts[first][0], end)
            continue
        first_of[own] = own
        parts[own] = (start, end)
        found.append((own, kind, attributes))
    entities = [
        _entity(own, kind, attributes, span=parts[own], text=tei.text, lists=lists, where=where)
        for own, kind, attributes in found
    ]
    return sorted(entities, key=lambda entity: (entity.start, -entity.end))


def _entity(
    own: str, kind: str, attributes: dict[str, str], *, span: tuple[int, int], text: str, lists: _Lists, where: str
) -> Entity:
    words = text[span[0] : span[1]]
    pointers = [pointer.removeprefix("#") for pointer in attributes.get("ref", "").split()]
    person = next((pointer for pointer in pointers if pointer in lists.people), None)
    resolution = None
    if kind == "PLACE":
        place = next((lists.places[pointer] for pointer in pointers if pointer in lists.places), None)
        place = place or _elsewhere([*pointers, attributes.get("key", "")], words)
        chosen = Candidate(place, words, _certainty(attributes.get("cert"))) if place else None
        resolution = Resolution(chosen, (chosen,) if chosen else ())
    agent = attributes.get("resp", "").split()
    key = agent[0].removeprefix("#") if agent else ""
    return Entity(
        id=own,
        start=span[0],
        end=span[1],
        text=words,
        type=entity_type(kind),
        by=lists.agents.get(key) or key or "tei",
        resolution=resolution,
        person=person if kind == "PERSON" else None,
        when=_when(attributes, where) if kind == "DATE" else None,
    )


def _elsewhere(pointers: list[str], words: str) -> Place | None:
    """Return a place of which only an address, a CURIE or a key is known."""
    for pointer in pointers:
        if own := in_register(pointer):
            return Place(own, words)
        if re.match(r"https?://|[A-Za-z]\w*:[^\s]+$", pointer):
            return Place(shorten(pointer), words)
    return None


def in_register(pointer: str) -> str | None:
    """Return the id that a place in a register file of the edition has after the register is imported.

    >>> in_register("../register.xml#place-7"), in_register("#place-7")
    ('register:place-7', None)
    """
    match = _IN_REGISTER.fullmatch(pointer)
    return place_id(match["id"], match["register"]) if match else None


def _certainty(written: str | None) -> float:
    """Return the probability in `@cert`; 1 without it."""
    if written is None:
        return 1.0
    try:
        return min(1.0, max(0.0, float(written)))
    except ValueError:
        return CERT_PROBABILITIES.get(written, CERT_PROBABILITIES["unknown"])
