"""GeoNames' table of alternate names by place: 16 million names, whatever their order in the file, in 130 MB beside it.

Only where each line stands is kept, sorted by place; a line is read when its place comes by.
"""

from __future__ import annotations

import mmap
import shutil
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

from gazetteer.errors import FormatError
from gazetteer.formats.geonames import alternates_member, parse_alternate
from gazetteer.formats.safety import MAX_LINE, Refuse, open_binary
from gazetteer.model.place import Link, Name

_POSITION = 36
"""Bits of a line's position in the file: 64 GB."""


class Alternates:
    """The names of a table of alternate names, by place. Use it as a context manager.

    Args:
        plain: the table itself, unpacked.
        index: where its lines stand, as `index` has written it; any number of processes may share it.
        path: how the table is called in messages.
    """

    def __init__(self, plain: Path, index: Path, path: Path, *, refuse: Refuse | None = None) -> None:
        self.plain, self.index, self.path = plain, index, path
        self._refuse = refuse
        self._file = plain.open("rb", buffering=512)  # ten lines: the next one often follows, and seldom more
        self._lines = memoryview(b"").cast("q")
        if index.stat().st_size:
            with index.open("rb") as stream:
                self._lines = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)).cast("q")
        self._used = bytearray(len(self._lines))

    def __enter__(self) -> Alternates:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._lines.release()

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def of(self, id: str) -> tuple[tuple[Name, ...], tuple[Link, ...]]:
        """The names and links of the place with this CURIE, in the order of the file."""
        number = int(id[3:])
        first = bisect_left(self._lines, number << _POSITION)
        last = bisect_left(self._lines, (number + 1) << _POSITION, first)
        return self._read(first, last) if last > first else ((), ())

    def mark(self, id: str) -> None:
        """Take the place with this CURIE as asked for."""
        wanted = int(id[3:])
        first = bisect_left(self._lines, wanted << _POSITION)
        if first < len(self._lines) and self._lines[first] >> _POSITION == wanted:
            self._used[first] = 1

    def rest(self) -> Iterator[tuple[str, tuple[Name, ...], tuple[Link, ...]]]:
        """CURIE, names and links of every place that nobody asked for."""
        start = 0
        while start < len(self._lines):
            number = self._lines[start] >> _POSITION
            end = bisect_left(self._lines, (number + 1) << _POSITION, start)
            if not self._used[start]:
                names, links = self._read(start, end)
                if names or links:
                    yield f"gn:{number}", names, links
            start = end

    def _read(self, first: int, last: int) -> tuple[tuple[Name, ...], tuple[Link, ...]]:
        names: list[Name] = []
        links: list[Link] = []
        for index in range(first, last):
            self._used[index] = 1
            cells = self._line(self._lines[index] & ((1 << _POSITION) - 1)).split("\t")
            try:
                found = parse_alternate(cells, f"{self.path}, a name of {cells[1]}")
            except FormatError as error:
                if self._refuse is None:
                    raise
                self._refuse(error)
                continue
            match found:
                case _, Name() as name:
                    names.append(name)
                case _, Link() as link:
                    links.append(link)
        return tuple(names), tuple(links)

    def _line(self, position: int) -> str:
        self._file.seek(position)
        return self._file.readline(MAX_LINE).decode("utf-8", "replace").rstrip("\r\n")


def opened(path: Path, folder: Path, *, refuse: Refuse | None = None) -> Alternates:
    """A table that may be packed, unpacked and indexed in this folder, which is the caller's to make and to empty.

    Raises:
        InputError: the file cannot be had.
        FormatError: a line is longer than any, or has no id; unless `refuse` is told.
    """
    plain, index = path, folder / f"{path.name}.index"
    if path.suffix in (".zip", ".gz", ".bz2"):
        plain = folder / f"{path.name}.txt"
        with open_binary(path, member=alternates_member(path)) as stream, plain.open("wb") as unpacked:
            shutil.copyfileobj(stream, unpacked, 1 << 20)
    with index.open("wb") as out:
        _positions(plain, path, refuse).tofile(out)
    return Alternates(plain, index, path, refuse=refuse)


def _positions(plain: Path, path: Path, refuse: Refuse | None) -> array[int]:
    """Place and position of each line in one number, in order."""
    import numpy as np

    position = 0
    lines = array("q")
    with plain.open("rb") as file:
        for number, line in enumerate(iter(partial(file.readline, MAX_LINE), b""), start=1):
            start = line.find(b"\t") + 1
            end = line.find(b"\t", start)
            try:
                lines.append(int(line[start:end]) << _POSITION | position)
            except ValueError:
                if line.strip():
                    error = FormatError(f"{path}, line {number}: {line[start:end][:40]!r} is no GeoNames id")
                    if refuse is None:
                        raise error from None
                    refuse(error)
            position += len(line)
    if len(lines):
        np.frombuffer(lines, np.int64).sort()
    return lines
