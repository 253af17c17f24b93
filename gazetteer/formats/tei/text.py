"""Read the text of a TEI file, with the byte position of each code point.

The markup is never regenerated: annotations are inserted between existing bytes (`tei.splice`), and everything else in the
file is unchanged.

The text is everything in `<text>` except running heads (`<fw>`), deletions (`<del>`) and, in a `<choice>`, the uncorrected,
unregularized or abbreviated form. White space becomes one space, or a line break between blocks, except under
`xml:space="preserve"`.
Source: TEI P5 Guidelines; the byte positions are expat's.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any
from xml.parsers import expat

from gazetteer.errors import FormatError
from gazetteer.formats.files.safety import MAX_DEPTH
from gazetteer.formats.tei.document import Tag, TeiText
from gazetteer.formats.tei.header import dated, main_language, share, written
from gazetteer.model.heading import Heading

NAMESPACE = "http://www.tei-c.org/ns/1.0"

ROOTS = {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2", "text"}
_SKIPPED = {"teiHeader", "standOff", "facsimile", "sourceDoc", "fw", "del"}
_SECOND_CHOICE = {"sic", "orig", "abbr"}
_PARAGRAPHS = (
    "ab argument back bibl body byline castList closer dateline div div1 div2 div3 div4 div5 docAuthor docDate "
    "docTitle epigraph figure floatingText front group head imprimatur lg list listBibl note opener p postscript "
    "quote salute signed sp speaker stage table titlePage trailer text"
)
_DIVISIONS = {"div", *(f"div{depth}" for depth in range(8))}
_LINES = {"item", "l", "label", "cell", "row", "titlePart"}
_NAMES = "date event name orgName persName placeName rs settlement country region geogName"
_SENT_FROM = {"placeName", "settlement", "region", "country"}
_BREAKS = {"lb", "pb", "cb", "gb", "milestone"}


def read(source: bytes, where: str = "the TEI file") -> TeiText:
    """Return the text of a TEI file and its positions.

    Raises:
        FormatError: the file is not well-formed or not TEI, or it has entities, deep nesting or UTF-16.
    """
    if source[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FormatError(f"{where} is UTF-16: save it as UTF-8, which TEI files normally are")
    reader = _Reader(source, where)
    try:
        reader.parser.Parse(source, True)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code)
        raise FormatError(
            f"{where} is not well-formed XML at line {error.lineno}, column {error.offset + 1}: {problem}"
        ) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(f"{where} cannot be read: {error}") from error
    if reader.text_start is None:
        raise FormatError(
            f"{where} has no <text> of TEI, with its namespace {NAMESPACE} or without: it is not a TEI file"
        )
    marks = sorted(reader.marks, key=lambda mark: (mark[2], -mark[3]))
    return TeiText(
        text="".join(reader.words),
        starts=reader.starts,
        ends=reader.ends,
        tags=tuple(reader.tags),
        cdata=tuple(reader.cdata),
        ids=frozenset(reader.ids),
        marks=tuple(mark[:4] for mark in marks),
        mark_bytes=tuple(mark[4] for mark in marks),
        header_end=reader.header_end,
        text_start=reader.text_start,
        title=" ".join("".join(reader.title).split()) or None,
        lang=reader.lang or main_language(reader.languages),
        date=reader.date
        or written(reader.date_words)
        or written(reader.creation_words)
        or reader.sent_date
        or written(reader.sent_date_words),
        encoding=reader.encoding,
        prefix=reader.prefix,
        sent_from=reader.sent_from or " ".join("".join(reader.sent_name).split()) or None,
        headings=tuple(reader.headings),
    )


def _is_block(tag: str) -> bool:
    return tag in _PARAGRAPHS.split() or tag in _LINES


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    skipped: bool
    preserved: bool
    tagged: bool = False
    at: int = -1
    byte: int = -1


@dataclass(slots=True)
class _Reader:
    source: bytes
    where: str
    parser: Any = field(init=False)
    words: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("Q"))
    tags: list[Tag] = field(default_factory=list)
    cdata: list[tuple[int, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    marks: list[tuple[str, dict[str, str], int, int, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    namespace: str | None = None
    languages: dict[str, float] = field(default_factory=dict)
    date_words: list[str] = field(default_factory=list)
    creation_words: list[str] = field(default_factory=list)
    sent_date_words: list[str] = field(default_factory=list)
    sent_date: str | None = None
    sent_from: str | None = None
    sent_name: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    titles: int = 0
    header_end: int | None = None
    text_start: int | None = None
    lang: str | None = None
    date: str | None = None
    encoding: str = "utf-8"
    prefix: str = ""
    gap: str = ""
    cdata_start: int = -1

    def __post_init__(self) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = False
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.open
        parser.EndElementHandler = self.close
        parser.CharacterDataHandler = self.say
        parser.SkippedEntityHandler = self.skipped
        parser.EntityDeclHandler = self.refuse
        parser.XmlDeclHandler = self.declared
        parser.StartCdataSectionHandler = self.open_cdata
        parser.EndCdataSectionHandler = self.close_cdata
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser = parser

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding:
            self.encoding = encoding

    def refuse(self, name: str, *_rest: object) -> None:
        raise FormatError(f"{self.where} declares the entity {name!r}, which is not read for safety: write it out")

    def open_cdata(self) -> None:
        self.cdata_start = self.parser.CurrentByteIndex

    def close_cdata(self) -> None:
        self.cdata.append((self.cdata_start, self.parser.CurrentByteIndex))

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise FormatError(f"{self.where} is nested deeper than {MAX_DEPTH} elements")
        byte = self.parser.CurrentByteIndex
        space, _, rest = name.partition("}") if "}" in name else ("", "", name)
        tag, _, prefix = rest.partition("}")
        plain = {key.partition("}")[2].partition("}")[0] or key: value for key, value in attributes.items()}
        if self.namespace is None:  # P4, or P5 without its namespace
            self.namespace = "" if not space and tag in ROOTS else NAMESPACE
        tei = space == self.namespace
        tag = "TEI" if tei and tag == "TEI.2" else tag
        outer = self.stack[-1] if self.stack else _Open("", {}, True, False)
        if tei and tag == "text" and not any(element.tag in _SKIPPED for element in self.stack):
            if self.text_start is None:
                self.text_start, self.prefix = byte, f"{prefix}:" if prefix else ""
            outer = _Open("", {}, False, outer.preserved)
        if "id" in plain:
            self.ids.add(plain["id"])
        if tei and tag in ("TEI", "text") and "lang" in plain:
            self.lang = plain["lang"]
        if tei and tag == "language" and (code := plain.get("ident") or plain.get("id")):
            self.languages[code] = share(plain.get("usage", ""))
        if tei and tag == "title" and any(o.tag == "titleStmt" for o in self.stack):
            self.titles += 1
        if tei and tag in ("date", "creation") and self.date is None and any(o.tag == "creation" for o in self.stack):
            self.date = dated(plain)
        if tei and any(o.tag == "correspAction" and o.attributes.get("type") == "sent" for o in self.stack):
            self.correspondence(tag, plain)
        skipped = outer.skipped or tag in _SKIPPED or (outer.tag == "choice" and tag in _SECOND_CHOICE)
        preserved = plain["space"] == "preserve" if plain.get("space") in ("preserve", "default") else outer.preserved
        self.stack.append(_Open(tag if tei else "", plain, skipped, preserved, not outer.skipped, byte=byte))
        if not outer.skipped:
            self.tags.append(Tag(byte, byte, 1, _is_block(tag)))
        if not skipped:
            self.separate(tag, plain, preserved)

    def close(self, _name: str) -> None:
        byte = self.parser.CurrentByteIndex
        element = self.stack.pop()
        if element.tagged and self.source[byte : byte + 2] != b"</":  # an empty element has no closing tag
            self.tags.pop()
        elif element.tagged:
            self.tags.append(Tag(byte, self.source.index(b">", byte) + 1, -1, _is_block(element.tag)))
        if not element.skipped:
            if element.at >= 0 and element.tag in _NAMES.split():
                self.marks.append((element.tag, element.attributes, element.at, len(self.words), element.byte))
            depth = sum(outer.tag in _DIVISIONS for outer in self.stack)
            if element.tag == "head" and element.at >= 0 and self.stack[-1].tag in _DIVISIONS:
                self.headings.append(Heading(element.at, len(self.words), depth))
            self.separate(element.tag, element.attributes, element.preserved)
        if element.tag == "fileDesc":
            self.header_end = self.source.index(b">", byte) + 1

    def correspondence(self, tag: str, attributes: dict[str, str]) -> None:
        """Store the date of a letter and the place from which it was sent."""
        if tag == "date" and self.sent_date is None:
            self.sent_date = dated(attributes)
        elif tag in _SENT_FROM and self.sent_from is None:
            self.sent_from = (attributes.get("ref") or attributes.get("key") or "").split(" ")[0] or None

    def separate(self, tag: str, attributes: dict[str, str], preserved: bool) -> None:
        """Separate the following text from the text before."""
        if preserved:
            return
        if tag in _PARAGRAPHS.split():
            self.gap = "\n\n"
        elif tag in _LINES:
            self.gap = self.gap if "\n" in self.gap else "\n"
        elif tag in _BREAKS and attributes.get("break") != "no":
            self.gap = self.gap or " "

    def skipped(self, name: str, parameter: int) -> None:
        if not parameter:
            byte = self.parser.CurrentByteIndex
            self.put(html5.get(f"{name};", "\ufffd"), byte, self.source.index(b";", byte) + 1)

    def say(self, data: str) -> None:
        if not self.stack:
            return
        if self.stack[-1].skipped:
            if self.titles == 1 and any(element.tag == "titleStmt" for element in self.stack):
                self.title.append(data)
            sent = any(o.tag == "correspAction" and o.attributes.get("type") == "sent" for o in self.stack)
            if self.stack[-1].tag == "creation":
                self.creation_words.append(data)
            elif self.stack[-1].tag == "date" and any(o.tag == "creation" for o in self.stack):
                self.date_words.append(data)
            elif sent and self.stack[-1].tag == "date":
                self.sent_date_words.append(data)
            if sent and not self.sent_from and self.stack[-1].tag in _SENT_FROM:
                self.sent_name.append(data)
            return
        byte = self.parser.CurrentByteIndex
        if self.source[byte : byte + 1] == b"&" and self.cdata_start <= (self.cdata[-1][0] if self.cdata else -1):
            self.put(data, byte, self.source.index(b";", byte) + 1)
            return
        if data == "\n":
            self.put(data, byte, byte + (2 if self.source[byte : byte + 2] == b"\r\n" else 1))
            return
        for character in data:
            end = byte + len(character.encode(self.encoding))
            self.put(character, byte, end)
            byte = end

    def put(self, characters: str, start: int, end: int) -> None:
        preserved = self.stack[-1].preserved
        for character in characters:
            if not preserved and character in " \t\n\r":
                self.gap = self.gap or " "
                continue
            if self.gap and self.words:
                before = self.ends[-1]
                for filler in self.gap:
                    self.words.append(filler)
                    self.starts.append(before)
                    self.ends.append(start)
            self.gap = ""
            for element in reversed(self.stack):
                if element.at >= 0 or element.skipped:
                    break
                element.at = len(self.words)
            self.words.append(character)
            self.starts.append(start)
            self.ends.append(end)
