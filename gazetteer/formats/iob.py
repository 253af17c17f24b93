"""Entities as CoNLL 2003 columns with IOB tags, one token per line, for training and scoring recognizers.

Four columns: token, "-X-", the place's CURIE or "_", the tag ("B-PLACE", "I-PLACE", "O"). A line break of the text
starts a new sentence. Tags cannot nest: of overlapping entities, the one that starts first, then the longest, is kept.
Source: Tjong Kim Sang and De Meulder 2003; read by spaCy's `conll_ner_to_docs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gazetteer.model.document import Document, Entity

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BREAK = re.compile(r"[\n\r]")


def write(documents: Sequence[Document]) -> str:
    """Write all documents, each after a "-DOCSTART-" line."""
    return "".join("-DOCSTART- -X- O O\n\n" + "".join(_sentences(document)) for document in documents)


def flat(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield entities that do not overlap: the one that starts first, then the longest, is kept."""
    end = 0
    for entity in sorted(entities, key=lambda entity: (entity.start, -entity.end)):
        if entity.start >= end and entity.end > entity.start:
            end = entity.end
            yield entity


def _sentences(document: Document) -> Iterator[str]:
    """Yield the lines of each sentence and an empty line. An entity that crosses a line break starts again after it."""
    text, position = document.text, 0
    rows: list[str] = []
    before: Entity | None = None
    for start, end, entity in _tokens(text, list(flat(document.entities))):
        if rows and _BREAK.search(text, position, start):
            yield "".join(rows) + "\n"
            rows, before = [], None
        tag = "O" if entity is None else f"{'I' if entity is before else 'B'}-{entity.type}"
        rows.append(f"{text[start:end]} -X- {_curie(entity)} {tag}\n")
        before, position = entity, end
    if rows:
        yield "".join(rows) + "\n"


def _curie(entity: Entity | None) -> str:
    return entity.place.id.replace(" ", "%20") if entity is not None and entity.place else "_"


def _tokens(text: str, entities: list[Entity]) -> Iterator[tuple[int, int, Entity | None]]:
    """Yield tokens with their entities; tokens do not cross the boundaries of entities."""
    position = 0
    for entity in entities:
        yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, position, entity.start))
        yield from ((m.start(), m.end(), entity) for m in _TOKEN.finditer(text, entity.start, entity.end))
        position = entity.end
    yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, position))
