"""A text in words, with the names that a model found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.recognize.text.chances import Chances


@dataclass(frozen=True, slots=True)
class Span:
    """A span of words with the model's label; `end` is exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words.

    Attributes:
        text: the text that was read.
        words, starts, ends: each word, and its code points in `text`.
        first: whether a sentence begins with it.
        spans: what the model found, in order.
        chances: the model's probabilities, if the model returns them.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    chances: Chances | None = None

    def slice(self, start: int, end: int) -> str:
        """Return the text of the words from `start` to `end`, exclusive."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def begins_paragraph(self, index: int) -> bool:
        """Return whether a blank line is before a word (see `plain`)."""
        return index > 0 and "\n\n" in self.text[self.ends[index - 1] : self.starts[index]]


def sentences(words: Words) -> tuple[tuple[int, int], ...]:
    """Return each sentence of the text that was read, as code points, end exclusive."""
    begins = [index for index, first in enumerate(words.first) if first]
    if not words.words:
        return ()
    if not begins or begins[0] != 0:
        begins.insert(0, 0)
    stops = [*begins[1:], len(words.words)]
    return tuple((words.starts[begin], words.ends[stop - 1]) for begin, stop in zip(begins, stops, strict=True))
