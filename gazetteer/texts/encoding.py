"""Bytes to text: UTF-8 as a rule, another encoding with a warning, binary files never."""

from __future__ import annotations

import codecs

from gazetteer.errors import InputError

MAX_TEXT = 100 * 1024 * 1024
"""Bytes of one text beyond which it should come in several files."""
MAX_LINE = 1_000_000
"""Code points of one line beyond which it is no text that a person wrote."""

NEARLY = 0.1
"""How much less a text may look like a language in the encoding that files most often have, and still be taken for it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY = (  # in files that people keep
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 iso8859_5 iso8859_7 iso8859_9 koi8_r koi8_u "
    "mac_roman mac_cyrillic cp437 cp850 cp866 gb18030 big5 shift_jis euc_jp euc_kr"
)
_CONTROLS = {*range(32), 127} - {*b"\t\n\r\f\v\x1a\x1b"}


def decode(data: bytes, where: str, *, encoding: str | None = None) -> tuple[str, str, str | None]:
    """The text, its encoding, and a warning when the encoding had to be guessed.

    A byte order mark is no part of the text: offsets count from after it. Line ends stay as they are.

    Raises:
        InputError: empty, binary, too long, damaged UTF-8, not in the given encoding, or in one that cannot be told.
    """
    if len(data) > MAX_TEXT:
        raise InputError(f"{where} is larger than {MAX_TEXT // 1024 // 1024} MB: split it into several texts")
    warning = None
    if encoding is not None:
        text = _as(data, encoding, where)
    else:
        text, encoding, warning = _told(data, where)
    check_text(text, where)
    return text, encoding, warning


def check_text(text: str, where: str) -> None:
    """Refuse a text that holds nothing, or a line that no person wrote.

    Raises:
        InputError: empty, or a line of more than `MAX_LINE` code points.
    """
    if not text or text.isspace():
        raise InputError(f"{where} is empty: there is no text to read")
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > MAX_LINE and "\r" not in text[start : start + MAX_LINE]:
            number = text.count("\n", 0, start) + 1
            raise InputError(
                f"{where}, line {number} has {end - start:,} characters, and a line may have {MAX_LINE:,}: "
                "break it into paragraphs"
            )
        start = end + 1


def _as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise InputError(f"no encoding is called {encoding!r}: give one such as utf-8 or cp1251") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where} is not in the encoding {encoding}: byte {error.start} does not fit; give its own encoding"
        ) from error


def _told(data: bytes, where: str) -> tuple[str, str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding, where), encoding, None
    sample = data[:65536]
    if b"\0" in sample or sum(byte in _CONTROLS for byte in sample) * 20 > len(sample):
        raise InputError(f"{where} is not text but a binary file: give plain text, or a document in a known format")
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError as error:
        damaged = error.start
    if _mostly_utf8(data):
        line = data.count(b"\n", 0, damaged) + 1
        raise InputError(f"{where} is UTF-8 but for byte {damaged}, in line {line}: repair it and save it as UTF-8")
    return _guess(data, where)


def _mostly_utf8(data: bytes) -> bool:
    """Whether the characters beyond ASCII are mostly right UTF-8, so that the rest is damage."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong > 3 * wrong


def _is_turkish(data: bytes) -> bool:
    """Whether ı, ş, ğ and İ are meant where Western Europe has ý, þ, ð and Ý, which come with as many á, í, ó, ú and æ."""
    turkish, nordic = b"\xd0\xdd\xde\xf0\xfd\xfe", b"\xc1\xc6\xcd\xd3\xda\xe1\xe6\xed\xf3\xfa"
    return sum(map(data.count, turkish)) > 3 * sum(map(data.count, nordic))


def _guess(data: bytes, where: str) -> tuple[str, str, str | None]:
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=_LIKELY.split())
    best = found.best()
    if best is None or (best.coherence == 0 and "cp1252" not in best.could_be_from_charset):
        raise InputError(f"{where} is not UTF-8, and its encoding cannot be told: save it as UTF-8")
    as_likely = [one for one in found if one.coherence >= best.coherence - NEARLY and one.chaos <= best.chaos]
    possible = {encoding for one in as_likely for encoding in one.could_be_from_charset}
    western = "cp1254" if "cp1254" in possible and _is_turkish(data) else "cp1252"
    encoding = western if western in possible else best.encoding
    return (
        _as(data, encoding, where),
        encoding,
        f"{where} is not UTF-8: read as {encoding}, which is a guess: give its encoding if that is wrong",
    )
