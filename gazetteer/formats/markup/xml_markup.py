"""Write XML (escaped text, attributes, dates), and read the names of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from gazetteer.formats.values.dates import bounds
from gazetteer.model.timespan import Timespan

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def characters(text: str) -> str:
    """Escape text between tags. Characters not allowed in XML become U+FFFD; a carriage return becomes a reference."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def written(attributes: Mapping[str, str]) -> str:
    """Write the attributes of a tag, each with a leading space."""
    return "".join(f" {key}={quoteattr(_NOT_XML.sub(chr(0xFFFD), value))}" for key, value in attributes.items())


def date_attributes(when: Timespan) -> dict[str, str]:
    """Return TEI's dating attributes: W3C dates, and EDTF in `@when-custom` if it is more precise.

    BC years are dates to the ISO 8601 attributes, which count like EDTF: XML Schema 1.0 has no year 0000.
    """
    start, end = bounds(when)
    attributes: dict[str, str | None] = {}
    if all(year is None or abs(year) <= 9999 for year in (when.start, when.end)):
        if when.fuzz:
            attributes = {"notBefore": start, "notAfter": end}
        else:
            attributes = {"when": start} if start and start == end else {"from": start, "to": end}
    before = any(year is not None and year <= 0 for year in (when.start, when.end))
    dates = {f"{key}-iso" if before else key: value for key, value in attributes.items() if value}
    simple = dates and not when.fuzz and when.edtf in (start, f"{start or '..'}/{end or '..'}")
    return dates if simple else dates | {"when-custom": when.edtf}


def local_name(element: Element) -> str:
    """Return the tag of an element without its namespace; empty for a comment or a processing instruction.

    >>> local_name(Element("{http://www.w3.org/1999/xhtml}p"))
    'p'
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
