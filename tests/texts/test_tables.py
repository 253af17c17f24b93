"""Tables as texts, one per row."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from gazetteer.errors import InputError
from gazetteer.texts.reader import read_text, read_texts
from tests.texts.files import given


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


def test_a_date_that_cannot_be_read_is_skipped_with_a_warning(tmp_path: Path) -> None:
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
