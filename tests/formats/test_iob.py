from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.formats.iob import flat, write
from gazetteer.model.document import Document, Entity
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents


def test_tokens_and_tags() -> None:
    assert write([DOCUMENT]).split("\n") == [
        "-DOCSTART- -X- O O", "",
        "The -X- _ O", "Treaty -X- _ B-EVENT", "of -X- _ I-EVENT", "Alexandropol -X- _ I-EVENT", "< -X- _ O",
        "1920 -X- _ B-DATE", "> -X- _ O", ", -X- _ O", "",
        "said -X- _ O", "Kâzım -X- _ B-PERSON", "Karabekir -X- _ I-PERSON", "in -X- _ O",
        "Karin -X- gn:315368 B-PLACE", "& -X- _ O", "Barapol -X- _ B-PLACE", ". -X- _ O", "", "",
    ]  # fmt: skip


def test_adjacent_entities_and_entities_inside_words() -> None:
    text = "Kars Karin-yolu\nVan"
    entities = tuple(
        Entity(f"e{start}", start, end, text[start:end], "PLACE", "t") for start, end in ((0, 4), (5, 10), (11, 19))
    )
    assert write([Document("d", text, entities=entities)]).split("\n")[2:] == [
        "Kars -X- _ B-PLACE", "Karin -X- _ B-PLACE", "- -X- _ O", "yolu -X- _ B-PLACE", "",
        "Van -X- _ B-PLACE", "", "",
    ]  # fmt: skip


def expected(document: Document) -> list[tuple[str, str]]:
    """The words, without spaces, and the type of each entity; one across a line break counts on either side."""
    return [
        ("".join(part.split()), entity.type)
        for entity in flat(document.entities)
        for part in re.split(r"[\n\r]", entity.text)
        if part.strip()
    ]


@MANY
@given(st.lists(documents().filter(lambda document: bool(document.text.strip())), min_size=1, max_size=2))
def test_spacy_s_own_converter_reads_it_back(originals: list[Document]) -> None:
    converters = pytest.importorskip("spacy.training.converters")
    docs = list(converters.conll_ner_to_docs(write(originals), n_sents=0, no_print=True))
    assert len(docs) == len(originals)
    for document, doc in zip(originals, docs, strict=True):
        assert "".join(token.text for token in doc) == "".join(document.text.split())
        assert [("".join(token.text for token in ent), ent.label_) for ent in doc.ents] == expected(document)
