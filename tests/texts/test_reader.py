from __future__ import annotations

import gzip
import io
import json
import sys
import tracemalloc
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from gazetteer.errors import FormatError, GazetteerError, InputError
from gazetteer.texts.encoding import MAX_LINE_LENGTH, MAX_TEXT
from gazetteer.texts.ids import UniqueIds
from gazetteer.texts.reader import read_text, read_texts
from gazetteer.texts.text import Text

RUSSIAN = "Город Александрополь был переименован в Ленинакан в 1924 году, а Карс остался в Турции."
TURKISH = "Kars'tan Gümrü'ye ve Erzurum'a gittiler; çok soğuk bir kıştı, yollar kapalıydı."
FRENCH = "Nous étions à Besançon où l'été fut très chaud, près de la forêt."
SPANISH = "La peña está en España, dónde nació el señor Muñoz."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a šel do Plzně, kde bylo hodně lidí."
HUNGARIAN = "Az őszi hadjárat után a fűtő Győrből Pozsonyba ment, és ott töltötte a telet."
ICELANDIC = "Hann fór frá Þingvöllum til Reykjavíkur, og var það um haustið sem þeir hittust við ána."


def given(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "text", "encoding", "warned"),
    [
        ("Kars fell.\r\nThen Gümrü.\r".encode(), "Kars fell.\r\nThen Gümrü.\r", "utf-8", False),
        (b"\xef\xbb\xbfKars", "Kars", "utf-8", False),
        ("\ufeffKars".encode("utf-16-le"), "Kars", "utf-16-le", False),
        ("Ալեքսանդրապոլ".encode(), "Ալեքսանդրապոլ", "utf-8", False),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", True),
        (RUSSIAN.encode("koi8_r"), RUSSIAN, "koi8_r", True),
        ("Das Café in Köln".encode("latin-1"), "Das Café in Köln", "cp1252", True),
        (TURKISH.encode("cp1254"), TURKISH, "cp1254", True),
        (ICELANDIC.encode("cp1252"), ICELANDIC, "cp1252", True),
        (FRENCH.encode("cp1252"), FRENCH, "cp1252", True),
        (SPANISH.encode("cp1252"), SPANISH, "cp1252", True),
        (CZECH.encode("cp1250"), CZECH, "cp1250", True),
        (HUNGARIAN.encode("cp1250"), HUNGARIAN, "cp1250", True),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, text: str, encoding: str, warned: bool) -> None:
    read = read_text(given(tmp_path, "a.txt", content))
    assert (read.text, read.encoding, read.warning is not None) == (text, encoding, warned)


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a.txt", b"", InputError, "empty"),
        ("a.txt", b" \n\t", InputError, "empty"),
        ("a.txt", b"\xef\xbb\xbf", InputError, "empty"),
        ("a.txt", bytes(range(256)) * 8, InputError, "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", InputError, "binary"),
        ("a.txt", "Gümrü, Kâğızman, Ardahan, Çıldır: ".encode() + b"\xff\xfe", InputError, "repair it"),
        ("a.txt", b"Kars " + b"x" * 10_000_000, InputError, "10,000,005 characters"),
        ("a.txt", b"Kars\n" + "ա".encode() * 5_000_000, InputError, "line 2"),
        ("a.docx", b"no zip", InputError, "damaged"),
        ("a.pdf", b"%PDF-1.4 nonsense", InputError, "cannot be read as a PDF"),
        ("a.epub", b"PK\x05\x06" + b"\0" * 18, InputError, "cannot be read as an EPUB"),
        ("a.doc", b"\xd0\xcf\x11\xe0", InputError, "save it as .docx"),
        ("a.xml", b"<TEI>", FormatError, "not well-formed"),
        ("a.jsonl", b'{"text": "Kars"}\n{', FormatError, "line 2"),
        ("a.json", b'["Kars"]', FormatError, "item 1"),
        ("a.csv", b"name,year\nKars,1920\n", InputError, "name, year"),
        ("a.csv", b"text,lang\nKars,en,1920\n", FormatError, "line 2"),
        ("a.csv", b"id,text\n1,\n", InputError, "no text in any row"),
        ("a.jsonl", b'{"text": 5}', InputError, "int, not text"),
        ("a.html", b"<div>\n" * 6000 + b"<p>Kars fell in 1920.</p>", InputError, "more than 5,000 nested elements"),
        ("a.html", b"<html><script>1</script></html>", InputError, "no running text"),
    ],
)
def test_invalid_input_is_reported(
    tmp_path: Path, name: str, content: bytes, error: type[GazetteerError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        list(read_texts([given(tmp_path, name, content)]))
    assert name in str(caught.value)


def test_missing_files_and_folders_are_reported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
    with pytest.raises(InputError):
        read_text("a\0b")


def test_a_huge_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with open(path, "wb") as stream:
        stream.truncate(1024 * 1024 * 1024)
    with pytest.raises(InputError, match=f"larger than {MAX_TEXT // 1024 // 1024} MB"):
        read_text(path)


def test_the_longest_line_passes(tmp_path: Path) -> None:
    assert len(read_text(given(tmp_path, "a.txt", "x" * MAX_LINE_LENGTH)).text) == MAX_LINE_LENGTH


def test_an_encoding_may_be_given(tmp_path: Path) -> None:
    path = given(tmp_path, "a.txt", "Карс".encode("koi8_r"))
    assert read_text(path, encoding="koi8_r").text == "Карс"
    with pytest.raises(InputError, match="byte 0 does not fit"):
        read_text(path, encoding="ascii")
    with pytest.raises(InputError, match="unknown encoding"):
        read_text(path, encoding="klingon")


@pytest.mark.parametrize(("sent", "says"), [(b"Kars fell.", None), (b"", "empty"), (b"\0\1\2", "binary")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, sent: bytes, says: str | None) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(sent)))
    if says is None:
        assert read_text("-") == Text("stdin", "Kars fell.")
        return
    with pytest.raises(InputError, match=says):
        read_text("-")


def test_markdown_is_unchanged_and_has_its_title(tmp_path: Path) -> None:
    content = "Intro\n# The *treaty* #\n\nKars & Ardahan\n"
    read = read_text(given(tmp_path, "a.md", content))
    assert (read.text, read.title, read.kind) == (content, "The *treaty*", "markdown")


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,text,date,other\nx,"Kars, 1920",1920,z\n,Karin,,\n'),
        ("a.csv", "\ufeffid;text;date;other\r\nx;Kars, 1920;1920;z\r\n;Karin;;\r\n"),
        ("a.tsv", "id\tText\tdate\nx\tKars, 1920\t1920\n\tKarin\t\n"),
        ("a.jsonl", '{"id": "x", "text": "Kars, 1920", "date": 1920}\n\n{"text": "Karin", "id": null, "date": null}\n'),
        ("a.json", json.dumps([{"id": "x", "text": "Kars, 1920", "date": "1920"}, {"text": "Karin"}])),
    ],
)
def test_a_table_gives_a_text_a_row(tmp_path: Path, name: str, content: str) -> None:
    first, second = read_texts([given(tmp_path, name, content)])
    assert (first.id, first.text, first.date) == ("a:x", "Kars, 1920", "1920")
    assert second.text == "Karin"
    assert second.id.startswith("a:")
    assert second.date is None


