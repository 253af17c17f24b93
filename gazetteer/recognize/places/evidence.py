"""Evidence for and against a span of words being a place, from the text, the model and the lexicon.

Each piece has a short readable name ("label=GPE", "before:title"); `weights.json` has its weight in log-odds.
"""

from __future__ import annotations

from gazetteer.model.term import Term
from gazetteer.recognize.context import agents
from gazetteer.recognize.context.neighbours import after, before
from gazetteer.recognize.languages import foreign
from gazetteer.recognize.places import plausible
from gazetteer.recognize.places.layout import is_by_itself, is_outline_item
from gazetteer.recognize.text import chances
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import MAIN_LABELS, NAME_LABELS, PLACE_LABELS, Page
from gazetteer.recognize.text.strength import NATURAL, strength_of
from gazetteer.recognize.text.words import Span
from gazetteer.recognize.vocabulary import cues, vocabulary


def evidence(page: Page, piece: Piece) -> list[str]:
    """Return the names of all evidence for and against this span of words being a place."""
    start, end = piece
    found: list[str] = []
    label = _label(page, start, end, found)
    term = page.terms.get(piece)
    strength = strength_of(term, found)
    plain_label = label if label in MAIN_LABELS else "other"
    found.append(f"{plain_label}&{strength}")
    _lexicon(page, piece, term, label=label, strength=strength, found=found)
    length = sum(1 for position in range(start, end) if page.marks[position] not in "p")
    _case(page, start, length, strength, found)
    if length == 1:
        _single(page, start, plain_label, strength, found)
    if page.english and length <= agents.MAX_AGENT_WORDS:
        found += agents.evidence(page, piece, strength)
    _form(page, piece, length, strength, found)
    _kinds(page.lower, start, _last(page, piece), length, found)
    before(page, start, end, strength, found)
    after(page, end, strength, found)
    _document(page, piece, length, found)
    if not page.english:
        foreign.evidence(page, piece, strength, found)
    if page.words.chances is not None:
        pool = page.pools.get(" ".join(page.lower[start:end]))
        found += chances.evidence(page.words.chances, piece, strength, pool)
    return found


def _last(page: Page, piece: Piece) -> int:
    """Return the index of the last word, ignoring a final period."""
    start, end = piece
    return end - 1 if page.words.words[end - 1] != "." or end - start == 1 else end - 2


def _lexicon(page: Page, piece: Piece, term: Term | None, *, label: str, strength: str, found: list[str]) -> None:
    """Add evidence from the gazetteer on the complete span and on its last word."""
    start, end = piece
    if term is not None and plausible.is_compound(page, piece, term):
        found.append("whole compound")
    if strength == "unknown" and 1 < end - start < 4 and (tail := page.terms.get((end - 1, end))) is not None:
        found.append(f"ends with a known place&{strength_of(tail, [])}")
        one_span = label in ("GPE", "LOC", "ORG") and page.cover[start] == page.cover[end - 1]
        if tail.curated and (one_span or _epithet(page, start)):
            found.append("ends with a curated place")
    first = page.words.words[start]
    if first > "\u024f" and first[0].isalpha():
        found.append("not Latin")
    after_article = start > 0 and page.lower[start - 1] == "the"
    if after_article and page.marks[start] in "UT" and term is not None and term.classes & NATURAL:
        found.append("the river")


def _case(page: Page, start: int, length: int, strength: str, found: list[str]) -> None:
    """Add how many words there are, and whether they are written in capitals."""
    found.append(f"words={min(length, 4)}")
    if page.shouted[start]:
        found.append(f"shouted&{strength}")
    elif page.marks[start] == "U":
        found.append(f"upper:short&{strength}" if len(page.lower[start]) < 4 else f"upper:long&{strength}")


