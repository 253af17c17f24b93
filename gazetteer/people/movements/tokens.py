"""A document's text as tokens: words and marks, with each person, place and date as one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gazetteer.model.document import Document, Entity

Kind = Literal["word", "mark", "PERSON", "PLACE", "DATE", "NAME"]
"""Kind of a token; NAME is an entity of any other type."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*\w*|[^\w\s]|_")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_OPENED = ("ORG", "EVENT")
"""Types of names whose last word counts as a place of the sentence: the "Auldearn" of "Battle of Auldearn"."""
_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof rev st hon gen lieut lt col maj capt comdr com adm sergt sgt corp brig adjt surg pres gov jr sr "
    "esq no vol ed jan feb mar apr jun jul aug sept sep oct nov dec inst ult".split()
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
MAX_SENTENCE_TOKENS = 250
"""Maximum number of tokens of a sentence; a longer one is split, so that the time for each is bounded."""


class Token(NamedTuple):
    """A word, a mark or a name.

    Attributes:
        kind: what it is.
        text: as written.
        low: the text in lower case.
        start, end: code points of the document's text.
        entity: the entity, None for words and marks.
    """

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    entity: Entity | None = None

    @property
    def person(self) -> str | None:
        """Id of the person that a token names, None for any other token."""
        return self.entity.person if self.kind == "PERSON" and self.entity else None


def sentences(document: Document) -> Iterator[list[Token]]:
    """Yield the sentences of a document in order, each as its tokens. A blank line ends a sentence."""
    sentence: list[Token] = []
    blanks = [match.start() for match in _BLANK_LINE.finditer(document.text)]
    at = 0
    ended = False
    for token in _tokens(document):
        while at < len(blanks) and blanks[at] < token.start:
            ended, at = True, at + 1
        if (ended or len(sentence) >= MAX_SENTENCE_TOKENS) and token.text not in _CLOSERS and sentence:
            yield sentence
            sentence = []
        if token.text not in _CLOSERS:
            ended = False
        sentence.append(token)
        if token.text in _ENDS and not _abbreviated(sentence):
            ended = True
    if sentence:
        yield sentence


def _abbreviated(sentence: Sequence[Token]) -> bool:
    """Return whether the period at the end of these tokens belongs to the word before it."""
    if len(sentence) < 2 or sentence[-1].text != "." or sentence[-2].end != sentence[-1].start:
        return False
    before = sentence[-2]
    return before.kind == "word" and (before.low in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper()))


def _tokens(document: Document) -> Iterator[Token]:
    text, at = document.text, 0
    for entity in _outer(document):
        if entity.start < at:
            continue
        yield from _words(text, at, entity.start)
        kind: Kind = entity.type if entity.type in ("PERSON", "PLACE", "DATE") else "NAME"
        yield Token(kind, entity.text, entity.text.lower(), entity.start, entity.end, entity)
        at = entity.end
    yield from _words(text, at, len(text))


def _outer(document: Document) -> Iterator[Entity]:
    """Yield the outermost entities; for a type of `_OPENED` that ends with a nested place, the place instead."""
    ends = {entity.id: entity.end for entity in document.entities if entity.type in _OPENED}
    last = {
        entity.id: entity.nested_in
        for entity in document.entities
        if entity.type == "PLACE" and entity.nested_in is not None and ends.get(entity.nested_in) == entity.end
    }
    opened = set(last.values())
    for entity in document.entities:
        if entity.id in last or (entity.nested_in is None and entity.id not in opened):
            yield entity


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        kind: Kind = "word" if word[0].isalnum() else "mark"
        yield Token(kind, word, word.lower().replace("’", "'"), match.start(), match.end())
