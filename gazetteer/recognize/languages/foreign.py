"""Candidates and evidence in other languages than English: kind words, frequent words, scripts without capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.languages.inflection import OLD_SPELLING, nominatives
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize
from gazetteer.people.authority import full_names, surnames
from gazetteer.recognize.languages import attached, cases, slavic
from gazetteer.recognize.languages.attached import CONJUNCTIONS
from gazetteer.recognize.languages.local_cases import says_where
from gazetteer.recognize.languages.unspaced import is_unspaced
from gazetteer.recognize.text.lexicon import CASELESS, LOWER, Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import common_words, cues, exploits, frequency, postpositions

KIND_WORDS = cues.KIND_OF | cues.NATURE | cues.DIVISION | cues.FORTS
"""Words directly in front of a name that state its kind, "ville de Kars", "مدينة دبيل", or after it, "یانیه قلعه"."""
KIND_AFTER = frozenset({"ota", "tr", "az", "hu", "ka", "hy", "fi"})
"""Languages with the kind word after the name: "یانیه قلعه سی", "Kars vilâyeti"."""
CAPITAL_NOUNS = frozenset({"de", "lb", "da", "no", "nb", "nn"})
"""Languages in which every noun has a capital, or had one until 1907 or 1948, so that a capital says less."""
PEOPLE_ENDINGS = {
    "la": ("orum", "arum", "ibus", "ones", "onum", "enses", "ensium", "mannos", "mannis"),
    "hy": ("ացւոց", "եցւոց", "նցւոց", "պարսից", "ռուսաց", "վրաց", "քրդաց", "թուրքաց", "յունաց", "տաճկաց"),
    "el": ("ίτες", "ῖται", "ιώτες", "ιῶται", "αίοι", "αῖοι", "ανοί", "ανοὶ", "ινοί"),
}
"""Endings of peoples, and peoples in the genitive, in languages without another mark of them."""
MIN_CASELESS_LETTERS = 3
"""Minimum number of letters of a name in a script without capitals that is supported only by the words around it."""
_LINKS = frozenset({"of", "the"})


def by_context(words: Words, marks: Sequence[str], lower: Sequence[str], lang: str) -> Iterator[Piece]:
    """Yield words in scripts without capitals that may be places by the words around them; they may be unknown.

    Args:
        words: the text.
        marks: the shape of each word.
        lower: the words in lower case, small words and kinds of places in English.
        lang: the language of the text.
    """
    count, joins = len(marks), CONJUNCTIONS.get(lang, "\0")
    yield from attached.rare_names(words, marks, lang)
    for index in range(count):
        if (
            not _caseless(words, marks, index)
            or len(words.words[index]) < MIN_CASELESS_LETTERS
            or lower[index] in KIND_WORDS
        ):
            continue
        before = lower[index - 1] if index and not words.first[index] else ""
        after = lower[index + 1] if index + 1 < count else ""
        if (before in KIND_WORDS and lang not in KIND_AFTER) or before in cues.PLACE_BEFORE:
            yield index, index + 1
            if index + 1 < count and marks[index + 1] == CASELESS and not _is_common(after, lang):
                yield index, index + 2
        elif (after in KIND_WORDS and lang in KIND_AFTER) or (
            words.words[index][0] == joins and len(words.words[index]) > MIN_CASELESS_LETTERS
        ):
            yield index, index + 1


def after_capital_kinds(words: Words, marks: Sequence[str], lower: Sequence[str], lang: str) -> Iterator[Piece]:
    """Yield names after a kind word with a capital in Romance languages: "Río Salado", "Laguna del Toro"."""
    if lang not in ROMANCE:
        return
    for index, mark in enumerate(marks):
        if mark != "T" or lower[index] not in cues.NATURE | cues.FORTS:
            continue
        end = index + 1
        while end < len(marks) and end - index < 3 and words.words[end] in _OF:
            end += 1
        start = end
        while end < len(marks) and end - start < 3 and marks[end] in "UT" and not words.first[end]:
            end += 1
            yield index, end


ROMANCE = frozenset("es pt it fr ca ro".split())
_OF = frozenset("de del la las los el do da dos das di della dei delle du des".split())


def _is_common(word: str, lang: str) -> bool:
    return word in KIND_WORDS or word in cues.PLACE_BEFORE or word in cues.NEVER or word in common_words(lang)


def _caseless(words: Words, marks: Sequence[str], index: int) -> bool:
    return marks[index] == CASELESS and not is_unspaced(words.words[index])


def evidence(page: Page, piece: Piece, strength: str, found: list[str]) -> None:
    """Add the evidence that only other languages than English have; `strength` is how strong the name is in the lexicon."""
    start, end = piece
    lower = page.lower
    if page.lang in CAPITAL_NOUNS:
        found.append("capitalized nouns")
    before = start - 1
    while before >= 0 and lower[before] in _LINKS and start - before < 3:
        before -= 1
    if before >= 0 and lower[before] in KIND_WORDS and page.marks[before] != "p" and page.lang not in KIND_AFTER:
        found.append(f"behind kind word&{strength}")
    if end - start > 1 and page.lang in ROMANCE and page.marks[start] == "T" and lower[start] in cues.NATURE:
        found.append("begins with a kind word")
    if end < len(lower) and _is_placed_by(page, end):
        found.append(f"before a postposition&{strength}")
    sure = is_sure(page, piece)
    if sure:
        found.append("the model is sure")
    if end - start == 1:
        if _is_unlikely(page, start):
            found.append(f"frequency&{frequency(page.words.words[start].lower(), page.lang)}")
        if is_surname(page.words.words[start], page.lang) and not (
            sure and _in_place(lower[start - 1 : start], strength)
        ):
            found.append(f"surname of a known person&{strength}")
        if does_something(page, start):
            found.append("does something")
        if lower[start] in cues.TITLES and lower[start - 1 : start] not in (["in"], ["at"], ["near"]):
            found.append("the holder of an office")
        if slavic.is_adjective(page, start, KIND_WORDS) and not (
            sure and lower[start - 1 : start] in (["in"], ["to"], ["from"])
        ):
            found.append("Slavic adjective")
        if lower[start].endswith(PEOPLE_ENDINGS.get(page.lang, ("\0",))) or cases.is_people(page, start):
            found.append("ending of a people")
        elif says_where(page.words.words[start], page.lang):
            found.append(f"in a local case&{strength}")
    if not _caseless(page.words, page.marks, start):
        return
    attached.evidence(page, piece, strength, found)
    if (
        f"behind kind word&{strength}" in found
        and page.lang in ARTICLE_BEFORE_ADJECTIVE
        and _is_rare(page.words.words[start], page.lang)
    ):
        found.append("rare word behind kind word")
    if page.lang in KIND_AFTER and end < len(lower) and lower[end] in KIND_WORDS:
        found.append(f"before kind word&{strength}")
    if start and page.words.words[start][0] == CONJUNCTIONS.get(page.lang) and _placed(page, start - 1):
        found.append(f"joined to a place&{strength}")


def _is_placed_by(page: Page, index: int) -> bool:
    """Return whether a word says that a place precedes: "Uşak yakınında", "Toulouse şehrine"."""
    is_kind = page.lang in NAMES_BEFORE_KINDS and page.marks[index] == LOWER and page.lower[index] in KIND_WORDS
    return is_kind or page.words.words[index].lower() in postpositions(str(page.lang))


NAMES_BEFORE_KINDS = frozenset({"tr", "az"})
"""Languages with capitals in which a small kind word follows the name of a place."""


def _is_rare(word: str, lang: str) -> bool:
    """Return whether a word is rare or unknown in its language: a name, and not the adjective of "مدينة كبيرة"."""
    return frequency(word, lang) in RARE and word not in common_words(lang)


ARTICLE_BEFORE_ADJECTIVE = frozenset({"ar", "he"})
"""Languages without capitals in which an adjective after a kind word mostly has an article or is common, unlike "قلعهٔ مذکوره"."""
RARE = frozenset("012")
"""Frequencies of words that are rather names."""


@lru_cache(maxsize=1 << 14)
def is_surname(word: str, lang: str) -> bool:
    """Return whether a known person has this surname, in any script and case: "Пушкину"."""
    forms = (fold(word), *(one.key for one in nominatives(word, lang)[:4] if one.case != OLD_SPELLING))
    return any(fold(romanize(form)) in surnames() for form in forms)


def does_something(page: Page, index: int) -> bool:
    """Return whether a word does what only persons do: "Пушкин выехал", "приехал Гоголь"."""
    if page.marks[index] not in "UT" or (chances := page.words.chances) is None:
        return False
    before = page.lower[index - 1] if index and not page.words.first[index] else ""
    after = page.lower[index + 1] if index + 1 < len(page.lower) and not page.words.first[index + 1] else ""
    if before in cues.PLACE_BEFORE or before in KIND_WORDS or before == "of":
        return False
    if says_where(page.words.words[index], page.lang):
        return False
    if sum(chances.place(index, index + 1)) > SURE_PLACE and not is_surname(page.words.words[index], page.lang):
        return False
    if page.lang not in VERB_FIRST:
        return after in DEEDS
    fights = after and page.words.words[index + 1].lower() in exploits(str(page.lang))
    return bool(fights) or after in DEEDS or before in DEEDS


SURE_PLACE = 0.8
"""Probability of the model from which a word before a verb of persons stays a place, unless a known person has the name."""
DEEDS = cues.SAYS | {"went", "arrived", "travelled", "returned", "fled", "died", "born", "wrote", "lived"}
"""Verbs whose subject is a person."""
VERB_FIRST = frozenset("ru uk be bg sr pl cs es it pt ro fr de nl sv da no".split())
"""Languages in which a subject often follows its verb, and a place needs a preposition."""


def after_title(page: Page, start: int) -> bool:
    """Return whether a word is directly after a title, in a language in which a place would need a preposition or an ending.

    "maréchal Ney" and "doña Marina" are persons; "регент Карса" may be the regent of Kars.
    """
    if not start or page.lang not in TITLED or page.words.first[start] or page.marks[start] not in "UT":
        return False
    return page.lower[start - 1] in cues.TITLES - TITLES_OF_OTHER_NAMES


TITLED = frozenset("de fr es it pt nl sv da no ro ca".split())
"""Languages in which a name directly after a title is that of its holder."""
TITLES_OF_OTHER_NAMES = frozenset(
    "governor consul minister chief director president chairman mayor secretary st saint don".split()
)
"""Words that also precede other names."""


def _in_place(before: Sequence[str], strength: str) -> bool:
    """Return whether the word before a name is "in", or a preposition of place before a well-known place: "nach Luxemburg"."""
    return bool(before) and (before[0] == "in" or (before[0] in cues.PLACE_BEFORE and strength in ("strong", "top")))


def is_sure(page: Page, piece: Piece) -> bool:
    """Return whether the model is sure that a capitalized name, and nothing more, is a place."""
    start, end = piece
    cover, chances = page.cover[start], page.words.chances
    if chances is None or cover < 0 or page.marks[start] not in "UT":
        return False
    span = page.spans[cover]
    if (span.start, span.end) != piece or span.label not in PLACE_LABELS or _is_noun(page, piece):
        return False
    if _may_hold_title(page, piece) or _goes_on(page, piece):
        return False
    return min(chances.place(start, end)) >= SURE_NAME


def is_only_noun(page: Page, index: int) -> bool:
    """Return whether a word is a frequent word of a language whose nouns have capitals, and not a name of known persons."""
    word = page.words.words[index]
    if page.lang not in CAPITAL_NOUNS or frequency(word.lower(), page.lang) not in FREQUENT_NOUNS:
        return False
    chances = page.words.chances
    sure = chances is not None and chances.person(index, index + 1) >= SURE_PLACE
    return not sure and not is_surname(word, page.lang) and fold(word) not in full_names()


def _may_hold_title(page: Page, piece: Piece) -> bool:
    """Return whether a name of no well-known place is directly after a person's title: "князь Меншиковъ"."""
    start, term = piece[0], page.terms.get(piece)
    before = page.lower[start - 1] if start and not page.words.first[start] else ""
    is_known = term is not None and term.prominence >= cases.KNOWN_PLACE
    return not is_known and before in cues.TITLES - TITLES_OF_OTHER_NAMES


