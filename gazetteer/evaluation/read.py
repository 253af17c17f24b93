"""Read gold annotations from files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.readers import annotation_json, brat, geo_xml, hipe, history, iob, other_tools
from gazetteer.evaluation.readers.labels import typed
from gazetteer.formats.files.safety import read_bytes

Reader = Callable[[str, str], Iterable[GoldDocument]]
"""Takes the text of a file and its name (for ids and messages)."""

READERS: Mapping[str, Reader] = {
    "json": annotation_json.read_json,
    "jsonl": annotation_json.read_jsonl,
    "history": history.read,
    "wotr": annotation_json.read_wotr,
    "geo-xml": geo_xml.read,
    "geovirus": geo_xml.read_geovirus,
    "hipe": hipe.read,
    "hipe-joined": hipe.read_joined,
    "brat": brat.read,
    "iob": iob.read,
    "doccano": other_tools.read_json,
    "prodigy": other_tools.read_json,
    "label-studio": other_tools.read_json,
    "webanno": other_tools.read_webanno,
    "recogito": other_tools.read_recogito,
}
"""Maps formats to readers. `wotr` is `jsonl` with restored punctuation; `hipe-joined` is `hipe` with words joined at line
ends."""

GOLD_FORMATS = tuple(READERS)


def read_gold(
    path: Path,
    *,
    format: str | None = None,
    labels: Mapping[str, str] | None = None,
    note: Callable[[str], None] | None = None,
) -> list[GoldDocument]:
    """Read the documents of one gold file, or of the brat files of one folder.

    Args:
        path: the file or folder.
        format: one of `GOLD_FORMATS`; detected if None.
        labels: maps unknown labels of the file to types of entities; "-" skips a label.
        note: called with a message about labels that are not scored.

    Raises:
        InputError: the file is missing, is not UTF-8, its format is not recognized, or none of its labels is known.
        FormatError: the file is not valid in its format; the message states where.
    """
    documents: list[GoldDocument] = []
    for file in _files(path):
        text = _read(file)
        kind = format or guess_format(file, text)
        if kind not in GOLD_FORMATS:
            raise InputError(f"not a gold format: {kind!r}. Choose one of {', '.join(GOLD_FORMATS)}")
        source = str(file.with_suffix(".txt")) if kind == "brat" else str(file) if kind == "recogito" else file.stem
        documents.extend(READERS[kind](text, source))
    if not documents:
        raise InputError(f"no gold document in {path}: give a file of one of {', '.join(GOLD_FORMATS)}")
    return [checked(document) for document in typed(documents, str(path), labels or {}, note=note)]


def guess_format(path: Path, text: str) -> str:
    """Return the format of a file, by its name and its beginning.

    Raises:
        InputError: the format is not recognized.
    """
    head = text[:4096].lstrip("\ufeff \r\n\t")
    suffix = path.suffix.lower()
    if suffix == ".ann":
        return "brat"
    if head.startswith("<"):
        return "geovirus" if "<location>" in text else "geo-xml"
    if suffix in {".jsonl", ".ndjson"}:
        first = text.lstrip().split("\n", 1)[0]
        if '"places":' in first and '"entities":' not in first:
            return "history"
        return "wotr" if '"wotr-' in head else "jsonl"
    if head.startswith(("{", "[")):
        return "json"
    if head.startswith("TOKEN\tNE-COARSE-LIT"):
        return "hipe"
    if head.startswith("#FORMAT=WebAnno TSV"):
        return "webanno"
    if suffix == ".csv" and {"QUOTE_TRANSCRIPTION", "ANCHOR"} <= set(re.split(r"[,;\t\"\r\n]+", head[:400])):
        return "recogito"
    if suffix in {".iob", ".iob2", ".bio", ".conll", ".conllu", ".tsv"}:
        return "iob"
    raise InputError(f"the format of {path} is not recognized: give it with --format, one of {', '.join(GOLD_FORMATS)}")


def checked(document: GoldDocument) -> GoldDocument:
    """Return the document with its mentions in order, each once and without white space at its ends.

    Raises:
        FormatError: a mention is outside the text, or its text is not the text at its offsets.
    """
    for mention in document.mentions:
        if not 0 <= mention.start < mention.end <= len(document.text):
            raise FormatError(
                f"document {document.id}: the mention {mention.text!r} at {mention.start}–{mention.end} "
                f"is outside the text of {len(document.text)} characters"
            )
        if document.text[mention.start : mention.end] != mention.text:
            raise FormatError(
                f"document {document.id}: the text at {mention.start}–{mention.end} is "
                f"{document.text[mention.start : mention.end]!r}, not {mention.text!r}"
            )
    trimmed = [_trimmed(mention) for mention in reversed(document.mentions) if mention.text.strip()]
    once = {(mention.start, mention.end, mention.type): mention for mention in trimmed}
    ordered = sorted(once.values(), key=lambda mention: (mention.start, -mention.end))
    return replace(document, mentions=tuple(ordered))


def _trimmed(mention: GoldMention) -> GoldMention:
    text = mention.text.strip()
    start = mention.start + len(mention.text) - len(mention.text.lstrip())
    return replace(mention, start=start, end=start + len(text), text=text)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    annotated = sorted(path.glob("*.ann"))
    if not annotated:
        raise InputError(f"the folder {path} has no .ann files of brat: give the gold files")
    yield from annotated


def _read(path: Path) -> str:
    if path.suffix == ".ann" and path.is_file() and not path.stat().st_size:
        return ""
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}): convert it first") from error
