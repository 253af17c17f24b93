"""A TEI corpus is split into its texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei.corpus import texts_of
from gazetteer.texts.reader import read_text, read_texts

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def corpus(*texts: str, attributes: str = NAMESPACE, head: str = "") -> bytes:
    return f"{head}<teiCorpus {attributes}><teiHeader/>{''.join(texts)}</teiCorpus>".encode()


def tei(text: str, date: str = "", id: str = "") -> str:
    when = f'<teiHeader><profileDesc><creation><date when="{date}"/></creation></profileDesc></teiHeader>'
    name = f' xml:id="{id}"' if id else ""
    return f"<TEI{name}>{when if date else ''}<text><body><p>{text}</p></body></text></TEI>"


def test_each_text_has_its_own_date_and_id(tmp_path: Path) -> None:
    file = tmp_path / "wrays.xml"
    file.write_bytes(
        corpus(tei("From Orsova.", "1849-08-01", "a"), tei("From Vidin.", "1850"), head="<?xml version='1.0'?>\n")
    )
    found = list(read_texts([file]))
    assert [(one.id, one.text.strip(), one.date) for one in found] == [
        ("wrays:a", "From Orsova.", "1849-08-01"),
        ("wrays:2", "From Vidin.", "1850"),
    ]
    assert "Orsova" in read_text(file).text
    assert len(list(read_texts([file], whole_corpora=True))) == 1


@pytest.mark.parametrize(
    "source",
    [
        b"", b"a teiCorpus of letters", corpus().replace(b"</teiCorpus>", b""), b"<text><p>teiCorpus</p></text>",
        tei("teiCorpus").encode(), corpus(tei("x")).decode().encode("utf-16"), corpus(),
    ],
)  # fmt: skip
def test_other_files_have_no_parts(source: bytes) -> None:
    assert texts_of(source) == []


def test_corpora_within_a_corpus() -> None:
    inner = f"<teiCorpus>{tei('Varna')}{tei('Shumla')}</teiCorpus>"
    assert len(texts_of(corpus(tei("Ruse"), inner))) == 3


@settings(deadline=None)
@given(st.lists(st.text("abc&<>\"' \n\u00e9\u0416\U0001d11e", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_no_word_is_lost(words: list[str]) -> None:
    escaped = [word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for word in words]
    parts = texts_of(corpus(*map(tei, escaped)))
    found = [tei_text.read(part.source).text for part in parts]
    assert ["".join(text.split()) for text in found] == ["".join(word.split()) for word in words]
