"""The gazetteer in a spaCy pipeline.

>>> import spacy
>>> nlp = spacy.blank("en")                                         # doctest: +SKIP
>>> nlp.add_pipe("gazetteer", config={"date": "1920"})              # doctest: +SKIP
>>> doc = nlp("They left Alexandropol for Tiflis.")                 # doctest: +SKIP
>>> [(ent.text, ent._.place.label) for ent in doc.ents]             # doctest: +SKIP
[('Alexandropol', 'Gyumri'), ('Tiflis', 'Tbilisi')]

A `Doc` that is saved, or comes from another process, holds what the JSON of an annotation holds: places without their other names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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
"""Key of a document within the bytes of a `Doc`."""

DEFAULTS: dict[str, Any] = {
    "date": None,
    "near": None,
    "demonyms": False,
    "nested": True,
    "titles": True,
    "model": None,
    "gazetteer": None,
    "add_ents": True,
}


@Language.factory("gazetteer", default_config=DEFAULTS, assigns=["doc._.gazetteer", "span._.place", "doc.ents"])
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
) -> Component:
    """The component for `nlp.add_pipe("gazetteer", config={…})`.

    Args:
        date: when the texts speak, as a year or EDTF; inferred from each text when None.
        near: a place (id or name) near which their places are expected.
        demonyms, nested, titles, model: as for `Pipeline`.
        gazetteer: path of a gazetteer file; the embedded one when None.
        add_ents: whether places and people that no component before this one found become `doc.ents`, as PLACE and PERSON.
    """
    options = {
        "model": model,
        "lang": nlp.lang if nlp.lang not in ("", "xx", "mul") else None,
        "demonyms": demonyms,
        "nested": nested,
        "titles": titles,
    }
    return Component(options, gazetteer, date=date, near=near, add_ents=add_ents)


class Component:
    """Fills `doc._.gazetteer` with the annotated `Document`, and `span._.place` with the `Place` that a span names."""

    def __init__(
        self,
        options: dict[str, Any],
        gazetteer: str | None,
        *,
        date: str | int | None,
        near: str | None,
        add_ents: bool,
    ) -> None:
        self._options, self._gazetteer = options, gazetteer
        self._date, self._near, self._add_ents = date, near, add_ents
        self._opened: tuple[int, Pipeline] | None = None
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        if not doc.text.strip():
            return doc
        document = self.pipeline.annotate(doc.text, date=self._date, near=self._near)
        doc._.gazetteer = document
        if self._add_ents:
            new = [span for entity in document.entities if (span := _span(doc, entity)) is not None]
            doc.ents = (*doc.ents, *(span for span in filter_spans(new) if not any(token.ent_type for token in span)))
        return doc

    @property
    def pipeline(self) -> Pipeline:
        """Opened when first needed, and once in each process: a database does not outlive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), Pipeline(Gazetteer.open(self._gazetteer), **self._options)
        return self._opened[1]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        _extend()


def docbin(documents: Sequence[Document]) -> bytes:
    """Annotated documents as the bytes of a spaCy `DocBin`: the outermost entities as `doc.ents`, places with their id as `kb_id`.

    Where an entity does not end with a token, it is widened to the tokens that it touches.
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
            if not entity.nested_in
        ]
        doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
        made.append(doc)
    return bytes(DocBin(docs=made).to_bytes())


@srsly.msgpack_encoders("gazetteer")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """What spaCy writes for a `Document` when a `Doc` becomes bytes."""
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
    """The tokens of a place or a person, None where it does not end with one."""
    if entity.type not in ("PLACE", "PERSON") or entity.nested_in:
        return None
    return doc.char_span(entity.start, entity.end, label=entity.type)


def _place(span: Span) -> Place | None:
    """The place that a span names: that of the entity of the same extent, else of the one it shares most with, at least half."""
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
