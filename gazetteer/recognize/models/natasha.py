"""Russian names found by the package `natasha` (Kukushkin, MIT), as a spaCy pipeline."""

from __future__ import annotations

from typing import Any

MODEL = "natasha"
"""The name of the model in options."""


class Tagger:
    """A component that sets a document's entities, with these `labels`."""

    labels = ("PER", "LOC", "ORG")

    def __init__(self) -> None:
        from natasha import NewsEmbedding, NewsNERTagger

        self._find = NewsNERTagger(NewsEmbedding())

    def __call__(self, doc: Any) -> Any:
        """Return the document with its names."""
        spans = (
            doc.char_span(span.start, span.stop, label=span.type, alignment_mode="expand")
            for span in self._find(doc.text).spans
        )
        doc.set_ents([span for span in spans if span is not None])
        return doc


def load() -> Any:
    """Return a spaCy pipeline for Russian whose only component is the tagger.

    Raises:
        ImportError: natasha is not installed.
    """
    import spacy
    from spacy.language import Language

    tagger = Tagger()
    Language.component("gazetteer_natasha", func=tagger)
    nlp = spacy.blank("ru")
    nlp.add_pipe("gazetteer_natasha", name="ner")
    return nlp
