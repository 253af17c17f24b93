"""Gold of annotation tools: JSON of six tools, WebAnno's TSV and Recogito's CSV.

The JSON is that of doccano, Prodigy, Label Studio, NER Annotator, spaCy 2 and data sets of Hugging Face.

Mentions have the labels of their file; `labels.typed` turns them into types.
Sources: the documentation of doccano 1.8, Prodigy 1.15, Label Studio 1.12, WebAnno 3.2 and Recogito 3.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.readers import iob
from gazetteer.evaluation.readers.labels import type_of
from gazetteer.formats.files.safety import parse_json, read_bytes
from gazetteer.formats.table import read_table
from gazetteer.formats.values.curies import shorten

_CELL = re.compile(r"(?P<label>[^\[\]|]+)(?:\[(?P<group>\d+)\])?")
_MARKS = frozenset(
    "label labels spans annotations completions answer tokens _input_hash _task_hash predictions cats".split()
)
"""Keys that only items of these tools have. An item without spans is a text without names."""
_TAGS = ("ner_tags", "tags", "labels", "ner")
"""Keys of the tags of tokens."""
_UNIT = re.compile(r"(?P<start>\d+)-(?P<end>\d+)")
_ANCHOR = re.compile(r"char-offset:(?P<start>\d+)")


def read_json(text: str, source: str) -> Iterator[GoldDocument]:
    """Read doccano, Prodigy or Label Studio: one object per line, one object, or a list of them.

    Raises:
        FormatError: an item has no text, or a span without start and end.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}"):
        items = [(parse_json(line, f"{source}, line {number}"), number) for number, line in enumerate(lines, 1)]
    else:
        data = unwrapped(parse_json(text, source))
        items = [(item, number) for number, item in enumerate(data if isinstance(data, list) else [data], 1)]
    for item, number in items:
        if not is_rejected(item):
            yield document(item, f"{source}, item {number}", f"{source}-{number}")


def unwrapped(data: object) -> object:
    """Return the list of pairs of texts and entities in a file of the NER Annotator; other data unchanged."""
    pairs = data.get("annotations") if isinstance(data, dict) else None
    return [one for one in pairs if one] if isinstance(pairs, list) and any(map(_is_pair, pairs)) else data


def is_item(item: object) -> bool:
    """Return whether an item is one of these tools, and not of `gazetteer annotate`."""
    if _is_pair(item):
        return True
    if not isinstance(item, dict):
        return False
    entities = item.get("entities")
    first = entities[0] if isinstance(entities, list) and entities else None
    has_offsets = isinstance(first, list) or (isinstance(first, dict) and "start_offset" in first)
    return has_offsets or (entities is None and not _MARKS.isdisjoint(item))


def is_rejected(item: object) -> bool:
    """Return whether the annotator of Prodigy has rejected or skipped an item."""
    return isinstance(item, dict) and item.get("answer") in ("reject", "ignore")


def _is_pair(item: object) -> bool:
    """Return whether an item is training data of spaCy 2: a text, and an object with its entities."""
    return isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) and isinstance(item[1], dict)


def document(item: Any, where: str, id: str) -> GoldDocument:
    """Return the document of one item of any of these tools.

    Raises:
        FormatError: it has no text, or a span without start and end.
    """
    if _is_pair(item):
        item = {**item[1], "text": item[0]}
    if not isinstance(item, dict):
        raise FormatError(f"{where} is not an object with a text and its spans")
    if isinstance(item.get("tokens"), list) and (tags := next((item[key] for key in _TAGS if key in item), None)):
        return _tagged(item, tags, where, id)
    text = _text(item)
    if text is None:
        raise FormatError(f"{where} has no text")
    try:
        mentions = tuple(_mention(span, text) for span in _spans(item))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise FormatError(f"{where} has a span without start, end and label") from error
    return GoldDocument(str(item.get("id") or id), text, None, mentions)


def _tagged(item: dict[str, Any], tags: object, where: str, id: str) -> GoldDocument:
    """Return the document of an item with tokens and their IOB tags, as data sets of Hugging Face have."""
    tokens = item["tokens"]
    if not isinstance(tags, list) or len(tags) != len(tokens):
        raise FormatError(f"{where} has {len(tokens)} tokens and not as many tags")
    if not all(isinstance(one, str) for one in (*tokens, *tags)):
        raise FormatError(f"{where} has tags as numbers: write the names of the labels, such as B-LOC, instead")
    (found,) = iob.read("".join(f"{token}\t{tag}\n" for token, tag in zip(tokens, tags, strict=True)), where)
    return replace(found, id=str(item.get("id") or id))


def _text(item: dict[str, Any]) -> str | None:
    """Return the text of an item; Label Studio lets users choose the key, so it is the longest string of its data."""
    data = item["data"] if isinstance(item.get("data"), dict) else item
    known = next((data[key] for key in ("text", "data", "content") if isinstance(data.get(key), str)), None)
    if known is not None or data is item:
        return known
    return max((value for value in data.values() if isinstance(value, str)), key=len, default=None)


