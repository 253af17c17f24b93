"""The source distribution and the wheel built from it contain everything that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.build import embedded

ROOT = Path(__file__).resolve().parent.parent
WHEEL_BYTES = 40_000_000


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    assert len(list(folder.glob("*.tar.gz"))) == 1
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_size(wheel: Path) -> None:
    assert wheel.stat().st_size < WHEEL_BYTES


def test_the_installed_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target")
    run(*pip, str(site), str(wheel), cwd=tmp_path)
    embedded.ensure()
    # the same sources have the same fingerprint, so the gazetteer of these tests is used and not built again
    code = "import gazetteer; from gazetteer.build import embedded; print(gazetteer.__file__, embedded.path())"
    at, built = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(site)).split()
    assert Path(at) == site / "gazetteer" / "__init__.py"
    assert Path(built) == embedded.path()
    program = (sys.executable, "-m", "gazetteer")
    found = run(*program, "lookup", "Alexandropol", "--format", "csv", cwd=tmp_path, PYTHONPATH=str(site))
    assert "gn:616635" in found
    page = tmp_path / "page.html"
    (tmp_path / "letter.txt").write_text("Kars, 3 May 1919. We left Alexandropol for Tiflis.", "utf-8")
    run(*program, "map", "letter.txt", "-o", str(page), "--quiet", cwd=tmp_path, PYTHONPATH=str(site))
    assert "Gyumri" in page.read_text("utf-8")
