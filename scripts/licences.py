"""Write `docs/licences.md` and `dist/sbom.json`: the packages that the project installs, with licences and sizes.

    python scripts/licences.py        # as `make licences`

Installs the project with `constraints.txt`, once without and once with the extras for users, and the tools pip-licenses and
cyclonedx-bom, in new environments under `build/`. Takes a few minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PAGE = ROOT / "docs" / "licences.md"

EXTRAS = ("documents", "grids", "gis", "languages", "server", "mcp", "cluster", "parquet")
"""The extras for users; the others are for those who work on the project."""

OWN = "gazetteer"
LEFT_OUT = (OWN, "pip", "setuptools")
"""Packages that the tables do not list."""

_PAGE = """# Dependencies and licences

`make licences` writes this page, and `dist/sbom.json`, a software bill of materials in the CycloneDX format. The page lists
what `pip install .` installs on Linux with Python {python} and `constraints.txt`, and what the extras add.

The installation takes {total:,.0f} MB on disk, of which {own:,.0f} MB are this package, its models and its data. The embedded
gazetteer, built at the first start, takes about 435 MB more in the cache folder. All extras together take another
{extra:,.0f} MB. The licences of the data are in `data/LICENSE.md`.

Packages under a GNU licence: {copyleft}.

## Without extras

| Package | Version | Licence | MB |
| --- | --- | --- | --- |
{rows}

## Added by extras

| Package | Version | Licence | MB | Extras |
| --- | --- | --- | --- | --- |
{extra_rows}
"""

_INSTALLED = """
import importlib.metadata, json, re
plain = lambda name: re.sub(r"[-_.]+", "-", name).lower()
print(json.dumps({
    plain(one.metadata["Name"]): {
        "size": sum(file.locate().stat().st_size for file in one.files or () if file.locate().is_file()),
        "requires": one.requires or [],
    }
    for one in importlib.metadata.distributions()
}))
"""


@dataclass(frozen=True)
class Package:
    """An installed package.

    Attributes:
        size: megabytes on disk.
        requires: its requirements, as its metadata states them.
    """

    name: str
    version: str
    licence: str
    size: float
    requires: tuple[str, ...]


def main() -> None:
    """Install, list and write."""
    constraints = ("-c", str(ROOT / "constraints.txt"))
    python = _environment("installed", *constraints, str(ROOT))
    with_extras = _environment("installed-extras", *constraints, f"{ROOT}[{','.join(EXTRAS)}]")
    tools = _environment("licence-tools", "pip-licenses>=5", "cyclonedx-bom>=7").parent
    PAGE.write_text(page(_packages(python, tools), _packages(with_extras, tools)), "utf-8")
    (ROOT / "dist").mkdir(exist_ok=True)
    _run(
        str(tools / "cyclonedx-py"), "environment", str(python), "--pyproject", str(ROOT / "pyproject.toml"),
        "--output-reproducible", "-o", str(ROOT / "dist" / "sbom.json"),
    )  # fmt: skip


def page(base: Mapping[str, Package], everything: Mapping[str, Package]) -> str:
    """Return the page.

    Args:
        base: the packages of an installation without extras, by their names in lower case.
        everything: those of an installation with all `EXTRAS`.
    """
    added = {name: package for name, package in everything.items() if name not in base}
    needed = {extra: _needed(extra, everything) for extra in EXTRAS}
    listed = [package for name, package in base.items() if name not in LEFT_OUT]
    extra_rows = [
        f"{_row(package)} {', '.join(extra for extra in EXTRAS if name in needed[extra])} |"
        for name, package in added.items()
        if name not in LEFT_OUT
    ]
    return _PAGE.format(
        python=f"{sys.version_info[0]}.{sys.version_info[1]}",
        total=base[OWN].size + sum(package.size for package in listed),
        own=base[OWN].size,
        extra=sum(package.size for package in added.values()),
        copyleft="; ".join(_copyleft(everything)) or "none",
        rows="\n".join(map(_row, listed)),
        extra_rows="\n".join(extra_rows),
    )


def _row(package: Package) -> str:
    return f"| {package.name} | {package.version} | {package.licence} | {package.size:,.1f} |"


def _copyleft(packages: Mapping[str, Package]) -> list[str]:
    """Return the packages under a GNU licence, and which packages require each."""
    return [
        f"{package.name} ({package.licence}), required by "
        + ", ".join(one.name for one in packages.values() if _needs(one, name))
        for name, package in packages.items()
        if "General Public" in package.licence or "GPL" in package.licence
    ]


def _needs(package: Package, name: str) -> bool:
    """Return whether a package requires another, possibly for one of the extras for users."""
    return any(name == needed for extra in ("", *EXTRAS) for needed, _ in _required(package.requires, extra))


def _needed(extra: str, packages: Mapping[str, Package]) -> set[str]:
    """Return the packages that an extra of the project needs, with what these need in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [(OWN, extra)]
    while waiting:
        package, its_extra = waiting.pop()
        for name, wanted in _required(packages[package].requires, its_extra):
            new = {(name, one) for one in ("", *wanted)} - found if name in packages else set()
            found |= new
            waiting += new
    return {name for name, _ in found}


def _required(requirements: Iterable[str], extra: str) -> Iterator[tuple[str, set[str]]]:
    """Yield each package that an extra needs, with the extras of it; the extra "" stands for every installation."""
    for one in map(Requirement, requirements):
        of_extra = one.marker is not None and "extra" in str(one.marker)
        if of_extra == bool(extra) and (one.marker is None or one.marker.evaluate({"extra": extra})):
            yield str(canonicalize_name(one.name)), one.extras


def _packages(python: Path, tools: Path) -> dict[str, Package]:
    """Return the packages of an environment by their names in lower case, sorted."""
    rows = json.loads(_run(str(tools / "pip-licenses"), "--python", str(python), "--format=json", "--with-system"))
    installed = json.loads(_run(str(python), "-c", _INSTALLED))
    found = {}
    for row in rows:
        name = str(canonicalize_name(row["Name"]))
        one = installed[name]
        found[name] = Package(row["Name"], row["Version"], row["License"], one["size"] / 1e6, tuple(one["requires"]))
    return dict(sorted(found.items()))


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
