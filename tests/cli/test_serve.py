"""Start and stop `gazetteer serve` and `gazetteer mcp`."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys

import httpx
import pytest

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.cli.serve import _listen

SERVE = (sys.executable, "-m", "gazetteer", "serve", "--port", "0")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_prints_its_address_answers_and_stops(gazetteer: Gazetteer, number: signal.Signals) -> None:
    command = [*SERVE, "--gazetteer", str(gazetteer.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        assert httpx.get(f"{address}api/info").json()["places"] > 1000
        running.send_signal(number)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 0
    assert said == ""


def test_beyond_loopback_the_address_has_a_token(gazetteer: Gazetteer) -> None:
    command = [*SERVE, "--gazetteer", str(gazetteer.path), "--host", "0.0.0.0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip().replace("0.0.0.0", "127.0.0.1")
        without, _, token = address.partition("?token=")
        assert len(token) >= 24
        assert httpx.get(f"{without}api/info").status_code == 401
        assert httpx.get(f"{without}api/info", headers={"authorization": f"Bearer {token}"}).status_code == 200
        running.terminate()


def test_answers_are_sent_at_once() -> None:
    """Asyncio turns off Nagle's algorithm only for sockets that name their protocol."""
    with _listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_a_port_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port]) == 1
    assert f"port {port}: the port is in use: choose another with --port" in capsys.readouterr().err


def test_an_address_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "nowhere.invalid"]) == 1
    assert "nowhere.invalid" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "package", "module"), [
    ("serve", "uvicorn", "gazetteer.server.application"), ("mcp", "mcp", "gazetteer.server.assistant"),
])  # fmt: skip
def test_a_missing_extra_is_named(
    command: str, package: str, module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for loaded in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, loaded, None)
    monkeypatch.delitem(sys.modules, module, raising=False)
    assert main([command]) == 1
    extra = {"serve": "server"}.get(command, command)
    assert f'pip install "gazetteer[{extra}]"' in capsys.readouterr().err
