"""Write the annotated text as one self-contained HTML page, its entities marked with schema.org microdata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from gazetteer.formats.markup.inline import Piece, pieces, weave
from gazetteer.formats.values.curies import expand
from gazetteer.model.annotation import finite
from gazetteer.model.document import Document, Entity

_ITEMS = {"PLACE": "Place", "PERSON": "Person", "ORG": "Organization", "EVENT": "Event"}

_STYLE = """
body { font: 1.05rem/1.7 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #222;
  background: #fdfcf9 }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.entity { background: none; color: inherit; border-bottom: 2px solid #999; text-decoration: none }
.place { border-color: #b4532a } .place.unresolved { border-bottom-style: dashed }
.person { border-color: #2a6ab4 } .org { border-color: #6b4fa0 } .event { border-color: #a0784f }
.norp { border-color: #4f8a5b } .date { border-color: #bbb }
footer { margin-top: 2rem; font: .8rem/1.5 sans-serif; color: #666 }
"""


def write(documents: Sequence[Document]) -> str:
    """Write a page with every text, in order. The text content of each `div.text` is the document's text, unchanged."""
    title = (documents[0].title or documents[0].id) if len(documents) == 1 else f"{len(documents)} texts"
    lang = documents[0].lang if len(documents) == 1 else None
    body = "\n".join(_article(document) for document in documents)
    return (
        f'<!DOCTYPE html>\n<html lang="{_attribute(lang or "")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        "<footer>Underlined: places (dashed where the place is not known), people and other names; "
        "point at one to read why.</footer>\n</body>\n</html>\n"
    )


def _article(document: Document) -> str:
    heading = f'<h1 itemprop="name">{escape(document.title)}</h1>\n' if document.title else ""
    lang = f' lang="{_attribute(document.lang)}"' if document.lang else ""
    authorities = {person.id: person.authority for person in document.people}
    parts = []
    for step, what in weave(document.text, pieces(document.entities, length=len(document.text))):
        if isinstance(what, str):
            parts.append(_text(what))
        else:
            parts.append(_opening(what, authorities) if step == "open" else _closing(what))
    return (
        f'<article id="{_attribute(document.id)}" itemscope itemtype="https://schema.org/CreativeWork"{lang}>\n'
        f'{heading}<div class="text">{"".join(parts)}</div>\n</article>'
    )


def _opening(piece: Piece, authorities: Mapping[str, str | None]) -> str:
    entity = piece.entity
    shown = f' class="{_classes(entity)}" title="{_attribute(_why(entity))}" data-entity="{_attribute(entity.id)}"'
    if entity.type == "DATE":
        when = str(entity.when) if entity.when and entity.when.start == entity.when.end else ""
        return f"<time{shown}" + (f' datetime="{_attribute(when)}">' if when else ">")
    if entity.type not in _ITEMS or piece.number:
        return f"<mark{shown}>"
    place = entity.place
    known = place.id if place else authorities.get(entity.person or "")
    item = f' itemprop="mentions" itemscope itemtype="https://schema.org/{_ITEMS[entity.type]}"'
    if known:
        item += f' itemid="{_attribute(expand(known))}"'
    facts = [("name", place.label if place else entity.text)]
    if place and place.label != entity.text:
        facts.append(("alternateName", entity.text))
    if place and finite(place.lat) is not None and finite(place.lon) is not None:
        facts += [("latitude", f"{place.lat:.5f}"), ("longitude", f"{place.lon:.5f}")]
    metas = "".join(f'<meta itemprop="{kind}" content="{_attribute(value)}">' for kind, value in facts)
    return f"<mark{shown}{item}>{metas}"


def _closing(piece: Piece) -> str:
    return "</time>" if piece.entity.type == "DATE" else "</mark>"


def _classes(entity: Entity) -> str:
    lost = entity.resolution is not None and entity.resolution.chosen is None
    return f"entity {_attribute(entity.type.lower())}" + (" unresolved" if lost else "")


def _why(entity: Entity) -> str:
    chosen = entity.resolution.chosen if entity.resolution else None
    if chosen is None:
        return "place not known" if entity.resolution else entity.type.lower()
    place = chosen.place
    where = f" ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None else ""
    reasons = "".join(f"\n{clue.says}" for clue in chosen.clues)
    return f"{place.label}{where}, {place.id}, {chosen.score:.0%} sure{reasons}"


def _text(words: str) -> str:
    return escape(words, quote=False).replace("\r", "&#13;")


def _attribute(value: str) -> str:
    return escape(value, quote=True).replace("\n", "&#10;").replace("\r", "&#13;")
