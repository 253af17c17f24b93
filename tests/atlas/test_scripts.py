"""The page's scripts: bundling, lint, types, and tests without a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from gazetteer.atlas import assets
from gazetteer.atlas.bundle import bundle

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "gazetteer" / "atlas" / "static" / "scripts"


def node(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def sources(**modules: str) -> str:
    return bundle("start.js", lambda name: modules[name.removesuffix(".js")])


def test_modules_are_joined_in_the_order_in_which_they_need_each_other() -> None:
    text = sources(
        start="// The page.\nimport { two } from './b.js';\nimport './a.js';\n\n  console.log(two);\n",
        a="/** One. */\nexport const one = 1;\n",
        b="import { one } from './a.js';\nexport const two = one + 1;\n",
    )
    assert text == "(() => {\n'use strict';\nconst one = 1;\nconst two = one + 1;\nconsole.log(two);\n\n})();\n"


@pytest.mark.parametrize(
    ("modules", "says"),
    [
        ({"start": "import './a.js';\nconst one = 2;\n", "a": "export const one = 1;\n"}, "both declare 'one'"),
        ({"start": "import './a.js';\nlet x = 0, one = 2;\n", "a": "function one() {}\n"}, "both declare 'one'"),
        (
            {"start": "import { two } from './a.js';\n", "a": "export const one = 1;\n"},
            "'two', which a.js does not export",
        ),
    ],
)
def test_duplicate_names_of_modules_raise_an_error(modules: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        sources(**modules)


def test_every_module_is_used_and_small() -> None:
    imported = "\n".join(path.read_text("utf-8") for path in MODULES.glob("*.js"))
    for path in MODULES.glob("*.js"):
        assert path.name == "start.js" or f"'./{path.name}'" in imported, f"{path.name} is imported nowhere"
        assert len(path.read_text("utf-8").splitlines()) <= 300, f"{path.name} is longer than 300 lines"


def test_no_module_has_text_over_several_lines_that_joining_would_change() -> None:
    for path in MODULES.glob("*.js"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            assert line.count("`") % 2 == 0, f"{path.name}:{number} begins or ends a template over several lines"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_joined_script_parses_and_the_units_pass(tmp_path: Path) -> None:
    joined = tmp_path / "joined.js"
    joined.write_text(assets.scripts(), "utf-8")
    assert node("node", "--check", str(joined)).stderr == ""
    run = node("node", "--test", "tests/atlas/scripts/")
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("command", [("eslint", "gazetteer/atlas/static/scripts"), ("tsc", "-p", "tsconfig.json")])
def test_linted_and_typed(command: tuple[str, ...]) -> None:
    program = ROOT / "node_modules" / ".bin" / command[0]
    if not program.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{command[0]} is not installed: run npm install")
        pytest.skip(f"{command[0]} is not installed (npm install)")
    run = node(str(program), *command[1:])
    assert run.returncode == 0, run.stdout
