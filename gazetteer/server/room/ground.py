"""The base map of a document's page, as the map page embeds it."""

from __future__ import annotations

from typing import Any

from gazetteer.atlas import basemap, compose
from gazetteer.atlas.content import gather
from gazetteer.atlas.page import data_block
from gazetteer.atlas.view import Box, Spot, bounds, joined
from gazetteer.model.document import Document

WORLD = Box(-25.0, 20.0, 75.0, 62.0)
"""What a map without places shows: Europe, the Mediterranean and the Near East."""


def ground(document: Document | None) -> dict[str, str]:
    """Return the blocks of JSON that the page's scripts read: "data" with what is shown first, "base" with the base map."""
    content = gather([document]) if document else None
    spots = [
        Spot(one.place.lat, one.place.lon, float(len(one.mentions)))
        for one in (content.places if content else ())
        if one.place.lat is not None and one.place.lon is not None
    ]
    view = compose.view_of(content) if content and spots else WORLD
    everything = bounds(joined(spots)) if spots else WORLD
    data: dict[str, Any] = {
        "map": "map_room",
        "docs": [],
        "places": [],
        "people": [],
        "mentions": [],
        "unsure": 0.5,
        "modern": compose.is_modern([document]) if document else True,
        "view": [view.west, view.south, view.east, view.north],
    }
    size = len(document.text) if document else 0
    return {"data": data_block(data), "base": data_block(basemap.choose(view, everything, spots, content=size))}
