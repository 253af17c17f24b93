"""Read untrusted files safely: limits on lines, JSON, XML and archives.

Every function here raises `InputError` (the file cannot be read) or `FormatError` (it breaks the format's rules).
"""

from __future__ import annotations

import bz2
import gzip
import json
import math
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from gazetteer.errors import FormatError, GazetteerError, InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from gazetteer.model.place import Place

MAX_LINE = 64 * 1024 * 1024
"""Largest size of a line, in bytes."""
MAX_DOCUMENT = 1024 * 1024 * 1024
"""Largest size of a JSON or XML document that is read into memory, in bytes."""
MAX_DEPTH = 200
"""Largest nesting depth of XML; JSON is limited by the interpreter."""
MAX_RATIO = 200
"""Largest ratio of unpacked to packed size of an archive's member, once it is larger than `FREE_RATIO`."""
FREE_RATIO = 64 * 1024 * 1024

PACKED = (".gz", ".bz2", ".zip")
"""Suffixes of files that are unpacked while they are read."""


DAMAGE = (OSError, EOFError, zipfile.BadZipFile, zlib.error)
"""Errors that damaged files and archives raise while they are read."""

MAX_POPULATION = 10**12
"""The largest population that is accepted."""

_HALF = re.compile("[\ud800-\udfff]")


def checked_path(path: str | os.PathLike[str]) -> Path:
    """Return the path if it is a readable file.

    Raises:
        InputError: the path does not exist, or is a folder or an empty file.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder: give a file")
        if not path.exists():
            raise InputError(f"{path} does not exist: check the path")
        if path.is_file() and path.stat().st_size == 0:
            raise InputError(f"{path} is empty: there is nothing to read")
    except InputError:
        raise
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    return path


def read_bytes(path: str | os.PathLike[str], *, limit: int = MAX_DOCUMENT) -> bytes:
    """Read a complete file, unpacked if its name ends in .gz or .bz2.

    Raises:
        InputError: the file is missing, a folder, empty, unreadable, longer than `limit` bytes, or a decompression bomb.
    """
    packed = Path(path).suffix in PACKED
    with open_binary(path) as stream:
        bound = min(limit, max(FREE_RATIO, MAX_RATIO * Path(path).stat().st_size)) if packed else limit
        data = stream.read(bound + 1)
    if len(data) > limit:
        raise InputError(
            f"{path} is larger than {limit // 1024 // 1024} MB: split it, or give it with one record per line"
        )
    if len(data) > bound:
        raise InputError(
            f"{path} unpacks to more than {MAX_RATIO} times its size, as a zip bomb does: unpack it by hand if you trust it"
        )
    return data


@contextmanager
def open_binary(path: str | os.PathLike[str], *, member: str | None = None) -> Iterator[IO[bytes]]:
    """Open a file, a gzip or bzip2 file, or one member of a zip archive (`member`, else its only or largest text).

    Raises:
        InputError: the file cannot be read, or is a damaged or malicious archive.
    """
    path = checked_path(path)
    with ExitStack() as opened:
        try:
            stream = _opened(path, member, opened)
        except (*DAMAGE, ValueError, RuntimeError) as error:
            if isinstance(error, GazetteerError):
                raise
            raise InputError(f"{path} cannot be read: {error}") from error
        try:
            yield stream
        except DAMAGE as error:
            if isinstance(error, GazetteerError):
                raise
            raise InputError(f"{path} cannot be read: {error}") from error


def _opened(path: Path, member: str | None, opened: ExitStack) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast(IO[bytes], opened.enter_context(gzip.open(path)))
    if path.suffix == ".bz2":
        return opened.enter_context(bz2.open(path))
    if path.suffix.lower() in (".zip", ".kmz"):
        archive = opened.enter_context(zipfile.ZipFile(path))
        return opened.enter_context(archive.open(_member(archive, path, member)))
    return opened.enter_context(open(path, "rb"))


def _member(archive: zipfile.ZipFile, path: Path, member: str | None) -> zipfile.ZipInfo:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if member is not None:
        infos = [info for info in infos if Path(info.filename).name == member]
    texts = [info for info in infos if "readme" not in info.filename.lower() and "__MACOSX" not in info.filename]
    if not texts:
        raise InputError(f"{path} has no {member or 'file'} inside: unpack it and give the file you mean")
    return checked_member(max(texts, key=lambda info: info.file_size), path)


def checked_member(info: zipfile.ZipInfo, path: str | os.PathLike[str]) -> zipfile.ZipInfo:
    """Return the member of an archive, unless it is a decompression bomb.

    Raises:
        InputError: the member states that it unpacks to more than `MAX_RATIO` times its size.
    """
    if info.file_size > FREE_RATIO and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise InputError(
            f"{path}: {info.filename} unpacks to {info.file_size // 1024 // 1024} MB from "
            f"{info.compress_size // 1024} KB, as a zip bomb does: unpack it by hand if you trust it"
        )
    return info


def numbered_lines(stream: IO[bytes], where: str | os.PathLike[str], *, first: int = 1) -> Iterator[tuple[int, str]]:
    """Yield line numbers and lines without line ends, in constant memory; a byte order mark is dropped.

    Args:
        stream: the file.
        where: its name, for messages.
        first: number of the next line in the stream.

    Raises:
        FormatError: a line is longer than `MAX_LINE` bytes, or is not UTF-8.
    """
    number = first - 1
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise FormatError(
                f"{where}, line {number} is longer than {MAX_LINE // 1024 // 1024} MB: it does not have this format"
            )
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise FormatError(f"{where}, line {number} is not UTF-8: save the file as UTF-8") from error
        yield number, text.rstrip("\r\n")


def parse_json(text: str | bytes, where: str) -> Any:
    """Parse a JSON value.

    Raises:
        FormatError: the text is not valid JSON, or is nested too deeply.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise FormatError(f"{where} is nested too deeply to be read") from error
    except json.JSONDecodeError as error:
        raise FormatError(f"{where} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{where} is not JSON: it is not UTF-8") from error
    except ValueError as error:  # an integer with thousands of digits
        raise FormatError(f"{where} is not JSON that can be read: {error}") from error


