"""Downloads from a server on this machine."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
import zipfile
from collections.abc import Iterator
from email.utils import formatdate
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.errors import InputError
from gazetteer.ingest.catalogue import DOWNLOAD_BASES, Remote, files_of
from gazetteer.ingest.download import AGENT, BYTES_AT_A_TIME, _wait, download
from tests.ingest.server import Server, serving
from tests.ingest.test_importer import ALTERNATES, PLACES

BODY = bytes(range(256)) * 4096


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.files["/world.zip"] = BODY
        yield running


def world(server: Server, **more: str) -> Remote:
    return Remote("geonames", "world.zip", f"{server.address}/world.zip", **more)


def test_download(server: Server, tmp_path: Path) -> None:
    progress: list[int] = []
    path = download(world(server), tmp_path / "new" / "folder", progress=progress.append)
    assert path.read_bytes() == BODY
    assert sum(progress) == len(BODY)
    assert server.requests[0][1]["User-Agent"] == AGENT
    assert sorted(left.name for left in path.parent.iterdir()) == ["world.zip", "world.zip.tag"]


def test_download_continues_after_a_broken_connection(server: Server, tmp_path: Path) -> None:
    server.break_after = [100_000, 300_000]
    waits: list[float] = []
    path = download(world(server), tmp_path, sleep=waits.append)
    assert path.read_bytes() == BODY
    first, *others = [headers.get("Range") for _, headers in server.requests]
    assert first is None
    starts = [int(requests.removeprefix("bytes=").rstrip("-")) for requests in others if requests]
    assert [
        100_000 - BYTES_AT_A_TIME < starts[0] <= 100_000,
        starts[0] + 300_000 - BYTES_AT_A_TIME < starts[1] <= 400_000,
    ] == [True, True]
    assert waits == [1.0, 2.0]


def test_stopped_download_continues(server: Server, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(world(server), tmp_path, progress=stop)
    assert not (tmp_path / "world.zip").exists()
    have = (tmp_path / "world.zip.part").stat().st_size
    assert download(world(server), tmp_path).read_bytes() == BODY
    assert server.requests[-1][1]["Range"] == f"bytes={have}-"


def test_changed_file_is_downloaded_from_the_start(server: Server, tmp_path: Path) -> None:
    server.break_after = [100_000]
    with pytest.raises(ZeroDivisionError):
        download(world(server), tmp_path, sleep=lambda _: 1 // 0)  # type: ignore[arg-type, return-value]
    server.files["/world.zip"] = BODY[::-1]
    assert download(world(server), tmp_path).read_bytes() == BODY[::-1]


def test_current_file_is_not_downloaded_again(server: Server, tmp_path: Path) -> None:
    progress: list[int] = []
    download(world(server), tmp_path)
    assert download(world(server), tmp_path, progress=progress.append).read_bytes() == BODY
    assert progress == []
    server.files["/world.zip"] = b"newer"
    assert download(world(server), tmp_path).read_bytes() == b"newer"


def test_busy_server_is_retried(server: Server, tmp_path: Path) -> None:
    server.refuse = [503, 429]
    waits: list[float] = []
    assert download(world(server), tmp_path, sleep=waits.append).read_bytes() == BODY
    assert waits == [7.0, 7.0]


@pytest.mark.parametrize(("requests", "least", "most"), [("7", 7, 7), ("soon", 0, 0), ("", 0, 0), ("in", 20, 30)])
def test_retry_after(requests: str, least: float, most: float) -> None:
    requests = formatdate(time.time() + 30, usegmt=True) if requests == "in" else requests
    assert least <= _wait({"Retry-After": requests}) <= most


@pytest.mark.parametrize(("status", "says"), [(503, "busy"), (404, "not found"), (403, "token"), (400, "refuses")])
def test_refusals(server: Server, tmp_path: Path, status: int, says: str) -> None:
    server.refuse = [status] * 9
    with pytest.raises(InputError, match=says):
        download(world(server), tmp_path, sleep=lambda _: None)
    assert list(tmp_path.glob("world.zip")) == []


@pytest.mark.parametrize(("body", "says"), [(b"", "an empty file"), (b"\n<!DOCTYPE html><form>", "a web page")])
def test_answer_without_data(server: Server, tmp_path: Path, body: bytes, says: str) -> None:
    server.files["/world.zip"] = body
    with pytest.raises(InputError, match=says):
        download(world(server), tmp_path, sleep=lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_endless_answer_is_stopped(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.ingest.download.MAX_DOWNLOAD", 200_000)  # the limit itself, at the size of a test
    with pytest.raises(InputError, match="download stopped"):
        download(world(server), tmp_path, sleep=lambda _: None)


def test_no_network(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the network"):
        download(Remote("geonames", "a.zip", "http://127.0.0.1:9/a.zip"), tmp_path, sleep=lambda _: None)


@pytest.mark.parametrize("kind", ["md5", "sha1", "sha256"])
def test_checksums(server: Server, tmp_path: Path, kind: str) -> None:
    digest = hashlib.new(kind, BODY).hexdigest()
    server.files["/sum"] = f"{digest}  world.zip\n".encode()
    assert download(world(server, checksum=f"{server.address}/sum"), tmp_path / "a").read_bytes() == BODY
    server.files["/sum"] = f"{'0' * len(digest)}  world.zip\n".encode()
    with pytest.raises(InputError, match="damaged"):
        download(world(server, checksum=f"{server.address}/sum"), tmp_path / "b")
    assert not (tmp_path / "b" / "world.zip").exists()


@pytest.mark.parametrize(
    ("source", "options", "urls"),
    [
        ("geonames", {}, ["/allCountries.zip", "/alternateNamesV2.zip"]),
        ("geonames", {"countries": ["am"]}, ["/AM.zip", "/alternatenames/AM.zip"]),
        ("pleiades", {}, ["/json/pleiades-places-latest.json.gz"]),
        ("whg", {"dataset": "838"}, ["/entity/dataset:838/api"]),
        ("whosonfirst", {"countries": ["TR"]}, ["/whosonfirst-data-admin-tr/archive/refs/heads/master.zip"]),
        ("wikidata", {"region": "Q399"}, ["/sparql"]),
    ],
)
def test_files_to_fetch(source: str, options: dict[str, object], urls: list[str]) -> None:
    files = files_of(source, **options)  # type: ignore[arg-type]
    assert [file.url for file in files] == [DOWNLOAD_BASES[source] + url for url in urls]
    assert len({file.name for file in files}) == len(files)


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ("geonames", {"countries": ["Armenia"]}),
        ("geonames", {"region": "Q399"}),
        ("whg", {}),
        ("whosonfirst", {}),
        ("whosonfirst", {"countries": ["Turkey"]}),
        ("wikidata", {"region": "Armenia"}),
        ("pleiades", {"countries": ["AM"]}),
    ],
)
def test_invalid_options(source: str, options: dict[str, object]) -> None:
    with pytest.raises(InputError):
        files_of(source, **options)  # type: ignore[arg-type]


def zipped(name: str, content: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def fetch(*arguments: str, server: Server, folder: Path) -> int:
    target = ["--into", str(folder / "own.db"), "--alone", "--folder", str(folder / "files"), "--quiet"]
    return main(["fetch", *arguments, "--base", server.address, *target])


def test_geonames_by_country(server: Server, tmp_path: Path) -> None:
    server.files["/AM.zip"] = zipped("AM.txt", PLACES)
    server.files["/alternatenames/AM.zip"] = zipped("AM.txt", ALTERNATES)
    assert fetch("geonames", "--country", "AM", server=server, folder=tmp_path) == 0
    with Gazetteer.open(tmp_path / "own.db") as own:
        assert own.count()[0] == 3
        assert own.get("gn:616635").names_in(1930)[0].text == "Leninakan"


def test_pleiades(server: Server, tmp_path: Path) -> None:
    names = [{"romanized": "Delphoi", "attested": "Δελφοί", "language": "grc", "start": -550, "end": 640}]
    dump = {"@graph": [{"id": "540726", "title": "Delphi", "reprPoint": [22.5, 38.48], "names": names}]}
    server.files["/json/pleiades-places-latest.json.gz"] = gzip.compress(json.dumps(dump).encode())
    assert fetch("pleiades", server=server, folder=tmp_path) == 0
    with Gazetteer.open(tmp_path / "own.db") as own:
        assert own.lookup("Δελφοί", year=-300)[0].place.id == "pl:540726"


def test_whg_sends_the_token(server: Server, tmp_path: Path) -> None:
    feature = {"type": "Feature", "@id": "http://example.org/1", "properties": {"title": "Potosí"}, "geometry": None}
    feature["names"] = [{"toponym": "Potosí"}]
    collection = {"type": "FeatureCollection", "features": [feature]}
    server.files["/entity/dataset:14/api"] = json.dumps(collection).encode()
    assert fetch("whg", "--dataset", "14", "--token", "secret", server=server, folder=tmp_path) == 0
    assert server.requests[0][1]["Authorization"] == "Bearer secret"
    server.files["/entity/dataset:15/api"] = json.dumps(collection).encode()[:-20]  # as that server truncates
    assert fetch("whg", "--dataset", "15", server=server, folder=tmp_path) == 1


def test_wikidata_by_region(server: Server, tmp_path: Path) -> None:
    row = {
        "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
        "coordinates": {"type": "literal", "value": "Point(43.8 40.7)"},
        "official": {"type": "literal", "xml:lang": "ru", "value": "Ленинакан"},
        "start": {"type": "literal", "value": "1924-01-01T00:00:00Z"},
        "end": {"type": "literal", "value": "1990-01-01T00:00:00Z"},
    }
    server.files["/sparql"] = json.dumps({"head": {}, "results": {"bindings": [row]}}).encode()
    assert fetch("wikidata", "--region", "Q399", server=server, folder=tmp_path) == 0
    assert "wd:Q399" in parse_qs(urlsplit(server.requests[0][0]).query)["query"][0]
    with Gazetteer.open(tmp_path / "own.db") as own:
        assert own.lookup("Leninakan", year=1950)[0].place.id == "wd:Q1"
