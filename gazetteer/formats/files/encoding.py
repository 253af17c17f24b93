"""Bytes to text: UTF-8 first, UTF-16 with or without a byte order mark, then a guessed legacy encoding with a warning.

Guesses are made by chardet, whose models recognize a language from a few words: ten place names are enough.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category, name

from gazetteer.errors import InputError

GUESS_SAMPLE = 64 * 1024
"""Number of bytes from which an encoding is guessed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859-2 iso8859-5 iso8859-7 iso8859-9 koi8-r koi8-u "
    "mac-roman mac-cyrillic mac-greek mac-turkish cp437 cp850 cp852 cp866 gb18030 big5 cp932 euc-jp cp949"
).split()
"""Encodings that occur in users' files."""
_SIGNS = frozenset({"Sm", "Sc", "Sk", "So", "No", "Cc", "Cn", "Co"})
"""Unicode categories of characters that do not occur in words."""
_CONTROLS = {*range(32), 127} - {*b"\t\n\r\f\v\x1a\x1b"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a text.

    Attributes:
        name: the name of Python's codec.
        mark: the byte order mark at the start, which is not part of the text.
        warning: a note for the user, such as that the encoding was guessed; None if it is certain.
    """

    name: str
    mark: bytes = b""
    warning: str | None = None


def checked_name(encoding: str) -> str:
    """Return Python's canonical name of an encoding.

    Raises:
        InputError: Python has no such text encoding.
    """
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise InputError(f"unknown encoding {encoding!r}: give one such as utf-8 or cp1251") from error


def detect(data: bytes, where: str, *, is_utf8: bool | None = None) -> Encoding:
    """Return the encoding of a text, or of the beginning of one.

    Args:
        data: the bytes; only those outside ASCII matter.
        where: the name of the file, for messages.
        is_utf8: whether the complete text is valid UTF-8, if `data` is only a part of it.

    Raises:
        InputError: the bytes are not text, are damaged UTF-8, or their encoding cannot be guessed.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, mark)
    sample = data[:GUESS_SAMPLE]
    if b"\0" in sample:
        return Encoding(_unmarked_utf16(sample, where), warning=_guessed(where, "UTF-16 without a byte order mark"))
    if sum(byte in _CONTROLS for byte in sample) * 20 > len(sample):
        raise _binary(where)
    if is_utf8 is None:
        is_utf8, damaged = _valid_utf8(data)
    else:
        damaged = 0
    if is_utf8:
        return Encoding("utf-8")
    if _mostly_utf8(data):
        line = data.count(b"\n", 0, damaged) + 1
        raise InputError(f"{where} is UTF-8 except for byte {damaged}, in line {line}: repair it and save it as UTF-8")
    guess = _legacy(data, where)
    return Encoding(guess, warning=_guessed(where, guess))


def _guessed(where: str, name: str) -> str:
    guess = f"{where} is not UTF-8: it was read as {name}, which is a guess."
    return f"{guess} If names look wrong, give its encoding or save it as UTF-8"


def _binary(where: str) -> InputError:
    return InputError(f"{where} is not text but a binary file: give plain text, or a document in a known format")


def _valid_utf8(data: bytes) -> tuple[bool, int]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return False, error.start
    return True, 0


def _unmarked_utf16(sample: bytes, where: str) -> str:
    """Return the UTF-16 byte order in which data with zero bytes has line ends, spaces and digits.

    Line ends and spaces have a zero byte beside them; if most do not, single zero bytes are damage.

    Raises:
        InputError: the bytes are not UTF-16.
    """
    blanks = re.findall(rb"\0?[\n\r\t ]\0?", sample)
    if 2 * sum(b"\0" in blank for blank in blanks) < len(blanks):
        line = sample.count(b"\n", 0, sample.index(b"\0")) + 1
        raise InputError(f"{where} has a zero byte in line {line}, or is not text but a binary file: give plain text")
    even = sample[: len(sample) // 2 * 2]
    best, most = "", 0.5
    for codec in ("utf-16-le", "utf-16-be"):
        text = even.decode(codec, "replace")
        ordinary = sum(character.isalnum() or character in " \t\r\n.,;|\"'-" for character in text)
        ascii_only = sum(character.isascii() for character in text)
        if "\0" not in text and ascii_only and "\ufffd" not in text[:-1] and ordinary / len(text) > most:
            best, most = codec, ordinary / len(text)
    if not best:
        raise _binary(where)
    return best


def _mostly_utf8(data: bytes) -> bool:
    """Return whether most characters outside ASCII are valid UTF-8, so that the others are damaged."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong > 3 * wrong


def _legacy(data: bytes, where: str) -> str:
    """Return chardet's best guess among the encodings in which words look plausible."""
    from chardet import detect_all

    sample = _beyond_ascii(data)
    found = detect_all(sample, ignore_threshold=True, include_encodings=_LEGACY, no_match_encoding="cp1252")
    codec_names = [codecs.lookup(one["encoding"]).name.replace("-", "_") for one in found if one["encoding"]]
    possible = [codec for codec in dict.fromkeys(codec_names) if _decodes(data, codec)]
    if not possible:
        raise InputError(f"{where} is not UTF-8, and its encoding cannot be guessed: save it as UTF-8")
    return min(possible, key=lambda codec: _implausible(sample.decode(codec, "replace")))


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _implausible(text: str) -> int:
    """Count implausible words: "OrlÈans" (capital after lower case), "Wroc³aw" (a symbol), "Gdaсsk" (two scripts)."""
    odd = 0
    for pair in pairwise(text):
        if pair[0].isascii() and pair[1].isascii():
            continue
        before, character = pair
        if before.isalpha() and character.isalpha():
            odd += (before.islower() and character.isupper()) or _script(before) != _script(character)
        else:
            odd += any(map(str.isalpha, pair)) and any(one > "\x7f" and category(one) in _SIGNS for one in pair)
    return odd


def _script(letter: str) -> str:
    return name(letter, "").partition(" ")[0] if letter < "\u0590" else ""


def _beyond_ascii(data: bytes) -> bytes:
    """Return the lines with characters outside ASCII, up to `GUESS_SAMPLE` bytes."""
    return b"\n".join(_up_to(GUESS_SAMPLE, (line for line in data.splitlines() if not line.isascii())))


def _up_to(size: int, lines: Iterable[bytes]) -> Iterable[bytes]:
    for line in lines:
        yield line[:size]
        size -= len(line)
        if size <= 0:
            return
