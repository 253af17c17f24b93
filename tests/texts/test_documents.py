"""Documents with markup as texts: web pages, Word, PDF, EPUB, TEI."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gazetteer.errors import InputError
from gazetteer.texts.reader import read_text
from gazetteer.texts.text import Text
from tests.texts.files import given


def test_the_main_text_of_a_page(tmp_path: Path) -> None:
    page = (
        "<html lang='en'><head><title>The treaty</title></head><body><nav><a href='/'>Home</a></nav><article>"
        "<h1>The treaty of Alexandropol</h1><p>It was signed in <b>Alexandropol</b> in December 1920, after the fall "
        "of Kars &amp; Ardahan, and it was never ratified by anyone.</p></article>"
        "<footer><p>Copyright, London</p></footer></body></html>"
    )
    read = read_text(given(tmp_path, "a.html", page))
    assert "signed in Alexandropol in December 1920, after the fall of Kars & Ardahan" in read.text
    assert "Home" not in read.text
    assert read.kind == "html"


def test_word_files(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Kars fell.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Karin", "Erzurum"
    document.add_paragraph("Then Gümrü.")
    document.core_properties.title = "A letter"
    document.save(tmp_path / "a.docx")
    read = read_text(tmp_path / "a.docx")
    assert (read.text, read.title) == ("Kars fell.\nKarin\tErzurum\nThen Gümrü.", "A letter")


def test_pdf_files(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 720 Td (Kars fell in 1920.) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    data = b"%PDF-1.4\n"
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    assert read_text(given(tmp_path, "a.pdf", data)).text.strip() == "Kars fell in 1920."
    assert read_text(given(tmp_path, "misnamed.txt", data)).kind == "pdf"


def epub(folder: Path, chapter: str) -> Path:
    path = folder / "a.epub"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>A journey</dc:title><dc:language>en</dc:language></metadata><manifest>"
            '<item id="c2" href="second%20part.xhtml"/><item id="c1" href="first.xhtml"/></manifest>'
            '<spine><itemref idref="c1"/><itemref idref="c2"/><itemref idref="unlisted"/></spine></package>',
        )
        archive.writestr("OEBPS/first.xhtml", chapter)
        archive.writestr("OEBPS/second part.xhtml", "<html><body><p>Then&nbsp;Ardahan.</p></body></html>")
    return path


def test_books_are_read_in_their_order(tmp_path: Path) -> None:
    body = "<h1>To Kars</h1><p>We  left\n<i>Karin</i>.<br/>Snow.</p>"
    chapter = f"<html><head><title>no</title></head><body>{body}</body></html>"
    read = read_text(epub(tmp_path, chapter))
    assert (read.text, read.title, read.lang) == ("To Kars\n\nWe left Karin. Snow.\n\nThen Ardahan.", "A journey", "en")


def test_a_bomb_in_an_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="zip bomb"):
        read_text(epub(tmp_path, "<html>" + " " * 80_000_000 + "</html>"))


def test_tei_gives_its_words_title_language_and_date(tmp_path: Path) -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A  letter</title>'
        '</titleStmt></fileDesc><profileDesc><creation><date when="1920-11-24"/></creation></profileDesc></teiHeader>'
        '<text xml:lang="en"><body><p>From\n  <hi>Kars</hi>.</p><p>Yours</p></body></text></TEI>'
    )
    read = read_text(given(tmp_path, "a.xml", tei))
    assert (read.text, read.title, read.lang, read.date, read.kind) == (
        "From Kars.\n\nYours",
        "A letter",
        "en",
        "1920-11-24",
        "tei",
    )


def marked(text: Text) -> list[tuple[str, int]]:
    return [(text.text[one.start : one.end], one.level) for one in text.headings]


def test_headings_of_a_web_page(tmp_path: Path) -> None:
    words = "<p>They came to the ford before noon and waited there until the carts had crossed the river.</p>" * 3
    article = f"<h1>A Journey</h1>{words}<h2>The ford</h2>{words}<h2>The <i>inn</i></h2>{words}"
    page = f"<html><body><article>{article}</article></body></html>"
    assert marked(read_text(given(tmp_path, "a.html", page))) == [("A Journey", 1), ("The ford", 2), ("The inn", 2)]


def test_headings_of_a_book(tmp_path: Path) -> None:
    chapter = "<html><body><h1>A\n Journey</h1><h2>Up the river</h2><p>They left.</p></body></html>"
    assert marked(read_text(epub(tmp_path, chapter))) == [("A Journey", 1), ("Up the river", 2)]


def test_headings_of_tei(tmp_path: Path) -> None:
    body = (
        "<div><head>Book <hi>one</hi></head><div><head>The ford</head><p>They left.</p>"
        "<list><head>Carts</head><item>two</item></list></div></div>"
    )
    edition = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'
    assert marked(read_text(given(tmp_path, "a.xml", edition))) == [("Book one", 1), ("The ford", 2)]


def test_headings_of_a_word_file(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("The ford", 1)
    document.add_paragraph("They left.")
    document.add_heading("The inn", 2)
    document.save(str(tmp_path / "a.docx"))
    assert marked(read_text(tmp_path / "a.docx")) == [("The ford", 1), ("The inn", 2)]
