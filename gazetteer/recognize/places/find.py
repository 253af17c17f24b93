"""Find the places of a text: gather candidates, sum their evidence, choose the best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gazetteer.model.timespan import Timespan
from gazetteer.names.demonyms import looks_like_one, places_of
from gazetteer.recognize.languages import foreign
from gazetteer.recognize.places import derived_demonyms, peoples, place_candidates, plausible, run_together
from gazetteer.recognize.places.compounds import with_compounds
from gazetteer.recognize.places.decide import EvidenceWeights, choose
from gazetteer.recognize.places.evidence import evidence
from gazetteer.recognize.places.only_words import only_a_word
from gazetteer.recognize.text import chances, lexicon
from gazetteer.recognize.text.lexicon import Lexicon, Piece
from gazetteer.recognize.text.page import NAME_LABELS, PLACE_LABELS, Page, lowered, modern_lower, open_page
from gazetteer.recognize.text.stretches import Stretches
from gazetteer.recognize.text.words import Span, Words
from gazetteer.recognize.vocabulary import old_spelling


@dataclass(frozen=True, slots=True)
class Survey:
    """The candidates of a text and the data for their evidence.

    Attributes:
        page: the text with its evidence.
        pieces: the candidates, in order.
        demonyms: the adjectives and peoples that mean a place.
        peoples: other peoples.
    """

    page: Page
    pieces: list[Piece]
    demonyms: frozenset[Piece]
    peoples: frozenset[Piece] = frozenset()

    def names_people(self, piece: Piece) -> bool:
        """Return whether a stretch is, or can be, the name of a people."""
        term = self.page.terms.get(piece)
        return piece in self.demonyms or (term is not None and "demonym" in term.kinds)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A stretch of words that is a place; `sum` in log-odds; `nested` if it is only a place inside a longer name."""

    piece: Piece
    sum: float
    nested: Span | None = None
    demonym: bool = False


GOES_ON = 0.05
"""Probability that a place continues at a word, above which a paragraph break before the word is checked."""


def _within_paragraphs(words: Words) -> Words:
    """Return the words with probabilities of places that do not continue in the next paragraph: two headings are two names."""
    if words.chances is None:
        return words
    likely = [index for index, chance in enumerate(words.chances.place_goes_on) if chance > GOES_ON]
    starts = [index for index in likely if words.begins_paragraph(index)]
    return replace(words, chances=run_together.begun(words.chances, starts)) if starts else words


def survey(words: Words, names: Lexicon, *, lang: str = "en", when: Timespan | None = None) -> Survey:
    """Gather the candidates of a text, with one query of the lexicon; `when` is the time of the text, if known."""
    words = _within_paragraphs(words)
    marks = lexicon.shapes(words)
    lower = lowered(words.words, lang)
    modern = modern_lower(words.words) if lang == "en" else lower
    respelled = {
        index for index, word in enumerate(words.words) if lang == "en" and old_spelling.is_changed(word, modern[index])
    }
    spans = [span for raw in words.spans if (span := place_candidates.trimmed(raw, words, marks))]
    modelled = {
        *place_candidates.from_spans(spans, words, marks),
        *place_candidates.from_patterns(words, marks, modern),
        *place_candidates.after_prepositions(words, marks, lower),
        *foreign.by_context(words, marks, lower, lang),
        *foreign.after_capital_kinds(words, marks, lower, lang),
        *place_candidates.hyphenated(words, marks),
        *(chances.likely_places(words.chances) if words.chances is not None else ()),
    }
    written = set(lexicon.runs(words, marks)) | modelled
    keys = {piece: _key(words, piece, respelled, modern) for piece in written}
    nations = {piece for raw in spans if raw.label == "NORP" and (piece := (raw.start, raw.end)) in keys}
    adjectives = {keys[piece] for piece in nations if looks_like_one(keys[piece])}
    small = {piece: lexicon.key_of(words.words[piece[0]]) for piece in lexicon.small_ones(words, marks)}
    keys_to_find = {*keys.values(), *small.values(), *(place for key in adjectives for place in places_of(key))}
    terms = names.terms(keys_to_find - {""})
    shortened = {key for key, term in terms.items() if lang == "en" and looks_like_one(key) and term.kinds == {"short"}}
    roots = names.terms({place for key in shortened for place in places_of(key)}) if shortened else {}
    known = {piece: terms[key] for piece, key in keys.items() if key in terms}
    spans = [part for span in spans for part in place_candidates.paragraphs_apart(span, words, known)]
    spans = [part for span in spans for part in place_candidates.divided(span, words, known)]
    cuts = run_together.cuts(spans, words, marks, known) if lang == "en" else set()
    if cuts:
        spans = [part for span in spans for part in run_together.divided(span, cuts)]
        modelled = {piece for piece in modelled if piece in known or not _crosses_cut(piece, cuts)}
        words = replace(words, chances=words.chances and run_together.begun(words.chances, cuts))
    derived = {key for key in adjectives if derived_demonyms.is_derived(key, terms)}
    derived |= {key for key in shortened if derived_demonyms.is_derived(key, roots)}
    small_terms = frozenset(piece for piece, key in small.items() if key in terms)
    page = open_page(words, marks, known, small_terms, spans, lang=lang, when=when, lower=lower)
    if words.chances is not None:
        names_of = [" ".join(page.lower[start:end]) for start, end in written]
        page = replace(page, pools=chances.pools(words.chances, list(written), names_of))
    people = frozenset(piece for piece in written if _is_demonym(page, piece, keys[piece] in derived))
    others = peoples.peoples(page, written) - people
    whole = Stretches(plausible.compounds(page))
    pieces = [
        piece
        for piece in modelled | known.keys()
        if piece not in people
        and piece not in others
        and not _with_article(page, piece, people)
        and keys[piece]
        and plausible.plausible(page, piece)
        and not plausible.inside(piece, whole)
        and not only_a_word(page, piece, lang)
    ]
    return Survey(page, sorted(pieces), people, others)


