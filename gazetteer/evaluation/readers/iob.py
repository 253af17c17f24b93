"""IOB, IOB2, BILOU, and labels without prefixes, in columns: the token first, the tag last, an empty line after each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.readers.labels import IGNORED, type_of

OUTSIDE_TAG = "O"
"""Tag of tokens outside names."""
_TAG = re.compile(r"[BIOLUES]-(?P<label>\S+)")
NO_SPACE_BEFORE = frozenset(".,;:!?)]}’'”%")
NO_SPACE_AFTER = frozenset("([{“")


def read(text: str, source: str) -> Iterator[GoldDocument]:
    """Read one document per `-DOCSTART-` line, or a single one. Spaces are restored as in print; sentences become lines.

    The column with the words is the first without numbers; the column with the tags is the one with known labels, else the
    last one with tags. Mentions have the labels of the file.

    Raises:
        FormatError: a line has no tag, or no column has tags; the message names it.
    """
    lines: list[list[str]] = []
    documents: list[list[list[str]]] = [lines]
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if line.startswith("-DOCSTART-"):
            lines = []
            documents.append(lines)
        elif not line.strip("\ufeff \t"):
            lines.append([])
        elif not line.startswith(("# ", "#\t")):
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) < 2:
                raise FormatError(f"{source}, line {number}: IOB needs a token and its tag, found {line!r}")
            lines.append([column.strip() for column in columns])
    filled = [document for document in documents if any(document)]
    words, tags = _columns([row for document in filled for row in document if row], source)
    for index, document in enumerate(filled, 1):
        rows = [(row[words], _with_prefix(row[tags])) if len(row) > max(words, tags) else None for row in document]
        yield _document(rows, f"{source}-{index}" if len(filled) > 1 or len(documents) > 2 else source)


def _columns(rows: list[list[str]], source: str) -> tuple[int, int]:
    """Return the column with the words and the column with the tags."""
    width = min(map(len, rows), default=0)
    numbered = [all(row[column].isdigit() for row in rows) for column in range(width)]
    words = next((column for column in range(width) if not numbered[column]), 0)
    scored = []
    for column in range(width):
        labels = [match["label"] for row in rows if (match := _TAG.fullmatch(row[column]))]
        if column != words and all(_TAG.fullmatch(row[column]) or row[column] == OUTSIDE_TAG for row in rows):
            scored.append((sum(type_of(label) is not None for label in labels), bool(labels), column))
    if not scored:
        plain = [column for column in range(width) if column != words and _is_plain([row[column] for row in rows])]
        if plain:
            return words, plain[0]
        raise FormatError(f"{source} has no column of IOB tags such as B-LOC and O")
    known = max(count for count, _, _ in scored)
    if known:
        return words, next(column for count, _, column in scored if count == known)
    return words, max((has_labels, column) for _, has_labels, column in scored)[1]


def _is_plain(cells: list[str]) -> bool:
    """Return whether a column has labels without B- and I-, as Stanford NER writes them."""
    labels = [cell for cell in cells if cell != OUTSIDE_TAG]
    known = sum(type_of(label) is not None for label in labels)
    return known > 0 and len(labels) < len(cells) and all(type_of(one) or one.upper() in IGNORED for one in labels)


def _with_prefix(tag: str) -> str:
    """Return a label without B- and I- as the tag of a token inside a name."""
    return tag if tag == OUTSIDE_TAG or _TAG.fullmatch(tag) else f"I-{tag}"


def _document(rows: list[tuple[str, str] | None], identifier: str) -> GoldDocument:
    text = ""
    open_label: str | None = None
    spans: list[tuple[int, int, str]] = []
    glue = ""
    for row in rows:
        if row is None:
            glue, open_label = "\n", None
            continue
        token, tag = row
        text += ("" if not text or (glue == " " and token[0] in NO_SPACE_BEFORE) else glue) + token
        mark, _, label = tag.partition("-")
        if label and open_label == label and mark in {"I", "L", "E"}:
            spans[-1] = (spans[-1][0], len(text), label)
        elif label:
            spans.append((len(text) - len(token), len(text), label))
        open_label = label if label and mark not in {"L", "U", "S", "E"} else None
        glue = "" if token[-1] in NO_SPACE_AFTER else " "
    return GoldDocument(
        identifier, text, None, tuple(GoldMention(start, end, text[start:end], kind) for start, end, kind in spans)
    )
