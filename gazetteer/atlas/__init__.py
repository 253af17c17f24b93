"""Document to map: one HTML file with everything inside, that asks nothing of the network.

>>> from gazetteer import atlas
>>> atlas.draw(document).save("map.html")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.atlas.page import AtlasMap
    from gazetteer.model.document import Document
    from gazetteer.model.place import Name

__all__ = ["draw"]


def draw(
    documents: Document | Sequence[Document],
    *,
    title: str | None = None,
    tiles: str | None = None,
    overlay: str | PathLike[str] | None = None,
    names: Callable[[str], Sequence[Name]] | None = None,
) -> AtlasMap:
    """Draw one document, or several on one map. What comes back is a `folium.Map`: `.save(path)` writes the page.

    Args:
        documents: what `Pipeline.annotate` returns, or what was read back from JSON.
        title: heading of the page; the document's own title when None.
        tiles: URL template of tiles of your own, `https://host/{z}/{x}/{y}.png`; offered, and asked for only when
            the reader turns them on.
        overlay: GeoJSON file (WGS 84) to lay over the map, such as the borders of the time.
        names: gives all names of a place id, for the timeline of its names; `place.names` when None.

    Raises:
        InputError: no document, a URL template that is none, an overlay that cannot be read.
    """
    from gazetteer.atlas.compose import draw as draw_page

    return draw_page(documents, title=title, tiles=tiles, overlay=overlay, names=names)
