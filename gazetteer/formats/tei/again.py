"""Remove from a TEI file what an earlier run of this program inserted, so that a second run changes nothing.

Inserted elements are recognized by `@resp`, which points to an `<application>` of this program. Elements of editors are kept,
and files with manual annotations made with this program are not changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from gazetteer.formats.values.curies import shorten

REFERENCE = "gazetteer"
"""`@ident` of the application that only added `@ref` to names marked by editors."""

_ADDED = re.compile(rb"""\s(?:ref|cert|resp)\s*=\s*(?:"[^"]*"|'[^']*')""")
_BEFORE_TEXT = re.compile(rb"\n<(?:\w+:)?text\b")
NOT_NAME = re.compile(r"[^A-Za-z0-9_.-]")
"""Characters that are removed from an identifier to make an `xml:id`."""
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    start: int
    close: int = -1
    end: int = -1


@dataclass(slots=True)
class _Found:
    """The elements of a file that an earlier run may have inserted."""

    applications: list[_Element] = field(default_factory=list)
    descriptions: list[_Element] = field(default_factory=list)
    lists: list[_Element] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    names: list[_Element] = field(default_factory=list)
    by_hand: bool = False


def without_own(source: bytes) -> bytes:
    """Return the source without the marks, lists and descriptions that an earlier run inserted.

    A file that cannot be parsed is returned unchanged: reading it reports the error.
    """
    if b"<standOff" not in source and b"appInfo" not in source:
        return source
    try:
        found = _elements(source)
    except (expat.ExpatError, ValueError, LookupError):
        return source
    programs = {one.attributes["id"]: one.attributes.get("ident", "") for one in found.applications}
    if found.by_hand or not programs:
        return source
    cuts: list[tuple[int, int]] = []
    for name in found.names:
        agent = name.attributes.get("resp", "").removeprefix("#")
        if agent not in programs:
            continue
        opening = _end_of_tag(source, name.start)
        if programs[agent] == REFERENCE:
            cuts += [match.span() for match in _ADDED.finditer(source, name.start, opening)]
        else:
            cuts += [(name.start, opening), (name.close, name.end)]
    if all(map(_is_own, found.places)):
        cuts += [(element.start, element.end + 1) for element in found.lists if _BEFORE_TEXT.match(source, element.end)]
    cuts += [(element.start, element.end) for element in found.descriptions]
    parts, position = [], 0
    for start, end in sorted(cuts):
        if start >= position:
            parts.append(source[position:start])
            position = end
    return b"".join([*parts, source[position:]])


def _is_own(place: tuple[str, str]) -> bool:
    """Return whether a place has the `xml:id` that this program derives from its identifier."""
    id, address = place
    name = NOT_NAME.sub("-", shorten(address).replace(":", "-", 1))
    return re.fullmatch(rf"(?:gz-)?(?:d\d+-)?_?{re.escape(name)}(?:\.\d+)?", id) is not None


def _elements(source: bytes) -> _Found:
    found, stack = _Found(), list[_Element]()
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    foreign = 0

    def open_(name: str, attributes: dict[str, str]) -> None:
        nonlocal foreign
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = _Element(name.rpartition(":")[2], plain, parser.CurrentByteIndex)
        stack.append(element)
        if element.name == "application":
            if re.match(r"(?:gz-)?(?:d\d+-)?by-", plain.get("id", "")):
                found.applications.append(element)
            else:
                foreign += 1
        elif element.name == "listPerson" and plain.get("type") == "annotators":
            found.by_hand = True
        elif element.name == "standOff" and not plain:
            found.lists.append(element)
        elif element.name == "place" and "id" in plain and any(one.name == "standOff" for one in stack):
            found.places.append((plain["id"], ""))
        elif "resp" in plain:
            found.names.append(element)

    def close(_name: str) -> None:
        element = stack.pop()
        element.close = parser.CurrentByteIndex
        is_empty = source[element.close : element.close + 2] != b"</"
        element.end = _end_of_tag(source, element.start) if is_empty else source.index(b">", element.close) + 1
        if element.name == "encodingDesc" and not foreign and found.applications:
            inside = source[element.start : element.end]
            if inside.count(b"<") == inside.count(b"application") + inside.count(b"label") + 4:
                found.descriptions.append(element)

    def say(data: str) -> None:
        is_identifier = len(stack) > 2 and [one.name for one in stack[-2:]] == ["place", "idno"]
        if is_identifier and found.places and any(one.name == "standOff" for one in stack):
            id, address = found.places[-1]
            found.places[-1] = id, address + data

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = open_, close, say
    parser.Parse(source, True)
    return found


def _end_of_tag(source: bytes, start: int) -> int:
    match = _TAG.match(source, start)
    return match.end() if match else source.index(b">", start) + 1
