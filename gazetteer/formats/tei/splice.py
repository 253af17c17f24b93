"""Insert elements around words of a TEI file, between its existing bytes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gazetteer.formats.tei.document import Tag, TeiText

Stretch = tuple[int, int]
"""The byte positions in the source at which an element starts and ends."""


def stretches(tei: TeiText, source: bytes, start: int, end: int) -> list[Stretch]:
    """Return the byte ranges for elements around these code points that keep the file well-formed, in order.

    Usually there is one range. A name that crosses the boundary of another element gets several; if there is only markup
    between the name and that boundary, the name contains the element.
    """
    while start < end and _is_gap(tei, source, start):
        start += 1
    while start < end and _is_gap(tei, source, end - 1):
        end -= 1
    if start >= end:
        return []
    first, last = tei.starts[start], tei.ends[end - 1]
    low, high = _between(tei.tags, first, last)
    opened, closed, cuts = _unmatched(tei.tags[low:high])
    left, right = start - 1, end
    while left >= 0 and _is_gap(tei, source, left):
        left -= 1
    while right < len(tei.text) and _is_gap(tei, source, right):
        right += 1
    before = _adjacent(tei.tags, low - 1, -1, tei.ends[left] if left >= 0 else 0)
    after = _adjacent(tei.tags, high, 1, tei.starts[right] if right < len(tei.text) else len(source))
    cuts += closed[len(before) :] + opened[: max(0, len(opened) - len(after))]
    if cuts:
        edges = sorted({bisect_left(tei.starts, tag.start, start, end) for tag in cuts} | {start, end})
        return [piece for edge, other in pairwise(edges) for piece in stretches(tei, source, edge, other)]
    if closed:
        first = before[len(closed) - 1].start
    if opened:
        last = after[len(opened) - 1].end
    return [(first, last)]


def _is_gap(tei: TeiText, source: bytes, index: int) -> bool:
    """Return whether a code point is white space that is written differently or missing in the source."""
    raw = source[tei.starts[index] : tei.ends[index]]
    character = tei.text[index]
    return character.isspace() and raw[:1] != b"&" and raw not in (b"\r\n", b"\r", character.encode(tei.encoding))


def _between(tags: tuple[Tag, ...], first: int, last: int) -> tuple[int, int]:
    return bisect_left(tags, first, key=_start), bisect_left(tags, last, key=_start)


def _start(tag: Tag) -> int:
    return tag.start


def _unmatched(tags: Iterable[Tag]) -> tuple[list[Tag], list[Tag], list[Tag]]:
    """Return unmatched opening tags, unmatched closing tags, and tags of blocks, which a name cannot contain."""
    opened: list[Tag] = []
    closed: list[Tag] = []
    blocks: list[Tag] = []
    for tag in tags:
        if tag.block:
            blocks.append(tag)
        if tag.step == 1:
            opened.append(tag)
        elif opened:
            opened.pop()
        else:
            closed.append(tag)
    return opened, closed, blocks


def _adjacent(tags: tuple[Tag, ...], index: int, step: int, limit: int) -> list[Tag]:
    """Return tags next to a range that it could include: opening ones before it, closing ones after it."""
    found = []
    while 0 <= index < len(tags):
        tag = tags[index]
        if tag.step != -step or tag.block or (tag.start < limit if step < 0 else tag.start >= limit):
            break
        found.append(tag)
        index += step
    return found


def splice(source: bytes, tei: TeiText, insertions: Iterable[tuple[int, tuple[int, ...], str]]) -> bytes:
    """Insert text into the source at byte positions; insertions at one position are sorted by their keys."""
    parts: list[bytes] = []
    position = 0
    for byte, _, text in sorted(insertions, key=lambda insertion: insertion[:2]):
        parts.append(source[position:byte])
        parts.append(_encoded(text, byte, tei))
        position = byte
    parts.append(source[position:])
    return b"".join(parts)


def _encoded(text: str, byte: int, tei: TeiText) -> bytes:
    data = text.encode(tei.encoding, "xmlcharrefreplace")
    if any(start + len("<![CDATA[") <= byte <= end for start, end in tei.cdata):
        return b"]]>" + data + b"<![CDATA["
    return data


def around(pieces: Iterable[tuple[int, int, str, str]]) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """Yield insertions for elements given as (start byte, end byte, opening tag, closing tag), outer ones first."""
    for number, (start, end, opening, closing) in enumerate(pieces):
        yield start, (1, number), opening
        yield end, (0, -number), closing
