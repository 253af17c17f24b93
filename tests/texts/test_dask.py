"""Dask: a cluster that loses a worker writes the same files as one process, and frames in parts give the same rows."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread

import pandas
import pytest

from gazetteer import Gazetteer
from gazetteer.frames import annotate
from gazetteer.texts.batch import run
from gazetteer.texts.manifest import MANIFEST, RUNS, entries
from gazetteer.texts.options import BatchOptions
from gazetteer.texts.shards import Sharding

distributed = pytest.importorskip("distributed")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RUNS}


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_worker_changes_nothing(tmp_path: Path, gazetteer: Gazetteer) -> None:
    source = tmp_path / "letters.csv"
    texts = (f"Letter {number}: they went from Kars to Tiflis in {1850 + number}." for number in range(100))
    source.write_text("text\n" + "\n".join(texts) + "\n", "utf-8")
    options = BatchOptions(gazetteer=str(gazetteer.path), lang="en", model="none")
    killed: list[int] = []
    with distributed.LocalCluster(3, threads_per_worker=1, dashboard_address=None, memory_limit=0) as cluster:

        def kill() -> None:
            while not list(entries(tmp_path / "cluster" / MANIFEST)):
                time.sleep(0.02)
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

        killer = Thread(target=kill, daemon=True)
        killer.start()
        report = run([source], tmp_path / "cluster", options, sharding=Sharding(size=5), dask=cluster.scheduler_address)
        killer.join(60)
    assert killed
    assert (report.done, report.failed) == (100, {})
    run([source], tmp_path / "serial", options, sharding=Sharding(size=5))
    assert contents(tmp_path / "cluster") == contents(tmp_path / "serial")


@pytest.mark.model
def test_a_dask_frame_has_the_rows_of_a_pandas_frame() -> None:
    frames = pytest.importorskip("dask.dataframe")
    texts = ["They came to Kars.", "Nothing.", "He went to Tiflis.", "From Erzurum to Van."]
    frame = pandas.DataFrame({"text": texts}, index=[3, 5, 8, 9])
    whole = annotate(frame, "text")
    parts = frames.from_pandas(frame, npartitions=2)
    lazy = parts.map_partitions(annotate, "text", meta=whole.head(0))
    pandas.testing.assert_frame_equal(lazy.compute(scheduler="sync"), whole)
