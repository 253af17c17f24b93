"""GeoNames' table of alternate names by place: 16 million names in any order, with an index of 130 MB.

The index contains only the position of each line, sorted by place; a line is read together with its place.
"""

from __future__ import annotations

import mmap
import shutil
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse
from gazetteer.formats.files.safety import MAX_LINE, open_binary
from gazetteer.formats.geonames import alternates_member, parse_alternate
from gazetteer.model.place import Link, Name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_POSITION = 36
"""Bits of a line's position in the file: 64 GB."""
_PLACES = (1 << _POSITION) - 1
_DIGITS = 9
"""Largest number of digits of a GeoNames id; a longer one is not valid and does not fit next to the position."""
_BLOCK = 1 << 24
"""Number of bytes split into lines at a time."""
_SIFTED = 1 << 20
"""Number of lines searched at a time for places that were not requested."""
_PIECE = 1 << 10
"""Bytes read at a time: about twenty lines. The next line often follows."""


class Alternates:
    """The names of a table of alternate names, by place, as a context manager.

    Args:
        plain: the unpacked table.
        index: the positions of its lines, as `index` writes them; any number of processes may share it.
        path: name of the table in messages.
    """

    def __init__(self, plain: Path, index: Path, path: Path, *, refuse: Refuse | None = None) -> None:
        self.plain, self.index, self.path = plain, index, path
        self._name = str(path)
        self._refuse = refuse
        self._file = plain.open("rb", buffering=0)
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
        """Return the number of lines."""
        return len(self._lines)

    def of(self, ids: Sequence[str]) -> Iterator[tuple[tuple[Name, ...], tuple[Link, ...]]]:
        """Yield names and links of each place with these CURIEs, in the order of the file."""
        ranges = self.mark(ids)
        texts = self._texts(index for lines in ranges for index in lines)
        for lines in ranges:
            yield self._parsed(texts[index] for index in lines) if lines else ((), ())

    def mark(self, ids: Sequence[str]) -> list[range]:
        """Mark the places with these CURIEs as requested, and return the lines of each."""
        import numpy as np

        lines = np.frombuffer(self._lines, np.int64) if self._used else np.empty(0, np.int64)
        requested = np.fromiter((int(id[3:]) for id in ids), np.int64, len(ids))
        first, last = (np.searchsorted(lines, number << _POSITION) for number in (requested, requested + 1))
        if self._used:
            np.frombuffer(self._used, np.uint8)[first[last > first]] = 1
        return list(map(range, first.tolist(), last.tolist()))

    def rest(self) -> Iterator[tuple[str, tuple[Name, ...], tuple[Link, ...]]]:
        """Yield CURIE, names and links of every place that was not requested."""
        import numpy as np

        if not self._used:
            return
        lines, used = np.frombuffer(self._lines, np.int64), np.frombuffer(self._used, np.uint8)
        start = 0
        while start < len(lines):
            numbers = lines[start : start + _SIFTED] >> _POSITION
            last = (numbers[-1] + 1) << _POSITION
            end = int(np.searchsorted(lines, last))  # where the lines of the last place end
            numbers = lines[start:end] >> _POSITION
            starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) + start
            ends = np.append(starts[1:], end)
            unasked = used[starts] == 0
            for first, after in zip(starts[unasked].tolist(), ends[unasked].tolist(), strict=True):
                names, links = self._parsed(self._texts(range(first, after)).values())
                if names or links:
                    yield f"gn:{lines[first] >> _POSITION}", names, links
            start = end

    def _parsed(self, texts: Iterable[str]) -> tuple[tuple[Name, ...], tuple[Link, ...]]:
        """Return the names and links in these lines."""
        names: list[Name] = []
        links: list[Link] = []
        for text in texts:
            cells = text.split("\t")
            try:
                found = parse_alternate(cells, f"{self._name}, a name of {cells[1]}", refuse=self._refuse)
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

    def _texts(self, indexes: Iterable[int]) -> dict[int, str]:
        """Return the lines with these indexes; adjacent lines are read together."""
        found = {}
        piece, start = b"", 0
        for position, index in sorted((self._lines[index] & _PLACES, index) for index in indexes):
            at = position - start
            end = piece.find(b"\n", at) if 0 <= at < len(piece) else -1
            if end < 0:
                self._file.seek(position)
                piece, start, at = self._file.read(_PIECE), position, 0
                end = piece.find(b"\n")
                if end < 0 and len(piece) == _PIECE:
                    self._file.seek(position)
                    piece = self._file.readline(MAX_LINE)
                end = len(piece) if end < 0 else end
            found[index] = piece[at:end].decode("utf-8", "replace").rstrip("\r\n")
        return found


def opened(path: Path, folder: Path, *, refuse: Refuse | None = None) -> Alternates:
    """Unpack a table if needed and index it in this folder, which the caller creates and deletes.

    Raises:
        InputError: the file cannot be read.
        FormatError: a line is too long or has no id; with `refuse`, it is called instead.
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
    """Return place and position of each line as one number, sorted."""
    import numpy as np

    lines = array("q")
    position, before = 0, 0
    with plain.open("rb") as file:
        while block := file.read(_BLOCK) + file.readline(MAX_LINE):
            starts, ids = _ids(block)
            for line in np.flatnonzero(ids < 0).tolist():
                text = block[starts[line] : starts[line] + 200].partition(b"\n")[0]
                if text.strip():
                    cell = text.split(b"\t")[1:2] or [text]
                    error = FormatError(f"{path}, line {before + line + 1}: {cell[0][:40]!r} is not a GeoNames id")
                    if refuse is None:
                        raise error
                    refuse(error)
            lines.frombytes((ids[ids >= 0] << _POSITION | starts[ids >= 0] + position).tobytes())
            position, before = position + len(block), before + len(ids)
    if len(lines):
        np.frombuffer(lines, np.int64).sort()
    return lines


def _ids(block: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the start of each line of a block, and the number in its second cell, -1 if it is missing."""
    import numpy as np

    letters = np.frombuffer(block, np.uint8)
    ends = np.append(np.flatnonzero(letters == ord("\n")), len(letters))
    starts = np.append(0, ends[:-1] + 1)
    if starts[-1] == len(letters):  # nothing after the last line's end
        starts, ends = starts[:-1], ends[:-1]
    tabs = np.append(np.flatnonzero(letters == ord("\t")), [len(letters)] * 2)
    first = np.searchsorted(tabs, starts)
    left, right = tabs[first] + 1, tabs[np.minimum(first + 1, len(tabs) - 1)]
    size = right - left
    sound = (right <= ends) & (size > 0) & (size <= _DIGITS)
    ids = np.zeros(len(starts), np.int64)
    for place in range(_DIGITS):
        inside = sound & (place < size)
        digit = letters[(left + place)[inside]].astype(np.int64) - ord("0")
        ids[inside] = ids[inside] * 10 + digit
        sound[inside] &= (digit >= 0) & (digit <= 9)
    return starts, np.where(sound & (ids < 1 << 63 - _POSITION), ids, -1)
