"""Compute the matrix products of a spaCy model by numpy's OpenBLAS, which is faster than BLIS, spaCy's own library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@cache
def _openblas() -> Any:
    """Return a controller of the OpenBLAS libraries that are loaded; None without one, as with Accelerate on macOS."""
    import numpy as np  # noqa: F401  (loads its library)
    from threadpoolctl import ThreadpoolController

    found = ThreadpoolController().select(internal_api="openblas")
    return found if len(found) else None


def use_openblas(nlp: Any) -> None:
    """Let the components of a spaCy pipeline compute with numpy's OpenBLAS instead of BLIS, where it is loaded.

    Models that compute elsewhere, on a graphics card or by Accelerate, are left as they are.
    """
    from thinc.backends import NumpyOps

    if _openblas() is None:
        return
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops


@contextmanager
def on_one_thread() -> Iterator[None]:
    """Compute with one thread of OpenBLAS: the products of a sentence are too small for several, which would wait."""
    openblas = _openblas()
    if openblas is None:
        yield
        return
    with openblas.limit(limits=1):
        yield
