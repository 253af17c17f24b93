"""Split a long text into parts that the page shows one at a time: its chapters, else groups of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from gazetteer.atlas.passages import Paragraph
from gazetteer.model.heading import Heading

MAX_SINGLE_WORDS = 12_000
"""Maximum number of words of a text that is shown as one part."""

MAX_PART_WORDS = 9_000
"""Maximum number of words of a part; a longer chapter is split."""

_LEAST = 30
"""Number of words below which a section is not a separate chapter, such as a line of a table of contents."""

_UPPER = r"book|volume|vol|teil|buch|band|livre|tome|libro|livro|książka|книга|том|часть|частина|գիրք|kitap|bölük|βιβλίο|liber"
_CHAPTER = (
    r"chapter|chap|part|letter|canto|section|act|scene|preface|introduction|prologue|epilogue|appendix|conclusion|"
    r"kapitel|abschnitt|brief|vorwort|einleitung|anhang|schluss|hoofdstuk|kapittel|luku|"
    r"chapitre|partie|lettre|préface|avant-propos|conclusion|capítulo|capitolo|parte|carta|lettera|prólogo|prefazione|"
    r"capitulum|caput|rozdział|rozdzial|kapitola|fejezet|глава|письмо|предисловие|введение|заключение|розділ|глава|"
    r"գլուխ|մաս|նամակ|առաջաբան|թավի|თავი|bölüm|kısım|mektup|önsöz|κεφάλαιο|επιστολή|فصل|باب|פרק"
)
_NUMBER = r"(?:[ivxlcdm]+|\d+|[a-z]|the \w+|one|two|three|four|five|six|seven|eight|nine|ten|first|last)"
_ARTICLE = r"(?:an?|une?|een|eine?)\s"
_BY_WORD = re.compile(rf"(?!{_ARTICLE})(?:\S+\s+)?(?:(?P<upper>{_UPPER})|(?:{_CHAPTER}))\b")
_BY_NUMBER = re.compile(rf"{_NUMBER}[.:)]?(?:\s*[-–—.]\s*\S.{{0,60}})?")
_BY_MARK = re.compile(r"(#{1,4})\s+\S")
_BY_SIGN = re.compile(r"第.{1,6}[章回卷編篇]")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A way of recognizing chapters.

    Attributes:
        level_of: returns the level of a paragraph that is a heading, from its text and the paragraph; None for others.
        least_words: minimum mean length of a chapter in words, without which the headings are something else.
        titles_continue: whether a second short line belongs to the title: "CHAPTER I", "The road".
    """

    level_of: Callable[[str, Paragraph], int | None]
    least_words: int
    titles_continue: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A group of paragraphs that is shown at a time.

    Attributes:
        title: title of the chapter; None for a text without chapters.
        level: 1 for a book or volume, 2 for a chapter, 3 and 4 for sections.
        words: number of words in its paragraphs.
    """

    title: str | None
    level: int
    paragraphs: tuple[Paragraph, ...]
    words: int


def split(text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading] = ()) -> tuple[Part, ...]:
    """Split a text into parts, in order; a short text is one part.

    Args:
        text: the complete text.
        paragraphs: its paragraphs, in order.
        headings: the headings that its file marks; without enough of them, headings are recognized by their words.

    >>> split("", ())
    (Part(title=None, level=2, paragraphs=(), words=0),)
    """
    whole = Part(None, 2, tuple(paragraphs), sum(_words(text, p) for p in paragraphs))
    if whole.words <= MAX_SINGLE_WORDS:
        return (whole,)
    found = [whole]
    for rule in _rules(headings):
        sections = _joined(_sections(text, paragraphs, rule))
        if len(sections) >= 3 and whole.words / len(sections) >= rule.least_words:
            found = sections
            break
    return tuple(piece for part in found for piece in _shortened(text, part))


def _rules(headings: Sequence[Heading]) -> Iterator[_Rule]:
    """Yield the ways of recognizing chapters, the most reliable first.

    Of marked headings, first only the highest level is used, then the next lower ones too; the lowest ones used are chapters.
    """
    levels = sorted({one.level for one in headings})
    for lowest in levels:
        shown = {one.start: 2 if one.level == lowest else 1 for one in headings if one.level <= lowest}
        yield _Rule(partial(_level_at, shown), 0, False)
    yield _Rule(lambda line, _: _chapter_level(line), 0, True)
    yield _Rule(lambda line, _: level_of(line), 300, True)
    yield _Rule(lambda _, paragraph: 2 if paragraph.heading else None, 300, False)


def _level_at(levels: Mapping[int, int], _line: str, paragraph: Paragraph) -> int | None:
    return levels.get(paragraph.start)


def level_of(line: str) -> int | None:
    """Return the level of a chapter heading; None if the line is not a heading.

    >>> [level_of(line) for line in ("CHAPTER IV.", "Book the First", "Глава 2", "## The road", "It was late.")]
    [2, 1, 2, 2, None]
    """
    worded = _chapter_level(line)
    folded = line.strip().strip("*_[]=- ").casefold()
    if worded is not None or len(folded) > 60:
        return worded
    return 2 if _BY_NUMBER.fullmatch(folded) and folded[-1] != ":" else None


def _chapter_level(line: str) -> int | None:
    """Return the level of a heading with a word or mark such as "Chapter" or "##"; a number alone may begin a list."""
    line = line.strip()
    if marked := _BY_MARK.match(line):
        return len(marked[1])
    folded = line.strip("*_[]=- ").casefold()
    if len(folded) > 90 or "\n" in folded:
        return None
    if word := _BY_WORD.match(folded):
        rest = folded[word.end() :].strip(" .:—–-")
        if not rest or (len(rest.split()) <= 12 and (re.match(_NUMBER + r"\b", rest) or line.isupper())):
            return 1 if word["upper"] else 2
        return None
    return 2 if _BY_SIGN.match(folded) else None


def _sections(text: str, paragraphs: Sequence[Paragraph], rule: _Rule) -> list[Part]:
    """Split before each paragraph that is a heading by the rule."""
    found: list[Part] = []
    section: list[Paragraph] = []
    title, level, title_open = None, 2, False
    for paragraph in paragraphs:
        line = text[paragraph.start : paragraph.end]
        here = rule.level_of(line, paragraph)
        if here is not None:
            if section:
                found.append(Part(title, level, tuple(section), sum(_words(text, p) for p in section)))
            section, title, level, title_open = [replace(paragraph, heading=True)], _plain(line), here, True
            continue
        if title_open and rule.titles_continue and paragraph.heading:
            title = f"{title} {_plain(line)}"
        title_open = False
        section.append(paragraph)
    if section:
        found.append(Part(title, level, tuple(section), sum(_words(text, p) for p in section)))
    return found


def _joined(sections: Sequence[Part]) -> list[Part]:
    """Join a section of a few words to the chapter below it, else to the part before it."""
    found: list[Part] = []
    waiting: Part | None = None
    for section in sections:
        if waiting:
            title = " · ".join(filter(None, (waiting.title, section.title)))
            section = replace(_sum(waiting, section), title=title, level=waiting.level)
            waiting = None
        following = section.words < _LEAST and section.level < 2
        if following:
            waiting = section
        elif section.words < _LEAST and found:
            found[-1] = _sum(found[-1], section)
        else:
            found.append(section)
    return [*found, waiting] if waiting else found


def _sum(one: Part, two: Part) -> Part:
    return replace(one, paragraphs=one.paragraphs + two.paragraphs, words=one.words + two.words)


def _shortened(text: str, part: Part) -> list[Part]:
    if part.words <= MAX_PART_WORDS:
        return [part]
    pieces: list[list[Paragraph]] = [[]]
    words, most = 0, part.words / -(-part.words // MAX_PART_WORDS)
    for paragraph in part.paragraphs:
        if words >= most:
            pieces.append([])
            words = 0
        pieces[-1].append(paragraph)
        words += _words(text, paragraph)
    return [
        Part(part.title if i == 0 or part.title is None else f"{part.title}, continued", part.level, tuple(piece),
             sum(_words(text, p) for p in piece))
        for i, piece in enumerate(pieces)
    ]  # fmt: skip


def _plain(line: str) -> str:
    line = " ".join(re.sub(r"^#+\s*|[*_]{2,}", "", line).split())
    return line if len(line) <= 90 else line[:88].rsplit(" ", 1)[0] + "…"


def _words(text: str, paragraph: Paragraph) -> int:
    return len(text[paragraph.start : paragraph.end].split())
