"""What the commands share: opening the gazetteer, progress on a terminal, files that are whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gazetteer.errors import InputError

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.resolve.weights import Weights

Command = TypeVar("Command", bound=Callable[..., Any])

output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write; standard output without it."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
database = click.option(
    "--gazetteer",
    "database",
    type=click.Path(path_type=Path),
    help="A gazetteer file in place of your own or the embedded one.",
)

weights = click.option(
    "--weights", type=click.Path(path_type=Path), metavar="FILE", help="Clue weights that `gazetteer learn` wrote."
)


def read_weights(path: Path | None) -> Weights | None:
    """The weights of a file; None, which means those that ship with the program, without one."""
    from gazetteer.resolve.weights import load

    return load(path) if path is not None else None


def open_gazetteer(path: Path | None, *, silent: bool = False) -> Gazetteer:
    """The one in a file, else the user's own, else the embedded one, its first build shown by a progress bar."""
    from gazetteer.build import embedded
    from gazetteer.database import user_gazetteer
    from gazetteer.gazetteer import Gazetteer

    if path is not None or user_gazetteer.path().is_file() or embedded.path().is_file():
        return Gazetteer.open(path)
    with progress("Building the gazetteer (once)", embedded.EXPECTED, silent=silent) as advance:
        return Gazetteer.open(progress=advance)


@contextmanager
def progress(title: str, total: int | None, *, silent: bool = False) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, on a terminal only; gives a function that is told how much was done."""
    if silent or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.advance(task, done)


def note(message: str, *, silent: bool = False) -> None:
    """A line on standard error for a person at a terminal."""
    if not silent and sys.stderr.isatty():
        click.secho(message, err=True, dim=True)


def warn(message: str) -> None:
    """A line on standard error that is always said."""
    click.echo(click.style("note: ", fg="yellow") + message, err=True)


def write(content: str | bytes, path: Path | None) -> None:
    """Write a whole file at once, or to standard output; a failure leaves what was there before.

    Raises:
        InputError: the folder is not there or cannot be written, or the disk is full.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with replacing(path) as half:
        half.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to be written in peace; it takes the place of `path` when all went well.

    Raises:
        InputError: the folder is not there or cannot be written, or the disk is full.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder: give the name of a file to write")
    half: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(number)
        half = Path(name)
        yield half
        half.chmod(0o666 & ~_umask())
        os.replace(half, path)
    except OSError as error:
        raise InputError(
            f"{path} could not be written: {error.strerror or error}. Nothing was changed there"
        ) from error
    finally:
        if half is not None:
            half.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
