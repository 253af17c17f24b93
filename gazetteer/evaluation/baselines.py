"""Baselines to compare the pipeline with, on the same documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Candidate, Document, Entity, Resolution, entity_type
from gazetteer.recognize.models import installed, ner
from gazetteer.recognize.text.words import Words

TYPES = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "PERSON": "PERSON"}
"""Maps spaCy's labels to our types; other labels are ignored."""

_LEADING = re.compile(r"the\s+", re.IGNORECASE)
_TRAILING = re.compile(r"['’]s$")

Span = tuple[int, int]


class MostPopulous:
    """Resolves spaCy's entities, without a leading "the" or trailing "'s", to the most populous place of the name."""

    def __init__(self, gazetteer: Gazetteer, *, lang: str = "en", model: str | None = None) -> None:
        self._gazetteer = gazetteer
        self._lang = lang
        self._model = model or installed.spacy_model(lang)

    def annotate(self, text: str, *, date: str | None = None) -> Document:
        """Return the places and persons that spaCy finds, with the places resolved."""
        words = ner.read(text, ner.load(self._model, self._lang)) if self._model else Words(text)
        spans = [
            (*_trimmed(text, words.starts[span.start], words.ends[span.end - 1]), TYPES[span.label])
            for span in words.spans
            if span.label in TYPES
        ]
        return Document("", text, entities=tuple(self._entity(text, *span) for span in spans))

    def resolve(self, text: str, *, spans: Sequence[Span], date: str | None = None) -> Document:
        """Resolve each name to its most populous place."""
        return Document("", text, entities=tuple(self._entity(text, start, end, "PLACE") for start, end in spans))

    def _entity(self, text: str, start: int, end: int, kind: str) -> Entity:
        resolution = self._resolution(text[start:end]) if kind == "PLACE" else None
        return Entity(f"e{start}", start, end, text[start:end], entity_type(kind), "spacy", resolution=resolution)

    def _resolution(self, name: str) -> Resolution:
        hits = self._gazetteer.find(name, demonyms=True, loose=False) if name.strip() else []
        if not hits:
            return Resolution(None)
        best = max(hits, key=lambda hit: hit.place.population)
        chosen = Candidate(best.place, best.name.text, 1.0)
        return Resolution(chosen, tuple(Candidate(hit.place, hit.name.text, 0.0) for hit in hits))


class Nothing:
    """Finds nothing and resolves nothing, to get the measures of empty results."""

    def annotate(self, text: str, *, date: str | None = None) -> Document:
        """Return a document without entities."""
        return Document("", text)

    def resolve(self, text: str, *, spans: Sequence[Span], date: str | None = None) -> Document:
        """Return every span unresolved."""
        entities = (
            Entity(f"e{start}", start, end, text[start:end], "PLACE", "nothing", resolution=Resolution(None))
            for start, end in spans
        )
        return Document("", text, entities=tuple(entities))


def _trimmed(text: str, start: int, end: int) -> Span:
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading and leading.end() < end else start
    trailing = _TRAILING.search(text[start:end])
    return start, start + trailing.start() if trailing and trailing.start() else end
