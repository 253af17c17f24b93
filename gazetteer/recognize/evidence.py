"""What speaks for and against a stretch of words being a place: named evidence, off the text, the model and the lexicon.

Each piece is a short readable name ("label=GPE", "before:title"); `weights.json` says what it is worth in log-odds.
"""

from __future__ import annotations

from gazetteer.model.term import Term
from gazetteer.recognize import chances, cues, plausible
from gazetteer.recognize.lexicon import Piece
from gazetteer.recognize.neighbours import after, before
from gazetteer.recognize.ner import Span
from gazetteer.recognize.page import MAIN, NAMES, PLACES, Page
from gazetteer.recognize.vocabulary import vocabulary


def evidence(page: Page, piece: Piece) -> list[str]:
    """The names of all that speaks for or against this stretch of words being a place."""
    start, end = piece
    texts, lower, marks = page.words.words, page.lower, page.marks
    found: list[str] = []
    add = found.append
    last = end - 1 if texts[end - 1] != "." or end - start == 1 else end - 2

    label = _label(page, start, end, found)
    term = page.terms.get(piece)
    strength = _strength(term, found)
    plain_label = label if label in MAIN else "other"
    add(f"{plain_label}&{strength}")

    if term is not None and plausible.is_compound(page, piece, term):
        add("whole compound")
    if strength == "unknown" and 1 < end - start < 4 and (tail := page.terms.get((end - 1, end))) is not None:
        add(f"ends with a known place&{_strength(tail, [])}")
        one_span = label in ("GPE", "LOC", "ORG") and page.cover[start] == page.cover[end - 1]
        if tail.curated and (one_span or _epithet(page, start)):
            add("ends with a curated place")
    if texts[start] > "\u024f" and texts[start][0].isalpha():
        add("not Latin")
    if start and lower[start - 1] == "the" and marks[start] in "UT" and term is not None and term.classes & _NATURAL:
        add("the river")

    # how it is written
    length = sum(1 for position in range(start, end) if marks[position] not in "p")
    add(f"words={min(length, 4)}")
    mark = marks[start]
    if page.shouted[start]:
        add(f"shouted&{strength}")
    elif mark == "U":
        add(f"upper:short&{strength}" if len(lower[start]) < 4 else f"upper:long&{strength}")
    if length == 1:
        word = lower[start]
        if len(word) <= 2:
            add("letters<=2")
        elif len(word) == 3:
            add("letters=3")
        if word in page.lowered:
            add("also small")
            if page.words.first[start]:
                add("also small&first")
        if word in cues.NEVER:
            add("function word")
        if page.english:
            _ambiguity(word, plain_label, strength, found)
        if word in cues.DIRECTIONS:
            add("direction")
        if word in cues.NATURE or word in cues.DIVISION or word in cues.FORTS:
            add("bare kind word")
        if word in cues.TITLES:
            add("bare title")
    if texts[end - 1] == "." and end - start > 1:
        add("final period")
        add(f"final period&{strength}")
    if (
        length > 1
        and marks[last] == "l"
        and texts[last - 1] == "-"
        and page.words.ends[last - 1] == page.words.starts[last]
    ):
        add("ends small behind a hyphen")
    elif length > 1 and marks[last] == "l":
        add("ends small")
        if lower[last] in cues.STREETS:
            add("ends small street")
    if any(marks[position] == "d" for position in range(start, end)):
        add("digits")
    if page.words.first[start]:
        add(f"first word&{strength}")
        if _by_itself(page, end):
            add(f"by itself&{strength}")
    if length > 1 and "-" in texts[start:end] and lower[last] in cues.STREETS and marks[last] == "l":
        add("hyphened street")

    _kinds(lower, start, last, length, found)
    before(page, start, end, strength, found)
    after(page, end, strength, found)
    _document(page, piece, length, found)
    if page.words.chances is not None:
        pool = page.pools.get(" ".join(lower[start:end]))
        found += chances.evidence(page.words.chances, piece, strength, pool)
    return found


def _epithet(page: Page, index: int) -> bool:
    """Whether a capitalized word within a sentence is not a common name or title: the "Nagorny" of a region."""
    word = page.lower[index]
    if page.words.chances is None or page.words.first[index] or word in cues.TITLES:
        return False
    term = page.terms.get((index, index + 1))
    known = word in vocabulary("given") or word in vocabulary("surnames")
    return not known and (term is None or term.prominence < _LITTLE)


_LITTLE = 0.3
"""Prominence below which a place is a village that few readers know."""


