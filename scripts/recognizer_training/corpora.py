"""The training texts with their labels: gold corpora, and books with labels of a model."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.evaluation.gold import GoldDocument
from gazetteer.evaluation.read import read_gold
from recognizer_training.folds import group_of

Span = tuple[int, int]
NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] } 's n't ' ’ % ''".split())
NO_SPACE_BEHIND = frozenset("( [ { $ £ “ ‘".split())


@dataclass(frozen=True)
class Labelled:
    """One text with its marked spans, in code points.

    Attributes:
        source: the corpus it comes from.
        places, persons: marked spans; None if the corpus does not mark them.
        unclear: spans that count neither as names nor as other words.
        nested: whether the corpus marks places inside longer names.
        lang: the language, a code of two or three letters.
        orgs: marked organizations; None if the corpus marks none.
    """

    source: str
    id: str
    text: str
    places: tuple[Span, ...] | None
    persons: tuple[Span, ...] | None
    unclear: tuple[Span, ...] = ()
    nested: bool = True
    lang: str = "en"
    orgs: tuple[Span, ...] | None = None


def history(path: Path) -> Iterator[Labelled]:
    """Yield passages of historical prose in English for training."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["lang"].startswith("en") and row["use"] == "train":
            places = tuple((place["start"], place["end"]) for place in row["places"])
            persons = tuple((person["start"], person["end"]) for person in row["persons"])
            yield Labelled("history", row["id"], row["text"], places, persons)


def news(path: Path, source: str, *, nested: bool) -> Iterator[Labelled]:
    """Yield news and letters in which only places are marked."""
    for document in read_gold(path):
        yield Labelled(source, document.id, document.text, _spans(document, "PLACE"), None, nested=nested)


def ajmc(path: Path) -> Iterator[Labelled]:
    """Commentaries on Sophocles, nineteenth century (HIPE-2022, CC BY 4.0)."""
    for document in read_gold(path):
        yield Labelled("ajmc", document.id, document.text, _spans(document, "PLACE"), _spans(document, "PERSON"))


def _spans(document: GoldDocument, kind: str) -> tuple[Span, ...]:
    return tuple(mention.span for mention in document.mentions if mention.type == kind)


def books(path: Path) -> str:
    """Return the sources of all passages of the history corpus, which name the files of their books."""
    return "\n".join(json.loads(line)["source"] for line in path.read_text(encoding="utf-8").splitlines())


def passages_of(taught: Path, path: Path) -> dict[str, list[str]]:
    """Return the passages of the history corpus in each book of `taught`; books without one are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with gzip.open(taught, "rt", encoding="utf-8") as lines:
        books = {json.loads(line)["book"] for line in lines}
    found = {book: [row["id"] for row in rows if book in row["source"]] for book in sorted(books)}
    return {book: passages for book, passages in found.items() if passages}


def groups_of(numbers: Mapping[str, Iterable[str]], path: Path) -> dict[str, list[str]]:
    """Return the groups of passages of the history corpus in each book of Project Gutenberg."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    books = {file.split("-")[0] for files in numbers.values() for file in files}
    return {
        f"gutenberg:{book}": sorted({group_of(row) for row in rows if f"_{book}:" in row["source"]}) for book in books
    }


def taught(path: Path, sources: str, *, shared: bool) -> Iterator[Labelled]:
    """Yield excerpts of books labelled by a model.

    Args:
        sources: what `books` returns.
        shared: whether to yield the books that contain passages of the history corpus, or all others.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if (row["book"] in sources) == shared:
                yield _written(row["book"], number, row["w"], row["l"])


def _written(book: str, number: int, words: Sequence[str], labels: Sequence[str]) -> Labelled:
    """Join the words to a text and convert their labels to spans."""
    text = ""
    spans: dict[str, list[list[int]]] = {"PLACE": [], "PERSON": [], "?": []}
    glued = True
    for word, label in zip(words, labels, strict=True):
        if not glued and word not in NO_SPACE_BEFORE:
            text += " "
        start = len(text)
        text += word
        glued = word in NO_SPACE_BEHIND
        kind = label[2:] if label[1:2] == "-" else label
        if kind in spans:
            if label.startswith("I-") and spans[kind] and spans[kind][-1][1] >= start - 1:
                spans[kind][-1][1] = len(text)
            else:
                spans[kind].append([start, len(text)])
    places, persons, unclear = (tuple((a, b) for a, b in spans[kind]) for kind in ("PLACE", "PERSON", "?"))
    return Labelled(f"taught:{book}", f"taught-{number}", text, places, persons, unclear)
