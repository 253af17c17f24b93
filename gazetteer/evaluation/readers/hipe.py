"""HIPE-2022 columns: tokens are joined to text, coarse literal entities become mentions.

Source: Ehrmann et al. 2022, "Extended overview of HIPE-2022". HIPE-2020 marks `loc` and `pers`; TopRes19th marks `LOC`,
`BUILDING` and `STREET`, which are all places here. There are Wikidata ids, but no points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention

TYPES = {"loc": "PLACE", "building": "PLACE", "street": "PLACE", "pers": "PERSON", "per": "PERSON"}
"""Maps coarse tags in lower case to our types; NewsEye and SoNAR use `PER`. Organizations, products and times are ignored."""

_NO_DATE = "NA"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    tag: str
    link: str


def read(text: str, source: str, *, types: Mapping[str, str] = TYPES) -> Iterator[GoldDocument]:
    """Read each document, with its line breaks and end-of-line hyphens.

    Args:
        text: the file.
        source: its name.
        types: maps coarse tags in lower case to our types; other tags are left out.
    """
    for lines in _blocks(text):
        yield _document(lines, source, types, join_hyphens=False)


def read_joined(text: str, source: str) -> Iterator[GoldDocument]:
    """Read each document, and join words that are broken at line ends ("verlän¬ / gernden")."""
    for lines in _blocks(text):
        yield _document(lines, source, TYPES, join_hyphens=True)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if "document_id =" in line and block:
            yield block
            block = []
        if line.startswith("TOKEN\t") or not line.strip():
            continue
        block.append((number, line))
    if block:
        yield block


def _document(
    lines: Iterable[tuple[int, str]], source: str, types: Mapping[str, str], *, join_hyphens: bool
) -> GoldDocument:
    meta: dict[str, str] = {}
    pieces: list[str] = []
    tokens: list[_Token] = []
    length = 0
    for number, line in lines:
        if line.startswith("# "):
            key, _, value = line[2:].partition(" = ")
            meta[key.rpartition(":")[2]] = value.strip()
            continue
        columns = line.split("\t")
        if len(columns) < 10:
            raise FormatError(f"{source}, line {number}: HIPE needs ten columns, found {len(columns)}")
        word, misc = columns[0], columns[9].split("|")
        cut = join_hyphens and "EndOfLine" in misc and word in {"¬", "-"} and bool(pieces)
        if cut:
            word = ""
        after = "\n" if "EndOfLine" in misc else "" if "NoSpaceAfter" in misc else " "
        tokens.append(_Token(length, length + len(word), columns[1], columns[7]))
        pieces.append(word + ("" if cut else after))
        length += len(pieces[-1])
    text = "".join(pieces)
    date = meta.get("date", _NO_DATE)
    return GoldDocument(
        id=meta.get("document_id", source),
        text=text,
        date=None if date == _NO_DATE else date,
        mentions=tuple(_mentions(tokens, text, types)),
    )


def _mentions(tokens: list[_Token], text: str, types: Mapping[str, str]) -> Iterator[GoldMention]:
    group: list[_Token] = []
    for token in [*tokens, _Token(len(text), len(text), "O", "_")]:
        mark, _, kind = token.tag.partition("-")
        if group and not (mark == "I" and kind == group[0].tag[2:]):
            if (type_ := types.get(group[0].tag[2:].lower())) is not None:
                yield _mention(group, text, type_)
            group = []
        if mark == "B" or (mark == "I" and group):
            group.append(token)


def _mention(group: list[_Token], text: str, type_: str) -> GoldMention:
    start, end = group[0].start, group[-1].end
    link = group[0].link
    return GoldMention(
        start=start,
        end=end,
        text=text[start:end],
        type=type_,
        ids=(f"wd:{link}",) if link.startswith("Q") else (),
    )
