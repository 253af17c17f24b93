"""Stretches of words that cannot be a place, even if a gazetteer has them: degrees, ordinals, parts of longer names."""

from __future__ import annotations

import re

from gazetteer.model.term import Term
from gazetteer.names.scripts import script_of
from gazetteer.recognize.languages import foreign
from gazetteer.recognize.text.hyphens import english_tail
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.text.stretches import Stretches
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, vocabulary

_DEGREES = frozenset(
    "ma md ms md ba bs bd dd ld lld phd dphil bsc msc mp mla qc kc kcb gcb cb esq jp dso vc frs sj".split()
)
"""Degrees, offices and orders after the name of a person, lower case, without periods."""
_ORDINAL = re.compile(r"[ivxlc]+(?:e|er|re|ème|eme|th|st|nd|rd|º|°)?", re.IGNORECASE)
_CENTURY = frozenset("siècle siecle century centuries century's siècles jahrhundert secolo siglo век века".split())
_SHORT_NAME = 2
_ABBREVIATED = frozenset("ter mts mt st ste co is isl riv ft pt jct sta cy hts spgs penin r l c n s e w".split())
"""Abbreviated last words of names, with a period: "Utah Ter."."""
_SPACELESS = frozenset({"Hira", "Kana", "Jpan", "Hani", "Hans", "Hant", "Thai", "Khmr", "Laoo", "Mymr"})
PLAUSIBLE_PROMINENCE = 0.6
"""Prominence from which a name is a place even if it could be the end of a person's name."""
_BRIEF = frozenset({"abbreviation", "alternate", "variant"})


def plausible(page: Page, piece: Piece) -> bool:
    """Return whether a stretch of words may be a place at all."""
    start, end = piece
    if piece not in page.terms and any(page.words.begins_paragraph(index) for index in range(start + 1, end)):
        return False
    mark = page.marks[start]
    if mark == "p" or page.words.words[start] == ".":
        return False
    if end - start == 1 and (mark == "d" or (mark == "T" and _short(page, start)) or _degree(page, start)):
        return False
    if _ordinal(page, piece) or _ends_in_a_stop(page, piece) or _cut_at_hyphen(page, piece):
        return False
    if page.is_ship(piece) or page.is_noun(piece) or _second_half(page, piece) or _after_particle(page, piece):
        return False
    if end - start == 1 and foreign.after_title(page, start) and not _well_known(page, piece):
        return False
    if _with_title(page, piece) or _is_noun_with_article(page, piece):
        return False
    if cues.is_movement(page.lower[end - 1]) and piece not in page.terms:
        return False
    if mark == "c" and not _whole_in_script(page.words, piece):
        return False
    if page.lower[start] == "the" and end - start == 2 and _ordinary(page, piece):
        return False
    if _known_without_article(page, piece) or _ruler(page, piece):
        return False
    return not (end - start == 1 and page.lower[start] in cues.NEVER and mark != "U")


_ARTICLES_OF_NOUNS = frozenset("die eine keine diese jene schwarze schwarzen dieser jener".split())
_BEFORE_DER = frozenset("an von vor mit zu bei wegen während durch infolge".split())
_LANDS_WITH_ARTICLE = frozenset(
    "schweiz türkei ukraine slowakei mongolei tschechei tschechoslowakei walachei moldau bukowina dobrudscha lausitz pfalz "
    "steiermark krim lombardei normandie bretagne provence champagne picardie gascogne kalabrien wetterau uckermark altmark "
    "neumark".split()
)


def _is_noun_with_article(page: Page, piece: Piece) -> bool:
    """Return whether a name of German towns has the article of a noun: "die Pest" is the plague. Of places, lands may have one."""
    start, end = piece
    words = page.words.words
    if page.lang != "de" or end - start != 1 or start == 0 or words[start].lower() in _LANDS_WITH_ARTICLE:
        return False
    before, term = words[start - 1].lower(), page.terms.get(piece)
    if before not in _ARTICLES_OF_NOUNS and not (before == "der" and words[start - 2].lower() in _BEFORE_DER):
        return False
    return term is not None and "P" in term.classes and term.classes.isdisjoint("LHT")


_BEHIND_NAMES = cues.TERRITORIAL | {
    "prince",
    "princess",
    "king",
    "queen",
    "emperor",
    "bishop",
    "archbishop",
    "cardinal",
}
"""Titles that follow a name and have a capital: "Manfredi Principe di Taranto"."""


