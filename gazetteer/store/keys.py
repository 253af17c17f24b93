"""Search keys of many names at once, on a second processor where there is one.

Run as a program, it reads names from standard input, one a line, and writes the folded Latin form (empty where it is
the key itself) and the sound key of each. A process of its own, and not `multiprocessing`, so that a build
works from a notebook or a script without a guard on every system.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from types import TracebackType

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of
from gazetteer.names.sound import sound

Row = tuple[str, str, str]
"""A folded name, its folded Latin form, and its sound key."""

NEIGHBOURS = frozenset("Latn Armn Cyrl Geor Grek Arab Hebr Syrc Copt Glag Goth Zyyy".split())
"""Scripts whose readers wrote each other's names down; the sounds of all others are kept apart, by script."""


def keys_of(text: str) -> tuple[str | None, str]:
    """The folded Latin form (None for a name in ASCII) and the sound key of a name as it is written."""
    if text.isascii():
        return None, sound(text)
    return fold(romanize(text)), sounds(text)[0]


def sounds(text: str) -> tuple[str, ...]:
    """The sound keys under which a name is looked for: its own, and for a distant script the Latin one too.

    カーリン sounds like "Karin", but who writes Karin does not mean the town that カーリン transcribes.

    >>> sounds("Karin"), sounds("Կարին"), sounds("カーリン")
    (('KRN',), ('KRN',), ('Jpan:KRN', 'KRN'))
    """
    code, script = sound(text), script_of(text)
    return (code,) if script in NEIGHBOURS else (f"{script}:{code}", code)


class Worker:
    """A process that works out search keys while its caller does other things. Use it as a context manager."""

    def __enter__(self) -> Worker:
        self._keys: list[str] = []
        self._answers = tempfile.TemporaryFile()
        command = [sys.executable, "-m", "gazetteer.store.keys"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=self._answers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._answers.close()

    def send(self, names: Mapping[str, str]) -> None:
        """Hand over names as they are written, by their folded forms; they come back in the same order."""
        self._keys += names
        assert self._process.stdin is not None
        self._process.stdin.write("".join(f"{_line(text)}\n" for text in names.values()).encode())

    def rows(self) -> Iterator[Row]:
        """The search keys of all names sent, in order; nothing can be sent afterwards.

        Raises:
            ChildProcessError: the process ended before its work was done.
        """
        assert self._process.stdin is not None
        self._process.stdin.close()
        if self._process.wait() != 0:
            raise ChildProcessError(f"working out search keys ended with code {self._process.returncode}")
        self._answers.seek(0)
        for key, line in zip(self._keys, self._answers, strict=True):
            latin, _, code = line.decode().rstrip("\n").partition("\t")
            yield key, latin or key, code


def _line(text: str) -> str:
    return " ".join(text.split())


def _serve() -> None:
    for line in sys.stdin.buffer:
        latin, code = keys_of(line.decode().rstrip("\n"))
        sys.stdout.buffer.write(f"{latin or ''}\t{code}\n".encode())


if __name__ == "__main__":
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    _serve()
