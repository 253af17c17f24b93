"""A pytest plugin for `make mutants`: empty the caches of functions.

Each mutant is tested in a fork of the process that ran the tests without mutants. With the results of that run in a cache,
the code behind the cache would not run, and every mutant in it would seem to survive.
"""

from __future__ import annotations

import functools
import gc


def pytest_sessionstart() -> None:
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()
