"""Select the fonts of a page: the prepared subsets of Source Serif 4 and Source Sans 3 (OFL) that its text needs."""

from __future__ import annotations

import base64
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

RARE_FONTS = 5_000
"""A face for another script than Latin is skipped if fewer than one in so many characters are of it."""


@cache
def _index() -> list[dict[str, Any]]:
    faces: list[dict[str, Any]] = json.loads((files(__package__) / "fonts" / "index.json").read_text("utf-8"))
    return faces


@cache
def _points(value: str) -> frozenset[int]:
    points: set[int] = set()
    for span in value.split(","):
        first, _, last = span.removeprefix("U+").partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


def css(texts: dict[str, str]) -> str:
    """Return `@font-face` rules for the characters of a page. Characters in no subset use the reader's own fonts.

    Args:
        texts: the characters in each of "serif", "serif-italic", "sans" and "sans-italic"; a face without
            characters, or for a few words in another script, is skipped.
    """
    counts = {style: Counter(map(ord, written)) for style, written in texts.items()}
    rules = []
    for face in _index():
        style = "serif" if "Serif" in face["family"] else "sans"
        written = counts.get(style if face["style"] == "normal" else f"{style}-italic", Counter())
        used = sum(written[point] for point in written.keys() & _points(face["range"]))
        if used < (1 if "latin" in face["file"] else max(1.0, written.total() / RARE_FONTS)):
            continue
        data = base64.b64encode((files(__package__) / "fonts" / face["file"]).read_bytes()).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'{face['family']}';font-style:{face['style']};font-weight:{face['weight']};"
            f"font-display:swap;src:url(data:font/woff2;base64,{data}) format('woff2');"
            f"unicode-range:{face['range']}}}"
        )
    return "\n".join(rules)