def test_a_date_that_is_none_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    good, bad = read_texts([given(tmp_path, "a.csv", "text,date\nKars,1919~/1920\nKarin,in winter\n")])
    assert (good.date, good.warning) == ("1919~/1920", None)
    assert bad.date is None
    assert "row 3: the date 'in winter' cannot be read" in (bad.warning or "")


def test_columns_may_be_named(tmp_path: Path) -> None:
    path = given(tmp_path, "a.csv", "nr,letter\n7,Kars\n8,Karin\n")
    texts = list(read_texts([path], column="letter", id_column="nr"))
    assert [(text.id, text.text) for text in texts] == [("a:7", "Kars"), ("a:8", "Karin")]
    with pytest.raises(InputError, match="no column 'page'"):
        list(read_texts([path], column="page"))
    with pytest.raises(InputError, match="a table with 2 texts"):
        read_text(given(tmp_path, "b.csv", "text\nKars\nKarin\n"))


def test_ids_never_meet(tmp_path: Path) -> None:
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
    paths = [given(tmp_path / folder, "a.txt", "Kars") for folder in ("x", "y", "z")]
    assert [text.id for text in read_texts([*paths, given(tmp_path, "a-2.txt", "Kars")])] == [
        "a",
        "a-2",
        "a-3",
        "a-2-2",
    ]


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


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "jsonl.gz"])
def test_large_tables_are_read_row_by_row(tmp_path: Path, suffix: str) -> None:
    rows = [f"Letter {number} from Kars, " + "word " * 1_000 for number in range(4_000)]
    content = "text\n" + "".join(f'"{row}"\n' for row in rows)
    if suffix.startswith("jsonl"):
        content = "".join(json.dumps({"text": row}) + "\n" for row in rows)
    packed = gzip.compress(content.encode()) if suffix.endswith("gz") else content.encode()
    path = given(tmp_path, f"letters.{suffix}", packed)
    next(read_texts([path]))  # imports
    tracemalloc.start()
    found = [(text.id, len(text.text)) for text in read_texts([path])]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [length for _, length in found] == list(map(len, rows))
    assert found[0][0] == ("letters:1" if suffix.startswith("jsonl") else "letters:2")
    assert peak < 8_000_000 < len(content) / 2  # blocks of 1 MB, packed and unpacked


def test_rows_that_cannot_be_read_are_refused_and_the_others_read(tmp_path: Path) -> None:
    path = given(tmp_path, "rows.csv", "id,text\na,Kars fell.\nb,Van,too many\n\nc\nd,Baku fell.\n")
    refused: list[tuple[str, str]] = []
    found = read_texts([path], refuse=lambda id_, reason: refused.append((id_, reason)))
    assert [text.id for text in found] == ["rows:a", "rows:d"]
    assert refused == [("rows:3", f"{path}, line 3 has more cells than the header has columns")]


def test_ids_of_many_texts_are_unique() -> None:
    ids = UniqueIds()
    assert [ids.unique(f"a{number % 10_000}") for number in range(10_001)][-1] == "a0-2"
    assert [ids.unique("x") for _ in range(1_000)][-1] == "x-1000"
    assert [ids.unique(name) for name in ("b-2", "b", "b", "b")] == ["b-2", "b", "b-3", "b-4"]