def _with_title(page: Page, piece: Piece) -> bool:
    """Return whether an unknown name of several words ends with a title of other languages: "Manfredi Principe"."""
    start, end = piece
    return not page.english and end - start > 1 and piece not in page.terms and page.lower[end - 1] in _BEHIND_NAMES


def compounds(page: Page) -> set[Piece]:
    """Return the known names of several words that are one name: "Austria-Hungary", "Trinidad and Tobago".

    They join two capitalized words by a hyphen, "and" or another small word, and name a well-known place. An article
    before them is not part of the name: "The Duchy of Nassau".
    """
    return {
        piece
        for piece, term in page.terms.items()
        if is_compound(page, piece, term) and not _known_without_article(page, piece) and not _ruler(page, piece)
    }


def _known_without_article(page: Page, piece: Piece) -> bool:
    """Return whether a span of three words or more begins with "The" and is a known name without it."""
    start, end = piece
    return page.lower[start] == "the" and end - start > 2 and (start + 1, end) in page.terms


def _ruler(page: Page, piece: Piece) -> bool:
    """Return whether a name is that of a ruler with "the": "the Prince of Wales", but not "near King of Prussia"."""
    first = piece[0] + (page.lower[piece[0]] == "the")
    titled = page.lower[first] in cues.TITLES and page.lower[first + 1 : first + 2] == ["of"]
    return titled and page.lower[first - 1 : first] == ["the"] and page.lower[piece[1] - 1] not in cues.NATURE


def is_compound(page: Page, piece: Piece, term: Term) -> bool:
    """Return whether a known name of several words is one name that must not be split."""
    start, end = piece
    if end - start < 3 or page.words.words[end - 1] == "." or term.kinds <= {"demonym"}:
        return False
    if term.prominence < 0.4 and not term.curated:
        return False
    return any(page.marks[index] in "lp" and page.words.words[index] != "." for index in range(start + 1, end - 1))


def inside(piece: Piece, others: Stretches) -> bool:
    """Return whether a stretch is a part of one of the others, or crosses its end."""
    return any(other[0] < piece[0] or piece[1] < other[1] for other in others.sharing(piece))


def _degree(page: Page, index: int) -> bool:
    """Return whether a word is a degree after a person's name: the "M.A." of "John Brown, M.A.,"."""
    word = page.words.words[index]
    if word.lower().replace(".", "") not in _DEGREES:
        return False
    if page.lower[index - 1 : index] != [","] or index < 2:
        return "." in word.rstrip(".")
    before = index - 2
    while (
        before > 1 and page.words.words[before].lower().replace(".", "") in _DEGREES and page.lower[before - 1] == ","
    ):
        before -= 2
    term = page.terms.get((before, before + 1))
    cover = page.cover[before]
    person = cover >= 0 and page.spans[cover].label == "PERSON"
    return person or "." in word.rstrip(".") or term is None or term.prominence < 0.4


def _ordinal(page: Page, piece: Piece) -> bool:
    """Return whether a word is the number of a century: "XIXe siècle"."""
    start, end = piece
    if end - start != 1 or not _ORDINAL.fullmatch(page.words.words[start]):
        return False
    return (page.lower[end : end + 1] != [] and page.lower[end] in _CENTURY) or len(page.words.words[start]) > 2


def _ends_in_a_stop(page: Page, piece: Piece) -> bool:
    """Return whether a stretch wrongly has the period of its sentence, or lacks that of its abbreviation."""
    start, end = piece
    texts, words = page.words.words, page.words
    if texts[end - 1] == "." and end - start > 1:
        return not _abbreviated(page, (start, end - 1))
    follows = end < len(texts) and texts[end] == "." and words.starts[end] == words.ends[end - 1]
    return follows and end - start == 1 and _only_abbreviation(page.terms.get(piece))


def _abbreviated(page: Page, piece: Piece) -> bool:
    term = page.terms.get(piece)
    last = page.words.words[piece[1] - 1]
    if last.lower() in _ABBREVIATED and (piece[1] - piece[0] > 1 or len(last) < 3):
        return True
    tail = page.terms.get((piece[1] - 1, piece[1]))
    return any(known is not None and "abbreviation" in known.kinds and len(last) < 6 for known in (term, tail))


def _only_abbreviation(term: Term | None) -> bool:
    return term is not None and "abbreviation" in term.kinds and not term.primary


