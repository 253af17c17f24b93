"""Many documents: results, resuming, failures."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import InputError
from gazetteer.texts import runners
from gazetteer.texts.batch import run
from gazetteer.texts.manifest import MANIFEST, RUNS, known_texts
from gazetteer.texts.options import BatchOptions
from gazetteer.texts.runners import Done
from gazetteer.texts.text_files import file_name

TEXTS = {
    "a.txt": "In 1920 they reached Alexandropol.",
    "b.txt": "He wrote from Kars to Constantinople in 1914.",
    "rows.csv": "id,text,date\n1,Letters came from Tiflis.,1890\n2,Nothing from Baku.,1891\n",
}


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def options(gazetteer: Gazetteer) -> BatchOptions:
    return BatchOptions(gazetteer=str(gazetteer.path))


@pytest.mark.model
def test_one_run_opens_the_gazetteer_once(
    inputs: list[Path], tmp_path: Path, options: BatchOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, gazetteer_open = list[object](), Gazetteer.open

    def noted(path: str | None) -> Gazetteer:
        opened.append(path)
        return gazetteer_open(path)

    monkeypatch.setattr(Gazetteer, "open", noted)
    for number in (1, 2):  # the gazetteer may change between two runs
        run(inputs, tmp_path / f"out{number}", dataclasses.replace(options, infer_home=True))
        assert len(opened) == number


def manifest(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / MANIFEST).read_text("utf-8").splitlines()]


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_one_file_a_text(inputs: list[Path], tmp_path: Path, options: BatchOptions, workers: int) -> None:
    out, output = tmp_path / "out", list[int]()
    report = run(inputs, out, options, workers=workers, progress=output.append)
    assert (report.done, report.passed, report.failed, sum(output)) == (4, 0, {}, 4)
    entries = {entry["id"]: entry for entry in manifest(out)}
    assert set(entries) == {"a", "b", "rows:1", "rows:2"}
    documents = {id_: json.loads((out / entry["file"]).read_text("utf-8")) for id_, entry in entries.items()}
    assert {id_: document["id"] for id_, document in documents.items()} == {id_: id_ for id_ in entries}
    assert documents["rows:1"]["date"] == "1890"
    places = [entity["place"]["id"] for entity in documents["a"]["entities"] if entity["place"]]
    assert places == ["gn:616635"]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [MANIFEST, RUNS, *(e["file"] for e in entries.values())]
    )


@pytest.mark.model
def test_only_unfinished_texts_are_annotated(inputs: list[Path], tmp_path: Path, options: BatchOptions) -> None:
    out = tmp_path / "out"
    run(inputs[:1], out, options)
    report = run(inputs, out, options)
    assert (report.done, report.passed) == (3, 1)
    inputs[0].write_text("Now they reached Kars.", "utf-8")
    (out / "b.json").unlink()
    report = run(inputs, out, options)
    assert (report.done, report.passed) == (2, 2)
    assert "Kars" in (out / "a.json").read_text("utf-8")
    assert run(inputs, out, BatchOptions(options.gazetteer, date="1700")).done == 4


@pytest.mark.model
def test_each_run_leaves_its_settings_and_counts(inputs: list[Path], tmp_path: Path, options: BatchOptions) -> None:
    out = tmp_path / "out"
    run(inputs[:2], out, options)
    run(inputs, out, options, workers=2)
    first, second = (json.loads(line) for line in (out / RUNS).read_text("utf-8").splitlines())
    assert [first[key] for key in ("workers", "done", "done before", "failed")] == [1, 2, 0, 0]
    assert [second[key] for key in ("workers", "done", "done before", "failed")] == [2, 2, 2, 0]
    assert first["settings"] == {**dataclasses.asdict(options), "sharding": None}
    assert first["packages"]["spacy"]


@pytest.mark.model
def test_a_text_that_fails_stops_no_other(inputs: list[Path], tmp_path: Path, options: BatchOptions) -> None:
    empty = tmp_path / "in" / "empty.txt"
    empty.write_text("")
    out = tmp_path / "out"
    report = run([empty, *inputs, tmp_path / "missing.txt"], out, options)
    assert report.done == 4
    assert set(report.failed) == {str(empty), str(tmp_path / "missing.txt")}
    failed = [entry for entry in manifest(out) if entry["status"] == "failed"]
    assert len(failed) == 2
    assert "empty" in failed[0]["reason"]


def test_a_line_that_was_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / MANIFEST
    path.write_text('{"status": "done", "file": "a.json", "digest": "1"}\n{"status": "do', "utf-8")
    assert dict(known_texts(path)) == {"a.json": "1"}


@pytest.mark.parametrize(
    ("id", "plain"), [("letter", True), ("a/b", False), ("..", False), ("Կարս", True), ("x" * 300, False), ("", False)]
)
def test_file_names(id: str, plain: bool) -> None:
    name = file_name(id)
    assert (name == f"{id}.json") == plain
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name.encode()) < 255


# -- runners: what the work is does not matter to them -------------------------------------------


def prepare(factor: int) -> Callable[[int], int]:
    return partial(times, factor)


def times(factor: int, number: int) -> int:
    if number == 13:
        raise ValueError("unlucky")
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return factor * number


@pytest.mark.parametrize("runner", [runners.serial, partial(runners.processes, workers=2)], ids=["serial", "processes"])
def test_runners(runner: Callable[..., Iterator[Done[int, int]]]) -> None:
    done = sorted(runner(partial(prepare, 3), iter(range(20))), key=lambda one: one.item)
    assert [one.result for one in done] == [None if number == 13 else 3 * number for number in range(20)]
    assert done[13].error == "ValueError: unlucky"


def test_our_own_errors_are_given_as_their_message() -> None:
    def refuse(number: int) -> int:
        raise InputError(f"{number} is not valid: give another")

    [done] = runners.serial(lambda: refuse, iter([7]))
    assert done.error == "7 is not valid: give another"


def test_items_are_read_on_demand() -> None:
    consumed: list[int] = []
    items = (consumed.append(number) or number for number in range(1000))
    done = runners.processes(partial(prepare, 3), items, workers=2)
    next(done)
    assert len(consumed) <= 2 * runners.AHEAD + 8
    done.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for child processes")
def test_killed_worker_is_reported() -> None:
    with pytest.raises(InputError, match="killed"):
        list(runners.processes(partial(prepare, 3), [1, 99, 2], workers=1))


def test_dask_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"gazetteer\[cluster\]"):
        list(runners.dask(partial(prepare, 3), [1], address="tcp://127.0.0.1:9"))


def test_dask() -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        done = list(runners.dask(partial(prepare, 3), range(20), address=cluster.scheduler_address))
    assert {one.item: one.result for one in done if one.error is None} == {n: 3 * n for n in range(20) if n != 13}


def _heed_interrupts() -> None:
    """A program that was started in the background ignores Ctrl-C by default."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for child processes")
def test_interruption_leaves_no_incomplete_files(tmp_path: Path, options: BatchOptions) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text("He went from Kars to Tiflis and to Erzurum. " * 40, "utf-8")
    command = [sys.executable, "-m", "gazetteer", "batch", str(folder), "-o", str(out), "--workers", "2"]
    command += ["--gazetteer", str(options.gazetteer)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_interrupts)
    for _ in range(600):
        if (out / MANIFEST).is_file() and len(manifest(out)) >= 2:
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, output = running.communicate(timeout=120)
    assert (running.returncode, "Traceback" in output) == (130, False), output
    written = [path for path in out.iterdir() if path.name not in (MANIFEST, RUNS)]
    assert 2 <= len(written) < 60
    for path in written:
        assert json.loads(path.read_text("utf-8"))["gazetteer"] == "1"
    report = run(sorted(folder.iterdir()), out, dataclasses.replace(options, infer_home=True))
    assert report.done + report.passed == 60
    assert report.passed >= 2
