"""What speaks for and against a stretch of words being a place: named evidence, off the text, the model and the lexicon.

Each piece is a short readable name ("label=GPE", "before:title"); `weights.json` says what it is worth in log-odds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gazetteer.model.term import Term
from gazetteer.recognize import cues
from gazetteer.recognize.lexicon import Piece
from gazetteer.recognize.ner import Span, Words
from gazetteer.recognize.vocabulary import vocabulary

NAMES = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MISC"})
"""Labels of names; the others (dates, numbers) only speak against a place."""

PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Page:
    """One text, with what is looked at again and again.

    Attributes:
        words: the text.
        marks: the shape of each word.
        lower: each word in lower case, without a final period.
        terms: the lexicon's names and where they stand.
        small_terms: its names that the text writes small, within lists.
        cover: for each word the index of the model's span over it, -1 for none.
        spans: the model's spans, trimmed of articles and the like.
        labels: how often each name is given each label, by the name in lower case.
        surnames: last and middle words of persons of several words, with how often.
        lowered: words that the text writes small as often as with a capital.
        shouted: for each word whether the words around it are in capitals too.
        english: whether the text is, so that English words and names are told from places.
    """

    words: Words
    marks: list[str]
    lower: list[str]
    terms: Mapping[Piece, Term]
    small_terms: frozenset[Piece]
    cover: list[int]
    spans: list[Span]
    labels: Mapping[str, Counter[str]]
    surnames: Mapping[str, int]
    lowered: frozenset[str]
    shouted: list[bool]
    english: bool


def open_page(
    words: Words,
    marks: list[str],
    terms: Mapping[Piece, Term],
    small_terms: frozenset[Piece],
    spans: list[Span],
    *,
    english: bool,
) -> Page:
    """Gather what the evidence is read from."""
    texts = words.words
    lower = [text.lower().rstrip(".") or text for text in texts]
    cover = [-1] * len(texts)
    labels: dict[str, Counter[str]] = {}
    surnames: Counter[str] = Counter()
    for index, span in enumerate(spans):
        for position in range(span.start, span.end):
            cover[position] = index
        name = " ".join(lower[span.start : span.end])
        if span.label in NAMES:
            labels.setdefault(name, Counter())[span.label] += 1
        if span.label == "PERSON" and span.end - span.start > 1:
            surnames.update({lower[span.end - 1], lower[span.start]})
    small = Counter(text for text, mark in zip(lower, marks, strict=True) if mark == "l")
    great = Counter(text for text, mark in zip(lower, marks, strict=True) if mark in "UT")
    lowered = frozenset(text for text, count in small.items() if count >= great[text])
    return Page(
        words,
        marks,
        lower,
        terms,
        small_terms,
        cover,
        spans,
        labels,
        surnames,
        lowered,
        _shouted(words, marks),
        english,
    )


def _shouted(words: Words, marks: list[str]) -> list[bool]:
    """For each word whether it stands in a passage in capitals, where capitals say nothing."""
    found = []
    loud = [mark == "U" for mark in marks]
    for index, mark in enumerate(marks):
        if mark != "U":
            found.append(False)
            continue
        nearby = range(max(0, index - 3), min(len(marks), index + 4))
        lettered = [loud[other] for other in nearby if marks[other] in "UTl" and len(words.words[other]) > 2]
        found.append(sum(lettered) >= 3 and sum(lettered) * 2 > len(lettered))
    return found


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
    plain_label = label if label in _MAIN else "other"
    add(f"{plain_label}&{strength}")

    if strength == "unknown" and 1 < end - start < 4 and (tail := page.terms.get((end - 1, end))) is not None:
        add(f"ends with a known place&{_strength(tail, [])}")
        if tail.curated and label in ("GPE", "LOC", "ORG") and page.cover[start] == page.cover[end - 1]:
            add("ends with a curated place")
    if texts[start] > "\u024f" and texts[start][0].isalpha():
        add("not Latin")

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
    if length > 1 and marks[last] == "l":
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
    _before(page, start, end, strength, found)
    _after(page, end, strength, found)
    _document(page, piece, length, found)
    return found


def _by_itself(page: Page, end: int) -> bool:
    """Whether nothing but a period or a colon follows in the sentence: a headline, a dateline."""
    texts, first = page.words.words, page.words.first
    if end < len(texts) and texts[end] in (".", ":", ".—", "—", "?", "!"):
        end += 1
    return end >= len(texts) or first[end] or texts[end - 1] == "—"


_MAIN = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "none"})


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
        found.append(f"inside:{where}&{label if label in _MAIN else 'other'}")
        if label == "PERSON" and where == "end" and _country(page, start, end):
            found.append("country behind a person")
        parted = page.lower[end : end + 1] if where == "start" else page.lower[start - 1 : start]
        if parted and parted[0] in _PARTS:
            found.append(f"inside:parted&{label if label in _MAIN else 'other'}")
        if label == "PERSON" or label == "ORG":
            return f"in{label}"
        return label if label in PLACES else "other"
    if start <= span.start and span.end <= end:
        found.append(f"wider:{label}")
        return label
    found.append(f"across:{label}")
    return "other"


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
    if "A" in classes:
        found.append("division")
    if classes & _NATURAL:
        found.append("natural")
    if not term.primary:
        found.append("alternate only")
    if term.places > 5:
        found.append("many places")
    if "A" in classes and term.prominence >= 0.75 and not term.kinds <= _LOOSE:
        found.append("top")
        return "top"
    strength = "strong" if term.prominence >= 0.65 else "good" if term.prominence >= 0.52 else ""
    if not strength:
        strength = "fair" if term.prominence >= 0.4 else "weak"
    found.append(strength)
    return strength


_NATURAL = frozenset("HTV")
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


def _before(page: Page, start: int, end: int, strength: str, found: list[str]) -> None:
    if start == 0:
        found.append("before:nothing")
        return
    lower, marks = page.lower, page.marks
    word = lower[start - 1]
    earlier = lower[start - 2] if start > 1 else ""
    if word == "the":
        found.append(f"before:the&{strength}")
        word = earlier
        earlier = lower[start - 3] if start > 2 else ""
        position = start - 2
    else:
        position = start - 1
    if position < 0:
        return
    mark = marks[position]
    if word in cues.PLACE_BEFORE:
        found.append(f"before:{word}" if word in _COMMON else "before:place word")
        found.append(f"before:place word&{strength}")
        if earlier in cues.MOTION:
            found.append("before:motion")
    elif word == "of":
        found.append("before:kind of" if earlier in cues.KIND_OF else f"before:of&{strength}")
        if earlier in cues.INSTITUTION_HEADS:
            found.append("before:institution of")
        if earlier in cues.POLITIES and marks[position - 1] in "UT":
            found.append("before:state of")
        if earlier in cues.TITLES:
            found.append("before:title of")
    elif word in cues.TITLES and mark in "TU":
        found.append("before:title")
        found.append(f"before:title&{strength}")
    elif word in cues.DIRECTIONS:
        found.append("before:direction")
    elif word in cues.FORTS or word in cues.NATURE:
        found.append("before:kind word" if mark in "TU" else "before:small kind word")
    elif word == ",":
        _comma(page, position, strength, found)
    elif word in ("and", "or", "&"):
        if _known(page, position - 1):
            found.append(f"before:and known&{strength}")
        neighbour = page.cover[position - 1] if position else -1
        tag = page.spans[neighbour].label if neighbour >= 0 else "none"
        found.append(f"before:and {tag}" if tag in _MAIN else "before:and other")
    elif word in ("-", "–"):
        found.append("before:hyphen")
    elif word == "(":
        found.append(f"before:bracket&{strength}")
        if position and page.cover[position - 1] >= 0 and page.spans[page.cover[position - 1]].label in PLACES:
            found.append("before:place bracket")
        if _known(page, position - 1) and (page.lower[end : end + 1] in ([")"], ["]"])) and strength != "unknown":
            found.append("alone in brackets behind a place")
    elif word in cues.NOW and (earlier in ("(", ",") or strength != "unknown"):
        found.append("before:now")
    elif len(word) == 1 and mark in "TU":
        found.append("before:initial")
    elif mark in "TU" and _is_people(page, position):
        found.append("before:people")
    elif mark in "TU" and not page.words.first[position]:
        found.append(f"before:capital&{strength}")
    elif mark in "TU":
        found.append("before:first capital")
    elif mark == "d":
        found.append("before:number")
    elif mark == "l":
        found.append("before:small word")
    else:
        found.append("before:mark")


_COMMON = frozenset({"in", "at", "near", "from", "to", "into", "for", "between", "through"})


def _is_people(page: Page, index: int) -> bool:
    """Whether the word there is a demonym or names a movement."""
    term = page.terms.get((index, index + 1))
    return cues.is_movement(page.lower[index]) or (term is not None and term.kinds == {"demonym"})


def _known(page: Page, index: int) -> bool:
    """Whether the word there is a place by itself, written with a capital, fairly known."""
    term = page.terms.get((index, index + 1))
    return term is not None and term.prominence >= 0.4 and page.marks[index] in "UT"


def _comma(page: Page, position: int, strength: str, found: list[str]) -> None:
    """After "X,": whether X looks like a place, so that this is where X lies, or the next of a list."""
    index = page.cover[position - 1] if position else -1
    if index >= 0:
        label = page.spans[index].label
        found.append(f"before:comma {label}" if label in _MAIN else "before:comma other")
        found.append(f"before:comma {'place' if label in PLACES else 'else'}&{strength}")
    else:
        known = position and (position - 1, position) in page.terms
        found.append(f"before:comma {'known' if known else 'none'}&{strength}")


def _after(page: Page, end: int, strength: str, found: list[str]) -> None:
    lower, marks = page.lower, page.marks
    if end >= len(lower):
        found.append("after:nothing")
        return
    word, mark = lower[end], marks[end]
    later = lower[end + 1] if end + 1 < len(lower) else ""
    capital = mark in "TU" and not page.words.first[end]
    if word == ",":
        _after_comma(page, end, strength, found)
    elif word == "'s" or word == "'":
        found.append("after:'s")
        if end + 1 < len(lower) and marks[end + 1] in "TU":
            found.append("after:'s capital")
    elif word in cues.SAYS or (word == ":" and page.words.first[max(0, end - 1)]):
        found.append("after:says")
    elif word in cues.SPEAKER_VERBS:
        found.append("after:speaker verb")
    elif capital and word in cues.STREETS and word not in ("court", "place", "square"):
        found.append("after:street")
    elif capital and word in cues.INSTITUTIONS:
        found.append("after:institution")
        if later in cues.INSTITUTIONS:
            found.append("after:institution twice")
    elif capital and (word in cues.NATURE or word in cues.DIVISION or word in cues.FORTS):
        found.append("after:kind word")
        found.append(f"after:kind word&{strength}")
    elif mark == "l" and (word in cues.NATURE or word in cues.DIVISION):
        found.append("after:small kind word")
    elif mark == "l" and word in cues.INSTITUTIONS:
        found.append("after:small institution")
    elif word in cues.TITLES and capital:
        found.append("after:title")
    elif capital:
        found.append(f"after:capital&{strength}")
        if page.cover[end] >= 0 and page.cover[end] == page.cover[end - 1]:
            found.append("after:capital same span")
    elif word in ("(", "["):
        found.append("after:bracket now" if later in cues.NOW else "after:bracket")
    elif word in (")", "]"):
        found.append("after:closing bracket")
    elif word in ("-", "–", "/"):
        small = end + 1 < len(lower) and marks[end + 1] == "l"
        found.append("after:hyphen small" if small else "after:hyphen")
    elif mark == "d":
        found.append("after:year" if len(word) == 4 and word.isdigit() else "after:number")
    elif word in ("and", "or", "&"):
        found.append("after:and")
        if (end + 1, end + 2) in page.terms and marks[end + 1] in "UT":
            found.append(f"after:and known&{strength}")
    elif mark == "l":
        found.append("after:small word")
    else:
        found.append("after:mark")


def _after_comma(page: Page, end: int, strength: str, found: list[str]) -> None:
    """Before ", Y": whether Y is a state or a country, a place, a number (somebody's age)."""
    if end + 1 >= len(page.lower):
        return
    mark = page.marks[end + 1]
    if mark == "d":
        found.append("after:comma number")
        return
    if mark not in "TU":
        found.append("after:comma small")
        return
    for stop in (end + 4, end + 3, end + 2):
        term = page.terms.get((end + 1, stop))
        if term and "A" in term.classes and term.prominence >= 0.3:
            found.append("after:comma division")
            found.append(f"after:comma division&{strength}")
            return
    index = page.cover[end + 1]
    if index >= 0 and page.spans[index].label in PLACES:
        found.append("after:comma place")
    else:
        found.append("after:comma capital")


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
