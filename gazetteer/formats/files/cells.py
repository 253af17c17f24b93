"""Guard text in table cells that spreadsheets would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")


def guard_cell(value: object) -> object:
    """Return a cell that a spreadsheet does not run as a formula: text that starts with = + - @ gets a leading apostrophe.

    Numbers stay numbers. `unguard_cell` removes the apostrophe.
    Source: OWASP, CSV Injection.
    """
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return value


def unguard_cell(value: str) -> str:
    """Return the text that `guard_cell` made safe."""
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value


def guarded(row: Iterable[object]) -> list[object]:
    """Return a row of guarded cells."""
    return [guard_cell(value) for value in row]