def _key(words: Words, piece: Piece, respelled: Collection[int], modern: Sequence[str]) -> str:
    """Return the folded form of a name, with the modern spelling of its kind word: "Ile of Wight".

    Args:
        words: the text.
        piece: the words of the name.
        respelled: the words that have another form in modern spelling.
        modern: each word in modern spelling.
    """
    start, end = piece
    if end - start > 1 and any(index in respelled for index in range(start, end)):
        return lexicon.key_of(" ".join(modern[start:end]))
    return lexicon.key_of(words.slice(start, end))


def _crosses_cut(piece: Piece, cuts: Collection[int]) -> bool:
    return any(piece[0] < cut < piece[1] for cut in cuts)


def _after_article(page: Page, piece: Piece) -> bool:
    """Return whether a word is after "the" and not before another name: "the French crossed", not "the French Revolution"."""
    start, end = piece
    return (
        page.english
        and end - start == 1
        and page.lower[start - 1 : start] == ["the"]
        and page.marks[end : end + 1] not in (["U"], ["T"])
    )


def _is_demonym(page: Page, piece: Piece, derived: bool) -> bool:
    """Return whether a stretch is an adjective or a people that means a place; `derived` by its ending."""
    start, end = piece
    term = page.terms.get(piece)
    index = page.cover[start]
    label = page.spans[index].label if index >= 0 else ""
    if page.lower[start] == "the" or page.words.words[end - 1] == ".":
        return False
    if derived and term is not None and term.kinds == {"short"}:
        return page.marks[end : end + 1] == ["l"]  # an adjective: "Crimean scenery"
    if term is None or "demonym" not in term.kinds:
        return (
            derived and label == "NORP" and term is None and (page.spans[index].start, page.spans[index].end) == piece
        )
    if label == "NORP":
        return True
    if _after_article(page, piece) and label not in PLACE_LABELS:
        return True
    if term.kinds != {"demonym"}:
        return False
    inside = index >= 0 and (page.spans[index].start, page.spans[index].end) != piece
    return not inside or label not in ("PERSON", "GPE", "LOC")


def _with_article(page: Page, piece: Piece, people: Collection[Piece]) -> bool:
    """Return whether a stretch is an article and a people: "The Swiss"."""
    return page.lower[piece[0]] == "the" and (piece[0] + 1, piece[1]) in people


OF_INSTITUTION = 4.5
"""Log-odds against the "Kars" of "bishop of Kars" if names inside longer names are not included."""


def weigh(found: Survey, weights: EvidenceWeights, *, nested: bool) -> list[FoundPlace]:
    """Return the places among the candidates, in order; the caller adds demonyms.

    Args:
        found: the text with its candidates.
        weights: what each piece of evidence weighs.
        nested: whether names inside longer names of organizations, people and events count.
    """
    page = found.page
    scored: list[tuple[Piece, float]] = []
    free: dict[Piece, float] = {}
    for piece in found.pieces:
        names = evidence(page, piece)
        alone = weights.sum(names) - (OF_INSTITUTION if not nested and "before:institution of" in names else 0.0)
        free[piece] = alone
        inside = nested and holder(page, piece) is not None
        scored.append((piece, alone + weights.extra(names) if inside else alone))
    scored = _longest(page, scored, weights.threshold)
    chosen = choose(scored, weights.threshold)
    chosen = with_compounds(page, found.pieces, chosen, weights.threshold)
    return [
        FoundPlace(piece, score, holder(page, piece) if free[piece] <= weights.threshold else None)
        for piece, score in chosen
    ]


def _longest(page: Page, scored: list[tuple[Piece, float]], threshold: float) -> list[tuple[Piece, float]]:
    """Prefer a known name of several words to a known name that is a part of it: "Nagorny Karabakh" over "Karabakh".

    Args:
        page: the text.
        scored: the candidates with their log-odds, by start and end.
        threshold: log-odds above which a candidate is a place.
    """
    places = [item for item in scored if item[1] > threshold and item[0] in page.terms]
    begins = [piece[0] for piece, _ in places]
    found = []
    for piece, score in scored:
        start, end = piece
        if end - start > 1 and piece in page.terms and all(page.marks[index] in "UTc" for index in range(start, end)):
            first, last = bisect_left(begins, start), bisect_left(begins, end)
            within = [other for part, other in places[first:last] if part[1] <= end and part != piece]
            if len(within) == 1 and within[0] - LONGER_NAME_REACH < score < within[0]:
                score = within[0] + PART_MARGIN
        found.append((piece, score))
    return found


LONGER_NAME_REACH, PART_MARGIN = 8.0, 0.1
"""Log-odds by which a longer known name may be weaker than its part, and the margin by which it is then preferred."""


def holder(page: Page, piece: Piece) -> Span | None:
    """Return the longer name that contains a stretch according to the model; None for a separate name."""
    index = page.cover[piece[0]]
    if index < 0:
        return None
    span = page.spans[index]
    longer = span.start <= piece[0] and piece[1] <= span.end and (span.start, span.end) != piece
    return span if longer and span.label in NAME_LABELS and span.label not in ("GPE", "LOC") else None
