"""The base map of a document's page, in the form of the map page."""

from __future__ import annotations

from typing import Any

from gazetteer.atlas import basemap, features, states
from gazetteer.atlas.blocks import data_block
from gazetteer.atlas.passages import is_modern, middle_year
from gazetteer.atlas.view import Box, Spot, bounds, core, joined
from gazetteer.model.document import Document, PlaceMentions


def ground(document: Document | None) -> dict[str, str]:
    """Return the blocks of JSON that the page's scripts read: "data" with what is shown first, "base" with the base map."""
    located = [one for one in document.places if one.place.location is not None] if document else []
    spots = [_spot(one, 1.0) for one in located]
    view = _view(located) if located else bounds(())
    everything = bounds(joined(spots))
    data: dict[str, Any] = {
        "map": "map_room",
        "docs": [],
        "places": [],
        "people": [],
        "mentions": [],
        "times": [],
        "unsure": features.UNCERTAIN,
        "modern": is_modern([document]) if document else True,
        "annotated": document is not None,
        "view": [view.west, view.south, view.east, view.north],
    }
    size = len(document.text) if document else 0
    year = states.year_of([document]) if document else None
    near = basemap.square(view).padded(0.2, 2)
    around = [basemap.around(spot, states.REACH) for spot in basemap.by_weight(spots)]
    data["states"] = None if year is None else states.states(year, [], near, around, content=size)
    then = middle_year([document]) if document and not data["modern"] else None
    base = basemap.choose(view, everything, spots, content=size, year=then)
    return {"data": data_block(data), "base": data_block(base)}


def _view(located: list[PlaceMentions]) -> Box:
    """Return the view of the places that the text mentions most: certain or repeated towns, if there are at least two."""
    towns = [one for one in located if not features.is_area(one.place)]
    firm = [one for one in towns if len(one.mentions) > 1 or _likely(one) >= features.UNCERTAIN]
    chosen = next((some for some in (firm, towns) if len(some) >= 2), located)
    box = core(joined([_spot(one, 0.5) for one in chosen]))
    return box.padded(0.04, 0.8 if box.east - box.west > 1 else 1.6)


def _likely(one: PlaceMentions) -> float:
    """Return the expected number of mentions of a place, the sum of their probabilities."""
    scores = ((mention.resolution, mention.sure) for mention in one.mentions)
    return sum(
        (found.chosen.score if found and found.chosen else 0) * (1 if sure is None else sure) for found, sure in scores
    )


def _spot(one: PlaceMentions, power: float) -> Spot:
    location = one.place.location
    assert location
    return Spot(location.lat, location.lon, max(0.1, _likely(one)) ** power)
