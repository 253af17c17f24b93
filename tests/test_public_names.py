"""The names that `from gazetteer import …` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import gazetteer


@pytest.mark.parametrize("name", gazetteer.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    found = getattr(gazetteer, name)
    assert name.startswith("__") or found.__doc__


def test_dir_lists_the_public_names() -> None:
    assert set(gazetteer.__all__) <= set(dir(gazetteer))
    assert not {"TYPE_CHECKING", "import_module", "annotations"} & set(dir(gazetteer))


def test_the_list_and_the_modules_agree() -> None:
    assert {*gazetteer._HOMES, "__version__"} == set(gazetteer.__all__)


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Gazeteer'"):
        gazetteer.Gazeteer  # type: ignore[attr-defined]  # noqa: B018


def test_nothing_is_loaded_at_import() -> None:
    code = "import sys, gazetteer; print(*(name for name in sys.modules if name.startswith('gazetteer.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", [("lookup", "Karin"), ("names", "gn:616635"), ("info",)])
def test_short_commands_load_no_model(command: tuple[str, ...]) -> None:
    code = (
        "import sys; from gazetteer.cli.main import main; main(sys.argv[1:])\n"
        "print(*{'spacy', 'numpy', 'onnxruntime', 'pandas', 'folium'}.intersection(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    assert done.stdout
    assert done.stderr.strip() == ""


def test_a_known_name_loads_only_what_it_needs() -> None:
    unneeded = {"csv", *(f"gazetteer.database.{name}" for name in ("abbreviated", "contracted", "kind_names"))}
    if sys.platform == "linux":
        unneeded.add("platformdirs")
    code = "import sys; from gazetteer.cli.main import main; main(['lookup', 'Karin']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Erzurum" in done.stdout
    assert not unneeded.intersection(done.stderr.split())
