"""Decode GEDCOM files and parse their lines into nested records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.encoding import detect

LINE = re.compile(r"\s*(?P<level>\d{1,2})\s+(?:@(?P<id>[^@]+)@\s+)?(?P<tag>[A-Za-z0-9_]+)(?: (?P<value>.*))?")


_ENCODINGS = {
    "UTF-8": "utf-8", "UNICODE": "utf-16", "ASCII": "cp1252", "ANSI": "cp1252", "WINDOWS": "cp1252", "ANSEL": "gedcom",
    "IBMPC": "cp437", "IBM": "cp437", "MSDOS": "cp850", "MACINTOSH": "mac-roman", "CP1252": "cp1252",
}  # fmt: skip


_CHAR = re.compile(rb"^\s*1\s+CHAR\s+([\w-]+)", re.MULTILINE)


_DEEPEST = 99


@dataclass(slots=True)
class Node:
    """A line with its subordinate lines; `number` is its number in the file, from 1."""

    number: int
    tag: str
    value: str = ""
    id: str = ""
    below: list[Node] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Node]:
        """Yield the direct subordinate lines with one of these tags."""
        return (node for node in self.below if node.tag in tags)

    def text(self, tag: str) -> str:
        """Return the value of the first subordinate line with this tag; "" without one."""
        return next((node.value for node in self.all(tag)), "")


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding, as stated in its header.

    Raises:
        InputError: it is not in the encoding that its header states.
    """
    named = _CHAR.search(data[:4096].replace(b"\0", b"").replace(b"\r", b"\n"))
    declared = named[1].decode("ascii", "replace").upper() if named else ""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:64] or not declared:
        found = detect(data, where)
        try:
            return data[len(found.mark) :].decode(found.name), found.name
        except UnicodeDecodeError as error:
            raise InputError(f"{where} is not {found.name}: save it as UTF-8") from error
    name = _ENCODINGS.get(declared, "utf-8")
    if name == "gedcom":  # the variant of ANSEL in GEDCOM, which has ß
        if data.isascii():
            return data.decode("ascii"), "ascii"
        try:
            import ansel
        except ImportError as error:
            raise InputError(f"{where} is in ANSEL: pip install 'gazetteer[documents]', or save it as UTF-8") from error
        ansel.register()
    try:
        return data.decode(name), name
    except (UnicodeDecodeError, LookupError):
        found = detect(data, where)
        return data.decode(found.name), found.name


def parse(text: str, where: str = "the file") -> list[Node]:
    """Return the records of a file.

    Lines that break the rules continue the text of the line before, as some programs write them.

    Raises:
        FormatError: it is not GEDCOM.
    """
    records: list[Node] = []
    path: list[Node] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        match = LINE.fullmatch(line)
        if match is None:
            if line.strip() and path:
                path[-1].value += "\n" + line
            continue
        level, tag, value = int(match["level"]), match["tag"].upper(), match["value"] or ""
        if tag in ("CONC", "CONT") and path:
            owner = path[min(level, len(path)) - 1]
            owner.value += value if tag == "CONC" else "\n" + value
            continue
        node = Node(number, tag, value.replace("@@", "@"), match["id"] or "")
        del path[min(level, len(path)) :]
        (path[-1].below if path else records).append(node)
        path.append(node)
        if len(path) > _DEEPEST:
            raise FormatError(f"{where}, line {number} is nested too deeply")
    if not records or records[0].tag != "HEAD":
        raise FormatError(f"{where} is not GEDCOM: it does not begin with 0 HEAD")
    return records
