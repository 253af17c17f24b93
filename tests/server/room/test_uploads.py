"""Uploaded files of every kind become texts; their names never become paths."""

from __future__ import annotations

import io
import zipfile

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.server.room.markup import markup_of
from gazetteer.server.room.uploads import MAX_TEXTS_OF_FILE, plain_name, read_upload, with_date

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p>We left <placeName>Kars</placeName> at dawn.</p></body></text></TEI>"""
ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p1" WIDTH="100" HEIGHT="100">
<PrintSpace HPOS="0" VPOS="0" WIDTH="100" HEIGHT="100"><TextBlock ID="b1" HPOS="0" VPOS="0" WIDTH="90" HEIGHT="10">
<TextLine HPOS="0" VPOS="0" WIDTH="90" HEIGHT="10"><String CONTENT="Kars" HPOS="0" VPOS="0" WIDTH="40" HEIGHT="10"/><SP/>
<String CONTENT="fell" HPOS="50" VPOS="0" WIDTH="40" HEIGHT="10"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""


def docx() -> bytes:
    document = pytest.importorskip("docx").Document()
    document.add_paragraph("We left Kars at dawn.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def epub() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="c.xhtml"/></manifest>'
            '<spine><itemref idref="c"/></spine></package>',
        )
        archive.writestr("c.xhtml", "<html><body><p>We left Kars at dawn.</p></body></html>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("", "We left Kars at dawn.", "plain"),
        ("letter.txt", "We left Kars at dawn.", "plain"),
        ("letter.md", "# A letter\n\nWe left Kars at dawn.", "markdown"),
        ("letter.xml", TEI, "tei"),
        ("page.xml", ALTO, "ocr"),
        ("letter.docx", docx, "docx"),
        ("letter.epub", epub, "epub"),
        ("letter.strange", "We left Kars at dawn.", "plain"),
    ],
)
def test_every_kind_of_file_becomes_a_text(name: str, content: object, kind: str) -> None:
    data = content() if callable(content) else str(content).encode()
    [upload] = read_upload(data, name)
    assert (upload.document.kind, "Kars" in upload.document.text) == (kind, True)
    assert "upload" not in upload.document.title


def test_a_column_of_a_table_becomes_a_text_a_row() -> None:
    table = b"id,letter,date\na,We left Kars.,1920\nb,We reached Tiflis.,1921\n"
    found = [one.document for one in read_upload(table, "letters.csv", column="letter")]
    assert [(one.id, one.text, one.date) for one in found] == [
        ("letters-a", "We left Kars.", "1920"),
        ("letters-b", "We reached Tiflis.", "1921"),
    ]
    with pytest.raises(InputError, match=r"letters\.csv.* has no column 'text'.*among id, letter, date"):
        read_upload(table, "letters.csv")


def corpus(*texts: tuple[str, str]) -> bytes:
    """A TEI corpus of one-paragraph texts: date ("" for none) and marked words."""
    head = TEI[TEI.index("<teiHeader>") : TEI.index("</teiHeader>")]
    parts = [
        f"<TEI>{head}"
        + (f'<profileDesc><creation><date when="{date}"/></creation></profileDesc>' if date else "")
        + f"</teiHeader><text><body><p>{words}</p></body></text></TEI>"
        for date, words in texts
    ]
    return f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{head}</teiHeader>{"".join(parts)}</teiCorpus>'.encode()


CORPUS = corpus(("1855", "We left <hi>Kars</hi> at dawn."), ("1920", "We reached Tiflis."), ("", "We rested."))


def test_each_text_of_a_tei_corpus_has_its_date() -> None:
    found = with_date(read_upload(CORPUS, "letters.xml"), None)
    assert [(one.document.text, one.document.date) for one in found] == [
        ("We left Kars at dawn.", "1855"),
        ("We reached Tiflis.", "1920"),
        ("We rested.", None),
    ]


def test_the_date_of_the_reader_is_for_texts_without_one() -> None:
    assert [one.document.date for one in with_date(read_upload(CORPUS, "letters.xml"), "1900")] == [
        "1855",
        "1920",
        "1900",
    ]
    [single] = with_date(read_upload(corpus(("1855", "We left Kars.")), "letter.xml"), "1900")
    assert single.document.date == "1900"


def test_a_text_of_a_corpus_keeps_its_markup() -> None:
    assert b"<hi>Kars</hi>" in markup_of(CORPUS, "We left Kars at dawn.")
    assert b"Tiflis" not in markup_of(CORPUS, "We left Kars at dawn.")
    assert markup_of(CORPUS, "another text") == CORPUS


def test_an_annotation_keeps_its_mentions() -> None:
    annotation = '{"gazetteer": "1", "id": "n", "text": "Kars", "entities": []}'
    [upload] = read_upload(annotation.encode(), "n.json")
    assert upload.annotation is not None
    assert upload.document.text == "Kars"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\letters\\May 1920.txt", "May-1920"),
        ("...", "text"),
        ("Ղարս.txt", "Ղարս"),
        ("<script>.txt", "script"),
        ("a" * 300 + ".txt", "a" * 60),
    ],
)
def test_a_file_name_becomes_a_plain_id(name: str, id: str) -> None:
    assert plain_name(name) == id
    [upload] = read_upload(b"We left Kars.", name)
    assert upload.document.id == id


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("letter.doc", b"x", r"letter\.doc is an old Word file"),
        ("letter.pdf", b"%PDF-1.4 broken", r"letter\.pdf"),
        ("letter.xml", b"<TEI><broken", r"letter\.xml"),
        ("letter.txt", b"   \n", r"letter\.txt"),
        ("table.csv", b"text\n" + b"Kars\n" * (MAX_TEXTS_OF_FILE + 1), f"more than {MAX_TEXTS_OF_FILE} texts"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, says: str) -> None:
    with pytest.raises((InputError, FormatError), match=says) as caught:
        read_upload(content, name)
    assert "/tmp" not in str(caught.value)
