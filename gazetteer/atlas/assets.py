"""Scripts and style sheets of the page as text for inline elements: our own and Leaflet's (BSD-2, `static/leaflet`)."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gazetteer.atlas.bundle import bundle

STYLES = ("palette.css", "text.css", "map.css", "card.css", "panels.css", "narrow.css", "print.css")
"""Our own style sheets of the page. Later ones override earlier ones."""


def _static() -> Traversable:
    return files(__package__) / "static"


@cache
def scripts() -> str:
    """Return our own modules of the page as one script."""
    folder = _static() / "scripts"
    return inline_script(bundle("start.js", lambda name: (folder / name).read_text(encoding="utf-8")))


@cache
def styles() -> str:
    """Return our own style sheets of the page, joined."""
    folder = _static() / "styles"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in STYLES)


@cache
def leaflet() -> str:
    """Return Leaflet's script."""
    return inline_script((_static() / "leaflet" / "leaflet.js").read_text(encoding="utf-8"))


@cache
def standins() -> str:
    """Return the script with what folium's scripts need in addition to Leaflet."""
    return inline_script((_static() / "folium.js").read_text(encoding="utf-8"))


@cache
def leaflet_css() -> str:
    """Return Leaflet's style sheet with its images as data URLs, without its rule for Internet Explorer."""
    folder = _static() / "leaflet"

    def data_url(match: re.Match[str]) -> str:
        name = match.group(1).strip("'\"")
        if name.startswith(("data:", "#")):
            return match.group(0)
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        return f"url(data:image/png;base64,{data})"

    text = (folder / "leaflet.css").read_text(encoding="utf-8")
    text = re.sub(r"^.*behavior:\s*url\(#default#VML\).*$", "", text, flags=re.MULTILINE)
    return re.sub(r"url\(([^)]+)\)", data_url, text)


def inline_script(text: str) -> str:
    """Make a script safe inside a script element: remove the source map and escape script tags."""
    text = re.sub(r"^//[#@] sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", text, flags=re.IGNORECASE)