def _by_itself(page: Page, end: int) -> bool:
    """Whether nothing but a period or a colon follows in the sentence: a headline, a dateline."""
    texts, first = page.words.words, page.words.first
    if end < len(texts) and texts[end] in (".", ":", ".—", "—", "?", "!"):
        end += 1
    return end >= len(texts) or first[end] or texts[end - 1] == "—"


def _label(page: Page, start: int, end: int, found: list[str]) -> str:
    """What the model says of the stretch, and how its span lies to it."""
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
    label = span.label if span.label in NAMES else "number"
    if (span.start, span.end) == (start, end):
        found.append(f"label={label}")
        return label
    if span.start <= start and end <= span.end:
        where = "start" if span.start == start else "end" if span.end == end else "middle"
        found.append(f"inside:{label}")
        found.append(f"inside:{where}&{label if label in MAIN else 'other'}")
        if where == "end" and (label == "PERSON" or _signs(page, span)) and _country(page, start, end):
            found.append("country behind a person")
        parted = page.lower[end : end + 1] if where == "start" else page.lower[start - 1 : start]
        if parted and parted[0] in _PARTS:
            found.append(f"inside:parted&{label if label in MAIN else 'other'}")
        if label == "PERSON" or label == "ORG":
            return f"in{label}"
        return label if label in PLACES else "other"
    if start <= span.start and span.end <= end:
        found.append(f"wider:{label}")
        return label
    found.append(f"across:{label}")
    return "other"


def _signs(page: Page, span: Span) -> bool:
    """Whether a span is at the head of a line and "said" or the like follows: who comments, and from where."""
    start = span.start
    heads = page.words.first[start] or (start > 0 and page.marks[start - 1] == "p" and page.words.first[start - 1])
    return heads and not cues.SAYS.isdisjoint(page.lower[span.end : span.end + 2])


def _country(page: Page, start: int, end: int) -> bool:
    """Whether the stretch is a country or the like, and nobody's surname or given name."""
    term = page.terms.get((start, end))
    if term is None or not term.primary or "A" not in term.classes or term.prominence < 0.75:
        return False
    word = page.lower[start]
    return end - start > 1 or (word not in vocabulary("surnames") and word not in vocabulary("given"))


_PARTS = frozenset({",", "(", ")", "&", "and", "/", ";", "-", "–", "--", "—", ":", "or"})


def _strength(term: Term | None, found: list[str]) -> str:
    """How strong the name is in the lexicon, as one word."""
    if term is None:
        return "unknown"
    kinds, classes = term.kinds, term.classes
    if "demonym" in kinds:
        found.append("demonym" if len(kinds) == 1 else "also demonym")
        if len(kinds) == 1:
            return "demonym"
    if term.curated:
        found.append("curated")
    if "abbreviation" in kinds:
        found.append("abbreviation" if kinds == {"abbreviation"} else "also abbreviation")
    if term.own:
        found.append("own name")
    if "A" in classes:
        found.append("division")
    if classes & _NATURAL:
        found.append("natural")
    if not term.primary and not kinds & _ATTESTED:
        found.append("alternate only")
    if term.places > 5:
        found.append("many places")
    if "A" in classes and term.prominence >= 0.75 and not term.kinds <= _LOOSE:
        found.append("top")
        return "top"
    strength = "strong" if term.prominence >= 0.65 else "good" if term.prominence >= 0.52 else ""
    if not strength:
        strength = "fair" if term.prominence >= 0.4 else "weak" if term.prominence >= _TINY else "tiny"
    found.append(strength)
    return strength


_NATURAL = frozenset("HTV")
_ATTESTED = frozenset({"historical", "official", "variant"})
_TINY = 0.2
"""What every village surpasses of which anyone has counted the people."""
_LOOSE = frozenset({"alternate", "variant", "demonym"})


def _ambiguity(word: str, label: str, strength: str, found: list[str]) -> None:
    """Whether a single word is, for most writers, no place: a common word, a surname, a given name, a people."""
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
    """Words in the name that say what it is: River, County, Fort."""
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
    """What the rest of the text takes the name for."""
    start, end = piece
    name = " ".join(page.lower[start:end])
    counts = page.labels.get(name)
    if counts:
        own = page.spans[page.cover[start]] if page.cover[start] >= 0 else None
        mine = own.label if own and (own.start, own.end) == piece else None
        places = sum(counts[label] for label in PLACES) - (mine in PLACES)
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
