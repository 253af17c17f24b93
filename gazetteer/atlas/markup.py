"""The text as HTML with its entities marked. Every character of a document is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from gazetteer.atlas.content import Chapter, Mark
from gazetteer.atlas.passages import Paragraph, Sentence, Years
from gazetteer.model.document import Entity


def blocks(chapter: Chapter, paragraphs: Iterable[Paragraph], number: int = 0) -> str:
    """Return paragraphs of a document as HTML.

    Args:
        chapter: the chapter that the paragraphs are from.
        paragraphs: the paragraphs.
        number: number of the document on the page, used in the ids of its sentences.
    """
    return "\n".join(_block(chapter, paragraph, number) for paragraph in paragraphs)


def _block(chapter: Chapter, paragraph: Paragraph, number: int) -> str:
    tag = "h2" if paragraph.heading else "p"
    kept = "" if paragraph.wrapped else ' class="lines"'
    return f"<{tag}{kept}>{inline(chapter, paragraph, number)}</{tag}>"


def inline(chapter: Chapter, paragraph: Paragraph, number: int = 0) -> str:
    """Return the sentences of a paragraph with their marks. The id of the first one is its document's number and its start.

    A book has ten thousand marks, so that they are short: attribute values have no quotation marks if HTML allows it, a sentence
    with the same years as the one before it does not repeat them, and scripts add what only they need (`marks.js`), such as
    the ids of the other sentences.
    """
    text = chapter.document.text
    entities = [e for e in chapter.within(paragraph) if e.end <= paragraph.end]
    parts: list[str] = []
    at = paragraph.start
    before: Years | None = None
    id = f" id=s{number}.{paragraph.sentences[0].start}" if paragraph.sentences else ""
    for sentence in paragraph.sentences:
        parts.append(_escaped(text[at : sentence.start]))
        inside = [e for e in entities if sentence.start <= e.start < sentence.end and _useful(e)]
        years = f" data-y={_years(*sentence.years)}" if sentence.years and sentence.years != before else ""
        before = sentence.years
        parts.append(f"<span class=s{id}{years}>{_marked(chapter, sentence, inside)}</span>")
        id = ""
        at = sentence.end
    return "".join(parts)


def _escaped(text: str) -> str:
    """Escape text. A carriage return is written as a reference, because a browser would change it and shift all offsets."""
    return escape(text, quote=False).replace("\r", "&#13;")


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first},{last}"


def _useful(entity: Entity) -> bool:
    """Return whether a mark is useful. Durations such as "a day" or "a decade" are not marked."""
    return entity.type != "DATE" or entity.when is not None


def _marked(chapter: Chapter, sentence: Sentence, entities: Sequence[Entity]) -> str:
    """Mark entities, nested ones inside others; an entity that partly overlaps another is not marked."""
    text = chapter.document.text
    ordered = sorted(entities, key=lambda e: (e.start, -e.end))
    parts: list[str] = []
    open_: list[tuple[Entity, str]] = []
    at = sentence.start
    for position, entity in enumerate(ordered):
        while open_ and open_[-1][0].end <= entity.start:
            outer, close = open_.pop()
            parts += [_escaped(text[at : outer.end]), close]
            at = outer.end
        if open_ and entity.end > open_[-1][0].end:
            continue
        if open_ and (entity.start, entity.end) == (open_[-1][0].start, open_[-1][0].end):
            continue
        parts.append(_escaped(text[at : entity.start]))
        at = entity.start
        follower = ordered[position + 1] if position + 1 < len(ordered) else None
        holds = follower is not None and follower.end <= entity.end and follower.start < entity.end
        begin, close = _tags(entity, chapter.marks.get(entity.id), holds)
        parts.append(begin)
        open_.append((entity, close))
    while open_:
        outer, close = open_.pop()
        parts += [_escaped(text[at : outer.end]), close]
        at = outer.end
    parts.append(_escaped(text[at : sentence.end]))
    return "".join(parts)


def _tags(entity: Entity, mark: Mark | None, holds_others: bool) -> tuple[str, str]:
    """Return start and end tag of a mark: a link to its place or person, else a span."""
    if mark is None or (mark.place is None and mark.person is None):
        if entity.type == "PLACE":
            number = f" id=m{mark.mention}" if mark else ""
            return f'<span class="m p x"{number}>', "</span>"
        note = f' title="{escape(str(entity.when))}"' if entity.when else ""
        return f'<span class="m o {escape(entity.type.lower())}"{note}>', "</span>"
    if mark.place is not None:
        style = "p" + ("" if mark.sure else " u") + (" n" if entity.type == "NORP" else "")
        target, data = f"#p{mark.place}", f"data-p={mark.place}"
    else:
        style = "q"
        target, data = f"#q{mark.person}", f"data-q={mark.person}"
    head = f'class="m {style}" id=m{mark.mention}'
    if holds_others:
        return f"<span {head} {data} role=link tabindex=0>", "</span>"
    return f"<a {head} href={target}>", "</a>"
