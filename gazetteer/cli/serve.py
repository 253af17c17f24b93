"""`serve`: the web application."""

from __future__ import annotations

import errno
import gc
import secrets
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from gazetteer.cli import common
from gazetteer.errors import InputError

CONNECTIONS = 256
"""Maximum number of simultaneous connections and requests."""
IDLE_SECONDS = 30
"""Seconds after which an idle connection is closed; a busy machine may take some to read a request."""


@click.command(
    epilog="""\b
Examples:
  gazetteer serve
  gazetteer serve --port 8080 --workspace letters.db
  gazetteer serve --host 0.0.0.0   (for other machines too; prints an address with a token)
"""
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for any free one."
)
@click.option(
    "--workspace", type=click.Path(path_type=Path), metavar="FILE", help="File with your documents and corrections."
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A name under which the server is called; repeatable."
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="URL",
    help="A website that may call the reconciliation service (https://refine.example.org); repeatable.",
)
@common.database
@common.quiet
def serve(
    host: str,
    port: int,
    workspace: Path | None,
    hosts: Sequence[str],
    origins: Sequence[str],
    database: Path | None,
    quiet: bool,
) -> None:
    """Start the web application on this machine: read, correct, look up, reconcile. Ctrl-C stops it."""
    try:
        import uvicorn

        from gazetteer.server.application import create_app
        from gazetteer.server.settings import ServerSettings, is_loopback
    except ModuleNotFoundError as error:
        raise InputError(
            f'the web application needs more packages ({error.name} is missing): pip install "gazetteer[server]"'
        ) from error
    listening = _listen(host, port)
    with listening:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        common.open_gazetteer(database, silent=quiet, takes_workspace=False).close()
        token = None if is_loopback(host) else secrets.token_urlsafe(24)
        settings = ServerSettings(
            host=host,
            port=listening.getsockname()[1],
            gazetteer=database,
            workspace=workspace,
            token=token,
            hosts=tuple(name.lower() for name in hosts),
            origins=tuple(origin.rstrip("/") for origin in origins),
        )
        config = uvicorn.Config(
            create_app(settings),
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=3,
            timeout_keep_alive=IDLE_SECONDS,
            ws="none",
            limit_concurrency=CONNECTIONS,
        )
        click.echo(f"{address}?token={token}" if token else address)
        sys.stdout.flush()
        common.note("Ctrl-C stops the server.", silent=quiet)
        gc.freeze()  # exclude the objects of the program from garbage collection
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        InputError: the address does not exist or the port is in use.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        # with the protocol named, asyncio sends each answer at once; without, the second part waits 40 ms for the first
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise InputError(f"not a valid address: {host!r} ({error.strerror})") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        reason = (
            "the port is in use: choose another with --port" if error.errno == errno.EADDRINUSE else str(error.strerror)
        )
        raise InputError(f"cannot listen on {host}, port {port}: {reason}") from error
    return listening
