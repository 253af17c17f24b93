"""A pytest plugin for `make mutants`: choose the tests of a mutant, and empty the caches of functions.

A mutant is tested with the tests that mirror its module: for `gazetteer/names/fold.py` those of `tests/names/test_fold.py` and
`tests/names/test_fold_*.py`, or those of `tests/names` if that file does not exist. Tests with random input or the embedded
gazetteer do not count: the former would make the score depend on chance, the latter need minutes. Of modules with over 200 mutants
every third one is tested.

Each mutant is tested in a fork of the process that ran the tests without mutants. With the results of that run in a cache,
the code behind the cache would not run, and every mutant in it would seem to survive.
"""

from __future__ import annotations

import functools
import os
import re
import sys
from pathlib import Path

import pytest

_SAMPLED = (
    "clues.times", "model.timespan", "names.fold", "names.sound", "recognize.mentions.merge",
    "resolve.coherence", "resolve.nearness", "resolve.relations",
)  # fmt: skip
"""Modules with over 200 mutants."""
_SKIPPED = 34
"""Exit code of mutmut for a mutant that was not tested."""
_LEFT_OUT = ("gazetteer", "pipeline", "shared")
"""Fixtures whose tests do not count."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep only the tests of the mutant's module among those that mutmut names, all that ran any of its functions."""
    mutant = re.fullmatch(r"gazetteer\.(.+)\.x.+__mutmut_(\d+)", os.environ.get("MUTANT_UNDER_TEST", ""))
    if mutant:
        if mutant[1] in _SAMPLED and int(mutant[2]) % 3 != 1:
            pytest.exit("not in the sample", returncode=_SKIPPED)
        room, module = mutant[1].rsplit(".", 1)
        folder = Path("tests", *room.split("."))
        mirrors = [*folder.glob(f"test_{module}.py"), *folder.glob(f"test_{module}_*.py")]
        wanted = [str(path) for path in mirrors] or [f"{folder}/"]
        config.args = [each for each in config.args if each.startswith(tuple(wanted))] or wanted


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out slow tests and those with random input."""
    left_out = [item for item in items if _is_left_out(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _is_left_out(item: pytest.Item) -> bool:
    function = getattr(item, "function", None)
    return hasattr(function, "hypothesis") or not set(_LEFT_OUT).isdisjoint(getattr(item, "fixturenames", ()))


def pytest_sessionstart() -> None:
    """Empty the results of cached functions and the tables that are filled on first use."""
    modules = [module for name, module in sys.modules.items() if name.startswith("gazetteer.")]
    for one in (value for module in modules for value in vars(module).values()):
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
        elif isinstance(one, dict) and hasattr(one, "__missing__"):
            one.clear()
