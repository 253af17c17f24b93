"""Annotations as spaCy's DocBin, read back by spaCy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.formats.iob import flat
from gazetteer.model.document import Document, Entity
from gazetteer.spacy_component import docbin
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents


def read(data: bytes) -> list[Doc]:
    return list(DocBin().from_bytes(data).get_docs(Vocab()))


def test_entities_with_their_places() -> None:
    (doc,) = read(docbin([DOCUMENT]))
    assert doc.text == DOCUMENT.text
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("Treaty of Alexandropol", "EVENT", ""),
        ("1920", "DATE", ""),
        ("Kâzım Karabekir", "PERSON", ""),
        ("Karin", "PLACE", "gn:315368"),
        ("Barapol", "PLACE", ""),
    ]


def test_an_entity_of_white_space_is_left_out() -> None:
    (doc,) = read(docbin([Document("d1", "0\r", entities=(Entity("e0", 1, 2, "\r", "PLACE", "test"),))]))
    assert (doc.text, doc.ents) == ("0\r", ())


@MANY
@given(st.lists(documents().filter(lambda document: bool(document.text.strip())), max_size=2))
def test_any_documents(originals: list[Document]) -> None:
    docs = read(docbin(originals))
    assert [doc.text for doc in docs] == [document.text for document in originals]
    for document, doc in zip(originals, docs, strict=True):
        assert bool(doc.ents) == any(entity.text.strip() for entity in flat(document.entities))


@pytest.mark.model
def test_output_of_the_command(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "a.txt").write_text("They rode from Kars to Gyumri.", "utf-8")
    command = ["annotate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.spacy"), "--gazetteer", str(gazetteer.path)]
    assert main(command) == 0
    (doc,) = DocBin().from_disk(tmp_path / "a.spacy").get_docs(Vocab())
    assert [(ent.text, ent.kb_id_) for ent in doc.ents] == [("Kars", "gn:743952"), ("Gyumri", "gn:616635")]
