"""IOB, IOB2 and BILOU in columns: the token first, the tag last, an empty line after each sentence."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.readers.brat import TYPES

NO_SPACE_BEFORE = frozenset(".,;:!?)]}’'”%")
NO_SPACE_AFTER = frozenset("([{“")


def read(text: str, source: str) -> Iterator[GoldDocument]:
    """Read one document for each `-DOCSTART-` line, or one in all. Spaces are restored as in print; sentences become lines."""
    rows: list[tuple[int, str, str] | None] = []
    index = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("-DOCSTART-"):
            if any(rows):
                index += 1
                yield _document(rows, f"{source}-{index}")
            rows = []
        elif line.startswith("# "):
            continue
        elif not line.strip():
            rows.append(None)
        else:
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) < 2:
                raise FormatError(f"{source}, line {number}: IOB needs a token and its tag, found {line!r}")
            rows.append((number, columns[0], columns[-1].strip()))
    if any(rows):
        yield _document(rows, f"{source}-{index + 1}" if index else source)


def _document(rows: list[tuple[int, str, str] | None], identifier: str) -> GoldDocument:
    text = ""
    open_type: str | None = None
    spans: list[list[int]] = []
    types: list[str] = []
    glue = ""
    for row in rows:
        if row is None:
            glue, open_type = "\n", None
            continue
        _, token, tag = row
        text += ("" if not text or (glue == " " and token[0] in NO_SPACE_BEFORE) else glue) + token
        mark, _, label = tag.partition("-")
        kind = TYPES.get(label.upper())
        if kind and open_type == label and mark in {"I", "L", "E"}:
            spans[-1][1] = len(text)
        elif kind:
            spans.append([len(text) - len(token), len(text)])
            types.append(kind)
        open_type = label if kind and mark not in {"L", "U", "S", "E"} else None
        glue = "" if token[-1] in NO_SPACE_AFTER else " "
    mentions = (GoldMention(start, end, text[start:end], kind) for (start, end), kind in zip(spans, types, strict=True))
    return GoldDocument(identifier, text, None, tuple(mentions))
