"""Which stretches of words are places: candidates gathered, evidence weighed, the best chosen."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.names.demonyms import looks_like_one, places_of
from gazetteer.names.fold import fold
from gazetteer.recognize import candidates, cues, demonyms, lexicon
from gazetteer.recognize.decide import Weights, choose
from gazetteer.recognize.evidence import evidence
from gazetteer.recognize.lexicon import Lexicon, Piece
from gazetteer.recognize.ner import Span, Words
from gazetteer.recognize.page import NAMES, PLACES, Page, open_page
from gazetteer.recognize.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Survey:
    """What might be a place in a text, and what it is judged by.

    Attributes:
        page: the text with its evidence.
        pieces: the candidates, in order.
        demonyms: the adjectives and peoples that stand for a place.
    """

    page: Page
    pieces: list[Piece]
    demonyms: frozenset[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words taken for a place; `sum` in log-odds; `nested` when it only counts inside a longer name."""

    piece: Piece
    sum: float
    nested: Span | None = None
    demonym: bool = False


def survey(words: Words, names: Lexicon, *, lang: str = "en") -> Survey:
    """Gather the candidates of a text; asks the lexicon once."""
    marks = lexicon.shapes(words)
    spans = [span for raw in words.spans if (span := candidates.trimmed(raw, words, marks))]
    modelled = {
        *candidates.from_spans(spans, words, marks),
        *candidates.from_patterns(words, marks),
        *candidates.after_prepositions(words, marks),
    }
    written = set(lexicon.runs(words, marks)) | modelled
    keys = {piece: fold(words.slice(*piece)) for piece in written}
    peoples = {piece for raw in spans if raw.label == "NORP" and (piece := (raw.start, raw.end)) in keys}
    adjectives = {keys[piece] for piece in peoples if looks_like_one(keys[piece])}
    small = {piece: fold(words.words[piece[0]]) for piece in lexicon.small_ones(words, marks)}
    asked = {*keys.values(), *small.values(), *(place for key in adjectives for place in places_of(key))}
    terms = names.terms(asked - {""})
    known = {piece: terms[key] for piece, key in keys.items() if key in terms}
    spans = [part for span in spans for part in candidates.divided(span, words, known)]
    derived = {key for key in adjectives if demonyms.is_derived(key, terms)}
    small_terms = frozenset(piece for piece, key in small.items() if key in terms)
    page = open_page(words, marks, known, small_terms, spans, lang=lang)
    people = frozenset(piece for piece in written if _is_demonym(page, piece, keys[piece] in derived))
    pieces = [
        piece for piece in modelled | known.keys() if piece not in people and keys[piece] and _plausible(page, piece)
    ]
    return Survey(page, sorted(pieces), people)


def _plausible(page: Page, piece: Piece) -> bool:
    start, end = piece
    if page.marks[start] == "p" or page.words.words[start] == ".":
        return False
    if end - start == 1 and page.marks[start] == "d":
        return False
    if end - start == 1 and page.marks[start] == "T" and _short(page, start):
        return False
    if cues.is_movement(page.lower[end - 1]) and piece not in page.terms:
        return False
    if end - start == 2 and page.lower[start] == "the" and _ordinary(page, piece):
        return False
    return not (end - start == 1 and page.lower[start] in cues.NEVER and page.marks[start] != "U")


def _ordinary(page: Page, piece: Piece) -> bool:
    """Whether an article and a common word ("The Road") are no more than that: some village's by-name at most."""
    term = page.terms.get(piece)
    return page.lower[piece[1] - 1] in vocabulary("common") and not (term and (term.primary or term.curated))


def _short(page: Page, index: int) -> bool:
    """Whether a word is short for a place at most ("La", "Miss", "Ark") and neither a period nor a comma says that it is."""
    word = page.lower[index]
    term = page.terms.get((index, index + 1))
    brief = len(word) <= 2 or (term is not None and term.kinds <= _BRIEF and "abbreviation" in term.kinds)
    before = page.lower[index - 1] if index else ""
    return brief and not page.words.words[index].endswith(".") and before != ","


_BRIEF = frozenset({"abbreviation", "alternate", "variant"})


def _is_demonym(page: Page, piece: Piece, derived: bool) -> bool:
    """Whether a stretch is an adjective or a people that stands for a place; `derived` by its ending."""
    start, end = piece
    term = page.terms.get(piece)
    index = page.cover[start]
    label = page.spans[index].label if index >= 0 else ""
    if page.lower[start] == "the" or page.words.words[end - 1] == ".":
        return False
    if term is None or "demonym" not in term.kinds:
        return (
            derived and label == "NORP" and term is None and (page.spans[index].start, page.spans[index].end) == piece
        )
    if label == "NORP":
        return True
    only = term.kinds == {"demonym"}
    return only and (index < 0 or (label in PLACES and (page.spans[index].start, page.spans[index].end) == piece))


def weigh(found: Survey, weights: Weights, *, nested: bool) -> list[Found]:
    """The places among the candidates, in order; demonyms are left to the caller.

    Args:
        nested: whether names inside longer names of organizations, people and events count.
    """
    page = found.page
    scored: list[tuple[Piece, float]] = []
    free: dict[Piece, float] = {}
    for piece in found.pieces:
        names = evidence(page, piece)
        alone = weights.sum(names)
        free[piece] = alone
        inside = nested and holder(page, piece) is not None
        scored.append((piece, alone + weights.extra(names) if inside else alone))
    return [
        Found(piece, score, holder(page, piece) if free[piece] <= weights.threshold else None)
        for piece, score in choose(scored, weights.threshold)
    ]


def holder(page: Page, piece: Piece) -> Span | None:
    """The longer name that a stretch lies inside, as the model sees it; None for a name that stands alone."""
    index = page.cover[piece[0]]
    if index < 0:
        return None
    span = page.spans[index]
    longer = span.start <= piece[0] and piece[1] <= span.end and (span.start, span.end) != piece
    return span if longer and span.label in NAMES and span.label not in ("GPE", "LOC") else None
