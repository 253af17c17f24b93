"""A `folium.Map` with a self-contained page, under a security policy that does not allow anything else."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from importlib.resources import files
from typing import Any

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template as MapTemplate
from jinja2 import Environment, StrictUndefined

from gazetteer.atlas import assets, guests
from gazetteer.errors import InputError

_HALF = re.compile("[\ud800-\udfff]")
_POLICY = '<meta http-equiv="Content-Security-Policy" content="'


class AtlasFigure(Figure):
    """The page around a map: without links to files, and with a policy that lists every script and style by its hash."""

    def __init__(self, parts: dict[str, Any], image_hosts: list[str]) -> None:
        super().__init__(ratio="62%")
        self._id = "page"
        self.parts = parts
        self.image_hosts = image_hosts

    def render(self, **kwargs: Any) -> str:
        """Return the page as text.

        Raises:
            InputError: a layer of the map would load a file from the network.
        """
        for child in list(self._children.values()):
            guests.check(child)
            child.render(**kwargs)
        extra = []
        for name, child in self.header._children.items():
            if isinstance(child, JavascriptLink | CssLink):
                raise InputError(
                    f"the page has no copy of {name} ({child.url}), which a layer of the map needs: "
                    "add atlas.layer(document) and this layer to a plain folium.Map instead"
                )
            if name != "meta_http":
                extra.append(child.render(**kwargs))
        environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        source = (files(__package__) / "templates" / "page.html.j2").read_text(encoding="utf-8")
        text = environment.from_string(source).render(
            **self.parts,
            policy="",
            standins=assets.standins(),
            map_header="\n".join(extra),
            map_html=self.html.render(**kwargs),
            map_script=assets.inline_script(self.script.render(**kwargs)),
        )
        text = _HALF.sub("\ufffd", text)  # half of a character, in a file name or a text, cannot be written as UTF-8
        # no input before this tag can contain it, because "<" is escaped in input
        before, tag, after = text.partition(_POLICY)
        return before + tag + html.escape(self._policy(text)) + after

    def _policy(self, text: str) -> str:
        images = " ".join(["data:", "blob:", *self.image_hosts])
        return (
            f"default-src 'none'; script-src {_hashes('script', text)}; style-src {_hashes('style', text)}; "
            f"img-src {images}; font-src data:; base-uri 'none'; form-action 'none'"
        )


def _hashes(tag: str, text: str) -> str:
    """Return the hash of each inline element without attributes; JSON blocks have attributes and do not need a hash."""
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(part.encode("utf-8")).digest()).decode("ascii") for part in found)
    return " ".join(dict.fromkeys(f"'sha256-{digest}'" for digest in digests)) or "'none'"


class AtlasMap(folium.Map):
    """A folium map without links to the network; `save(path)` writes one self-contained page."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = MapTemplate(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }},
            ...{{ this.options|tojavascript }}
        });
        {% endmacro %}
        """
    )

    def __init__(self, figure: AtlasFigure, center: tuple[float, float], zoom: int) -> None:
        super().__init__(
            list(center),
            tiles=None,
            zoom_start=zoom,
            prefer_canvas=True,
            zoom_control=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            wheel_px_per_zoom_level=90,
            min_zoom=2,
            max_zoom=11,
            attribution_control=False,
            max_bounds_viscosity=0.9,
        )
        self._id = "atlas"
        figure.add_child(self)

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Element:
        """Add a folium layer or control.

        Raises:
            InputError: it would load a file from the network, which this page does not allow.
        """
        guests.check(child)
        return super().add_child(guests.adapted(child), name=name, index=index)

    def html_page(self) -> str:
        """Return the page as text."""
        root: Element = self.get_root()
        return str(root.render())