def _goes_on(page: Page, piece: Piece) -> bool:
    """Return whether a span is a known name and a small word that is not its kind: "Прилеп панаир"."""
    start, end = piece
    return page.marks[end - 1] == "l" and (start, end - 1) in page.terms and page.lower[end - 1] not in KIND_WORDS


def _is_noun(page: Page, piece: Piece) -> bool:
    """Return whether a word that the gazetteer does not have is a frequent word of a language whose nouns have capitals."""
    start, end = piece
    if page.lang not in CAPITAL_NOUNS or end - start > 1 or piece in page.terms:
        return False
    return frequency(page.words.words[start].lower(), page.lang) in FREQUENT_NOUNS


FREQUENT_NOUNS = frozenset("34567")
"""Frequencies, on the Zipf scale, of words that are rather nouns: "Eisen", "Filz"."""


SURE_NAME = 0.7
"""Probability of the model from which a name is a place even if the gazetteer does not have it."""


def _is_unlikely(page: Page, index: int) -> bool:
    """Return whether the model finds it likelier that a word is not a place; a common word that it reads as a name is one."""
    chances = page.words.chances
    return chances is not None and sum(chances.place(index, index + 1)) < 0.5


def _placed(page: Page, index: int) -> bool:
    """Return whether a word is a place for the model, or a known place."""
    cover = page.cover[index]
    if cover >= 0:
        return page.spans[cover].label in PLACE_LABELS
    return any((start, index + 1) in page.terms for start in (index, index - 1))
