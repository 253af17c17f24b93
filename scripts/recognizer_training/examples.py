"""Labelled texts as the numbers that the network is trained on: one example per stretch of about 150 words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gazetteer.gazetteer import Gazetteer
from gazetteer.recognize.mentions import merge
from gazetteer.recognize.models import ner
from gazetteer.recognize.models.historical import inputs
from gazetteer.recognize.models.historical.known_words import known_terms, sounding_words
from gazetteer.recognize.models.historical.model import OTHER_KINDS
from gazetteer.recognize.places import find
from gazetteer.recognize.places.decide import weights
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.plain import plain
from gazetteer.recognize.text.words import Words
from recognizer_training.corpora import Labelled, Span

IGNORED = -1
"""A label that the loss ignores."""


@dataclass(frozen=True)
class Example:
    """A stretch of words with its labels: 0 outside, 1 begins, 2 continues; for the other kinds 2k+1 and 2k+2."""

    source: str
    document: str
    start: int
    words: list[str]
    strength: list[int]
    place: list[int]
    person: list[int]
    other: list[int]
    lang: str = "en"


def examples(texts: Iterable[Labelled], gazetteer: Gazetteer, model: str) -> Iterator[Example]:
    """Yield the examples of many texts; `model` is the spaCy model that labels the other kinds."""
    nlp = ner.load(model, "en")
    for labelled in texts:
        copy = plain(labelled.text)
        words = ner.read(copy.text, nlp)
        spans = [copy.source(start, end) for start, end in zip(words.starts, words.ends, strict=True)]
        yield from _examples(labelled, words, spans, gazetteer, model)


def _examples(
    labelled: Labelled, words: Words, spans: list[Span], gazetteer: Gazetteer, model: str
) -> Iterator[Example]:
    marks = lexicon.shapes(words)
    terms = known_terms(words, marks, gazetteer)
    strength = inputs.strengths(len(spans), terms, sounding_words(words, marks, terms, gazetteer))
    peoples = {(span.start, span.end) for span in words.spans if span.label == "NORP"}
    marked = sorted(labelled.places or (), key=lambda span: span[0] - span[1])
    place = _labels(marked, spans, skip=peoples)
    person = _persons(labelled, words, spans, place, gazetteer, model)
    if not labelled.nested:
        _mask_nested(place, words, terms)
    _ignore(place, person, labelled.unclear, spans)
    other = _others(words)
    for start, end in inputs.bounds(words.first):
        yield Example(
            labelled.source, labelled.id, start, words.words[start:end], strength[start:end], place[start:end],
            person[start:end], other[start:end],
        )  # fmt: skip


def _labels(marked: Iterable[Span], spans: list[Span], skip: Any = ()) -> list[int]:
    labels = [0] * len(spans)
    for start, end in marked:
        inside = [index for index, (first, last) in enumerate(spans) if first < end and start < last]
        if not inside or any(labels[index] for index in inside) or (inside[0], inside[-1] + 1) in skip:
            continue
        for index in inside:
            labels[index] = 2
        labels[inside[0]] = 1
    return labels


def _persons(
    labelled: Labelled, words: Words, spans: list[Span], place: list[int], gazetteer: Gazetteer, model: str
) -> list[int]:
    """Return the marked persons; if a corpus marks none, those that rules and the spaCy model find."""
    if labelled.persons is not None:
        return _labels(labelled.persons, spans)
    survey = find.survey(words, gazetteer)
    found = find.weigh(survey, weights(), nested=True)
    drafts = merge.merge(survey, found, by_model=ner.signature(model), nested=True, demonyms=False, titles=False)
    persons = [0] * len(spans)
    for draft in drafts:
        start, end = draft.piece
        if draft.type == "PERSON" and not any(place[start:end]):
            persons[start:end] = [1] + [2] * (end - start - 1)
    return persons


def _mask_nested(place: list[int], words: Words, terms: dict[Piece, Any]) -> None:
    """Remove known places inside longer names, which this corpus does not mark."""
    held = {index for span in words.spans if span.label in _LONGER for index in range(span.start, span.end)}
    for start, end in terms:
        if all(index in held for index in range(start, end)):
            for index in range(start, end):
                place[index] = place[index] or IGNORED


_LONGER = frozenset({"ORG", "EVENT", "FAC", "LAW", "WORK_OF_ART", "PRODUCT", "PERSON"})


def _ignore(place: list[int], person: list[int], unclear: Iterable[Span], spans: list[Span]) -> None:
    for start, end in unclear:
        for index, (first, last) in enumerate(spans):
            if first < end and start < last:
                place[index] = person[index] = IGNORED


def _others(words: Words) -> list[int]:
    labels = [0] * len(words.words)
    for span in words.spans:
        if span.label in OTHER_KINDS:
            kind = OTHER_KINDS.index(span.label)
            labels[span.start : span.end] = [2 * kind + 1] + [2 * kind + 2] * (span.end - span.start - 1)
    return labels
