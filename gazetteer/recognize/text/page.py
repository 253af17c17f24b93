"""One text as the input of the evidence: words, shapes, the model's spans, the lexicon's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer.languages.inflection import is_inflecting
from gazetteer.model.term import Term
from gazetteer.model.timespan import Timespan
from gazetteer.recognize.text.aboard import is_aboard
from gazetteer.recognize.text.capital_nouns import capital_nouns
from gazetteer.recognize.text.chances import Pool
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.ships import OPENING_QUOTES, ships
from gazetteer.recognize.text.words import Span, Words
from gazetteer.recognize.vocabulary import cues, in_english, old_spelling, title_in_english

NAME_LABELS = frozenset(
    {"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MISC"}
)
"""Labels of names; others (dates, numbers) only count against a place."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

MAIN_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "none"})
"""Labels that evidence distinguishes; the rest are "other"."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One text, with precomputed data. Pages are compared by identity, so that what is computed from one can be cached.

    Attributes:
        words: the text.
        marks: the shape of each word.
        lower: each word in lower case, without a final period; small words and kinds of places in English.
        terms: the lexicon's names and their positions.
        small_terms: names in lower case within lists.
        cover: for each word the index of the model's span over it; -1 without one.
        spans: the model's spans, trimmed of articles and the like.
        labels: the counts of labels of each name, by the name in lower case.
        surnames: last and middle words of persons' names of several words, with counts.
        lowered: words that occur as often in lower case as with a capital.
        shouted: for each word whether the words around it are in capitals too.
        pools: the model's results for each name in the complete text, if the model returns probabilities.
        english: whether the text is English, so that English words and names are distinguished from places.
        lang: the language of the text.
        when: the time of the text; None if not known.
        ships: positions of the words of ships' names, if the text is English.
        nouns: positions of common nouns, if an English text writes all nouns with a capital.
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
    pools: Mapping[str, Pool] = field(default_factory=dict)
    lang: str = "en"
    when: Timespan | None = None
    ships: frozenset[int] = frozenset()
    nouns: frozenset[int] = frozenset()

    def is_noun(self, piece: Piece) -> bool:
        """Return whether a stretch consists of common nouns that have a capital because all nouns have."""
        return all(position in self.nouns for position in range(*piece))

    def is_ship(self, piece: Piece) -> bool:
        """Return whether a name is that of a ship, or in quotation marks that of a ship, a hotel or a newspaper."""
        start = piece[0]
        quoted = start > 1 and self.lower[start - 1] in OPENING_QUOTES
        before = self.lower[start - 2] if quoted else self.lower[start - 1] if start else ""
        if not self.english and is_aboard(self.words.words, self.lower, start):
            return True
        return start in self.ships or before in cues.SHIPS or (quoted and before in cues.HOTELS_AND_PAPERS)


def open_page(
    words: Words,
    marks: list[str],
    terms: Mapping[Piece, Term],
    small_terms: frozenset[Piece],
    spans: list[Span],
    *,
    lang: str,
    when: Timespan | None = None,
    lower: list[str] | None = None,
) -> Page:
    """Return the input of the evidence for a text; `lower` is what `lowered` returns for its words, if it is known."""
    texts = words.words
    lower = lowered(texts, lang) if lower is None else lower
    cover = [-1] * len(texts)
    labels: dict[str, Counter[str]] = {}
    surnames: Counter[str] = Counter()
    for index, span in enumerate(spans):
        for position in range(span.start, span.end):
            cover[position] = index
        name = " ".join(lower[span.start : span.end])
        if span.label in NAME_LABELS:
            labels.setdefault(name, Counter())[span.label] += 1
        if span.label == "PERSON" and span.end - span.start > 1:
            surnames.update({lower[span.end - 1], lower[span.start]})
    small = Counter(text for text, mark in zip(lower, marks, strict=True) if mark == "l")
    great = Counter(text for text, mark in zip(lower, marks, strict=True) if mark in "UT")
    also_small = frozenset(text for text, count in small.items() if count >= great[text])
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
        also_small,
        _shouted(words, marks),
        lang == "en",
        lang=lang,
        when=when,
        ships=ships(lower, marks, terms) if lang == "en" else frozenset(),
        nouns=capital_nouns(words, marks, lower, terms) if lang == "en" else frozenset(),
    )


def lowered(texts: Sequence[str], lang: str) -> list[str]:
    """Return words in lower case, without a final period; small words and kinds of places in English and modern spelling."""
    lower = [text.lower().rstrip(".") or text for text in texts] if lang != "en" else modern_lower(texts)
    translated = in_english(lang)
    if not translated:
        return lower
    found = [translated.get(word, word) for word in lower]
    if lang == "en" or not is_inflecting(lang):
        return found
    return [
        (title_in_english(word, lang) or word) if text == word and word.isalpha() and word not in translated else word
        for text, word in zip(texts, found, strict=True)
    ]


def modern_lower(texts: Sequence[str]) -> list[str]:
    """Return words of an English text in lower case, without a final period; old titles and kind words in modern spelling."""
    lower = [text.lower().rstrip(".") or text for text in texts]
    return [old_spelling.modern(word) for word in lower] if old_spelling.is_old(lower) else lower


def _shouted(words: Words, marks: list[str]) -> list[bool]:
    """Return for each word whether it is in a passage in capitals."""
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