def check_place(place: Place, where: str) -> Place:
    """Return the place if it can be stored and written.

    Raises:
        FormatError: a name is empty, a text is not a string or has a lone surrogate, or a number is not finite or too large.
    """
    names = place.names
    for text in (place.id, place.label, *(name.text for name in names)):
        if not isinstance(text, str) or not text.strip():
            raise FormatError(f"{where}: {text!r} is not a name or an id")
    for text in (place.id, place.label, *(part for name in names for part in (name.text, name.source))):
        if not text.isascii() and _HALF.search(text):
            shown = text.encode("utf-8", "backslashreplace").decode()
            raise FormatError(f"{where}: {shown!r} has half of a character (a lone surrogate): write the text in UTF-8")
    if not math.isfinite(place.prominence) or not abs(place.population) <= MAX_POPULATION:
        raise FormatError(f"{where}: the population {str(place.population)[:20]}… or the prominence is too large")
    return place


def parse_xml(data: bytes, where: str) -> Element:
    """Parse XML and return its root, with entity declarations and external access refused.

    Raises:
        FormatError: the data is not well-formed, declares entities, or is nested deeper than `MAX_DEPTH`.
    """
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    class Shallow(TreeBuilder):
        depth = 0

        def start(self, tag: str, attrs: dict[str, str], /) -> Element:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise FormatError(f"{where} is nested deeper than {MAX_DEPTH} elements")
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> Element:
            self.depth -= 1
            return super().end(tag)

    parser = DefusedXMLParser(target=Shallow(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        raise FormatError(f"{where} is not well-formed XML at line {line}, column {column + 1}: {error.msg}") from error
    except DefusedXmlException as error:
        raise FormatError(
            f"{where} declares entities or refers to other files, which is not read for safety: "
            "write the characters themselves"
        ) from error
    except (ValueError, LookupError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(f"{where} is not XML that can be read: {error}") from error
    return root
