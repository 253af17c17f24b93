"""Find spans of words that may be places: the model's spans, the lexicon's names, and patterns such as "Fort X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gazetteer.model.term import Term
from gazetteer.recognize.text.hyphens import english_tail
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import NAME_LABELS, PLACE_LABELS
from gazetteer.recognize.text.words import Span, Words
from gazetteer.recognize.vocabulary import cues, is_in

_PARTS = frozenset({",", "(", ")", "&", "and", "/", ";", "-", "–", "--", "—", ":", "or", "[", "]"})
_EDGES = frozenset(
    """the The THE a A an An " ' '' `` ( ) [ ] , ; : - – — -- ! ? * • · | / this This that our""".split()
)

_SMALL_ARTICLES = frozenset("l' l’ L' L’ d' d’ D' D’ le la les du des de der die das den dem".split())
"""Articles of other languages, which belong to a name only if they are capitalized: "La Haye"."""


def trimmed(span: Span, words: Words, marks: list[str]) -> Span | None:
    """Return the span without articles, quotes, "'s" and similar words at its ends; None if nothing remains."""
    start, end = span.start, span.end
    texts = words.words
    while start < end and (texts[start] in _EDGES or (marks[start] == "p" and texts[start] != ".")):
        start += 1
    while end - start > 1 and texts[start] in _SMALL_ARTICLES and span.label in PLACE_LABELS:
        start += 1
    while (
        end - start > 1 and texts[start].lower() in cues.OPENERS and marks[start] == "T" and span.label in NAME_LABELS
    ):
        start += 1
    while end > start:
        last = texts[end - 1]
        if last in _EDGES or last in ("'s", "'S", "s'") or last == "." or (marks[end - 1] == "p" and last != "."):
            end -= 1
        else:
            break
    if start == end:
        return None
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def paragraphs_apart(span: Span, words: Words, terms: Mapping[Piece, Term]) -> list[Span]:
    """Return the span, or its parts in different paragraphs if it is an unknown place: two headings are not one name."""
    if span.label not in PLACE_LABELS or (span.start, span.end) in terms:
        return [span]
    cuts = [index for index in range(span.start + 1, span.end) if words.begins_paragraph(index)]
    edges = [span.start, *cuts, span.end]
    return [replace(span, start=start, end=end) for start, end in pairwise(edges)]


def divided(span: Span, words: Words, terms: Mapping[Piece, Term]) -> list[Span]:
    """Return the span, or its parts: names separated by brackets, and known places joined by "and", "&" or a hyphen."""
    texts = words.words
    start, end = span.start, span.end
    if span.label not in NAME_LABELS or end - start < 3:
        return [span]
    if any(texts[position] in "()[]" for position in range(start + 1, end - 1)):
        parts = _between(start, end, texts, _BRACKETS | (_PARTS if "(" in texts[start + 1 : end] else frozenset()))
        return [replace(span, start=first, end=last) for first, last in parts]
    if (start, end) in terms or not _PARTS & set(texts[start:end]):
        return [span]
    parts = _between(start, end, texts, _PARTS)
    if len(parts) > 1 and all(_sound(part, texts, terms) for part in parts):
        return [replace(span, start=first, end=last) for first, last in parts]
    return [span]


_BRACKETS = frozenset({"(", ")", "[", "]"})


def _between(start: int, end: int, texts: list[str], marks: frozenset[str]) -> list[Piece]:
    parts = []
    begin = start
    for position in range(start, end + 1):
        if position == end or texts[position] in marks:
            if begin < position:
                parts.append((begin, position))
            begin = position + 1
    return parts


def _sound(part: Piece, texts: list[str], terms: Mapping[Piece, Term]) -> bool:
    """Return whether a part is a well-known place by itself and not a surname."""
    term = terms.get(part)
    if term is None or term.prominence < 0.5 or term.kinds == {"demonym"}:
        return False
    return part[1] - part[0] > 1 or not is_in(texts[part[0]].lower(), "surnames", "common")


def from_spans(spans: list[Span], words: Words, marks: list[str]) -> Iterator[Piece]:
    """Yield the model's spans of names, their parts, and the same without leading small words."""
    texts = words.words
    for span in spans:
        if span.label not in NAME_LABELS:
            continue
        start, end = span.start, span.end
        yield start, end
        if end < len(texts) and texts[end] == "." and words.starts[end] == words.ends[end - 1]:
            yield start, end + 1
        if end - start == 1:
            continue
        first = start
        while first < end - 1 and marks[first] in "lpd":
            first += 1
        if first != start:
            yield first, end
        if marks[start] in "UT" and (texts[start].lower().rstrip(".") in cues.TITLES | cues.DIRECTIONS):
            yield start + 1, end
        yield from _parts(start, end, texts, marks)


def _parts(start: int, end: int, texts: list[str], marks: list[str]) -> Iterator[Piece]:
    """Yield the parts of a span between commas, brackets and "and"."""
    parts = _between(start, end, texts, _PARTS)
    if len(parts) < 2:
        return
    for first, last in parts:
        while first < last and (texts[first] in _EDGES or marks[first] in "lp"):
            first += 1
        while last > first and marks[last - 1] in "lp" and texts[last - 1] != ".":
            last -= 1
        if first < last:
            yield first, last


