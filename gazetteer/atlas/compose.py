"""Compose a page from documents: collect the content, choose the view and the base map, and build the figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import PurePath
from typing import Any

from gazetteer.atlas import assets, basemap, features, fonts, layers, markup, parts, sketch, states, tables
from gazetteer.atlas.blocks import data_block
from gazetteer.atlas.content import Chapter, Content, Spotted
from gazetteer.atlas.data import as_data
from gazetteer.atlas.gather import gather
from gazetteer.atlas.lean import lean
from gazetteer.atlas.page import AtlasFigure, AtlasMap
from gazetteer.atlas.passages import Paragraph, is_modern, middle_year
from gazetteer.atlas.view import Box, Spot, bounds, core, joined
from gazetteer.errors import InputError
from gazetteer.model.document import Document
from gazetteer.model.place import Name

MENTIONS_NEAR_SCREEN = 600
"""Number of mentions from which the browser lays out only text near the screen."""

PARSED_AT_ONCE = 15_000
"""Number of words that a page parses when it opens; later parts are parsed when the reader gets there."""

DESCRIPTION = 200
"""Maximum length of a page's description in characters."""


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
    """See `gazetteer.atlas.draw`."""
    found = as_documents(documents)
    content = gather(found)
    everything, view = bounds(joined(_spots(content))), _view(content)
    offered = layers.tile_layers(tiles)
    data = as_data(content, basemap.labels()["names"], names)
    own = title if len(found) == 1 else None
    chapters = [_chapter(chapter, number, own) for number, chapter in enumerate(content.chapters)]
    _defer(chapters)
    heading = title or (chapters[0]["plain"] if len(chapters) == 1 else f"{len(chapters)} texts")
    for doc, chapter in zip(data["docs"], chapters, strict=True):
        doc["title"] = chapter["plain"]
    data |= {
        "map": "map_atlas",
        "title": heading,
        "view": [view.west, view.south, view.east, view.north],
        "bounds": [everything.west, everything.south, everything.east, everything.north],
        "tiles": offered,
        "overlay": layers.read_overlay(overlay, everything.padded(0.5, 10)) if overlay is not None else None,
        "version": _version(),
        "parts": [part["row"] for chapter in chapters for part in chapter["parts"]],
        "unsure": features.UNCERTAIN,
        "modern": is_modern(found) if modern is None else modern,
        "states": _states(found, content, view),
    }
    page_parts = _parts(found, content, chapters, data=data, view=view, everything=everything)
    page_parts |= {"embed": embed, "image": image}
    figure = AtlasFigure(page_parts, layers.image_hosts(offered))
    return AtlasMap(figure, ((view.south + view.north) / 2, (view.west + view.east) / 2), 5)


def _parts(
    documents: Sequence[Document],
    content: Content,
    chapters: list[dict[str, Any]],
    *,
    data: dict[str, Any],
    view: Box,
    everything: Box,
) -> dict[str, Any]:
    """Return the values for the page's template: texts, tables, compact data, styles and scripts."""
    spots = _spots(content)
    packed = data_block(lean(data))
    body = "".join(part["html"] for chapter in chapters for part in chapter["parts"])
    size = len(packed) + len(body.encode("utf-8", "surrogatepass"))
    year = None if data["modern"] else middle_year(documents)
    base = basemap.choose(view, everything, spots, content=size, year=year)
    counts = {"places": len(content.places), "people": len(content.people), "located": len(spots)}
    letters = body + data["title"] + "".join(chapter["plain"] for chapter in chapters)
    return {
        "title": data["title"],
        "description": _description(data["title"], data, counts),
        "lang": documents[0].lang or "en",
        "chapters": chapters,
        "many": len(chapters) > 1,
        "long": len(content.mentions) > MENTIONS_NEAR_SCREEN,
        "places": tables.places(data),
        "people": tables.people(data),
        "unplaced": data["unplaced"],
        "notes": list(dict.fromkeys(note for document in documents for note in document.notes)),
        "version": data["version"],
        "sketch": sketch.svg(view, base, data["places"], borders=data["modern"]),
        "data": packed,
        "base": data_block(base),
        "leaflet": assets.leaflet(),
        "scripts": assets.scripts(),
        "styles": "\n".join((assets.leaflet_css(), fonts.css(_faces(letters, data, base)), assets.styles())),
        "counts": counts,
        "states": data["states"] is not None,
    }


def _states(documents: Sequence[Document], content: Content, view: Box) -> dict[str, Any] | None:
    """Return the states of the time; None if the texts are not dated, or not of the years that the map of states covers."""
    year = states.year_of(documents)
    if year is None:
        return None
    years = [row.years for row in content.mentions if row.years]
    length = sum(len(document.text) for document in documents)
    around = [basemap.around(spot, states.REACH) for spot in basemap.by_weight(_spots(content))]
    return states.states(year, years, basemap.square(view).padded(0.2, 2), around, content=length)


def _spots(content: Content) -> list[Spot]:
    """Return the points of the located places, weighted by their expected number of mentions."""
    return [
        Spot(s.place.lat, s.place.lon, _weight(s, content))
        for s in content.places
        if s.place.lat is not None and s.place.lon is not None
    ]


