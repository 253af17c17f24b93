"""The gazetteer as a component of a spaCy pipeline."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import gazetteer.spacy_component  # noqa: F401  (registers the factory, as the installed package's entry point does)

TEXT = "In 1920 they left Alexandropol for Tiflis."

pytestmark = pytest.mark.model


def test_a_blank_pipeline_gets_entities_with_places() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer", config={"date": "1920"})
    doc = nlp(TEXT)
    assert [(ent.text, ent.label_, ent._.place.id) for ent in doc.ents] == [
        ("Alexandropol", "PLACE", "gn:616635"),
        ("Tiflis", "PLACE", "gn:611717"),
    ]
    assert [ent.kb_id_ for ent in doc.ents] == ["gn:616635", "gn:611717"]
    assert doc._.gazetteer.date_source == "given"
    assert doc._.gazetteer.text == TEXT


def test_entities_of_others_stay_and_get_places() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Alexandropol"}])  # type: ignore[attr-defined]
    nlp.add_pipe("gazetteer")
    doc = nlp(TEXT)
    assert {(ent.text, ent.label_) for ent in doc.ents} >= {("Alexandropol", "GPE"), ("Tiflis", "PLACE")}
    assert doc.ents[0]._.place.id == doc.ents[0].kb_id_ == "gn:616635"
    assert doc[0:2]._.place is None


def test_a_link_of_an_earlier_component_is_kept() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Alexandropol", "id": "Q123"}])  # type: ignore[attr-defined]

    @spacy.language.Language.component("link_by_hand")
    def link(doc: Doc) -> Doc:
        doc.ents = [spacy.tokens.Span(doc, e.start, e.end, label=e.label, kb_id="wd:Q202") for e in doc.ents]
        return doc

    nlp.add_pipe("link_by_hand")
    nlp.add_pipe("gazetteer")
    assert nlp(TEXT).ents[0].kb_id_ == "wd:Q202"


def test_entities_are_added_only_on_request() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer", config={"add_ents": False})
    doc = nlp(TEXT)
    assert doc.ents == ()
    assert doc.char_span(18, 30)._.place.id == "gn:616635"
    assert nlp("  ")._.gazetteer is None


def test_only_the_entities_of_others_are_resolved() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Alexandropol"}, {"label": "DATE", "pattern": "1920"}])  # type: ignore[attr-defined]
    component = nlp.add_pipe("gazetteer", config={"recognize": False})
    doc = nlp(TEXT)
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("1920", "DATE", ""),
        ("Alexandropol", "GPE", "gn:616635"),
    ]
    assert [entity.text for entity in doc._.gazetteer.entities] == ["Alexandropol"]
    assert "recognizer" not in vars(component.pipeline)  # type: ignore[attr-defined]


def test_saved_and_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer", config={"date": "1920", "nested": False})
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again(TEXT).ents[0]._.place.id == "gn:616635"
    assert pickle.loads(pickle.dumps(nlp.get_pipe("gazetteer"))).pipeline is not None


def test_a_doc_as_bytes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.gazetteer.to_dict() == doc._.gazetteer.to_dict()
    assert again.ents[0]._.place == doc.ents[0]._.place


def test_several_processes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer")
    docs = list(nlp.pipe([TEXT, "We saw Tiflis again."], n_process=2, batch_size=1))
    assert [doc._.gazetteer.places[0].id for doc in docs] == ["gn:616635", "gn:611717"]
