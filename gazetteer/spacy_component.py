"""A spaCy pipeline component that finds places and people and links places to the gazetteer.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> component = nlp.add_pipe("gazetteer", config={"date": "1920"})
>>> doc = nlp("They left Alexandropol for Tiflis.")
>>> [(ent.text, ent.kb_id_, ent._.place.label) for ent in doc.ents]
[('Alexandropol', 'gn:616635', 'Gyumri'), ('Tiflis', 'gn:611717', 'Tbilisi')]

A `Doc` that was saved, or comes from another process, has the content of the annotation's JSON: places without their other
names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from gazetteer.gazetteer import Gazetteer
from gazetteer.model.annotation import from_dict, to_dict
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Place
from gazetteer.pipeline import Pipeline

_MARK = "gazetteer:document"
"""Key of a document in the bytes of a `Doc`."""

RESOLVED_LABELS = ("PLACE", "GPE", "LOC", "FAC")
"""Labels of entities that get the id of a place: this component's own and those of spaCy's models."""

DEFAULTS: dict[str, Any] = {
    "date": None,
    "near": None,
    "demonyms": False,
    "nested": True,
    "titles": True,
    "model": None,
    "gazetteer": None,
    "add_ents": True,
    "recognize": True,
}


@Language.factory(
    "gazetteer", default_config=DEFAULTS, assigns=["doc._.gazetteer", "span._.place", "doc.ents", "token.ent_kb_id"]
)
def make(
    nlp: Language,
    name: str,
    date: str | int | None,
    near: str | None,
    demonyms: bool,
    nested: bool,
    titles: bool,
    model: str | None,
    gazetteer: str | None,
    add_ents: bool,
    recognize: bool,
) -> Component:
    """Return the component for `nlp.add_pipe("gazetteer", config={…})`.

    Args:
        nlp: the spaCy pipeline.
        name: name of the component.
        date: the time that the texts describe, as a year or EDTF; inferred from each text when None.
        near: a place (id or name) near which their places are expected.
        demonyms: as for `Pipeline`.
        nested: as for `Pipeline`.
        titles: as for `Pipeline`.
        model: as for `Pipeline`.
        gazetteer: path of a gazetteer file; the embedded one when None.
        add_ents: whether places and people that earlier components did not find are added to `doc.ents`, as PLACE and
            PERSON. Entities of earlier components are kept, and places among them get their id as `kb_id`.
        recognize: whether to search for places and people. False only resolves the places that earlier components found,
            which is faster than reading each text with a second model.
    """
    make_pipeline = partial(
        Pipeline,
        model=model,
        lang=nlp.lang if nlp.lang not in ("", "xx", "mul") else None,
        demonyms=demonyms,
        nested=nested,
        titles=titles,
    )
    return Component(make_pipeline, gazetteer, date=date, near=near, add_ents=add_ents, recognize=recognize)


class Component:
    """Sets `doc._.gazetteer` to the annotated `Document`, `span._.place` to the `Place` of a span, and `span.kb_id`.

    Args:
        make_pipeline: returns the pipeline for a gazetteer.
        gazetteer: path of a gazetteer file; the embedded one when None.
        date: as for `make`.
        near: as for `make`.
        add_ents: as for `make`.
        recognize: as for `make`.
    """

    def __init__(
        self,
        make_pipeline: Callable[[Gazetteer], Pipeline],
        gazetteer: str | None,
        *,
        date: str | int | None,
        near: str | None,
        add_ents: bool,
        recognize: bool,
    ) -> None:
        self._make_pipeline, self._gazetteer = make_pipeline, gazetteer
        self._date, self._near, self._add_ents, self._recognize = date, near, add_ents, recognize
        self._opened: tuple[int, Pipeline] | None = None
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        if not doc.text.strip():
            return doc
        found = list(doc.ents)
        if self._recognize:
            document = self.pipeline.annotate(doc.text, date=self._date, near=self._near)
        else:
            spans = [(span.start_char, span.end_char) for span in found if span.label_ in RESOLVED_LABELS]
            document = self.pipeline.resolve(doc.text, spans, date=self._date, near=self._near)
        doc._.gazetteer = document
        if self._add_ents:
            new = [span for entity in document.entities if (span := _span(doc, entity)) is not None]
            found += [span for span in filter_spans(new) if not any(token.ent_type for token in span)]
        doc.ents = [_linked(span) for span in found]
        return doc

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline, opened on first use in each process: a database connection does not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), self._make_pipeline(Gazetteer.open(self._gazetteer))
        return self._opened[1]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        _extend()


def docbin(documents: Sequence[Document]) -> bytes:
    """Convert annotated documents to the bytes of a spaCy `DocBin`: the outermost entities as `doc.ents`, place ids as `kb_id`.

    An entity that does not end with a token is widened to the tokens that it touches. Entities of white space are left out.
    """
    import spacy
    from spacy.tokens import DocBin

    made = []
    for document in documents:
        doc = spacy.blank(document.lang or "en").make_doc(document.text)
        spans = [
            doc.char_span(
                entity.start,
                entity.end,
                label=entity.type,
                kb_id=entity.place.id if entity.place else "",
                alignment_mode="expand",
            )
            for entity in document.entities
            if not entity.nested_in and entity.text.strip()
        ]
        doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
        made.append(doc)
    return bytes(DocBin(docs=made).to_bytes())


@srsly.msgpack_encoders("gazetteer")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Encode a `Document` when spaCy serializes a `Doc`."""
    if isinstance(value, Document):
        return {_MARK: to_dict(value)}
    return chain(value) if chain else value


@srsly.msgpack_decoders("gazetteer")  # type: ignore[untyped-decorator]
def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _MARK in value:
        return from_dict(value[_MARK])
    return chain(value) if chain else value


def _extend() -> None:
    if not Doc.has_extension("gazetteer"):
        Doc.set_extension("gazetteer", default=None)
    if not Span.has_extension("place"):
        Span.set_extension("place", getter=_place)


def _span(doc: Doc, entity: Entity) -> Span | None:
    """Return the tokens of a place or a person; None if its boundaries are not token boundaries."""
    if entity.type not in ("PLACE", "PERSON") or entity.nested_in:
        return None
    return doc.char_span(entity.start, entity.end, label=entity.type)


def _linked(span: Span) -> Span:
    """Return the span with the id of its place as `kb_id`; a span that has one, or is not a place, is unchanged."""
    place = _place(span)
    if place is None or span.kb_id or span.label_ not in RESOLVED_LABELS:
        return span
    return Span(span.doc, span.start, span.end, label=span.label, kb_id=place.id, span_id=span.id)


def _place(span: Span) -> Place | None:
    """Return the place of the entity with the same extent, else of that with the largest overlap of at least half."""
    document: Document | None = span.doc._.gazetteer
    if document is None:
        return None
    best, most = None, 0.0
    for entity in document.entities:
        shared = min(entity.end, span.end_char) - max(entity.start, span.start_char)
        share = shared / max(entity.end - entity.start, span.end_char - span.start_char, 1)
        if entity.place is not None and share >= 0.5 and share > most:
            best, most = entity.place, share
    return best
