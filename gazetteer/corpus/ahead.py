"""GeoNames' tables read on a second processor, while the first writes what was read.

Run as a program, it reads a table of places with tables of alternate names and writes portions of places to standard output, each
as a length and a marshalled list. A process of its own, and not `multiprocessing`, so that it works from a notebook too.
"""

from __future__ import annotations

import json
import marshal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import IO, Any

from gazetteer.corpus.alternates import Alternates
from gazetteer.errors import FormatError, InputError
from gazetteer.formats.safety import Refuse
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

PORTION = 2_000
"""Places that are handed over at a time."""


def read_ahead(path: Path, tables: Sequence[Path], refuse: Refuse) -> Iterator[Place]:
    """What `importing.with_alternates` gives for these files, read by another process.

    Raises:
        InputError, FormatError: as there.
        ChildProcessError: the process ended before its work was done.
    """
    command = [sys.executable, "-m", "gazetteer.corpus.ahead", json.dumps([str(path), *map(str, tables)])]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        while size := process.stdout.read(8):
            places, refused, failed = marshal.loads(process.stdout.read(int.from_bytes(size, "little")))
            for message in refused:
                refuse(FormatError(message))
            yield from map(_place, places)
            if failed is not None:
                raise (FormatError if failed[0] == "FormatError" else InputError)(failed[1])
        if process.wait() != 0:
            raise ChildProcessError(f"reading {path} ended with code {process.returncode}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()


def _serve(path: Path, tables: Sequence[Path], out: IO[bytes]) -> None:
    from gazetteer.corpus.importing import with_alternates

    refused: list[str] = []

    def refuse(error: FormatError) -> None:
        refused.append(str(error))

    def send(places: list[Place], failed: tuple[str, str] | None = None) -> None:
        frame = marshal.dumps(([_packed(place) for place in places], refused, failed))
        out.write(len(frame).to_bytes(8, "little"))
        out.write(frame)
        refused.clear()

    try:
        opened = [Alternates(table, refuse=refuse) for table in tables]
        refused.clear()  # who handed the tables over has read them, and was told
        places = with_alternates(path, opened, refuse)
        while some := list(islice(places, PORTION)):
            send(some)
        send([])
    except (FormatError, InputError) as error:
        send([], (type(error).__name__, str(error)))
    out.flush()


def _packed(place: Place) -> tuple[Any, ...]:
    at = place.location
    return (
        place.id,
        place.label,
        (at.lat, at.lon, at.extent, at.accuracy_km) if at else None,
        place.country,
        place.feature,
        str(place.when) if place.when else None,
        place.population,
        place.prominence,
        place.divisions,
        [
            (name.text, name.lang, name.script, name.kind, str(name.when) if name.when else None, name.source, name.certainty)
            for name in place.names
        ],
        [(link.kind, link.target) for link in place.links],
        place.sources,
    )  # fmt: skip


def _place(row: tuple[Any, ...]) -> Place:
    id_, label, at, country, feature, when, population, prominence, divisions, names, links, sources = row
    return Place(
        id_,
        label,
        Location(*at) if at else None,
        country,
        feature,
        _span(when),
        population,
        prominence,
        divisions,
        [Name(text, lang, script, kind, _span(span), *rest) for text, lang, script, kind, span, *rest in names],
        [Link(*link) for link in links],
        sources,
    )


@lru_cache(maxsize=65_536)
def _span(edtf: str | None) -> Timespan | None:
    return Timespan.parse(edtf) if edtf else None


if __name__ == "__main__":
    import contextlib
    import gc
    import os
    import signal

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    first, *others = (Path(name) for name in json.loads(sys.argv[1]))
    with contextlib.suppress(BrokenPipeError):  # nobody reads on
        _serve(first, others, sys.stdout.buffer)
        os._exit(0)
    os._exit(1)
