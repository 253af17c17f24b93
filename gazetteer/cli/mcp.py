"""`mcp`: the look-ups for AI assistants."""

from __future__ import annotations

from pathlib import Path

import click

from gazetteer.cli import common
from gazetteer.errors import InputError


@click.command(
    epilog="""\b
Examples:
  gazetteer mcp                         (an assistant's program starts this, and talks to it)
  gazetteer mcp --gazetteer my-places.db
  gazetteer mcp --gazetteer letters.workspace   (with the places that you added in the reading room)
"""
)
@common.database
def mcp(database: Path | None) -> None:
    """Serve look-ups to AI assistants over the Model Context Protocol, on standard input and output."""
    try:
        from gazetteer.server.assistant import assistant
    except ModuleNotFoundError as error:
        raise InputError(
            f'tools for assistants need more packages ({error.name} is missing): pip install "gazetteer[mcp]"'
        ) from error
    with common.open_gazetteer(database, silent=True) as gazetteer:
        assistant(gazetteer).run("stdio")
