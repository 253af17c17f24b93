"""Code shared by the commands: options, opening the gazetteer, progress bars, notes, output files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gazetteer.cli.terminal import colour, is_interactive
from gazetteer.errors import InputError
from gazetteer.whole_files import replacing

if TYPE_CHECKING:
    from gazetteer.clues.weights import Weights
    from gazetteer.gazetteer import Gazetteer

Command = TypeVar("Command", bound=Callable[..., Any])

output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write (default: standard output)."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Show no progress and no notes.")
database = click.option(
    "--gazetteer",
    "database",
    type=click.Path(path_type=Path),
    help="Gazetteer file to use (default: your own, else the embedded one), or a workspace of `serve`: its own places are added.",
)

weights = click.option(
    "--weights", type=click.Path(path_type=Path), metavar="FILE", help="Clue weights written by `gazetteer learn`."
)
encoding = click.option("--encoding", metavar="NAME", help="The encoding of a table; detected by default.")


def _character(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return a delimiter given as a character or as the word tab."""
    sign = {"tab": "\t", "\\t": "\t"}.get(value or "", value)
    if sign is not None and len(sign) != 1:
        raise InputError(f"the delimiter is {sign!r}: give one character, or the word tab")
    return sign


delimiter = click.option(
    "--delimiter",
    metavar="D",
    callback=_character,
    help="The character between the cells of a table; detected by default. “tab” for a tab.",
)


def check_output(path: Path | None, inputs: Iterable[str]) -> None:
    """Check that the output would not replace an input.

    Raises:
        InputError: the output is one of the inputs.
    """
    for item in inputs:
        if path is not None and item != "-" and path.is_file() and Path(item).is_file() and path.samefile(item):
            raise InputError(f"{path} is also the input: give another file with -o, so that the input is not replaced")


def note_places(gazetteer: Gazetteer, named: Mapping[str, str | None], *, silent: bool = False) -> None:
    """Print a note for each option whose place is read from a name that only resembles what was given.

    Raises:
        UnknownPlaceError: a place is not found.
    """
    for option, given in named.items():
        if given is None:
            continue
        _, _, label = gazetteer.point(given)
        best = gazetteer.lookup(given, limit=1)
        if best and best[0].place.label == label and best[0].how != "exact":
            warn(f"{option}: no exact match for “{given}”; read as {label} ({best[0].place.id})", silent=silent)


def read_weights(path: Path | None) -> Weights | None:
    """Read clue weights from a file; None selects those of the package."""
    from gazetteer.clues.weights import load

    return load(path) if path is not None else None


def open_gazetteer(path: Path | None, *, silent: bool = False, takes_workspace: bool = True) -> Gazetteer:
    """Open the gazetteer of a file, else the user's own, else the embedded one. A first build shows a progress bar.

    Args:
        path: a gazetteer, or a workspace of the reading room, whose own places are added to the default gazetteer.
        silent: whether to hide the progress bar.
        takes_workspace: whether the command can use a workspace.

    Raises:
        InputError: the file is a workspace, and the command cannot use one.
        StoreError: the file cannot be opened.
    """
    from gazetteer.build import embedded
    from gazetteer.database import user_gazetteer
    from gazetteer.gazetteer import Gazetteer

    if path is not None and _is_workspace(path):
        if not takes_workspace:
            raise InputError(
                f"{path} is a workspace and not a gazetteer: save its own places in the reading room, "
                "and add them with `gazetteer import lpf`"
            )
        open_gazetteer(None, silent=silent).close()
        from gazetteer.server.own_gazetteer import of_workspace

        return of_workspace(path)
    if path is not None or user_gazetteer.path().is_file() or embedded.path().is_file():
        return Gazetteer.open(path)
    with progress("Building the gazetteer (once)", embedded.EXPECTED, silent=silent) as advance:
        return Gazetteer.open(progress=advance)


def _is_workspace(path: Path) -> bool:
    from gazetteer.server.workspace.file import is_workspace

    return is_workspace(path)


@contextmanager
def progress(title: str, total: int | None, *, silent: bool = False) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on standard error, on a terminal only; yields a function to call with the number of items done."""
    if silent or not is_interactive():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.advance(task, done)


def note(message: str, *, silent: bool = False) -> None:
    """Print a line to standard error, on a terminal only."""
    if not silent and is_interactive():
        click.secho(message, err=True, dim=True, color=colour())


def warn(message: str, *, silent: bool = False) -> None:
    """Print a line to standard error, also if it is not a terminal."""
    if silent:
        return
    click.echo(click.style("note: ", fg="yellow") + message, err=True, color=colour())


def write(content: str | bytes, path: Path | None) -> None:
    """Write a complete file, or standard output; after a failure the file is unchanged.

    Raises:
        InputError: the folder is missing or not writable, the disk is full, or standard output is closed.
    """
    write_pieces((content,), path)


def write_pieces(pieces: Iterable[str | bytes], path: Path | None) -> None:
    """Write pieces as they are produced, like `write`.

    Half of a character (a lone surrogate), which UTF-8 cannot encode, becomes an escape such as `\\udcff`. In JSON it is read back.

    Raises:
        InputError: the folder is missing or not writable, the disk is full, or standard output is closed.
        click.exceptions.Exit: the program that reads standard output has ended, as `head` does.
    """
    data = (piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece for piece in pieces)
    if path is not None and str(path) != "-":
        with replacing(path) as part, part.open("wb") as stream:
            stream.writelines(data)
        return
    if sys.stdout is None:
        raise InputError("standard output is closed: give a file with -o")
    try:
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise reader_ended() from error


def reader_ended() -> click.exceptions.Exit:
    """Return the exception that ends a command when the program that reads its output has ended, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at exit
    return click.exceptions.Exit(0)


def language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the code of a language given as a code or a name, or raise a usage error."""
    if value is None:
        return None
    from gazetteer.languages.codes import language_code

    try:
        return language_code(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error
