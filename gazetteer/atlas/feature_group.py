"""The places of documents as a folium layer for the user's own map."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import folium

from gazetteer.atlas import features
from gazetteer.atlas.compose import as_documents
from gazetteer.atlas.content import Content, Spotted
from gazetteer.atlas.data import shown_name
from gazetteer.atlas.gather import gather
from gazetteer.atlas.tables import percent
from gazetteer.model.document import Document
from gazetteer.model.place import Location

PLACE_COLOUR = "#b3330e"
QUOTATIONS = 5
"""Maximum number of sentences quoted in a popup."""


def layer(documents: Document | Sequence[Document], *, name: str = "Places of the text") -> folium.FeatureGroup:
    """See `gazetteer.atlas.layer`."""
    content = gather(as_documents(documents))
    group = folium.FeatureGroup(name=name)
    for spotted in content.places:
        if spotted.place.location is not None:
            _marker(spotted, spotted.place.location, content).add_to(group)
    return group


def _marker(spotted: Spotted, location: Location, content: Content) -> folium.CircleMarker:
    place, count = spotted.place, len(spotted.mentions)
    unsure = spotted.certainty < features.UNCERTAIN
    title = shown_name(spotted.written, spotted.best.matched)
    lines = [
        f"<b>{escape(title)}</b> {percent(spotted.certainty)}%",
        escape(place.label + (f", {place.country}" if place.country else "")),
        f"<small>{escape(place.id)} · {count} mention{'s' * (count != 1)}</small>",
        *(f"<q>{escape(text)}</q>" for text in _quotations(spotted, content)),
    ]
    return folium.CircleMarker(
        (location.lat, location.lon),
        radius=min(16.0, 3.2 + 1.5 * count**0.5),
        color=PLACE_COLOUR,
        weight=1.5,
        dash_array="3 2.4" if unsure else None,
        fill=True,
        fill_color=PLACE_COLOUR,
        fill_opacity=0.1 if unsure else 0.85,
        tooltip=folium.Tooltip(escape(title)),
        popup=folium.Popup("<br>".join(lines), max_width=320),
    )


def _quotations(spotted: Spotted, content: Content) -> list[str]:
    found = []
    for index in spotted.mentions[:QUOTATIONS]:
        row = content.mentions[index]
        text = content.chapters[row.doc].document.text
        before, after = text[max(0, row.start - 60) : row.start], text[row.end : row.end + 60]
        found.append(" ".join(f"{before}{text[row.start : row.end]}{after}".split()))
    return found