def _cut_at_hyphen(page: Page, piece: Piece) -> bool:
    """Return whether a stretch is a part of a hyphenated name: the "Hang" of "Hang-chow-fu"."""
    start, end = piece
    texts, words = page.words.words, page.words
    before = start > 1 and texts[start - 1] == "-" and words.starts[start] == words.ends[start - 1]
    if before and words.starts[start - 1] == words.ends[start - 2] and page.marks[start] == "l":
        return True
    if end + 1 >= len(texts) or texts[end] != "-" or page.marks[end + 1] != "l":
        return False
    joined = words.starts[end] == words.ends[end - 1] and words.starts[end + 1] == words.ends[end]
    return joined and not english_tail(texts[end + 1])


def _second_half(page: Page, piece: Piece) -> bool:
    """Return whether a name is only the second half of another: the "Melikoff" of "Loris-Melikoff".

    Two known places that a hyphen joins, and a well-known one after any name, are places: "the Salmas-Urumia plateau".
    """
    texts, words, start = page.words.words, page.words, piece[0]
    if start < 2 or texts[start - 1] != "-" or page.marks[start - 2] not in "UT" or _well_known(page, piece):
        return False
    if words.starts[start - 1] != words.ends[start - 2] or words.starts[start] != words.ends[start - 1]:
        return False
    first = page.terms.get((start - 2, start - 1))
    return first is None or (piece not in page.terms and first.prominence < PLAUSIBLE_PROMINENCE)


def _after_particle(page: Page, piece: Piece) -> bool:
    """Return whether a name is the end of a person's name: the "Quesada" of "Jiménez de Quesada".

    A well-known place stays one: "Philip von Hessen", "Isabel de España".
    """
    start = piece[0]
    while start > 1 and page.words.words[start - 1] in cues.NAME_PARTICLES:
        start -= 1
    if start == piece[0] or _well_known(page, piece):
        return False
    cover, name = page.cover[start - 1], page.words.words[start - 1]
    is_person = cover >= 0 and page.spans[cover].label == "PERSON" and page.marks[start - 1] in "UT"
    return is_person and name.lower().rstrip(".") not in cues.TITLES


def _well_known(page: Page, piece: Piece) -> bool:
    term = page.terms.get(piece)
    return term is not None and term.prominence >= PLAUSIBLE_PROMINENCE


def _whole_in_script(words: Words, piece: Piece) -> bool:
    """Return whether a name in a script without spaces has several characters and is not part of a run of katakana."""
    text = words.slice(*piece)
    if script_of(text) not in _SPACELESS:
        return True
    if len(text) < _SHORT_NAME or all("\u3041" <= char <= "\u309f" for char in text):
        return False
    before = words.text[: words.starts[piece[0]]][-1:]
    after = words.text[words.ends[piece[1] - 1] :][:1]
    return not (_katakana(text[0]) and _katakana(before)) and not (_katakana(text[-1]) and _katakana(after))


def _katakana(char: str) -> bool:
    return bool(char) and ("\u30a1" <= char <= "\u30fa" or char == "\u30fc")


def _ordinary(page: Page, piece: Piece) -> bool:
    """Return whether a span is only an article and a common word ("The Road", "The Virgin"), at most a village's by-name."""
    term = page.terms.get(piece)
    word = page.lower[piece[1] - 1]
    return word in cues.NEVER or (word in vocabulary("common") and not (term and (term.primary or term.curated)))


def _short(page: Page, index: int) -> bool:
    """Return whether a word could only abbreviate a place ("La", "Miss", "Ark") but lacks a period or comma.

    A river has an article: "the Po". The abbreviation of a state may follow a town directly: "Louisville Ky".
    """
    word = page.lower[index]
    term = page.terms.get((index, index + 1))
    water = term is not None and "H" in term.classes and term.primary
    if water and page.lower[index - 1 : index] == ["the"]:
        return False
    brief = len(word) <= 2 or (term is not None and term.kinds <= _BRIEF and "abbreviation" in term.kinds)
    before = page.lower[index - 1] if index else ""
    if len(word) > 3 and before in ("of", "in") and word not in vocabulary("common"):
        return False  # "county of Wilts"
    if term is not None and "A" in term.classes and _after_town(page, index):
        return False
    return brief and not page.words.words[index].endswith(".") and before != ","


def _after_town(page: Page, index: int) -> bool:
    """Return whether a known place of the model directly precedes a word."""
    cover = page.cover[index - 1] if index else -1
    if cover < 0 or page.spans[cover].label not in PLACE_LABELS:
        return False
    return (page.spans[cover].start, page.spans[cover].end) in page.terms and page.spans[cover].end == index
