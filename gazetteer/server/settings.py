"""The settings of a server."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer.database import user_gazetteer

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings with which a server is started.

    Attributes:
        host: the address to listen on. If it is not a loopback address, every request needs `token`.
        port: the port to listen on; 0 for any free one.
        gazetteer: the gazetteer's file; None for the user's own, else the embedded one.
        workspace: the file with documents and corrections; None for the default one.
        token: the token that a client must send; None if it is not needed.
        csrf: the token that a page of this server must send with each change.
        hosts: names by which the server may be called, in addition to IP addresses and "localhost".
        origins: other websites ("https://refine.example.org") that may call the reconciliation service.
        body_limit: maximum size of a request body in bytes.
        body_limits: the same by beginning of the path; the longest matching beginning counts.
        body_seconds: maximum time for receiving a request body, in seconds.
        text_limit: maximum length in characters of a text that is annotated while the client waits.
        threads: number of concurrent requests; each has a connection to the gazetteer.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    gazetteer: Path | None = None
    workspace: Path | None = None
    token: str | None = None
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    body_limit: int = 4 * MIB
    body_limits: Mapping[str, int] = field(default_factory=lambda: {"/documents": 64 * MIB})
    body_seconds: float = 60.0
    text_limit: int = 200_000
    threads: int = 8

    def workspace_file(self) -> Path:
        """Return the workspace: by default `reading-room.workspace` next to the user's own gazetteer."""
        return self.workspace or user_gazetteer.path().with_name("reading-room.workspace")

    def limit_for(self, path: str) -> int:
        """Return the maximum size in bytes of a request body for a path."""
        fitting = [start for start in self.body_limits if path.startswith(start)]
        return self.body_limits[max(fitting, key=len)] if fitting else self.body_limit


def is_loopback(host: str) -> bool:
    """Return whether an address or name can only be reached from this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"
