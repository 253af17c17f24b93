"""Downloads that continue after an interruption and are checked.

An unfinished download is stored as `NAME.part`, with the server's version tag in `NAME.part.tag`: it continues only if the
file on the server is unchanged. An existing file is downloaded again only when the server has a newer one.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer import __version__
from gazetteer.errors import InputError
from gazetteer.ingest.catalogue import Remote

if TYPE_CHECKING:
    import requests

AGENT = f"gazetteer/{__version__} (a gazetteer of historical place names)"
TIMEOUT = (20, 300)
"""Seconds to wait for a connection, and for the next part of an answer: query services are slow."""
ATTEMPTS = 5
PAUSE = 1.0
"""Seconds before the second attempt, doubled for each further one; a server may ask for more."""
LONGEST_PAUSE = 60.0
BYTES_AT_A_TIME = 1 << 15
"""Bytes written at a time; at most this much is lost when a connection breaks."""
MAX_DOWNLOAD = 16 * 1024**3
"""Bytes of the largest file that is fetched; the largest known source has about 3 GB."""
_PAGE = re.compile(rb"\s*(?:<!doctype\s+html|<html)", re.IGNORECASE)
_HASHES = {32: "md5", 40: "sha1", 64: "sha256"}


def download(
    file: Remote,
    folder: Path,
    *,
    progress: Callable[[int], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Path:
    """Download a file into a folder, continue an earlier attempt, and return the file's path.

    Args:
        file: the file on the network.
        folder: where it is stored; made if it is missing.
        progress: called with the number of bytes received.
        sleep: waits this many seconds between attempts.

    Raises:
        InputError: the server cannot be reached or refuses, the checksum is wrong, or the disk is full.
    """
    import requests

    path = folder / file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}") from error
    with requests.Session() as session:
        session.headers.update({"User-Agent": AGENT, "Accept-Encoding": "identity", **file.headers})
        for attempt in range(1, ATTEMPTS + 1):
            try:
                if _fetched(session, file, path, progress):
                    _check(session, file, path)
                return path
            except _Again as error:
                if attempt == ATTEMPTS:
                    raise InputError(
                        f"{file.url}: {error}. The received part is kept: run the command again later to continue"
                    ) from error
                sleep(min(LONGEST_PAUSE, error.wait or PAUSE * 2 ** (attempt - 1)))
            except requests.exceptions.ConnectionError as error:
                if attempt == ATTEMPTS or not path.with_name(f"{file.name}.part").exists():
                    raise InputError(
                        f"{file.url} cannot be reached: check the network. Only `fetch` needs one; "
                        "`gazetteer import` takes files that were downloaded elsewhere"
                    ) from error
                sleep(PAUSE * 2 ** (attempt - 1))
            except requests.exceptions.RequestException as error:
                raise InputError(f"{file.url} cannot be fetched: {error}") from error
            except OSError as error:
                raise InputError(f"{path} could not be written: {error.strerror or error}") from error
    raise AssertionError("unreachable")


class _Again(Exception):
    """An answer after which another attempt may succeed."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


def _fetched(session: requests.Session, file: Remote, path: Path, progress: Callable[[int], None] | None) -> bool:
    """Return whether a new file was downloaded; False when the existing one is current."""
    part, tag = path.with_name(f"{file.name}.part"), path.with_name(f"{file.name}.part.tag")
    known = path.with_name(f"{file.name}.tag")
    headers: dict[str, str] = {}
    part_size = part.stat().st_size if part.is_file() and tag.is_file() else 0
    if part_size:
        headers = {"Range": f"bytes={part_size}-", "If-Range": tag.read_text("utf-8")}
    elif path.is_file() and known.is_file():
        mark = known.read_text("utf-8")
        headers = {"If-None-Match" if mark.startswith(('"', "W/")) else "If-Modified-Since": mark}
    with session.get(file.url, params=dict(file.query), headers=headers, stream=True, timeout=TIMEOUT) as answer:
        if answer.status_code == 304:
            return False
        if answer.status_code == 416:  # the file is complete, or it has changed
            part.unlink(missing_ok=True)
            raise _Again("the file on the server has changed")
        _refuse(answer, file)
        goes_on = answer.status_code == 206
        mark = _mark(answer.headers)
        total = _total(answer.headers, part_size if goes_on else 0)
        if mark:
            tag.write_text(mark, "utf-8")
        else:
            tag.unlink(missing_ok=True)
        if goes_on and progress:
            progress(part_size)
        _receive(answer, part, "ab" if goes_on else "wb", progress)
    if total is not None and part.stat().st_size < total:
        raise _Again(f"the connection broke after {part.stat().st_size:,} of {total:,} bytes")
    _check_content(part, file)
    os.replace(part, path)
    if mark:
        os.replace(tag, known)
    return True


