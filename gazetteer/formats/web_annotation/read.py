"""Read W3C Web Annotations (JSON-LD), our own and those of other programs.

Our own files have their texts under an extension key (`gz:documents`); for annotations from other programs, the texts must
be given. A quotation is found again after a text has changed.
Source: https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/annotation-vocab/.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.files.safety import parse_json, read_bytes
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import edtf
from gazetteer.formats.web_annotation.terms import iri, local_id, without_prefixes
from gazetteer.model.annotation import from_dict, person_of
from gazetteer.model.clue import Clue
from gazetteer.model.document import ENTITY_TYPES, Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place


def read(path: str | os.PathLike[str], *, texts: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the documents of a file of Web Annotations.

    Args:
        path: the file.
        texts: texts by the target source of annotations, for files without texts.

    Raises:
        InputError: the file cannot be read.
        FormatError: the file has no Web Annotations, or the text of one is missing; the message names it.
    """
    yield from parse(parse_json(read_bytes(path), str(path)), str(path), texts=texts or {})


def parse(value: object, where: str = "the input", *, texts: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the documents of an AnnotationPage, an AnnotationCollection, one Annotation or a list of them.

    Raises:
        FormatError: the value is none of these, or the text of one is missing; the message names it.
    """
    documents = {iri(document.id): document for document in _stored_documents(value, where)}
    for source, text in (texts or {}).items():
        documents.setdefault(source, Document(Path(source).stem or source, text))
    entities: dict[str, list[Entity]] = {source: [] for source in documents}
    for number, item in enumerate(_items(value, where), start=1):
        at = f"{where}, annotation {number}"
        if not isinstance(item, dict) or "target" not in item:
            raise FormatError(f"{at} has no target")
        target = item["target"][0] if isinstance(item["target"], list) and item["target"] else item["target"]
        source = _source_of(target)
        if source not in documents:
            raise FormatError(f"{at} is on {source!r}, whose text is not in the file: give the text too")
        entities[source].append(_entity(item, target, documents[source].text, f"e{number}", at))
    for source, document in documents.items():
        ordered = sorted(entities[source], key=lambda entity: (entity.start, -entity.end))
        yield _with_valid_references(replace(document, entities=tuple(ordered)))


def _with_valid_references(document: Document) -> Document:
    """Return a document without references to annotations that are not in the file."""
    ids = {entity.id for entity in document.entities}
    entities = (
        replace(entity, nested_in=entity.nested_in if entity.nested_in in ids else None) for entity in document.entities
    )
    people = (replace(person, mentions=tuple(m for m in person.mentions if m in ids)) for person in document.people)
    return replace(document, entities=tuple(entities), people=tuple(people))


def _stored_documents(value: object, where: str) -> Iterator[Document]:
    carried = value.get("gz:documents") if isinstance(value, dict) else None
    for data in carried or []:
        if not isinstance(data, dict):
            raise FormatError(f"{where}: gz:documents contains something other than documents")
        try:
            found = without_prefixes(data)
            document = from_dict({**found, "entities": [], "people": []})
            yield replace(document, people=tuple(map(person_of, found.get("people") or ())))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FormatError(f"{where}: gz:documents has a document that cannot be read: {error}") from error


def _items(value: object, where: str) -> list[Any]:
    page: Any = value
    if isinstance(page, dict) and page.get("type") == "AnnotationCollection" and isinstance(page.get("first"), dict):
        page = page["first"]
    if isinstance(page, dict):
        page = [page] if page.get("type") == "Annotation" else page.get("items")
    if not isinstance(page, list):
        raise FormatError(f"{where} contains no Web Annotations: it is neither a page, a collection nor an annotation")
    return page


def _source_of(target: object) -> str:
    if isinstance(target, dict):
        target = target.get("source") or target.get("id")
        if isinstance(target, dict):
            target = target.get("id")
    return str(target).partition("#")[0]


def _listed(value: object) -> list[dict[str, Any]]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _entity(item: dict[str, Any], target: object, text: str, fallback: str, where: str) -> Entity:
    start, end = _span(target, text, where)
    bodies = _listed(item.get("body"))
    values = [str(body.get("value")) for body in bodies if body.get("purpose") in ("classifying", "tagging", None)]
    person = next((str(body["gz:person"]) for body in bodies if body.get("gz:person")), None)
    identified = [body for body in bodies if body.get("purpose") == "identifying" and not body.get("gz:person")]
    kind = next((value for value in values if value in ENTITY_TYPES), "PLACE" if identified else "ORG")
    dates = next((str(body["value"]) for body in bodies if body.get("gz:dates")), None)
    creator = item.get("creator")
    by = creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator
    identifier, nested = str(item.get("id") or ""), item.get("gz:nestedIn")
    resolution = None
    if kind == "PLACE":
        clues = [str(body.get("value")) for body in bodies if body.get("purpose") == "describing"]
        chosen = next((_candidate(body, text[start:end], clues, where) for body in identified), None)
        resolution = Resolution(chosen, (chosen,) if chosen else ())
    return Entity(
        id=local_id(identifier) or fallback,
        start=start,
        end=end,
        text=text[start:end],
        type=kind,
        by=str(by) if by else "unknown",
        nested_in=local_id(str(nested)) if nested else None,
        resolution=resolution,
        person=person,
        when=edtf(dates, where) if dates else None,
    )


def _candidate(body: dict[str, Any], words: str, clues: list[str], where: str) -> Candidate:
    source = body.get("source")
    source = source if isinstance(source, dict) else {"id": source or body.get("id")}
    if not source.get("id"):
        raise FormatError(f"{where} identifies something that has no id")
    lat, lon = source.get("gz:latitude"), source.get("gz:longitude")
    known = isinstance(lat, int | float) and isinstance(lon, int | float)
    place = Place(
        id=shorten(str(source["id"])),
        label=str(source.get("label") or words),
        location=Location(float(lat), float(lon)) if known and lat is not None and lon is not None else None,
        country=source.get("gz:country"),
        feature=source.get("gz:feature") or "",
    )
    score = body.get("gz:score")
    return Candidate(
        place,
        str(body.get("gz:matched") or words),
        float(score) if isinstance(score, int | float) else 1.0,
        tuple(Clue("stated", 0.0, clue) for clue in clues),
    )


def _span(target: object, text: str, where: str) -> tuple[int, int]:
    """Find the position of an annotation: the stated position if the quotation agrees, else that of the quotation."""
    selectors = _listed(target.get("selector")) if isinstance(target, dict) else []
    by_type = {str(selector.get("type")): selector for selector in selectors}
    position, quotation = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    exact = quotation.get("exact") if quotation else None
    if position is not None:
        start, end = position.get("start"), position.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text):
            if exact is None or text[start:end] == exact:
                return start, end
        elif exact is None:
            raise FormatError(f"{where} points to {start!r} to {end!r} of a text with {len(text)} characters")
    if quotation is None or not isinstance(exact, str) or not exact:
        raise FormatError(f"{where} has neither a TextPositionSelector nor a TextQuoteSelector")
    before, after = str(quotation.get("prefix") or ""), str(quotation.get("suffix") or "")
    for needle, shift in (
        (before + exact + after, len(before)),
        (before + exact, len(before)),
        (exact + after, 0),
        (exact, 0),
    ):
        if (found := text.find(needle)) >= 0:
            return found + shift, found + shift + len(exact)
    raise FormatError(f"{where} quotes {exact[:40]!r}, which is not in the text")
