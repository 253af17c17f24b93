"""Batches in shards: the same files after an interruption, in bounded memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer
from gazetteer.cli.reading import files_of
from gazetteer.errors import InputError
from gazetteer.texts import shards
from gazetteer.texts.batch import run
from gazetteer.texts.batch_inputs import Unreadable, batch_texts
from gazetteer.texts.batch_report import BatchReport
from gazetteer.texts.compare import documents_of
from gazetteer.texts.manifest import MANIFEST, RUNS, entries, open_manifest
from gazetteer.texts.options import BatchOptions
from gazetteer.texts.runners import Done
from gazetteer.texts.shard_formats import check_format
from gazetteer.texts.shards import Shard, Sharding, Written, shards_of, write_shards
from gazetteer.texts.text import Text

TOWNS = ("Kars", "Tiflis", "Erzurum", "Alexandropol", "Baku", "Batum", "Van")


@pytest.fixture
def options(gazetteer: Gazetteer) -> BatchOptions:
    return BatchOptions(gazetteer=str(gazetteer.path), lang="en")


def letters(folder: Path, number: int) -> Path:
    path = folder / "letters.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for index in range(number):
            text = f"Letter {index}: he came to {TOWNS[index % 7]} from {TOWNS[index % 5]} in {1890 + index % 30}."
            stream.write(json.dumps({"id": f"l{index}", "text": text}) + "\n")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RUNS}


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_shards_have_the_texts_in_order(tmp_path: Path, options: BatchOptions, workers: int) -> None:
    out, progress = tmp_path / "out", list[int]()
    report = run(
        [letters(tmp_path, 7)], out, options, sharding=Sharding(size=3), workers=workers, progress=progress.append
    )
    assert (report.done, report.passed, report.failed, sum(progress)) == (7, 0, {}, 7)
    assert [document.id for document in documents_of(out)] == [f"letters:l{index}" for index in range(7)]
    lines = list(entries(out / MANIFEST))
    assert [(line["file"], line["texts"], line["done"], line["first"]) for line in lines] == [
        ("shard-000000.jsonl", 3, 3, "letters:l0"),
        ("shard-000001.jsonl", 3, 3, "letters:l3"),
        ("shard-000002.jsonl", 1, 1, "letters:l6"),
    ]
    assert sum(line["places"] for line in lines) == report.places > 7
    [settings] = [json.loads(line)["settings"] for line in (out / RUNS).read_text("utf-8").splitlines()]
    assert settings["sharding"] == {"format": "jsonl", "size": 3}


@pytest.mark.model
def test_parquet_has_one_row_per_entity_and_the_same_types_in_every_shard(
    tmp_path: Path, options: BatchOptions
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    source = tmp_path / "rows.csv"
    source.write_text("text\nThey came to Kars.\nNothing happened.\nMr. Smith went home.\n", "utf-8")
    out = tmp_path / "out"
    assert run([source], out, options, sharding=Sharding("parquet", 1)).done == 3
    tables = [parquet.read_table(path) for path in sorted(out.glob("*.parquet"))]
    assert [table.num_rows for table in tables] == [1, 0, 1]
    assert {str(table.schema.remove_metadata()) for table in tables} == {str(tables[0].schema.remove_metadata())}
    row = tables[0].to_pylist()[0]
    assert (row["document"], row["text"], row["place"], row["country"]) == ("rows:2", "Kars", "gn:743952", "TR")


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_ends_with_the_same_files(tmp_path: Path, options: BatchOptions) -> None:
    source, out = letters(tmp_path, 120), tmp_path / "out"
    command = [sys.executable, "-m", "gazetteer", "batch", str(source), "-o", str(out), "--format", "jsonl"]
    command += ["--shard-size", "8", "--workers", "2", "--gazetteer", str(options.gazetteer), "--lang", "en"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        if len(list(entries(out / MANIFEST))) >= 2 or running.poll() is not None:
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait(60)
    assert 2 <= len(list(entries(out / MANIFEST))) < 15
    same = replace(options, infer_home=True)
    report = run([source], out, same, sharding=Sharding(size=8))
    assert report.passed >= 16
    run([source], tmp_path / "undisturbed", same, sharding=Sharding(size=8))
    assert contents(out) == contents(tmp_path / "undisturbed")


# -- what is annotated does not matter to the rest ------------------------------------------------


def texts(*words: str) -> list[Text | Unreadable]:
    return [Unreadable(word, "unreadable") if word == "?" else Text(word[:1], word) for word in words]


def write(
    folder: Path, *words: str, written: list[str] | None = None, size: int = 2, options: BatchOptions | None = None
) -> BatchReport:
    """Write shards without a model; `written` receives the files. A text that ends in "!" fails."""

    def read(prepare: Any, items: Iterable[Shard], /) -> Iterator[Done[Shard, Written]]:
        for shard in items:
            if written is not None:
                written.append(shard.file)
            (folder / shard.file).write_text(" ".join(text.text for text in shard.texts))
            failed = {text.id: "failed" for text in shard.texts if text.text.endswith("!")}
            yield Done(shard, Written(len(shard.texts) - len(failed), 1, failed))

    report = BatchReport()
    folder.mkdir(exist_ok=True)
    write_shards(
        texts(*words),
        folder,
        options or BatchOptions(),
        Sharding(size=size),
        read=read,
        report=report,
        progress=lambda done: None,
    )
    return report


@pytest.mark.parametrize(
    ("then", "again", "files"),
    [
        (("a", "b", "c"), [], 2),
        (("a", "b", "c", "d", "e"), [1, 2], 3),
        (("a", "b", "cc"), [1], 2),
        (("aa", "b", "c"), [0], 2),
        (("a", "?", "c"), [0], 2),
        (("a", "b"), [], 1),
    ],
)
def test_only_shards_that_changed_are_annotated(
    tmp_path: Path, then: tuple[str, ...], again: list[int], files: int
) -> None:
    write(tmp_path, "a", "b", "c")
    written: list[str] = []
    report = write(tmp_path, *then, written=written)
    assert written == [f"shard-{number:06}.jsonl" for number in again]
    assert report.done + report.passed + len(report.failed) == len(then)
    lines = [line["file"] for line in entries(tmp_path / MANIFEST)]
    assert lines == sorted(path.name for path in tmp_path.glob("shard-*"))
    assert len(lines) == files


def test_other_options_and_missing_files_are_annotated_again(tmp_path: Path) -> None:
    write(tmp_path, "a", "b", "c")
    (tmp_path / "shard-000001.jsonl").unlink()
    assert write(tmp_path, "a", "b", "c").done == 1
    assert write(tmp_path, "a", "b", "c", options=BatchOptions(date="1900")).done == 3


def test_a_shard_with_a_failed_text_is_tried_again(tmp_path: Path) -> None:
    written: list[str] = []
    for _ in range(2):
        report = write(tmp_path, "a!", "b", "?", "d", written=written)
        assert report.failed == {"a": "failed", "?": "unreadable"}
    assert written == ["shard-000000.jsonl", "shard-000001.jsonl", "shard-000000.jsonl"]


def test_nothing_is_removed_if_an_input_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, "a", "b", "c")
    write(tmp_path, "a", "?")
    assert len(list(tmp_path.glob("shard-*"))) == len(list(entries(tmp_path / MANIFEST))) == 2


@pytest.mark.parametrize(
    ("words", "size", "says"),
    [
        (("a", "b"), 3, "shards of 2 texts in the format jsonl"),
        (("x", "b"), 2, "shards of other texts: they begin with a"),
    ],
)
def test_other_shards_are_not_mixed_or_replaced(tmp_path: Path, words: tuple[str, ...], size: int, says: str) -> None:
    write(tmp_path, "a", "b")
    before = contents(tmp_path)
    with pytest.raises(InputError, match=says):
        write(tmp_path, *words, size=size)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("sharding", [None, Sharding()])
def test_the_two_kinds_of_results_are_not_mixed(tmp_path: Path, sharding: Sharding | None) -> None:
    line = {"id": "a", "status": "done"} if sharding else {"file": "shard-000000.jsonl", "size": 1, "status": "done"}
    (tmp_path / MANIFEST).write_text(json.dumps(line) + "\n")
    with pytest.raises(InputError, match="one file per text" if sharding else "has shards"):
        run([], tmp_path, BatchOptions(), sharding=sharding)


def test_long_texts_make_smaller_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MOST_CHARACTERS", 5)
    found = shards_of(texts("a", "bbbbb", "?", "cccc", "d", "e"), Sharding(size=4), "")
    assert [[item.id for item in shard.items] for shard in found] == [["a", "b"], ["?", "c", "d"], ["e"]]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (b"", b""),
        (b'{"a": 1}\n', b'{"a": 1}\n'),
        (b'{"a": 1}\n{"b', b'{"a": 1}\n'),
        (b'{"b', b""),
        (b"\n" + b"x" * 70_000, b"\n"),
    ],
)
def test_the_rest_of_a_cut_line_is_removed(tmp_path: Path, content: bytes, kept: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    open_manifest(tmp_path).close()
    assert (tmp_path / MANIFEST).read_bytes() == kept


def test_rows_that_cannot_be_read_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"text": "Kars."}\n{"text": 5}\nno JSON\n[1]\n{"body": "Van."}\n{"other": "x", "more": "y"}\n{"text": ""}\n',
        "utf-8",
    )
    found = list(batch_texts([path, tmp_path / "none.txt"], column=None, encoding=None))
    assert [(type(item).__name__, item.id) for item in found] == [
        ("Text", "rows:1"),
        ("Unreadable", "rows:2"),
        ("Unreadable", "rows:3"),
        ("Unreadable", "rows:4"),
        ("Text", "rows:5"),
        ("Unreadable", "rows:6"),
        ("Unreadable", str(tmp_path / "none.txt")),
    ]


def test_parquet_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.texts.shard_formats.find_spec", lambda name: None)
    check_format("jsonl")
    with pytest.raises(InputError, match=r"gazetteer\[parquet\]"):
        check_format("parquet")


def test_a_shard_size_is_for_shards(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gazetteer", "batch", str(letters(tmp_path, 1)), "-o", str(tmp_path / "out")]
    done = subprocess.run([*command, "--shard-size", "5"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--shard-size needs --format jsonl or parquet" in done.stderr


def test_the_records_of_a_batch_are_not_results(tmp_path: Path) -> None:
    for name, line in (("a.json", "{}"), (MANIFEST, '{"id": "a", "digest": "1"}'), (RUNS, '{"settings": {}}')):
        (tmp_path / name).write_text(line + "\n", "utf-8")
    assert files_of(str(tmp_path)) == [str(tmp_path / "a.json")]
    (tmp_path / MANIFEST).write_text('{"text": "A text of the user."}\n', "utf-8")
    assert files_of(str(tmp_path)) == [str(tmp_path / "a.json"), str(tmp_path / MANIFEST)]
