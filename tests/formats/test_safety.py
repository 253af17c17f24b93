from __future__ import annotations

import bz2
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files import safety
from gazetteer.formats.tei.text import read as read_tei

LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<l>&c;</l>"
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
DEEP = "<a>" * 10_000 + "</a>" * 10_000


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (LAUGHS, "entit"),
        (OUTSIDE, "entit"),
        ('<!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]><l/>', "entit"),
        (DEEP, "nested deeper"),
        ("<a><b></a>", "line 1, column"),
        ("", "not well-formed"),
        ("\0", "not well-formed"),
    ],
)
def test_dangerous_xml_is_refused(document: str, says: str) -> None:
    for reader in (safety.parse_xml, read_tei):
        with pytest.raises(FormatError, match=says) as caught:
            reader(document.encode(), "a.xml")
        assert "a.xml" in str(caught.value)


def test_external_document_types_are_ignored() -> None:
    document = b'<!DOCTYPE TEI SYSTEM "http://127.0.0.1:1/tei.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"><text>Kars</text></TEI>'
    assert safety.parse_xml(document, "a.xml").tag.endswith("TEI")
    assert read_tei(document, "a.xml").text == "Kars"


def test_long_lines_are_refused() -> None:
    stream = io.BytesIO(b"short\n" + b"x" * (safety.MAX_LINE + 1))
    lines = safety.numbered_lines(stream, "a.txt")
    assert next(lines) == (1, "short")
    with pytest.raises(FormatError, match=r"a\.txt, line 2 is longer than 64 MB"):
        next(lines)


def test_lines_that_are_not_utf8_are_reported() -> None:
    with pytest.raises(FormatError, match="line 2 is not UTF-8"):
        list(safety.numbered_lines(io.BytesIO(b"a\n\xff\n"), "a.txt"))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(80):
            member.write(b"0" * 1024 * 1024)
    with pytest.raises(InputError, match="zip bomb"), safety.open_binary(path):
        pass


def test_complete_files_have_a_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b"0" * 5_000_000))
    with pytest.raises(InputError, match="larger than 1 MB"):
        safety.read_bytes(path, limit=1024 * 1024)


@pytest.mark.parametrize(("name", "pack"), [("a.json.gz", gzip.compress), ("a.json.bz2", bz2.compress)])
def test_a_compressed_stream_that_expands_is_refused(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    (tmp_path / name).write_bytes(pack(b"[" + b" " * (safety.FREE_RATIO + 10)))
    with pytest.raises(InputError, match="zip bomb"):
        safety.read_bytes(tmp_path / name)


@pytest.mark.parametrize("name", ["a.gz", "a.bz2", "a.zip"])
def test_damaged_archives_are_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nonsense")
    with pytest.raises(InputError, match=f"{name} cannot be read"):
        safety.read_bytes(tmp_path / name)


def test_very_long_number_is_refused() -> None:
    with pytest.raises(FormatError, match=r"a\.json is not JSON that can be read"):
        safety.parse_json('{"population": ' + "9" * 5000 + "}", "a.json")


def test_deep_json_is_refused() -> None:
    with pytest.raises(FormatError, match="nested too deeply"):
        safety.parse_json("[" * 1_000_000, "a.json")


@pytest.mark.parametrize("kind", ["missing", "empty", "folder"])
def test_a_path_that_cannot_be_read_is_described_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(InputError) as caught:
        safety.checked_path(path)
    assert str(caught.value).count(str(path)) == 1
