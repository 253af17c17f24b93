"""Files as texts: encodings, invalid input, standard input, ids."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gazetteer.errors import FormatError, GazetteerError, InputError
from gazetteer.texts.encoding import MAX_LINE_LENGTH, MAX_TEXT
from gazetteer.texts.ids import UniqueIds
from gazetteer.texts.reader import read_text, read_texts
from gazetteer.texts.text import Text
from tests.texts.files import given

RUSSIAN = "Город Александрополь был переименован в Ленинакан в 1924 году, а Карс остался в Турции."
TURKISH = "Kars'tan Gümrü'ye ve Erzurum'a gittiler; çok soğuk bir kıştı, yollar kapalıydı."
FRENCH = "Nous étions à Besançon où l'été fut très chaud, près de la forêt."
SPANISH = "La peña está en España, dónde nació el señor Muñoz."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a šel do Plzně, kde bylo hodně lidí."
HUNGARIAN = "Az őszi hadjárat után a fűtő Győrből Pozsonyba ment, és ott töltötte a telet."
ICELANDIC = "Hann fór frá Þingvöllum til Reykjavíkur, og var það um haustið sem þeir hittust við ána."


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


def test_ids_of_many_texts_are_unique() -> None:
    ids = UniqueIds()
    assert [ids.unique(f"a{number % 10_000}") for number in range(10_001)][-1] == "a0-2"
    assert [ids.unique("x") for _ in range(1_000)][-1] == "x-1000"
    assert [ids.unique(name) for name in ("b-2", "b", "b", "b")] == ["b-2", "b", "b-3", "b-4"]
