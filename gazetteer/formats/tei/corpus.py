"""Take a `<teiCorpus>` apart into its texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from gazetteer.formats.files.safety import MAX_DEPTH


@dataclass(frozen=True, slots=True)
class CorpusText:
    """One `<TEI>` of a corpus.

    Attributes:
        id: its `xml:id`, else its number from 1.
        source: the element as a TEI file of its own.
    """

    id: str
    source: bytes


@dataclass(slots=True)
class _Found:
    depth: int = 0
    encoding: str = "utf-8"
    root: str = ""
    outer: dict[str, str] = field(default_factory=dict)
    """Namespaces and languages that the corpus declares for all its texts."""
    open_at: int | None = None
    open_id: str = ""
    parts: list[tuple[str, int, int]] = field(default_factory=list)


def texts_of(source: bytes) -> list[CorpusText]:
    """Return the texts of a corpus, in order; empty for any other file, also for one that cannot be parsed.

    >>> [one.id for one in texts_of(b"<teiCorpus><TEI/><TEI xml:id='b'/></teiCorpus>")]
    ['1', 'b']
    """
    if b"teiCorpus" not in source[:4096] or source[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return []
    found, parser = _Found(), expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.depth += 1
        if found.depth > MAX_DEPTH:
            raise ValueError("nested too deeply")
        name = tag.rpartition(":")[2]
        found.root = found.root or name
        if name.startswith("teiCorpus"):
            kept = ("xmlns", "xml:lang", "xml:space")
            found.outer |= {key: value for key, value in attributes.items() if key.startswith(kept)}
        elif name in ("TEI", "TEI.2") and found.open_at is None:
            found.open_at, found.open_id, found.depth = parser.CurrentByteIndex, attributes.get("xml:id", ""), 1

    def end(tag: str) -> None:
        found.depth -= 1
        if found.open_at is not None and found.depth == 0:
            # the end of an empty element is where it starts: it ends at its first ">"
            close = source.index(b">", parser.CurrentByteIndex) + 1
            found.parts.append((found.open_id, found.open_at, close))
            found.open_at = None

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        found.encoding = encoding or "utf-8"

    parser.StartElementHandler, parser.EndElementHandler, parser.XmlDeclHandler = start, end, declaration
    try:
        parser.Parse(source, True)
    except (expat.ExpatError, ValueError, LookupError):
        return []
    if not found.root.startswith("teiCorpus"):
        return []
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in found.outer.items())
    head = f'<?xml version="1.0" encoding="{found.encoding}"?><{found.root}{attributes}>'.encode()
    foot = f"</{found.root}>".encode()
    return [
        CorpusText(id or str(number), head + source[first:last] + foot)
        for number, (id, first, last) in enumerate(found.parts, start=1)
    ]
