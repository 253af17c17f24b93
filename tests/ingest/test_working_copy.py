"""Imports that are interrupted, and the gazetteer that is unchanged meanwhile."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Place
from gazetteer.errors import StoreError
from gazetteer.ingest import prepared, working_copy, writer
from gazetteer.ingest.prepared import portions
from gazetteer.ingest.source_file import File
from gazetteer.ingest.working_copy import Import
from gazetteer.model.place import Location, Name


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "PORTION", 10)
    monkeypatch.setattr(writer, "CHECKPOINT", 50)


@pytest.fixture
def file(tmp_path: Path) -> File:
    path = tmp_path / "world.txt"
    path.write_text("the records")
    return File.of("geonames", path)


def places(number: int) -> list[Place]:
    chance = random.Random(1)
    return [
        Place(
            f"gn:{index}", f"Town {index}", Location(chance.uniform(-80, 80), chance.uniform(-170, 170)), feature="P.PPL",
            names=(Name(f"Town {index}", kind="primary"), Name(f"Other {chance.randrange(number)}")), sources=("geonames",),
        )
        for index in range(number)
    ]  # fmt: skip


def killed(records: Iterable[Place], after: int) -> Iterator[Place]:
    yield from islice(records, after)
    raise KeyboardInterrupt


def content(path: Path) -> list[list[tuple[object, ...]]]:
    queries = (
        "SELECT id, label, lat, lon, prominence FROM place ORDER BY id",
        "SELECT p.id, n.seq, n.text, n.rank, t.fold FROM name n JOIN place p ON p.pk = n.place JOIN term t ON t.pk = n.term "
        "ORDER BY p.id, n.seq",
        "SELECT fold, latin, sound, places, prominence FROM term ORDER BY fold",
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
    )
    with sqlite3.connect(path) as connection:
        return [connection.execute(query).fetchall() for query in queries]


@pytest.mark.parametrize("large", [False, True])
def test_interrupted_import_continues(tmp_path: Path, file: File, large: bool) -> None:
    records, whole, resumed = places(200), tmp_path / "whole.db", tmp_path / "resumed.db"
    with Import(whole, large=large) as run:
        assert run.take(file, portions(records)).added == 200
        run.finish()
    for after in (120, 30, 170):
        with pytest.raises(KeyboardInterrupt), Import(resumed, large=large) as run:
            run.take(file, portions(killed(records, after)))
        assert not resumed.exists()
    with Import(resumed, large=large) as run:
        assert run.records(file) == (150, False)
        seen: list[int] = []
        tally = run.take(file, portions(records), progress=seen.append)
        assert (tally.read, tally.added, sum(seen), seen[0]) == (200, 200, 200, 150)
        run.finish()
    assert content(resumed) == content(whole)
    assert not list(tmp_path.glob("*.part"))
    with Gazetteer.open(resumed) as gazetteer:
        assert gazetteer.lookup("Town 199")[0].place.id == "gn:199"


def test_file_that_changes_during_the_import_is_refused(tmp_path: Path, file: File) -> None:
    def shrinking() -> Iterator[Place]:
        yield from places(120)
        file.path.write_text("fewer records")

    target = tmp_path / "own.db"
    with pytest.raises(StoreError, match="changed while it was imported"), Import(target) as run:
        run.take(file, portions(shrinking()))
    assert not target.exists()


def test_unfinished_import_cannot_be_opened(tmp_path: Path, file: File) -> None:
    target = tmp_path / "own.db"
    with Gazetteer(target, writable=True) as gazetteer:
        gazetteer.add(places(3))
    with pytest.raises(KeyboardInterrupt), Import(target) as run:
        run.take(file, portions(killed(places(200), 120)))
    with Gazetteer.open(target) as gazetteer:
        assert gazetteer.count() == (3, 6)
    with pytest.raises(StoreError, match="unfinished import"):
        Gazetteer.open(tmp_path / "own.db.part")


def test_unfinished_import_of_another_file_is_reported(tmp_path: Path, file: File) -> None:
    other = tmp_path / "other.txt"
    other.write_text("other records")
    target = tmp_path / "own.db"
    with pytest.raises(KeyboardInterrupt), Import(target) as run:
        run.take(file, portions(killed(places(200), 120)))
    with Import(target) as run:
        assert run.unfinished([File.of("geonames", other)]) == [str(file.path)]
        assert run.unfinished([file]) == []
        run.discard()
        assert run.records(file) == (0, False)


def test_import_that_fails_immediately_leaves_nothing(tmp_path: Path, file: File) -> None:
    with pytest.raises(KeyboardInterrupt), Import(tmp_path / "own.db") as run:
        run.take(file, portions(killed(places(20), 5)))
    assert {path.name for path in tmp_path.iterdir()} <= {"world.txt", "own.db.lock"}


def test_import_restarts_if_the_gazetteer_changed(tmp_path: Path, file: File) -> None:
    target = tmp_path / "own.db"
    with Gazetteer(target, writable=True) as gazetteer:
        gazetteer.add(places(3))
        with pytest.raises(KeyboardInterrupt), Import(target) as run:
            run.take(file, portions(killed(places(200), 120)))
        gazetteer.add([Place("hg:x", "X", names=(Name("X"),), sources=("ours",))])
    with Import(target) as run:
        assert run.records(file) == (0, False)
        run.take(file, portions(places(200)))
        run.finish()
    with Gazetteer.open(target) as gazetteer:
        assert gazetteer.get("hg:x").label == "X"


def test_two_imports_at_once(tmp_path: Path) -> None:
    with Import(tmp_path / "own.db"), pytest.raises(StoreError, match="is running"), Import(tmp_path / "own.db"):
        pass


def test_same_place_again_and_only_names(tmp_path: Path, file: File) -> None:
    target = tmp_path / "own.db"
    twice = [*places(30), *places(30)]
    more = [Place("gn:3", "", names=(Name("Later"),), sources=("g",)), Place("gn:999", "", names=(Name("Lost"),))]
    with Import(target, large=True) as run:
        tally = run.take(file, portions(twice))
        assert (tally.read, tally.added, tally.names) == (60, 30, 60)
        names = tmp_path / "names.txt"
        names.write_text("names")
        tally = run.take(File.of("geonames", names), portions(more), grow=False)
        assert (tally.joined, tally.passed, tally.names) == (1, 1, 1)
        run.finish()
    with Gazetteer.open(target) as gazetteer:
        assert gazetteer.lookup("Later")[0].place.id == "gn:3"
        assert gazetteer.count() == (30, 61)


def test_file_is_recognized_by_its_content(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("a", "b", "c"))
    for path, text in ((one, "same"), (two, "same"), (three, "else")):
        path.write_text(text)
    digests = [working_copy.File.of("csv", path).digest for path in (one, two, three)]
    assert digests[0] == digests[1] != digests[2]