_KIND_AFTER = cues.NATURE | cues.FORTS | cues.DIVISION
_KIND_BEFORE = frozenset(
    """fort ft camp lake mount mt mts cape port river isle point island rio bayou san santa st ste saint new north south
    east west gulf bay strait straits city county province kingdom republic vilayet sea fork head""".split()
)


def from_patterns(words: Words, marks: list[str], kinds: Sequence[str]) -> Iterator[Piece]:
    """Yield "Fort X", "Lake X", "X River", "X County", "Gulf of X", "Çal Dağı", for known and unknown X.

    `kinds` has the words in lower case, kinds of places of other languages in English.
    """
    texts = words.words
    for index in range(len(texts)):
        if marks[index] not in "UT":
            continue
        if kinds[index] in _KIND_BEFORE:
            yield from _rightward(index, words, marks)
        if kinds[index] in _KIND_AFTER:
            yield from _leftward(index, words, marks)
        after = index + 1
        if after < len(texts) and texts[after] in _SMALL_KINDS:
            yield from _leftward(after, words, marks)
        if after + 1 < len(texts) and texts[after] == "-" and texts[after + 1] in _SMALL_STREETS:
            yield index, after + 2
            yield from _leftward(after + 1, words, marks)


def hyphenated(words: Words, marks: list[str]) -> Iterator[Piece]:
    """Yield hyphenated names with a capital only in the first word: "Hang-chow-fu"."""
    texts, count = words.words, len(words.words)
    for start in range(count):
        if marks[start] not in "UT":
            continue
        end = start + 1
        while end + 1 < count and texts[end] == "-" and marks[end + 1] == "l" and _adjacent(words, end):
            end += 2
        if end > start + 1 and not english_tail(texts[end - 1]):
            yield start, end


def _adjacent(words: Words, index: int) -> bool:
    """Return whether a mark has no space before or after it."""
    return words.starts[index] == words.ends[index - 1] and words.starts[index + 1] == words.ends[index]


_SMALL_KINDS = frozenset(
    """county river creek road street lake island islands mountains mountain valley city pike turnpike ferry bridge mills mill
    ford church township parish province district region prefecture department bay harbor swamp ridge station landing peninsula
    bayou fork run house plantation farm trail junction gap springs oblast vilayet sanjak governorate canal avenue square""".split()
)
_SMALL_STREETS = frozenset(
    "street road square lane place row hill terrace avenue gate slreet atreet ftreet ftrcet stree".split()
)


def after_prepositions(words: Words, marks: list[str], lower: Sequence[str]) -> Iterator[Piece]:
    """Yield capitalized words directly after a word that often precedes a place: "from Ghaltaghchi"; they may be unknown.

    `lower` has the words in lower case, small words of other languages in English.
    """
    texts, count = words.words, len(words.words)
    for index, text in enumerate(texts):
        if lower[index] not in cues.PLACE_BEFORE and text.lower() not in cues.PLACE_BEFORE and text not in _LEADS:
            continue
        start = index + 1
        if start < count and lower[start] == "the":
            start += 1
        end = start
        while end < count and end - start < 4 and marks[end] in "UTc" and not words.first[end]:
            end += 1
            if end + 1 < count and texts[end] == "-" and words.starts[end] == words.ends[end - 1]:
                end += 2
        end = min(end, count)
        if end > start:
            yield start, end
            if end < count and texts[end] == "." and words.starts[end] == words.ends[end - 1]:
                yield start, end + 1


_LEADS = frozenset({"of", "and", "or", "the"})


def _rightward(index: int, words: Words, marks: list[str]) -> Iterator[Piece]:
    texts, end = words.words, index + 1
    if end < len(texts) and texts[end] == "." and words.starts[end] == words.ends[index]:
        end += 1
    if end + 1 < len(texts) and texts[end] == "of":
        end += 2 if texts[end + 1] == "the" else 1
    count = 0
    while end < len(texts) and count < 3:
        if marks[end] not in "UT" or words.first[end]:
            if texts[end] == "'s" and end + 1 < len(texts) and marks[end + 1] in "UT":
                end += 1
                continue
            if texts[end] == "-" and end + 1 < len(texts) and words.starts[end + 1] == words.ends[end]:
                end += 2
                yield index, end
                continue
            return
        end += 1
        count += 1
        yield index, end


def _leftward(index: int, words: Words, marks: list[str]) -> Iterator[Piece]:
    texts, start = words.words, index
    stop = index + 1
    if stop < len(texts) and texts[index].lower() in ("court", "cross") and texts[stop] in ("-", "House", "Roads"):
        stop = min(len(texts), stop + (2 if texts[stop] == "-" else 1))
    count = 0
    while start > 0 and count < 3:
        if words.first[start]:
            return
        before = texts[start - 1]
        if before in ("'s", "'", "-") and start > 1:
            start -= 1
            continue
        if marks[start - 1] in "UT" or (texts[start] == "-" and marks[start - 1] in "l"):
            start -= 1
            count += 1
            yield start, stop
        elif before == "of" and start > 1 and marks[start - 2] in "UT":
            start -= 2
            count += 1
            yield start, stop
        else:
            return
