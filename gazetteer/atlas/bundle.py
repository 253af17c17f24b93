"""Join the page's ES modules into one inline script.

A browser does not load modules from a local file, so the modules are joined when a page is drawn. Each module is placed after the
modules that it imports, the order in which a browser evaluates them. `import` and `export` are then dropped,
because all modules share one function scope. Two modules must therefore not declare the same name at top level.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_IMPORT = re.compile(r"^import (?:\{(?P<names>[^}]*)\} from )?'\./(?P<module>[\w-]+\.js)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:class|function\*?|async function) ([\w$]+)", re.MULTILINE)
_BOUND = re.compile(r"^(?:export )?(?:const|let) .*", re.MULTILINE)
_BRACKETED = re.compile(r"'(?:[^'\\]|\\.)*'|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\n)", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Join a module and everything that it imports.

    Args:
        entry: name of the main module, such as "start.js".
        read: function that returns the source of a module by its name.

    Returns:
        One classic script, without comment lines and indentation.

    Raises:
        ValueError: a module imports a name that is not exported, or two modules declare the same name.
    """
    sources: dict[str, str] = {}
    ordered: list[str] = []

    def visit(name: str) -> None:
        if name in sources:
            return
        sources[name] = read(name)
        for match in _IMPORT.finditer(sources[name]):
            visit(match["module"])
        ordered.append(name)

    visit(entry)
    _check(sources)
    parts = [_EXPORT.sub("", _IMPORT.sub("", sources[name])) for name in ordered]
    body = _INDENT.sub("", _COMMENT.sub("", "\n".join(parts)))
    return f"(() => {{\n'use strict';\n{body}\n}})();\n"


def _check(sources: dict[str, str]) -> None:
    owner: dict[str, str] = {}
    for name, text in sources.items():
        for declared in _names(text):
            if declared in owner:
                raise ValueError(f"{owner[declared]} and {name} both declare {declared!r}: rename one of them")
            owner[declared] = name
    for name, text in sources.items():
        for match in _IMPORT.finditer(text):
            for wanted in filter(None, (part.strip() for part in (match["names"] or "").split(","))):
                exported = rf"^export (?:const|let|class|function\*?|async function) {re.escape(wanted)}(?![\w$])"
                if not re.search(exported, sources[match["module"]], re.MULTILINE):
                    raise ValueError(f"{name} imports {wanted!r}, which {match['module']} does not export")


def _names(text: str) -> list[str]:
    """Return the names that a module declares at top level."""
    found = _DECLARED.findall(text)
    for line in _BOUND.findall(text):
        before = None
        while line != before:  # text inside brackets does not declare names at this level
            before, line = line, _BRACKETED.sub("0", line)
        found += re.findall(r"(?:\b(?:const|let) |, )([A-Za-z_$][\w$]*)(?= =|,|;)", line)
    return found