def as_documents(documents: Document | Sequence[Document]) -> list[Document]:
    """Return the documents as a list.

    Raises:
        InputError: there are no documents, or an item is not a document.
    """
    found = [documents] if isinstance(documents, Document) else list(documents)
    if not found:
        raise InputError("no document to draw: give a Document or a sequence of Documents")
    for item in found:
        if not isinstance(item, Document):
            raise InputError(f"draw() takes Documents, not {type(item).__name__}: annotate the text first")
    return found


def _weight(spotted: Spotted, content: Content) -> float:
    """Return the expected number of mentions of the place, the sum of their probabilities."""
    return sum(content.mentions[index].certainty or 0 for index in spotted.mentions)


def _view(content: Content) -> Box:
    """Return where most of the text happens, ignoring countries, seas, and uncertain places that are named once."""
    found = [s for s in content.places if s.place.lat is not None and s.place.lon is not None]
    small = [s for s in found if not features.is_area(s.place)]
    firm = [s for s in small if len(s.mentions) > 1 or _weight(s, content) >= features.UNCERTAIN]
    chosen = next((some for some in (firm, small) if len(some) >= 2), found)
    spots = [
        Spot(s.place.lat, s.place.lon, max(0.1, _weight(s, content)) ** 0.5)
        for s in chosen
        if s.place.lat is not None and s.place.lon is not None
    ]
    box = core(joined(spots))
    return box.padded(0.04, 0.8 if box.east - box.west > 1 else 1.6)


def _chapter(chapter: Chapter, number: int, title: str | None) -> dict[str, Any]:
    """Return heading and parts of one document. A title with which the text begins is not repeated above it.

    Args:
        chapter: the document.
        number: its number on the page.
        title: title of the page, if this is its only document; used if the document has no title.
    """
    document = chapter.document
    title = document.title or title
    first: Paragraph | None = chapter.paragraphs[0] if chapter.paragraphs else None
    opening = document.text[first.start : first.end] if first else ""
    is_title = first is not None and "\n" not in opening and len(opening) <= 140 and parts.level_of(opening) is None
    if title:
        is_title = is_title and opening.casefold() == title.casefold()
    plain = opening if is_title else title or _file_name(document.id)
    shown = chapter.paragraphs[1:] if is_title else chapter.paragraphs
    found = parts.split(document.text, shown, document.headings)
    return {
        "plain": plain.lstrip("# "),
        "heading": markup.inline(chapter, first, number) if is_title and first else None,
        "parts": [
            {
                "html": markup.blocks(chapter, part.paragraphs, number),
                "words": part.words,
                "title": part.title,
                "row": [number, part.title, part.level, part.paragraphs[0].start if i and part.paragraphs else 0, part.words],
            }
            for i, part in enumerate(found)
        ],
        "date": _date(document),
        "lang": document.lang,
        "count": len(document.entities),
    }  # fmt: skip


def _defer(chapters: list[dict[str, Any]]) -> None:
    """Number the parts of a page, and mark those that the browser does not parse at first."""
    words = index = 0
    for chapter in chapters:
        for part in chapter["parts"]:
            words += part["words"]
            part["deferred"] = index > 0 and words > PARSED_AT_ONCE
            part["index"] = index
            index += 1


def _file_name(ident: str) -> str:
    """Return a title for an untitled text: words from the name of its file, or its id."""
    return PurePath(ident).stem.replace("_", " ") or ident or "Text without a title"


def _description(heading: str, data: dict[str, Any], counts: dict[str, int]) -> str:
    ranked = sorted(data["places"], key=lambda place: -len(place["mentions"]))
    named = ", ".join(place["name"] for place in ranked[:6])
    if not named:
        return f"{heading}: a text and its map"
    text = (
        f"{heading}: an interactive map of {counts['places']} place{'s' * (counts['places'] != 1)}, among them {named}"
    )
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1] + "…"


def _date(document: Document) -> str | None:
    if document.date is None or document.date.is_open:
        return None
    start, end = document.date.start, document.date.end
    text = f"{start}" if start == end else f"{'' if start is None else start}–{'' if end is None else end}"
    about = "about " if document.date.fuzz else ""
    how = {"given": "date as given", "inferred": "date inferred from the text"}.get(document.date_source or "", "dated")
    return f"{about}{text}, {how}"


def _faces(letters: str, data: dict[str, Any], base: dict[str, Any]) -> dict[str, str]:
    """Return the characters that each font face needs. Other scripts in lists of names use the reader's own fonts."""
    slanted = {"sea", "range", "river", "lake"}
    labels = base["labels"]
    names = "".join(place["name"] + place["label"] for place in data["places"])
    latin = "".join(name[0] for place in data["places"] for name in place["names"] if name[0][:1] < "\u0250")
    return {
        "serif": letters + names + latin,
        "serif-italic": "".join(text for kind, text, *_ in labels if kind in slanted)
        + "".join(place["name"] for place in data["places"] if place["water"] or place["score"] < features.UNCERTAIN),
        "sans": letters + names + "".join(text for kind, text, *_ in labels if kind not in slanted),
        "sans-italic": "".join(place["name"] for place in data["places"] if place["score"] < features.UNCERTAIN),
    }


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("gazetteer")
    except metadata.PackageNotFoundError:
        return "(development version)"
