"""The library that computes the matrix products of spaCy models."""

import pytest
from threadpoolctl import ThreadpoolController

from gazetteer.recognize.models import installed, matrix_products, ner

MODEL = installed.spacy_model("en")
TEXT = "General Miles marched from Helena to Fort Benton, and in May the Sioux crossed the Missouri at Poplar River."


@pytest.mark.skipif(MODEL is None, reason="needs an English spaCy model")
def test_openblas_finds_the_same_names() -> None:
    import spacy

    unchanged = spacy.load(str(MODEL), disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    ours = ner.read(TEXT, ner.load(MODEL, "en"))
    with_blis = ner.read(TEXT, unchanged)
    assert ours.spans
    assert ours.spans == with_blis.spans


@pytest.mark.skipif(MODEL is None, reason="needs an English spaCy model")
def test_no_component_computes_with_blis_where_openblas_is_loaded() -> None:
    nodes = list(ner.load(MODEL, "en").get_pipe("ner").model.walk())
    openblas = len(ThreadpoolController().select(internal_api="openblas")) > 0
    assert {node.ops.use_blis for node in nodes} == {not openblas}


def test_one_thread_only_within_the_block() -> None:
    def threads() -> set[int]:
        return {library["num_threads"] for library in ThreadpoolController().select(internal_api="openblas").info()}

    before = threads()
    with matrix_products.on_one_thread():
        assert threads() <= {1}
    assert threads() == before


def test_without_openblas_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    monkeypatch.setattr(matrix_products, "_openblas", lambda: None)
    nlp = spacy.blank("en")
    matrix_products.use_openblas(nlp)
    with matrix_products.on_one_thread():
        assert [token.text for token in nlp("To Kars.")] == ["To", "Kars", "."]
