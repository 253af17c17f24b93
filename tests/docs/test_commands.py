"""Every command and every Python call of the documentation and of `--help` is run, on small files of our own."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pandas
import pytest

from gazetteer import Gazetteer, Pipeline, atlas
from gazetteer.cli.main import COMMANDS, cli, main
from tests.docs import inputs
from tests.docs.test_examples import PAGES, blocks, commands

ROOT = Path(__file__).resolve().parents[2]

PARSED_ONLY = {
    "serve": "waits for requests; tests/server runs it",
    "mcp": "waits for an assistant; tests/server/test_assistant.py runs it",
    "fetch": "downloads; tests/ingest/test_download.py runs it against a server of its own",
    "--dask": "needs a scheduler; tests/texts runs one",
    "--source pleiades": "exports a gazetteer that is not imported here",
}
"""Parts of commands of which only the arguments are checked, and where they are run."""

INTO_OWN = ("import",)
"""Commands that copy the embedded gazetteer unless `--into` names a file; here it always does, for time."""


def examples_of_help() -> list[str]:
    """The examples at the end of each command's help, without remarks."""
    context = click.Context(cli)
    lines = [
        line.strip()
        for name in COMMANDS
        if (command := cli.get_command(context, name)) is not None
        for line in (command.epilog or "").splitlines()
        if line.strip().startswith("gazetteer ")
    ]
    plain = (re.split(r"\s{2,}\(|\s+\(|\s\|\s", line)[0] for line in lines)
    return [part.strip() for line in plain for part in line.split("&&")]


EXAMPLES = sorted({command for page in PAGES for command in commands(page)} | set(examples_of_help()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[Path]:
    """A folder with the files that the examples name, as the current folder and with gazetteers of its own."""
    made = tmp_path_factory.mktemp("examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        patch.setenv("GAZETTEER_DATA", str(made / "own"))
        inputs.make(made)
        yield made


def arguments(command: str, folder: Path) -> list[str]:
    """Return the arguments of an example, with patterns replaced by the files as a shell does it."""
    found: list[str] = []
    for word in shlex.split(command.split(" # ")[0])[1:]:
        matching = sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else []
        found += matching or [word]
    return found


def is_run(command: str) -> bool:
    return not any(f" {part} " in f"{command} " for part in PARSED_ONLY)


@pytest.mark.model
@pytest.mark.parametrize("command", [command for command in EXAMPLES if is_run(command)])
def test_every_command_runs(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = arguments(command, folder)
    if given[0] in INTO_OWN and "--into" not in given and given[1] != "persons":
        given += ["--into", "own.db"]
    if "-o" in given and (folder / given[given.index("-o") + 1]).is_dir():
        given[given.index("-o") + 1] = f"results-{EXAMPLES.index(command)}/"
    assert main(given) == 0, capsys.readouterr().err


@pytest.mark.parametrize("command", [command for command in EXAMPLES if not is_run(command)])
def test_the_arguments_of_other_commands_are_valid(command: str, folder: Path) -> None:
    name, *rest = arguments(command, folder)
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    with found.make_context(name, rest):
        pass


@pytest.mark.parametrize("part", PARSED_ONLY)
def test_no_exception_is_left_over(part: str) -> None:
    assert any(f" {part} " in f"{command} " for command in EXAMPLES)


def plain_blocks() -> list[tuple[str, str]]:
    """The blocks of Python without prompts, by page."""
    found = [(str(page.relative_to(ROOT)), block) for page in PAGES for block in blocks(page, "python")]
    return [(page, block) for page, block in found if ">>>" not in block]


@pytest.mark.model
@pytest.mark.parametrize(("page", "block"), plain_blocks())
def test_python_without_prompts_runs(page: str, block: str, folder: Path) -> None:
    document = Pipeline().annotate(inputs.LETTER)
    names = {"atlas": atlas, "document": document}
    if "parquet" in block:
        pytest.importorskip("pyarrow")
    if "articles.parquet" in block:
        pytest.importorskip("dask.dataframe")
        pandas.DataFrame({"text": [inputs.LETTER]}).to_parquet(folder / "articles.parquet")
    elif "*.parquet" in block:
        assert main(["batch", "letters/", "-o", "tables/", "--format", "parquet"]) == 0
        block = block.replace('Path("annotated")', 'Path("tables")')
    exec(compile(block, page, "exec"), names)
