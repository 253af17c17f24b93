"""Checks of requests (caller, page of origin, size of the body), and the headers of all responses.

Every page in a browser on this machine can call a server on this machine. Therefore the `Host` of a request must be an
address of this machine (a foreign name could be made to resolve to it), and requests from other websites are refused.
A request that changes something must also have the token of a page of this server. Programs other than browsers do not send
`Origin` or `Sec-Fetch-Site`, and a website cannot make a browser omit both; such requests are accepted.

One exception: the reconciliation service, which is read-only, answers other websites on this machine (OpenRefine runs on
another port) and those in `Settings.origins`.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gazetteer.server.settings import ServerSettings, is_loopback

OPEN_TO_OTHERS = "/reconcile"
"""Beginning of the paths that allowed websites may call."""

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CSRF_HEADER = "x-csrf-token"
COOKIE = "gazetteer_token"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
"""Default headers of every response."""


class Refused(Exception):
    """A refused request: status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Safety:
    """ASGI middleware that checks every request first."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # the server does not support WebSockets; returning without a response refuses one
        headers = Headers(scope=scope)
        allowed = allowed_origin(headers, scope["path"], self.settings)
        cookie = ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), allowed, cookie)
            await send(message)

        limit = self.settings.limit_for(scope["path"])
        try:
            check_host(headers, self.settings)
            check_origin(headers, scope["method"], scope["path"], self.settings)
            cookie = check_token(headers, scope["query_string"], self.settings)
            check_length(headers, limit)
        except Refused as refused:
            answer = JSONResponse({"detail": str(refused)}, refused.status)
            await answer(scope, receive, send_with_headers)
            return
        if allowed and scope["method"] == "OPTIONS":
            await _preflight(headers)(scope, receive, send_with_headers)
            return
        await self.app(scope, limited(receive, limit, self.settings.body_seconds), send_with_headers)


def check_host(headers: Headers, settings: ServerSettings) -> None:
    """Refuse a request to a foreign host name, which may have been made to resolve to this server."""
    host = headers.get("host", "")
    name = _host_name(host)
    if is_loopback(name) or name in (settings.host, *settings.hosts):
        return
    if not is_loopback(settings.host) and _is_address(name):
        return
    raise Refused(403, f"the request is for the host {host[:100]!r}: use the address of this server")


def check_origin(headers: Headers, method: str, path: str, settings: ServerSettings) -> None:
    """Refuse requests from other websites, and changes without the token of a page of this server."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if allowed_origin(headers, path, settings):
        return
    if origin is not None and not _is_own(origin, headers.get("host", "")):
        raise Refused(403, f"the website {origin[:100]!r} may not call this server")
    is_followed_link = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    if site in ("cross-site", "same-site") and not is_followed_link:
        raise Refused(403, "another website may not call this server")
    is_browser = origin is not None or site is not None or "cookie" in headers
    if method not in SAFE_METHODS and is_browser:
        sent = headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(sent.encode(), settings.csrf.encode()):
            raise Refused(403, f"the page is out of date: load it again (its {CSRF_HEADER} is missing or old)")


def allowed_origin(headers: Headers, path: str, settings: ServerSettings) -> str | None:
    """Return the other website that calls the reconciliation service, if it is allowed; else None."""
    origin = headers.get("origin")
    if origin is None or not (path == OPEN_TO_OTHERS or path.startswith(OPEN_TO_OTHERS + "/")):
        return None
    if origin in settings.origins or is_loopback(_host_name(urlsplit_or_empty(origin))):
        return origin
    return None


def check_token(headers: Headers, query: bytes, settings: ServerSettings) -> str:
    """Refuse a request without the token in the header, a cookie or the query, if the server needs one.

    Returns:
        The cookie to set if a browser sent the token in the query, else "".
    """
    if settings.token is None:
        return ""
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    in_query = parse_qs(query.decode("latin-1")).get("token", [""])[-1]
    known = [bearer if scheme.lower() == "bearer" else "", _cookie(headers.get("cookie", "")), in_query]
    is_right = [hmac.compare_digest(one.encode("utf-8", "replace"), settings.token.encode()) for one in known]
    if not any(is_right):
        raise Refused(401, "this server needs a token: open the address that `gazetteer serve` printed")
    return f"{COOKIE}={settings.token}; HttpOnly; SameSite=Strict; Path=/" if is_right[2] else ""


def check_length(headers: Headers, limit: int) -> None:
    """Refuse a body whose declared size is too large."""
    length = headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:20]) > limit:
        raise Refused(413, too_large(limit))


def too_large(limit: int) -> str:
    """Return the message for a body above the limit."""
    return f"the request is too large: the maximum is {limit / (1 << 20):.0f} MiB"


def limited(receive: Receive, limit: int, seconds: float) -> Receive:
    """Return a `receive` that limits a body to `limit` bytes and `seconds` seconds."""
    size, end = 0, time.monotonic() + seconds
    is_whole = False

    async def counting() -> Message:
        nonlocal size, is_whole
        if is_whole:
            return await receive()  # waits until the client disconnects
        try:
            message = await asyncio.wait_for(receive(), max(0.0, end - time.monotonic()))
        except TimeoutError:
            raise HTTPException(408, f"the request did not arrive within {seconds:.0f} seconds") from None
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if size > limit:
                raise HTTPException(413, too_large(limit))
        return message

    return counting


def urlsplit_or_empty(url: str) -> str:
    """Return the host and port of a web address; "" without one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _is_own(origin: str, host: str) -> bool:
    return urlsplit_or_empty(origin).lower() == host.lower() != ""


def _host_name(host: str) -> str:
    """Return the name or address of a `Host` header, without the port and the brackets of IPv6."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and ":" in host else host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _add_headers(headers: MutableHeaders, allowed: str | None, cookie: str) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if cookie:
        headers.append("set-cookie", cookie)
    if allowed:
        headers["access-control-allow-origin"] = allowed
        headers.add_vary_header("Origin")


def _preflight(headers: Headers) -> Response:
    """Answer a preflight request, with which a browser checks whether a website may send a request."""
    answer = Response(status_code=204)
    answer.headers["access-control-allow-methods"] = "GET, POST"
    answer.headers["access-control-allow-headers"] = "content-type, x-requested-with"
    answer.headers["access-control-max-age"] = "600"
    if headers.get("access-control-request-private-network") == "true":
        answer.headers["access-control-allow-private-network"] = "true"
    return answer
