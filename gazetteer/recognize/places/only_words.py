"""Names in the gazetteer that are common words of the text's language (Río, Dabei) or parts of words."""

from __future__ import annotations

from gazetteer.recognize.languages.attached import CONJUNCTIONS
from gazetteer.recognize.languages.foreign import is_sure
from gazetteer.recognize.languages.unspaced import is_unspaced, may_be_name
from gazetteer.recognize.text.lexicon import CASELESS, Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues, frequency, frequent_words, small_words

NOT_A_WORD_PROMINENCE = 0.5
"""Prominence from which a place's main name is not treated as a common word."""
SURE = 0.7
"""Probability of the model from which a frequent word is a place, if it is a known name."""
ANIMATE = {"cs": "ovi", "sk": "ovi"}
"""Ending that only persons have, in the dative and locative: "Thurnovi"."""
SURE_WITHOUT_CAPITALS = 0.9
"""The same for a word of a script without capitals."""
EVERYDAY = frozenset("4567")
"""Frequencies, on the Zipf scale, of words that in such a script are rather not the name of a place."""
OPENING = 0.4
"""Minimum prominence of a place at the beginning of a sentence, if no model has read the text."""


def only_a_word(page: Page, piece: Piece, lang: str) -> bool:
    """Return whether a piece is a common word and not a name, or a part of a word in a script without spaces."""
    start, end = piece
    words = page.words
    if is_unspaced(words.words[start]):
        return not may_be_name(words.text, words.starts[start], words.ends[end - 1])
    if lang == "en" or end - start > 1:
        return False
    if lang in ANIMATE and words.words[start].endswith(ANIMATE[lang]) and page.marks[start] == "T":
        return True
    term, lower = page.terms.get(piece), words.words[start].lower()
    if words.chances is None and words.first[start] and lower in small_words(lang):
        return True  # "Oradan" (from there) is not the ablative of Oran
    if lang == "ar" and _is_arabic_form(page, start, 0.0 if term is None else term.prominence):
        return True
    is_small = page.marks[start] == CASELESS and lower in small_words(lang)
    if term is not None and term.primary and term.prominence >= NOT_A_WORD_PROMINENCE and not is_small:
        return False
    known = term is not None and (term.prominence >= NOT_A_WORD_PROMINENCE or _is_sure(page, start))
    if not known and _is_everyday(page, start, lang):
        return True
    small = lower in small_words(lang) and (lower in cues.NEVER or not known or not is_sure(page, piece))
    if small or (lower in frequent_words(lang) and not known):
        return True
    opens = words.first[start] and not page.spans
    return opens and term is not None and term.prominence < OPENING and not _again(page, start)


def _is_everyday(page: Page, index: int, lang: str) -> bool:
    """Return whether an unknown word of a script without capitals is a common one, and the model is not sure: "خسارة" (loss)."""
    word, chances = page.words.words[index], page.words.chances
    if page.marks[index] != CASELESS or frequency(word, lang) not in EVERYDAY:
        return False
    return chances is None or sum(chances.place(index, index + 1)) < SURE_WITHOUT_CAPITALS


def _is_arabic_form(page: Page, index: int, prominence: float) -> bool:
    """Return whether a word is a verb in the plural, "لجئوا" (they fled), or a common word in the accusative: "سفيرا" (envoy)."""
    word, chances = page.words.words[index], page.words.chances
    if prominence >= NOT_A_FORM_PROMINENCE or (
        chances is not None and sum(chances.place(index, index + 1)) >= SURE_WITHOUT_CAPITALS
    ):
        return False
    if word.endswith("وا"):
        return len(word) > SHORTEST_FORM
    bare = word[1:] if word[0] == CONJUNCTIONS["ar"] else word
    is_noun = bare.endswith("ا") and not bare.endswith("يا") and len(bare) >= SHORTEST_FORM
    return is_noun and frequency(bare[:-1], "ar") in EVERYDAY


NOT_A_FORM_PROMINENCE = 0.6
"""Prominence of a place whose name may look like a verb or an accusative."""
SHORTEST_FORM = 4


def _is_sure(page: Page, index: int) -> bool:
    """Return whether a capitalized word is a place for the model: "Търново" and "Крим" are frequent words of news."""
    chances = page.words.chances
    return page.marks[index] in "UT" and chances is not None and sum(chances.place(index, index + 1)) >= SURE


def _again(page: Page, index: int) -> bool:
    """Return whether the word is capitalized inside a sentence elsewhere in the text."""
    word, words = page.words.words[index], page.words
    return any(other == word and not words.first[n] for n, other in enumerate(words.words))
