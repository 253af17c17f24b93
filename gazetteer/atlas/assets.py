"""Scripts and styles as inline text: the page's own, and Leaflet's from the package that carries it."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files

SCRIPTS = (
    "core.js", "geometry.js", "basemap.js", "sketches.js", "dots.js", "labels.js", "places.js", "candidates.js",
    "card.js", "text.js", "table.js", "time.js", "people.js", "lists.js", "layers.js", "share.js", "address.js", "start.js",
)  # fmt: skip
STYLES = ("palette.css", "text.css", "map.css", "card.css", "panels.css", "narrow.css", "print.css")


@cache
def scripts() -> str:
    """The page's scripts, in order, as one."""
    folder = files(__package__) / "static"
    parts = [(folder / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return inline_script("(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();\n")


@cache
def styles() -> str:
    """The page's style sheets, in order, as one."""
    folder = files(__package__) / "static"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in STYLES)


@cache
def leaflet() -> str:
    """Leaflet's script."""
    return inline_script((files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.js").read_text("utf-8"))


@cache
def leaflet_css() -> str:
    """Leaflet's style sheet, its pictures inlined and its rule for an extinct browser dropped."""
    folder = files("js_lib_leaflet") / "static" / "js_lib_leaflet"

    def picture(match: re.Match[str]) -> str:
        name = match.group(1).strip("'\"")
        if name.startswith(("data:", "#")):
            return match.group(0)
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        return f"url(data:image/png;base64,{data})"

    text = (folder / "leaflet.css").read_text(encoding="utf-8")
    text = re.sub(r"^.*behavior:\s*url\(#default#VML\).*$", "", text, flags=re.MULTILINE)
    return re.sub(r"url\(([^)]+)\)", picture, text)


def inline_script(text: str) -> str:
    """A script that can stand between script tags: no source map, no tag that would end it."""
    text = re.sub(r"^//[#@] sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", text, flags=re.IGNORECASE)
