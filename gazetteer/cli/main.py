"""The program `gazetteer`: its commands, and the one place where errors become exit codes.

Each command lies in a file of its own family and is imported only when it is called, so that `gazetteer lookup` starts at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from gazetteer import __version__
from gazetteer.errors import GazetteerError

COMMANDS = {
    "annotate": ("gazetteer.cli.texts:annotate", "Find the people and places of a text."),
    "map": ("gazetteer.cli.texts:map_", "Draw the map of a text."),
    "lookup": ("gazetteer.cli.names:lookup", "Look up which places bore a name."),
    "names": ("gazetteer.cli.names:names", "Show every name of one place, in time order."),
    "reconcile": ("gazetteer.cli.reconcile:reconcile", "Match the place names of a spreadsheet."),
    "evaluate": ("gazetteer.cli.evaluate:evaluate", "Score it against annotated texts."),
    "learn": ("gazetteer.cli.evaluate:learn", "Learn the clues' weights from annotated texts."),
    "batch": ("gazetteer.cli.batch:batch", "Annotate many documents, resumably."),
    "import": ("gazetteer.cli.imports:import_", "Add a gazetteer from files."),
    "fetch": ("gazetteer.cli.imports:fetch", "Download a known gazetteer and add it."),
    "export": ("gazetteer.cli.export:export", "Write the gazetteer, or a part of it, for others."),
    "info": ("gazetteer.cli.info:info", "Tell what is installed and what is held."),
}
"""Command to where it lies, and the line that `gazetteer --help` shows for it."""


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
@click.option("--debug", is_flag=True, help="Show where in the program an error came from.")
def cli(debug: bool) -> None:
    """Read a text about the past and know who and where it speaks of.

    Finds people and places, resolves each name to the place it meant at that time, says why, and draws a map that
    opens without a network. `gazetteer COMMAND --help` shows examples.
    """


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave: 0 when done, 1 when it could not be done, 2 on wrong usage, 130 when interrupted."""
    sys.exit(main(list(sys.argv[1:] if arguments is None else arguments)))


def main(arguments: list[str]) -> int:
    """Run the program on these arguments and return its exit code; errors go to standard error."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        cli.main(args=arguments, prog_name="gazetteer", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        _say("stopped")
        return 130
    except BrokenPipeError:
        _silence()
        return 0
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
        _say(f"this is a fault of the program ({type(error).__name__}: {error}): --debug shows where")
        return 1
    return 0


def _message(error: BaseException) -> str:
    if isinstance(error, GazetteerError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"


def _say(message: str) -> None:
    click.echo(click.style("gazetteer: ", fg="red", bold=True) + message, err=True)


def _silence() -> None:
    """After a closed pipe: keep Python from complaining when it flushes at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    run()
