"""Which requests are refused, and what every answer says to a browser."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.datastructures import Headers

from gazetteer import Gazetteer
from gazetteer.server.safety import Refused, allowed_origin, check_host, check_origin, check_token
from gazetteer.server.settings import ServerSettings
from tests.server.conftest import serving

LOCAL = ServerSettings(csrf="right")
OPEN = ServerSettings(host="0.0.0.0", token="secret", hosts=("library.example.org",))
HERE = {"host": "127.0.0.1:8000"}


@pytest.mark.parametrize(("settings", "host", "is_allowed"), [
    (LOCAL, "127.0.0.1:8000", True),
    (LOCAL, "localhost:8000", True),
    (LOCAL, "[::1]:8000", True),
    (LOCAL, "evil.example:8000", False),
    (LOCAL, "127.0.0.1.evil.example", False),
    (LOCAL, "192.168.1.7:8000", False),
    (LOCAL, "", False),
    (OPEN, "192.168.1.7:8000", True),
    (OPEN, "[fe80::1]:8000", True),
    (OPEN, "library.example.org", True),
    (OPEN, "evil.example", False),
])  # fmt: skip
def test_host(settings: ServerSettings, host: str, is_allowed: bool) -> None:
    assert _passes(check_host, Headers({"host": host}), settings) is is_allowed


@pytest.mark.parametrize(("method", "headers", "is_allowed"), [
    ("GET", {}, True),
    ("POST", {}, True),  # a program, not a browser
    ("GET", {"origin": "http://127.0.0.1:8000"}, True),
    ("GET", {"origin": "http://evil.example"}, False),
    ("GET", {"origin": "http://127.0.0.1:9999"}, False),
    ("GET", {"origin": "null"}, False),
    ("GET", {"origin": "http://[broken"}, False),
    ("GET", {"sec-fetch-site": "same-origin"}, True),
    ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, True),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),  # a link that was followed
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, False),  # a script or picture of another website
    ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
    ("POST", {"origin": "http://127.0.0.1:8000"}, False),  # no token
    ("POST", {"origin": "http://127.0.0.1:8000", "x-csrf-token": "wrong"}, False),
    ("POST", {"origin": "http://127.0.0.1:8000", "x-csrf-token": "right"}, True),
    ("DELETE", {"sec-fetch-site": "same-origin"}, False),
    ("POST", {"cookie": "gazetteer_token=x"}, False),
])  # fmt: skip
def test_origin(method: str, headers: dict[str, str], is_allowed: bool) -> None:
    assert _passes(check_origin, Headers({**HERE, **headers}), method, "/documents", LOCAL) is is_allowed


@pytest.mark.parametrize(("origin", "path", "is_allowed"), [
    ("http://127.0.0.1:3333", "/reconcile", True),  # OpenRefine
    ("http://localhost:3333", "/reconcile/suggest/entity", True),
    ("https://refine.example.org", "/reconcile", True),
    ("http://evil.example", "/reconcile", False),
    ("http://127.0.0.1:3333", "/reconciled", False),
    ("http://127.0.0.1:3333", "/documents", False),
])  # fmt: skip
def test_other_websites_may_reconcile(origin: str, path: str, is_allowed: bool) -> None:
    settings = ServerSettings(origins=("https://refine.example.org",))
    headers = Headers({**HERE, "origin": origin})
    assert allowed_origin(headers, path, settings) == (origin if is_allowed else None)
    assert _passes(check_origin, headers, "POST", path, settings) is is_allowed


@pytest.mark.parametrize(("headers", "query", "is_allowed"), [
    ({}, b"", False),
    ({"authorization": "Bearer secret"}, b"", True),
    ({"authorization": "Basic secret"}, b"", False),
    ({"cookie": "other=1; gazetteer_token=secret"}, b"", True),
    ({"cookie": "gazetteer_token=wrong"}, b"", False),
    ({}, b"token=secret", True),
    ({}, b"token=%ff", False),
])  # fmt: skip
def test_token(headers: dict[str, str], query: bytes, is_allowed: bool) -> None:
    assert _passes(check_token, Headers(headers), query, OPEN) is is_allowed


def _passes(check: object, *arguments: object) -> bool:
    try:
        check(*arguments)  # type: ignore[operator]
    except Refused:
        return False
    return True


@pytest.fixture(scope="module")
def strict(gazetteer: Gazetteer) -> Iterator[str]:
    """A server with a token and small limits."""
    settings = ServerSettings(gazetteer=Path(gazetteer.path), token="secret", body_limit=1000, body_seconds=0.5)
    with serving(settings) as found:
        yield found


def test_responses_have_security_headers(client: httpx.Client) -> None:
    headers = client.get("/static/base.css").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_foreign_host_or_origin_is_refused(client: httpx.Client) -> None:
    assert client.get("/static/base.css", headers={"host": "evil.example"}).status_code == 403
    assert client.get("/static/base.css", headers={"origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize("path", [
    "/static/../application.py", "/static/%2e%2e%2fapplication.py", "/static//etc/passwd", "/static/..%5c..%5cetc",
    "/static/templates", "/static/base.css%00", "/../../etc/passwd",
])  # fmt: skip
def test_no_path_reaches_the_file_system(client: httpx.Client, path: str) -> None:
    parts = urlsplit(str(client.base_url))
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 404
    assert b"root:" not in answer.read()


def test_a_browser_that_comes_with_the_token_gets_a_cookie(strict: str) -> None:
    with httpx.Client(base_url=strict) as browser:
        assert browser.get("/static/base.css").status_code == 401
        assert browser.get("/static/base.css?token=secret").status_code == 200
        assert browser.get("/static/base.css").status_code == 200


@pytest.mark.parametrize("is_chunked", [False, True], ids=["stated", "chunked"])
def test_a_large_body_is_refused(strict: str, is_chunked: bool) -> None:
    content = (b" " * 500 for _ in range(9)) if is_chunked else b" " * 4500
    headers = {"authorization": "Bearer secret", "content-type": "application/json"}
    assert httpx.post(f"{strict}/api/annotate", content=content, headers=headers).status_code == 413


def test_a_slow_body_is_refused(strict: str) -> None:
    parts = urlsplit(strict)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=10) as connection:
        connection.sendall(
            b"POST /api/annotate HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret\r\n"
            b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        started = time.monotonic()
        assert b" 408 " in connection.recv(1000).splitlines()[0]
        assert time.monotonic() - started < 5