def _single(page: Page, index: int, label: str, strength: str, found: list[str]) -> None:
    """Add other uses of a single word: a common word, a title, a direction."""
    word = page.lower[index]
    if len(word) <= 2:
        found.append("letters<=2")
    elif len(word) == 3:
        found.append("letters=3")
    if word in page.lowered:
        found.append("also small")
        if page.words.first[index]:
            found.append("also small&first")
    if word in cues.NEVER:
        found.append("function word")
    if page.english:
        _ambiguity(word, label, strength, found)
        one = index > 0 and page.lower[index - 1] in cues.ONE
        if one and (strength == "demonym" or "also demonym" in found):
            found.append("one of a people")
    if word in cues.DIRECTIONS:
        found.append("direction")
    if word in cues.NATURE or word in cues.DIVISION or word in cues.FORTS:
        found.append("bare kind word")
    if word in cues.TITLES:
        found.append("bare title")
    elif page.english and word in cues.OFFICES and _is_holder(page, index):
        found.append("the holder of an office")


def _is_holder(page: Page, index: int) -> bool:
    """Return whether an office has the article, and no kind word after it: "the Aga", not "the Ban river"."""
    after = page.lower[index + 1] if index + 1 < len(page.lower) else ""
    return index > 0 and page.lower[index - 1] == "the" and after not in cues.NATURE | cues.DIVISION | cues.FORTS


def _form(page: Page, piece: Piece, length: int, strength: str, found: list[str]) -> None:
    """Add how the span ends, and its position in the sentence."""
    (start, end), last = piece, _last(page, piece)
    texts, lower, marks = page.words.words, page.lower, page.marks
    if texts[end - 1] == "." and end - start > 1:
        found.append("final period")
        found.append(f"final period&{strength}")
    small_end = length > 1 and marks[last] == "l"
    if small_end and texts[last - 1] == "-" and page.words.ends[last - 1] == page.words.starts[last]:
        found.append("ends small behind a hyphen")
    elif small_end:
        found.append("ends small")
        if lower[last] in cues.STREETS:
            found.append("ends small street")
    if any(marks[position] == "d" for position in range(start, end)):
        found.append("digits")
    if page.words.first[start]:
        found.append(f"first word&{strength}")
        if is_by_itself(page, end):
            found.append(f"by itself&{strength}")
    if small_end and "-" in texts[start:end] and lower[last] in cues.STREETS:
        found.append("hyphened street")
    if is_outline_item(page, start, end):
        found.append(f"item of an outline&{strength}")


def _epithet(page: Page, index: int) -> bool:
    """Return whether a capitalized word within a sentence is not a common name or title: the "Nagorny" of a region."""
    word = page.lower[index]
    if page.words.chances is None or page.words.first[index] or word in cues.TITLES:
        return False
    term = page.terms.get((index, index + 1))
    known = word in vocabulary("given") or word in vocabulary("surnames")
    return not known and (term is None or term.prominence < _LITTLE)


_LITTLE = 0.3
"""Prominence below which a place is a little-known village."""


def _label(page: Page, start: int, end: int, found: list[str]) -> str:
    """Return the model's label of the span, and add how the model's span overlaps it."""
    index = page.cover[start]
    other = page.cover[end - 1]
    if index < 0 and other < 0:
        inner = next((page.cover[p] for p in range(start + 1, end - 1) if page.cover[p] >= 0), -1)
        if inner < 0:
            found.append("label=none")
            return "none"
        found.append(f"wider:{page.spans[inner].label}")
        return page.spans[inner].label
    span = page.spans[index if index >= 0 else other]
    label = span.label if span.label in NAME_LABELS else "number"
    if (span.start, span.end) == (start, end):
        found.append(f"label={label}")
        return label
    if span.start <= start and end <= span.end:
        where = "start" if span.start == start else "end" if span.end == end else "middle"
        found.append(f"inside:{label}")
        found.append(f"inside:{where}&{label if label in MAIN_LABELS else 'other'}")
        if where == "end" and (label == "PERSON" or _signs(page, span)) and _country(page, start, end):
            found.append("country behind a person")
        parted = page.lower[end : end + 1] if where == "start" else page.lower[start - 1 : start]
        if parted and parted[0] in _PARTS:
            found.append(f"inside:parted&{label if label in MAIN_LABELS else 'other'}")
        if label == "PERSON" or label == "ORG":
            return f"in{label}"
        return label if label in PLACE_LABELS else "other"
    if start <= span.start and span.end <= end:
        found.append(f"wider:{label}")
        return label
    found.append(f"across:{label}")
    return "other"