def _spans(item: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for key in ("annotations", "completions"):
        for annotation in item.get(key) or () if isinstance(item.get(key), list) else ():
            for result in annotation.get("result", ()) if isinstance(annotation, dict) else ():
                value = result.get("value", {})
                labels = value.get("labels") or value.get("hypertextlabels")
                if labels:
                    yield int(value["start"]), int(value["end"]), str(labels[0])
    for key in ("label", "labels", "spans", "entities"):
        for span in item.get(key) or ():
            if isinstance(span, list):
                yield int(span[0]), int(span[1]), str(span[2])
            elif isinstance(span, dict):
                start, end = (span[one] if one in span else span[f"{one}_offset"] for one in ("start", "end"))
                label = span.get("label") or span.get("type") or span["labels"][0]
                yield int(start), int(end), str(label)


def _mention(span: tuple[int, int, str], text: str) -> GoldMention:
    start, end, label = span
    return GoldMention(start, end, text[start:end], label)


def read_webanno(text: str, source: str) -> Iterator[GoldDocument]:
    """Read WebAnno TSV 3, one document per file. Offsets of tokens are converted from UTF-16 units to code points.

    Raises:
        FormatError: a line is not of this format; the message names it.
    """
    rows: list[tuple[int, int, str, list[str], bool]] = []
    is_new = True
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if line.startswith("#") or not line.strip():
            is_new = True
            continue
        if len(cells) < 3 or not (unit := _UNIT.fullmatch(cells[1])):
            raise FormatError(f"{source}, line {number} is not of WebAnno TSV 3: {line[:60]!r}")
        if "." in cells[0].partition("-")[2]:
            continue  # a part of a token
        rows.append((int(unit["start"]), int(unit["end"]), cells[2], cells[3:], is_new))
        is_new = False
    text_, starts = "", list[int]()
    position = 0
    for start, end, token, _, begins in rows:
        gap = max(0, start - position) if text_ else 0
        text_ += "\n" * bool(begins and gap) + " " * (gap - bool(begins and gap)) + token
        starts.append(len(text_) - len(token))
        position = end
    column = _label_column([row[3] for row in rows])
    spans: dict[str, list[Any]] = {}
    for index, ((_, _, token, cells, _), start) in enumerate(zip(rows, starts, strict=True)):
        for match in _CELL.finditer(cells[column] if column is not None and column < len(cells) else ""):
            label = match["label"].strip("\\")
            if label in ("_", "*"):
                continue
            key = f"{label}[{match['group']}]" if match["group"] else f"{label}@{index}"
            spans.setdefault(key, [start, 0, label])[1] = start + len(token)
    yield GoldDocument(
        source,
        text_,
        None,
        tuple(GoldMention(start, end, text_[start:end], label) for start, end, label in spans.values()),
    )


def _label_column(rows: list[list[str]]) -> int | None:
    """Return the column with the most known labels, else the most labels."""
    width = max(map(len, rows), default=0)
    counts = []
    for column in range(width):
        labels = [m["label"] for cells in rows if column < len(cells) for m in _CELL.finditer(cells[column])]
        named = [label for label in labels if label not in ("_", "*")]
        counts.append((sum(type_of(label) is not None for label in named), len(named), -column))
    return -max(counts)[2] if counts and max(counts)[:2] != (0, 0) else None


def read_recogito(text: str, source: str) -> Iterator[GoldDocument]:
    """Read Recogito's CSV. The text is in the same folder, in the file named in the column FILE.

    Raises:
        InputError: the text is not in the folder of the table.
        FormatError: an anchor is not a number of characters.
    """
    folder = Path(source).parent
    found: dict[str, list[GoldMention]] = {}
    bodies: dict[str, str] = {}
    with read_table(io.BytesIO(text.encode()), source) as table:
        for row in table.rows:
            cells = dict(zip(table.header, row.cells, strict=False))
            name = Path(cells.get("FILE", "")).name
            anchor = _ANCHOR.search(cells.get("ANCHOR", ""))
            if not name or anchor is None:
                raise FormatError(
                    f"{source}, line {row.line} has no FILE and ANCHOR with char-offset: only annotations of plain texts are read"
                )
            if name not in bodies:
                bodies[name] = read_bytes(folder / name).decode("utf-8-sig")
            quote, start = cells.get("QUOTE_TRANSCRIPTION", ""), int(anchor["start"])
            lat, lon = cells.get("LAT") or None, cells.get("LNG") or None
            found.setdefault(name, []).append(
                GoldMention(
                    start, start + len(quote), bodies[name][start : start + len(quote)], cells.get("TYPE") or "PLACE",
                    float(lat) if lat else None, float(lon) if lon else None,
                    (shorten(cells["URI"]),) if cells.get("URI") else (),
                )
            )  # fmt: skip
    for name, mentions in found.items():
        yield GoldDocument(Path(name).stem, bodies[name], None, tuple(mentions))
