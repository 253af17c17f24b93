"""Decode the bytes of a text: detect its encoding, and refuse data that are not text."""

from __future__ import annotations

from gazetteer.errors import InputError
from gazetteer.formats.files.encoding import checked_name, detect

MAX_TEXT = 100 * 1024 * 1024
"""Maximum size of one text in bytes."""
MAX_LINE_LENGTH = 1_000_000
"""Maximum length of one line in code points."""


def decode(data: bytes, where: str, *, encoding: str | None = None) -> tuple[str, str, str | None]:
    """Return the text, its encoding, and a warning if the encoding was guessed.

    A byte order mark is not part of the text: offsets count from after it. Line ends are unchanged.

    Args:
        data: the complete file.
        where: its name, for messages.
        encoding: the encoding of the file; detected if None.

    Raises:
        InputError: the text is empty, binary, too long, damaged UTF-8, not in the given encoding, or in an unknown one.
    """
    if len(data) > MAX_TEXT:
        raise InputError(f"{where} is larger than {MAX_TEXT // 1024 // 1024} MB: split it into several texts")
    warning = None
    if encoding is None:
        found = detect(data, where)
        encoding, data, warning = found.name, data[len(found.mark) :], found.warning
    try:
        text = data.decode(checked_name(encoding)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where} is not in the encoding {encoding}: byte {error.start} does not fit. Give its own encoding"
        ) from error
    check_text(text, where)
    return text, encoding, warning


def check_text(text: str, where: str) -> None:
    """Raise an error for a text without words, or with an extremely long line.

    Raises:
        InputError: the text is empty, or has a line of more than `MAX_LINE_LENGTH` code points.
    """
    if not text or text.isspace():
        raise InputError(f"{where} is empty: give a file with a text")
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > MAX_LINE_LENGTH and "\r" not in text[start : start + MAX_LINE_LENGTH]:
            number = text.count("\n", 0, start) + 1
            raise InputError(
                f"{where}, line {number} has {end - start:,} characters, and a line may have {MAX_LINE_LENGTH:,}: "
                "break it into paragraphs"
            )
        start = end + 1
