"""Gold annotations: what people said a text names, and where that lies.

Offsets are Unicode code points of `text`, end exclusive, whatever the corpus counts from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.safety import read_bytes


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One name that somebody marked.

    Attributes:
        start, end: code points of the document's text.
        type: "PLACE" or "PERSON", or another of the annotation's types.
        lat, lon: degrees, None where the corpus gives no point.
        ids: CURIEs that identify the place ("gn:616635", "wd:Q2844").
        country: ISO 3166-1 alpha-2 code of the country it lies in today, None where the corpus does not say.
        area: whether the mention means a state, a continent or a sea, whose point is a convention.
    """

    start: int
    end: int
    text: str
    type: str = "PLACE"
    lat: float | None = None
    lon: float | None = None
    ids: tuple[str, ...] = ()
    country: str | None = None
    area: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where the corpus has none."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its marked names, in order; `date` is EDTF, None when the corpus has none."""

    id: str
    text: str
    date: str | None = None
    mentions: tuple[GoldMention, ...] = ()

    @property
    def places(self) -> tuple[GoldMention, ...]:
        """The mentions that are places."""
        return tuple(mention for mention in self.mentions if mention.type == "PLACE")


Reader = Callable[[str, str], Iterable[GoldDocument]]
"""Takes a file's text and its name (for ids and messages)."""

FORMATS = ("json", "jsonl", "wotr", "geo-xml", "geovirus", "hipe", "hipe-joined", "brat", "iob")


def readers() -> Mapping[str, Reader]:
    """The reader of each format; `wotr` is `jsonl` with the lost punctuation put back, `hipe-joined` is `hipe` with the
    words that a line end cuts written in one."""
    from gazetteer.evaluation.readers import annotations, brat, geo_xml, hipe, iob

    return {
        "json": annotations.read_json,
        "jsonl": annotations.read_jsonl,
        "wotr": annotations.read_wotr,
        "geo-xml": geo_xml.read,
        "geovirus": geo_xml.read_geovirus,
        "hipe": hipe.read,
        "hipe-joined": hipe.read_joined,
        "brat": brat.read,
        "iob": iob.read,
    }


def read_gold(path: Path, *, format: str | None = None) -> list[GoldDocument]:
    """The documents of one gold file, or of the brat files of one folder.

    Raises:
        InputError: the file is missing, is not UTF-8, or its format cannot be told.
        FormatError: the file breaks its format; the message names the place.
    """
    documents: list[GoldDocument] = []
    for file in _files(path):
        text = _read(file)
        kind = format or guess_format(file, text)
        if kind not in FORMATS:
            raise InputError(f"{kind!r} is no gold format: choose one of {', '.join(FORMATS)}")
        source = str(file.with_suffix(".txt")) if kind == "brat" else file.stem
        documents.extend(readers()[kind](text, source))
    if not documents:
        raise InputError(f"{path} holds no gold document: give a file of one of {', '.join(FORMATS)}")
    return [checked(document) for document in documents]


def guess_format(path: Path, text: str) -> str:
    """Which of `FORMATS` a file is, by its name and its beginning.

    Raises:
        InputError: neither tells.
    """
    head = text[:4096].lstrip("\ufeff \r\n\t")
    suffix = path.suffix.lower()
    if suffix == ".ann":
        return "brat"
    if head.startswith("<"):
        return "geovirus" if "<location>" in text else "geo-xml"
    if suffix in {".jsonl", ".ndjson"}:
        return "wotr" if '"wotr-' in head else "jsonl"
    if head.startswith(("{", "[")):
        return "json"
    if head.startswith("TOKEN\tNE-COARSE-LIT"):
        return "hipe"
    if suffix in {".iob", ".iob2", ".bio", ".conll", ".tsv"}:
        return "iob"
    raise InputError(f"the format of {path} cannot be told: name it with --format, one of {', '.join(FORMATS)}")


def checked(document: GoldDocument) -> GoldDocument:
    """The document, its mentions in order, each once and without white space at its ends.

    Raises:
        FormatError: a mention lies outside the text, or its text is not what stands there.
    """
    for mention in document.mentions:
        if not 0 <= mention.start < mention.end <= len(document.text):
            raise FormatError(
                f"document {document.id}: the mention {mention.text!r} at {mention.start}–{mention.end} "
                f"lies outside the text of {len(document.text)} characters"
            )
        if document.text[mention.start : mention.end] != mention.text:
            raise FormatError(
                f"document {document.id}: at {mention.start}–{mention.end} stands "
                f"{document.text[mention.start : mention.end]!r} and not {mention.text!r}"
            )
    trimmed = [_trimmed(mention) for mention in reversed(document.mentions) if mention.text.strip()]
    once = {(mention.start, mention.end, mention.type): mention for mention in trimmed}
    ordered = sorted(once.values(), key=lambda mention: (mention.start, -mention.end))
    return GoldDocument(document.id, document.text, document.date, tuple(ordered))


def _trimmed(mention: GoldMention) -> GoldMention:
    text = mention.text.strip()
    start = mention.start + len(mention.text) - len(mention.text.lstrip())
    return replace(mention, start=start, end=start + len(text), text=text)


def spread(documents: Sequence[GoldDocument], limit: int | None) -> list[GoldDocument]:
    """So many documents at most, evenly over the corpus, since neighbours speak of the same region."""
    if limit is None or limit >= len(documents):
        return list(documents)
    return [documents[index * len(documents) // limit] for index in range(limit)]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    annotated = sorted(path.glob("*.ann"))
    if not annotated:
        raise InputError(f"{path} is a folder without brat's .ann files: name the gold files themselves")
    yield from annotated


def _read(path: Path) -> str:
    if path.suffix == ".ann" and path.is_file() and not path.stat().st_size:
        return ""
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}): convert it first") from error
