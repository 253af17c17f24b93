"""Read in other processes: all blocks arrive in order, and errors are reported."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.ingest import parallel
from gazetteer.ingest.parallel import Refuse, Share, read_ahead
from gazetteer.ingest.prepared import portion
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

GYUMRI = Place(
    "gn:616635", "Gyumri", Location(40.79, 43.85, (43.7, 40.7, 43.9, 40.9), 1.5), "AM", "P.PPLA", Timespan.parse("1837/.."),
    112_301, 0.7, ("gn:828262", "a b"),
    (Name("Ալեքսանդրապոլ", "hy", "Armn", "historical", Timespan.parse("1837/1924"), "s", "probable"), Name("Gyumri")),
    (Link("exactMatch", "wd:Q83127"),), ("geonames",),
)  # fmt: skip


def some(blocks: int, *, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    for number in range(share[0], blocks, share[1]):
        yield [
            Place(f"x:{number}.{index}", f"Town {number}", names=(Name(f"Town {number}"),)) for index in range(number)
        ]


def one(*, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    if share[0] == 0:
        yield [GYUMRI]


def refusing(error: str, *, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    refuse(FormatError(f"reader {share[0]}: an invalid line"))
    yield [Place(f"x:{share[0]}", "Town")]
    raise {"FormatError": FormatError, "InputError": InputError}.get(error, ZeroDivisionError)(f"raised by {share[0]}")


def large(blocks: int, *, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    for number in range(share[0], blocks, share[1]):
        yield [Place(f"x:{number}.{index}", f"Կարին {index}" * 9) for index in range(2000)]


def killed(*, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    import os

    yield [GYUMRI]
    os._exit(7)


@pytest.mark.parametrize("blocks", [0, 1, 2, 7])
def test_every_block_in_order(blocks: int) -> None:
    found = [list(portion.places.ids) for portion in read_ahead(some, blocks)]
    assert found == [[f"x:{number}.{index}" for index in range(number)] for number in range(blocks)]


def test_a_place_arrives_as_it_is() -> None:
    (found,) = read_ahead(one)
    assert found == portion([GYUMRI])
    assert found.places.divisions[0] == "gn:828262 a%20b"
    assert found.keys["ալեքսանդրապոլ"][0] == "aleksandrapol"


@pytest.mark.parametrize(
    ("error", "kind"), [("FormatError", FormatError), ("InputError", InputError), ("", ChildProcessError)]
)
def test_errors_are_reported(error: str, kind: type[Exception]) -> None:
    refused: list[str] = []
    reading = read_ahead(refusing, error, refuse=lambda error: refused.append(str(error)))
    assert [id for _ in range(2) for id in next(reading).places.ids] == ["x:0", "x:1"]
    with pytest.raises(kind, match="raised by 0"):
        next(reading)
    assert refused == ["reader 0: an invalid line", "reader 1: an invalid line"]


def test_refusal_without_a_handler_raises() -> None:
    with pytest.raises(FormatError, match="an invalid line"):
        list(read_ahead(refusing, ""))


def test_killed_reader_raises() -> None:
    with pytest.raises(ChildProcessError, match="code 7"):
        list(read_ahead(killed))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing can be stopped here")
def test_reader_continues_after_a_stop_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    readers: list[parallel._Reader] = []
    begin = parallel._Reader.__init__
    monkeypatch.setattr(
        parallel._Reader, "__init__", lambda self, request: (readers.append(self), begin(self, request))[1]
    )
    reading = read_ahead(large, 40)
    found = [next(reading)]
    over = threading.Event()

    def stop() -> None:
        while not over.wait(0.002):
            for reader in readers:
                for what in (signal.SIGSTOP, signal.SIGCONT):
                    reader._process.send_signal(what)
                    time.sleep(0.001)

    stopping = threading.Thread(target=stop)
    stopping.start()
    try:
        found += reading
    finally:
        over.set()
        stopping.join()
    assert [id for portion in found for id in portion.places.ids] == [
        f"x:{number}.{index}" for number in range(40) for index in range(2000)
    ]


def test_early_exit_stops_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    readers: list[parallel._Reader] = []
    end = parallel._Reader.end
    monkeypatch.setattr(parallel._Reader, "end", lambda self: (readers.append(self), end(self))[1])
    reading = read_ahead(some, 1000)
    next(reading)
    reading.close()
    assert len(readers) == parallel.READER_PROCESSES
    assert all(reader._process.returncode is not None and not reader._thread.is_alive() for reader in readers)
