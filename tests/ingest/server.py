"""A local file server with ranges, version tags, and failures."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Server:
    """The files that it serves, by path without the query, and the requests that it received.

    Attributes:
        break_after: numbers of bytes after which the next answers break off.
        refuse: status codes of the next answers.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    break_after: list[int] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server within the context."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.requests.append((self.path, {key.title(): value for key, value in self.headers.items()}))
            body = server.files.get(self.path.partition("?")[0])
            if server.refuse:
                self.send_response(server.refuse.pop(0))
                self.send_header("Retry-After", "7")
                self.end_headers()
                return
            if body is None:
                self.send_error(404)
                return
            mark = f'"{hashlib.md5(body).hexdigest()}"'
            if self.headers.get("If-None-Match") == mark:
                self.send_response(304)
                self.end_headers()
                return
            start, wanted = 0, self.headers.get("Range", "")
            if wanted and self.headers.get("If-Range") == mark:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                if start >= len(body):
                    self.send_response(416)
                    self.end_headers()
                    return
            self.send_response(206 if start else 200)
            self.send_header("ETag", mark)
            self.send_header("Content-Length", str(len(body) - start))
            self.end_headers()
            end = start + server.break_after.pop(0) if server.break_after else len(body)
            self.wfile.write(body[start:end])

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{listening.server_address[1]}"
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