def _check_content(part: Path, file: Remote) -> None:
    """Check that the server sent data, and not an empty answer or a web page such as a login form.

    Raises:
        InputError: the file contains no data; it is deleted.
    """
    with part.open("rb") as stream:
        start = stream.read(1000)
    if start and not _PAGE.match(start):
        return
    part.unlink()
    part.with_name(f"{part.name}.tag").unlink(missing_ok=True)
    sent = "a web page instead of data: open the address in a browser to see why" if start else "an empty file"
    raise InputError(f"{file.url}: the server sent {sent}")


def _receive(answer: requests.Response, part: Path, mode: str, progress: Callable[[int], None] | None) -> None:
    import requests

    with part.open(mode) as stream:
        try:
            for piece in answer.iter_content(BYTES_AT_A_TIME):
                if stream.tell() + len(piece) > MAX_DOWNLOAD:
                    raise InputError(f"{answer.url} sent more than {MAX_DOWNLOAD // 1024**3} GB: download stopped")
                stream.write(piece)
                if progress:
                    progress(len(piece))
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ConnectionError) as error:
            stream.flush()
            raise _Again("the connection broke") from error


def _refuse(answer: requests.Response, file: Remote) -> None:
    status = answer.status_code
    if status in (200, 206):
        return
    if status in (408, 425, 429) or status >= 500:
        raise _Again(f"the server is busy ({status} {answer.reason})", _wait(answer.headers))
    if status in (401, 403):
        raise InputError(f"{file.url}: access denied ({status}): give your API token with --token")
    if status == 404:
        raise InputError(f"{file.url} not found (404): check the country, region or data set that you gave")
    raise InputError(f"{file.url}: the server refuses ({status} {answer.reason})")


def _wait(headers: Mapping[str, str]) -> float:
    """Return the seconds that the server asks to wait, given as a number or a date."""
    after = headers.get("Retry-After", "").strip()
    if after.isascii() and after.isdigit():
        return float(after)
    try:
        return max(0.0, parsedate_to_datetime(after).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0


def _mark(headers: Mapping[str, str]) -> str:
    """Return the version tag of the answer; "" for a weak tag, with which a download cannot continue."""
    etag = headers.get("ETag", "")
    return etag if etag.startswith('"') else headers.get("Last-Modified", "")


def _total(headers: Mapping[str, str], before: int) -> int | None:
    length = headers.get("Content-Length", "")
    return before + int(length) if length.isascii() and length.isdigit() else None


def _check(session: Any, file: Remote, path: Path) -> None:
    """Compare the file with the checksum of the source.

    Raises:
        InputError: they differ; the file is deleted.
    """
    if file.checksum is None:
        return
    answer = session.get(file.checksum, timeout=TIMEOUT)
    _refuse(answer, Remote(file.format, file.name, file.checksum))
    expected = next((word.lower() for word in answer.text.split() if len(word) in _HASHES and _is_hex(word)), "")
    if not expected:
        raise InputError(f"{file.checksum} does not contain a checksum")
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, _HASHES[len(expected)]).hexdigest()
    if found != expected:
        path.unlink()
        path.with_name(f"{file.name}.tag").unlink(missing_ok=True)
        raise InputError(f"{file.url} is damaged: its checksum is {found}, expected {expected}. Fetch it again")


def _is_hex(word: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in word)
