"""The program `gazetteer`: its commands, and the exit codes of errors.

Each command is imported when it is called, so that `gazetteer lookup` starts quickly.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from gazetteer import __version__
from gazetteer.cli.terminal import colour
from gazetteer.errors import GazetteerError

COMMANDS = {
    "annotate": ("gazetteer.cli.texts:annotate", "Find the people and places of a text."),
    "map": ("gazetteer.cli.texts:map_", "Draw the map of a text."),
    "lookup": ("gazetteer.cli.names:lookup", "Look up which places have or had a name."),
    "names": ("gazetteer.cli.names:names", "Show every name of one place, in time order."),
    "reconcile": ("gazetteer.cli.reconcile:reconcile", "Match the place names of a table, row by row."),
    "people": ("gazetteer.cli.people:people", "List the persons of texts, and who was where when."),
    "evaluate": ("gazetteer.cli.evaluate:evaluate", "Score the pipeline against a gold corpus."),
    "learn": ("gazetteer.cli.evaluate:learn", "Learn clue weights from annotated texts."),
    "batch": ("gazetteer.cli.batch:batch", "Annotate many documents; safe to re-run after an interruption."),
    "compare": ("gazetteer.cli.compare:compare", "List what differs between two annotations of the same texts."),
    "import": ("gazetteer.cli.imports:import_", "Import a gazetteer from files."),
    "fetch": ("gazetteer.cli.imports:fetch", "Download a known gazetteer and import it."),
    "export": ("gazetteer.cli.export:export", "Export the gazetteer or a selection of it."),
    "serve": ("gazetteer.cli.serve:serve", "Start the web application: read, correct, look up, reconcile."),
    "mcp": ("gazetteer.cli.mcp:mcp", "Serve look-ups to AI assistants (Model Context Protocol)."),
    "info": ("gazetteer.cli.info:info", "Show version, models and gazetteer contents."),
}
"""Maps a command to its module and function, and to its line in `gazetteer --help`."""

COLLECTED_AFTER = 50_000
"""Number of new objects after which the garbage collector runs: imports make many objects that stay."""


class Commands(click.Group):
    """A group that imports a command only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  gazetteer map letter.txt -o letter.html",
)
@click.version_option(__version__, "-V", "--version", package_name="gazetteer")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Find people and places in historical texts, and resolve each place name to what it meant at the time.

    Every resolution is explained. Maps open without a network. `gazetteer COMMAND --help` shows examples.
    """


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit: 0 on success, 1 when the work could not be done, 2 on wrong usage, 130 when interrupted."""
    gc.set_threshold(COLLECTED_AFTER)
    leave(main(list(sys.argv[1:] if arguments is None else arguments)))


def leave(code: int) -> NoReturn:
    """Exit as `sys.exit` does, but without freeing each object, which takes as long as a look-up.

    Exit functions are called first. A program that is traced or interactive, or has threads, exits in the usual way.
    """
    if sys.flags.interactive or sys.gettrace() or sys.getprofile() or threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or the disk is full, which was reported
            stream.flush()
    os._exit(code)


def main(arguments: list[str]) -> int:
    """Run the program with these arguments and return its exit code. Errors go to standard error."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    _open_closed_streams()
    signal.signal(signal.SIGTERM, _stop)
    try:
        cli.main(args=arguments, prog_name="gazetteer", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        _say("stopped")
        return 130
    except (GazetteerError, OSError, MemoryError, UnicodeError) as error:
        if debug:
            raise
        _say(_message(error))
        return 1
    except click.ClickException as error:
        error.show()
        return 1
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except Exception as error:
        if debug:
            raise
        _say(
            f"internal error ({type(error).__name__}: {error}). Please run the command again with --debug and report it"
        )
        return 1
    return 0


def _message(error: BaseException) -> str:
    if isinstance(error, GazetteerError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"


def _say(message: str) -> None:
    message = message.encode("utf-8", "backslashreplace").decode()  # lone surrogates cannot be written
    click.echo(click.style("gazetteer: ", fg="red", bold=True) + message, err=True, color=colour())


def _stop(number: int, frame: object) -> None:
    """Exit on SIGTERM as on Ctrl-C, so that unfinished files are removed."""
    raise KeyboardInterrupt


def _open_closed_streams() -> None:
    """Open the null device for standard streams that the caller has closed."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    run()
