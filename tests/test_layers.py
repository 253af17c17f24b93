"""Import rules: packages only import lower layers."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Set
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "gazetteer"

LAYERS = (
    {"errors"},
    {"names", "resources", "whole_files"},
    {"model", "kinds", "languages"},
    {"clues"},
    {"database", "formats"},
    {"ingest"},
    {"build"},
    {"place_file"},
    {"gazetteer", "people"},
    {"recognize", "resolve", "atlas", "reconcile"},
    {"answers", "pipeline"},
    {"full_answers"},
    {"spacy_component", "geocoder", "frames", "texts", "evaluation"},
    {"server"},
    {"cli"},
    {"__main__"},
)
"""The lowest layer first."""

HOMES = {
    "sqlite3": {"database", "ingest", "build", "place_file", "server"},
    "folium": {"atlas"},
    "branca": {"atlas"},
    "spacy": {"recognize", "spacy_component"},
}
"""Packages that only some parts may import."""

HEAVY = {"spacy", "pandas", "folium", "branca", "numpy", "geopy", "rich", "rapidfuzz"}
"""Packages that a light part imports only inside the functions that need them, so that a look-up starts at once."""

LIGHT = {
    "__init__",
    "__main__",
    "errors",
    "resources",
    "model",
    "clues",
    "database",
    "place_file",
    "gazetteer",
    "ingest",
    "build",
    "formats",
    "cli",
}

FILES = sorted(PACKAGE.rglob("*.py"))


def level(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def part_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE).parts
    return inside[0].removesuffix(".py")


def imported(path: Path, *, top_only: bool = False) -> set[str]:
    """Return the modules that a file imports, except those for type checking only."""
    tree = ast.parse(path.read_text("utf-8"))
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    nodes = tree.body if top_only else ast.walk(tree)
    found: set[str] = set()
    for node in nodes:
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("import_module"):
            found |= {str(name.value) for name in node.args[:1] if isinstance(name, ast.Constant)}
    return found


MODULES = {
    ".".join(("gazetteer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in FILES
}

CIRCLES = {("gazetteer.model.annotation", "gazetteer.model.annotation_check", "gazetteer.model.document")}
"""`Document.to_dict` and its relatives are methods for convenience, and call the module that reads and writes annotations."""


def modules_imported(path: Path) -> set[str]:
    """Return the modules of this package that a file imports; submodules imported from a package count as modules."""
    found = imported(path)
    packages = {module.rpartition(".")[0] for module in found if module in MODULES}
    return {module for module in found if module in MODULES and module not in packages} | {
        module for module in found if module in MODULES and MODULES[module].name != "__init__.py"
    }


def circles(graph: Mapping[str, Set[str]]) -> set[tuple[str, ...]]:
    """Return groups of modules or packages that import each other, directly or indirectly."""
    below: dict[str, set[str]] = {}
    for module in graph:
        reached, waiting = set(), [module]
        while waiting:
            for other in graph[waiting.pop()] - reached:
                reached.add(other)
                waiting.append(other)
        below[module] = reached
    groups = (
        {module, *(o for o in below[module] if module in below[o])} for module in graph if module in below[module]
    )
    return {tuple(sorted(group)) for group in groups}


def siblings(module: str, other: str) -> tuple[str, str] | None:
    """Return the two packages of one folder in which two modules are; None if they are not in two such packages."""
    ours, theirs = module.split("."), other.split(".")
    shared = next(
        (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
    )
    one, two = ".".join(ours[: shared + 1]), ".".join(theirs[: shared + 1])
    packages = all(name in MODULES and MODULES[name].name == "__init__.py" for name in (one, two))
    return (one, two) if one != two and packages else None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    for module in imported(path):
        if not module.startswith("gazetteer."):
            continue
        other = module.split(".")[1]
        if other == part or other == "__version__":
            continue
        assert level(other) < level(part), f"{path.name} ({part}) imports {module}, which is not below it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_packages_stay_in_their_homes(path: Path) -> None:
    for module in imported(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or part_of(path) in homes, f"{path.name} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_light_parts_import_nothing_heavy(path: Path) -> None:
    if part_of(path) not in LIGHT:
        return
    heavy = {module.split(".")[0] for module in imported(path, top_only=True)} & HEAVY
    assert not heavy, f"{path.name} imports {heavy} at its top"


def test_no_modules_import_each_other() -> None:
    assert circles({module: modules_imported(path) - {module} for module, path in MODULES.items()}) == CIRCLES


def test_no_packages_import_each_other() -> None:
    graph: dict[str, set[str]] = {module: set() for module, path in MODULES.items() if path.name == "__init__.py"}
    for module, path in MODULES.items():
        for pair in filter(None, (siblings(module, other) for other in modules_imported(path))):
            graph[pair[0]].add(pair[1])
    assert circles(graph) == set()
