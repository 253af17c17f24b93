"""From documents to a page: gather, choose the view and the base map, put everything into one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any

import gazetteer.model.document as model
from gazetteer.atlas import assets, basemap, features, fonts, layers, markup, sketch, tables
from gazetteer.atlas.content import Chapter, Content, as_data, gather
from gazetteer.atlas.lean import lean
from gazetteer.atlas.page import AtlasFigure, AtlasMap, data_block
from gazetteer.atlas.passages import Paragraph
from gazetteer.atlas.view import Box, Spot, bounds, core, joined
from gazetteer.errors import InputError
from gazetteer.model.place import Name

LONG = 600
"""Mentions from which on the browser lays out only what is near the screen."""


def draw(
    documents: model.Document | Sequence[model.Document],
    *,
    title: str | None = None,
    tiles: str | None = None,
    overlay: str | PathLike[str] | None = None,
    names: Callable[[str], Sequence[Name]] | None = None,
) -> AtlasMap:
    """See `gazetteer.atlas.draw`."""
    found = [documents] if isinstance(documents, model.Document) else list(documents)
    if not found:
        raise InputError("there is no document to draw: give a Document, or a sequence of them")
    for item in found:
        if not isinstance(item, model.Document):
            raise InputError(f"draw() takes Documents, not {type(item).__name__}: annotate the text first")
    content = gather(found)
    spots = [
        Spot(s.place.lat, s.place.lon, len(s.mentions))
        for s in content.places
        if s.place.lat is not None and s.place.lon is not None
    ]
    everything = bounds(joined(spots))
    view = _view(content, spots)
    base = basemap.choose(view, everything, spots)
    offered = layers.tile_layers(tiles)
    countries = basemap.labels()["names"]
    data = as_data(content, countries, names)
    chapters = [_chapter(chapter) for chapter in content.chapters]
    heading = title or (chapters[0]["plain"] if len(chapters) == 1 else f"{len(chapters)} texts")
    data |= {
        "map": "map_atlas",
        "title": heading,
        "view": [view.west, view.south, view.east, view.north],
        "bounds": [everything.west, everything.south, everything.east, everything.north],
        "tiles": offered,
        "overlay": layers.read_overlay(overlay, everything.padded(0.5, 10)) if overlay is not None else None,
        "version": _version(),
        "sources": [document.title or document.id for document in found][:3],
    }
    if len(chapters) == 1 and title and not found[0].title:
        chapters[0]["heading"], chapters[0]["plain"] = None, title
    parts: dict[str, Any] = {
        "title": heading,
        "lang": found[0].lang or "en",
        "chapters": chapters,
        "many": len(chapters) > 1,
        "long": len(content.mentions) > LONG,
        "places": tables.places(data),
        "people": tables.people(data),
        "unplaced": data["unplaced"],
        "notes": list(dict.fromkeys(note for document in found for note in document.notes)),
        "version": data["version"],
        "sketch": sketch.svg(view, base, data["places"]),
        "data": data_block(lean(data)),
        "base": data_block(base),
        "leaflet": assets.leaflet(),
        "scripts": assets.scripts(),
        "counts": {"places": len(content.places), "people": len(content.people)},
    }
    letters = parts["data"] + "".join(c["html"] + c["plain"] for c in chapters) + heading
    parts["styles"] = "\n".join((assets.leaflet_css(), fonts.css(_faces(letters, data, base)), assets.styles()))
    figure = AtlasFigure(parts, layers.image_hosts(offered))
    return AtlasMap(figure, ((view.south + view.north) / 2, (view.west + view.east) / 2), 5)


def _view(content: Content, spots: list[Spot]) -> Box:
    """Where most of what is not vast happens: countries and seas count for little in choosing the view."""
    small = [
        Spot(s.place.lat, s.place.lon, len(s.mentions) ** 0.5)
        for s in content.places
        if s.place.lat is not None and s.place.lon is not None and not features.is_area(s.place)
    ]
    box = core(joined(small if len(small) >= 2 else spots))
    return box.padded(0.04, 0.8 if box.east - box.west > 1 else 1.6)


def _chapter(chapter: Chapter) -> dict[str, Any]:
    """Heading and body of one document; a title that stands in the text is not said twice."""
    document = chapter.document
    first: Paragraph | None = chapter.paragraphs[0] if chapter.paragraphs else None
    opening = document.text[first.start : first.end] if first else ""
    stands = first is not None and "\n" not in opening and len(opening) <= 140
    if document.title:
        stands = stands and opening.casefold() == document.title.casefold()
    plain = opening if stands else document.title or "Untitled text"
    return {
        "plain": plain,
        "heading": markup.inline(chapter, first) if stands and first else None,
        "html": markup.article(chapter, skip=first if stands else None),
        "date": _date(document),
        "lang": document.lang,
        "count": len(document.entities),
    }


def _date(document: model.Document) -> str | None:
    if document.date is None or document.date.is_open:
        return None
    start, end = document.date.start, document.date.end
    text = f"{start}" if start == end else f"{'' if start is None else start}–{'' if end is None else end}"
    about = "about " if document.date.fuzz else ""
    how = {"given": "date as given", "inferred": "date inferred from the text"}.get(document.date_source or "", "dated")
    return f"{about}{text}, {how}"


def _faces(letters: str, data: dict[str, Any], base: dict[str, Any]) -> dict[str, str]:
    """What each face of the page writes."""
    slanted = {"sea", "range", "river", "lake"}
    labels = base["labels"]
    return {
        "serif": letters,
        "serif-italic": "".join(text for kind, text, *_ in labels if kind in slanted)
        + "".join(place["name"] for place in data["places"] if place["water"] or place["score"] < features.UNCERTAIN),
        "sans": letters + "".join(text for kind, text, *_ in labels if kind not in slanted),
        "sans-italic": "".join(place["name"] for place in data["places"] if place["score"] < features.UNCERTAIN),
    }


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("gazetteer")
    except metadata.PackageNotFoundError:
        return "(development version)"
