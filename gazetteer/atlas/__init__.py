"""Draw documents as one HTML page with the text and an interactive map that works offline.

>>> from gazetteer import Pipeline, atlas
>>> atlas.draw(Pipeline().annotate("He reached Kars in 1920.")).save("map.html")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from gazetteer.model import display

if TYPE_CHECKING:
    import folium

    from gazetteer.atlas.page import AtlasMap
    from gazetteer.model.document import Document
    from gazetteer.model.place import Name

__all__ = ["draw", "layer"]


def draw(
    documents: Document | Sequence[Document],
    *,
    title: str | None = None,
    tiles: str | None = None,
    overlay: str | PathLike[str] | None = None,
    names: Callable[[str], Sequence[Name]] | None = None,
    modern: bool | None = None,
    image: str | None = None,
    embed: bool = False,
) -> AtlasMap:
    """Draw one document, or several on one map, as a `folium.Map`; its `save(path)` writes the page.

    Args:
        documents: what `Pipeline.annotate` returns, or what was read back from JSON.
        title: heading of the page; None uses the document's title.
        tiles: URL template of your own tiles, `https://host/{z}/{x}/{y}.png`. The page loads them only when the
            reader turns the layer on.
        overlay: GeoJSON file in WGS 84 to draw over the map, such as borders of the time.
        names: function that returns all names of a place by its id, for the timeline of its names; None uses `place.names`.
        modern: whether present-day borders and country names are shown at first; None shows them only for texts that
            are undated or dated after 1991.
        image: address of a picture for link previews (`og:image`).
        embed: whether to draw a page for an iframe: without a footer, and the wheel zooms only with Ctrl.

    Raises:
        InputError: no document is given, the URL template is invalid, or the overlay cannot be read.

    >>> from gazetteer import Pipeline
    >>> document = Pipeline().annotate("He reached Kars in 1920.")
    >>> page = draw(document, title="Letters", tiles="https://example.org/{z}/{x}/{y}.png")
    """
    from gazetteer.atlas.compose import draw as draw_page

    return draw_page(
        documents, title=title, tiles=tiles, overlay=overlay, names=names, modern=modern, image=image, embed=embed
    )


def layer(documents: Document | Sequence[Document], *, name: str = "Places of the text") -> folium.FeatureGroup:
    """Return the located places as a layer for your own folium map, with a popup of quotations for each.

    Args:
        documents: one or several documents.
        name: name of the layer in a `folium.LayerControl`.

    >>> import folium
    >>> from gazetteer import Pipeline
    >>> document = Pipeline().annotate("He reached Kars in 1920.")
    >>> group = layer(document).add_to(folium.Map())
    """
    from gazetteer.atlas.feature_group import layer as feature_group

    return feature_group(documents, name=name)


def _in_notebook(document: Document) -> str:
    from gazetteer.atlas.notebook import html

    return html(document)


display.register("Document", _in_notebook)