def _signs(page: Page, span: Span) -> bool:
    """Return whether a span opens a line and "said" or a similar word follows: a commentator and their location."""
    start = span.start
    heads = page.words.first[start] or (start > 0 and page.marks[start - 1] == "p" and page.words.first[start - 1])
    return heads and not cues.SAYS.isdisjoint(page.lower[span.end : span.end + 2])


def _country(page: Page, start: int, end: int) -> bool:
    """Return whether the span is a country or another large division, and not a surname or given name."""
    term = page.terms.get((start, end))
    if term is None or not term.primary or "A" not in term.classes or term.prominence < 0.75:
        return False
    word = page.lower[start]
    return end - start > 1 or (word not in vocabulary("surnames") and word not in vocabulary("given"))


_PARTS = frozenset({",", "(", ")", "&", "and", "/", ";", "-", "–", "--", "—", ":", "or"})


def _ambiguity(word: str, label: str, strength: str, found: list[str]) -> None:
    """Add whether a single word usually is not a place: a common word, a surname, a given name, a people."""
    if word in vocabulary("common"):
        found.append("common word")
        found.append(f"common word&{strength}")
    if word in vocabulary("given"):
        found.append("given name")
        found.append(f"given name&{label}")
    if word in vocabulary("surnames"):
        found.append("surname")
        found.append(f"surname&{label}")
    if label == "PERSON" and word not in vocabulary("given") and word not in vocabulary("surnames"):
        found.append(f"no personal name&{strength}")
    if strength == "unknown" and word.endswith(_PEOPLES):
        found.append("people's ending")


_PEOPLES = ("ists", "ist", "iks", "ites", "ians", "eans", "ians", "ism", "ese", "ish", "ers", "ics", "vik", "viks")


def _kinds(lower: list[str], start: int, last: int, length: int, found: list[str]) -> None:
    """Add the kind words in the name: River, County, Fort."""
    if length < 2:
        return
    head, tail = lower[start], lower[last]
    for name, kinds in (("nature", cues.NATURE), ("division", cues.DIVISION), ("fort", cues.FORTS)):
        if tail in kinds:
            found.append(f"ends:{name}")
        if head in kinds:
            found.append(f"begins:{name}")
    if tail in cues.STREETS:
        found.append("ends:street")
    if tail in cues.INSTITUTIONS:
        found.append("ends:institution")
    if head in cues.INSTITUTION_HEADS or head in cues.EVENTS:
        found.append("begins:institution")
    if head in cues.TITLES:
        found.append("begins:title")
    if head in cues.DIRECTIONS:
        found.append("begins:direction")
    if "of" in lower[start + 1 : last]:
        found.append("has of")
        if head in cues.POLITIES or lower[start + 1] in cues.POLITIES:
            found.append("state's full name")
    if "and" in lower[start + 1 : last] or "&" in lower[start + 1 : last]:
        found.append("has and")
    if "'s" in lower[start + 1 : last]:
        found.append("has 's")


def _document(page: Page, piece: Piece, length: int, found: list[str]) -> None:
    """Add the model's labels of the same name elsewhere in the text."""
    start, end = piece
    name = " ".join(page.lower[start:end])
    counts = page.labels.get(name)
    if counts:
        own = page.spans[page.cover[start]] if page.cover[start] >= 0 else None
        mine = own.label if own and (own.start, own.end) == piece else None
        places = sum(counts[label] for label in PLACE_LABELS) - (mine in PLACE_LABELS)
        persons = counts["PERSON"] - (mine == "PERSON")
        others = counts["ORG"] + counts["NORP"] - (mine in ("ORG", "NORP"))
        if places:
            found.append("elsewhere:place")
            if places > persons + others:
                found.append("elsewhere:mostly place")
        if persons:
            found.append("elsewhere:person")
            if persons > places + others:
                found.append("elsewhere:mostly person")
        if others:
            found.append("elsewhere:other")
    if length == 1:
        last = page.lower[start]
        own_span = page.spans[page.cover[start]] if page.cover[start] >= 0 else None
        inside = own_span is not None and own_span.label == "PERSON" and own_span.end - own_span.start > 1
        if page.surnames.get(last, 0) - inside > 0:
            found.append("surname here")
