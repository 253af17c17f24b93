"""The user's own folium layers on the page: some are replaced, and those that need the network are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import folium
from branca.colormap import ColorMap
from branca.element import Element, IFrame, MacroElement
from folium.elements import JSCSSMixin
from folium.raster_layers import ImageOverlay, TileLayer, VideoOverlay, WmsTileLayer
from folium.template import Template

from gazetteer.errors import InputError

_INSTEAD = "add atlas.layer(document) and this layer to a plain folium.Map instead"


class ColourScale(MacroElement):
    """The legend of a colour map, drawn without D3."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.control({ position: 'topright' });
        {{ this.get_name() }}.onAdd = function () {
            var box = L.DomUtil.create('div', 'colourscale'), bar = L.DomUtil.create('canvas', '', box);
            var colours = {{ this.colours|tojson }}, ends = L.DomUtil.create('p', '', box);
            bar.width = colours.length; bar.height = 1;
            var brush = bar.getContext('2d');
            colours.forEach(function (colour, i) { brush.fillStyle = colour; brush.fillRect(i, 0, 1, 1); });
            {{ this.labels|tojson }}.forEach(function (label) {
                L.DomUtil.create('span', '', ends).textContent = label;
            });
            L.DomUtil.create('small', '', box).textContent = {{ this.caption|tojson }};
            return box;
        };
        {{ this.get_name() }}.addTo({{ this.map_name }});
        {% endmacro %}
        """
    )

    def __init__(self, scale: ColorMap) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ColourScale"
        self._scale = scale
        self.caption = scale.caption
        self.labels = [f"{scale.vmin:g}", f"{scale.vmax:g}"]
        self.map_name = ""

    def render(self, **kwargs: Any) -> str:
        """Sample the scale, then render."""
        low, high = self._scale.vmin, self._scale.vmax
        self.colours = [self._scale(low + (high - low) * k / 59)[:7] for k in range(60)]
        parent = self._parent
        while parent is not None and not isinstance(parent, folium.Map):
            parent = parent._parent
        self.map_name = parent.get_name() if parent is not None else ""
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def adapted(child: Element) -> Element:
    """Return the replacement of a child on the page: a colour legend drawn without D3; anything else is unchanged."""
    if isinstance(child, ColorMap):
        return ColourScale(child)
    if isinstance(child, folium.Choropleth) and isinstance(child.color_scale, ColorMap):
        del child._children[child.color_scale.get_name()]
        scale = ColourScale(child.color_scale)
        child.color_scale = scale  # type: ignore[assignment]
        child.add_child(scale)
    return child


def check(child: Element) -> None:
    """Refuse a layer that would load a file from the network.

    Raises:
        InputError: the layer, or one inside it, needs the network.
    """
    for element in _all(child):
        if reason := _reason(element):
            raise InputError(f"{type(element).__name__} cannot be added to this page: {reason}")


def _reason(element: Element) -> str | None:
    if isinstance(element, TileLayer | WmsTileLayer):
        return "it would load tiles from the network at once; give their address as draw(…, tiles=URL)"
    if isinstance(element, VideoOverlay | IFrame):
        return f"the page's security policy does not let it load; {_INSTEAD}"
    if isinstance(element, ImageOverlay) and not str(element.url).startswith("data:"):
        return f"its picture is on the network: give the path of a local file, or {_INSTEAD}"
    if isinstance(element, folium.GeoJson) and not element.embed:
        return "it would load its data from the network; give embed=True"
    if isinstance(element, folium.CustomIcon) and str(element.options.get("icon_url", "")).startswith("http"):
        return "its picture is on the network: give the path of a local file"
    scripts = getattr(element, "default_js", ()) or getattr(element, "default_css", ())
    if scripts and isinstance(element, JSCSSMixin) and not isinstance(element, folium.Map):
        return f"the page has no copy of {scripts[0][0]} ({scripts[0][1]}); {_INSTEAD}"
    return None


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from _all(child)
    inside = getattr(element, "html", None)
    if isinstance(element, folium.Popup) and isinstance(inside, Element):
        yield from _all(inside)
