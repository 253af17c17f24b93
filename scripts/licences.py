"""Write `docs/licences.md` and `dist/sbom.json`: the packages that the project installs, with licences and sizes.

    python scripts/licences.py        # as `make licences`

Installs the project with `constraints.txt`, and the tools pip-licenses and cyclonedx-bom, in new environments under `build/`.
Takes a few minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PAGE = ROOT / "docs" / "licences.md"

_PAGE = """# Dependencies and licences

`make licences` writes this page, and `dist/sbom.json`, a software bill of materials in the CycloneDX format. The page lists
what `pip install .` installs on Linux with Python {python} and `constraints.txt`, without extras.

The installation takes {total:,.0f} MB on disk, of which {own:,.0f} MB are this package, its models and its data. The embedded
gazetteer, built at the first start, takes about 435 MB more in the cache folder. The licences of the data are in `data/LICENSE.md`.

Packages under a GNU licence: {copyleft}.

| Package | Version | Licence | MB |
| --- | --- | --- | --- |
{rows}
"""

_INSTALLED = """
import importlib.metadata, json, re
print(json.dumps({
    one.metadata["Name"].lower(): {
        "size": sum(file.locate().stat().st_size for file in one.files or () if file.locate().is_file()),
        "requires": [re.match(r"[\\w.-]+", text)[0].lower() for text in one.requires or () if "extra ==" not in text],
    }
    for one in importlib.metadata.distributions()
}))
"""


def main() -> None:
    """Install, list and write."""
    python = _environment("installed", "-c", str(ROOT / "constraints.txt"), str(ROOT))
    tools = _environment("licence-tools", "pip-licenses>=5", "cyclonedx-bom>=7").parent
    rows = json.loads(_run(str(tools / "pip-licenses"), "--python", str(python), "--format=json", "--order=name"))
    installed = json.loads(_run(str(python), "-c", _INSTALLED))
    PAGE.write_text(page(rows, installed), "utf-8")
    (ROOT / "dist").mkdir(exist_ok=True)
    _run(
        str(tools / "cyclonedx-py"), "environment", str(python), "--pyproject", str(ROOT / "pyproject.toml"),
        "--output-reproducible", "-o", str(ROOT / "dist" / "sbom.json"),
    )  # fmt: skip


def page(rows: list[dict[str, str]], installed: dict[str, Any]) -> str:
    """Return the page.

    Args:
        rows: name, version and licence of each package.
        installed: size in bytes and requirements of each package, by its name in lower case.
    """
    rows = [row for row in rows if row["Name"] not in ("gazetteer", "pip", "setuptools")]
    sizes = {name: one["size"] / 1e6 for name, one in installed.items() if name not in ("pip", "setuptools")}
    copyleft = [
        f"{row['Name']} ({row['License']}), required by "
        + ", ".join(name for name, one in installed.items() if row["Name"].lower() in one["requires"])
        for row in rows
        if "General Public" in row["License"]
    ]
    lines = [
        f"| {row['Name']} | {row['Version']} | {row['License']} | {sizes[row['Name'].lower()]:,.1f} |" for row in rows
    ]
    return _PAGE.format(
        python=f"{sys.version_info[0]}.{sys.version_info[1]}", total=sum(sizes.values()), own=sizes["gazetteer"],
        copyleft="; ".join(copyleft) or "none", rows="\n".join(lines),
    )  # fmt: skip


def _environment(name: str, *packages: str) -> Path:
    """Return the interpreter of a new environment with these packages."""
    _run(sys.executable, "-m", "venv", "--clear", str(BUILD / name))
    python = BUILD / name / "bin" / "python"
    _run(str(python), "-m", "pip", "install", "-q", *packages)
    return python


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
