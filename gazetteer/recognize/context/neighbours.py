"""Evidence from the words directly before and after a stretch: cue words, titles, commas, brackets, lists."""

from __future__ import annotations

import re

from gazetteer.recognize.context.campaigns import STRENGTHS_OF_CITIES, conquest, moves, on_the_way
from gazetteer.recognize.languages import slavic
from gazetteer.recognize.languages.local_cases import says_where
from gazetteer.recognize.text.page import MAIN_LABELS, PLACE_LABELS, Page
from gazetteer.recognize.vocabulary import cues, is_in, small_words


def before(page: Page, start: int, end: int, strength: str, found: list[str]) -> None:
    """Add evidence from the words before the stretch to `found`; `strength` is the strength of the name in the lexicon.

    A case ending after an apostrophe counts as the preposition with the same meaning: "Kars'tan" is "from Kars".
    """
    if (case := _case(page, end)) is not None:
        found += [f"before:{case}", f"before:place word&{strength}"]
        if _shares_case(page, start, case):
            found.append("case of a place beside it")
        return
    if start == 0:
        found.append("before:nothing")
        return
    position = start - 1
    if page.lower[position] == "the":
        found.append(f"before:the&{strength}")
        position -= 1
    if position < 0:
        return
    word, mark = page.lower[position], page.marks[position]
    earlier = page.lower[position - 1] if position else ""
    if page.english and mark == "l":
        found += conquest(page, position, strength)
    if word in cues.PLACE_BEFORE and not slavic.means_with(page, position, end):
        _place_word(page, position, strength, found)
        if page.english and position == start - 1 and _only_a_place(page, start, end, strength):
            found.append("before:place word&only a place")
    elif word in ("on", "upon", "against") and earlier in cues.MOTION:
        found.append("before:motion on")
    elif word == "of":
        _of(page, position, strength, found)
    elif word in TITLES_BEHIND and page.lang in TITLES_LAST and position == start - 1:
        found.append("before:small word")  # it ends the name of a person: "Hüseyin Paşa Hanya'dan"
    elif word in cues.TITLES and (mark in "TU" or not page.english) and not says_where(page.lower[start], page.lang):
        found.append("before:title")
        found.append(f"before:title&{strength}")
    elif word in cues.DIRECTIONS:
        found.append("before:direction")
    elif word in cues.FORTS or word in cues.NATURE:
        found.append("before:kind word" if mark in "TU" else "before:small kind word")
    elif word == ",":
        _comma(page, position, strength, found)
    elif strength != "unknown" and page.english and _is_vital(page, position):
        found.append("before:born")
    elif word == "by" and page.english and on_the_way(page, end) and (strength != "unknown" or moves(page, position)):
        found.append("before:by the way")
    elif word in ("and", "or", "&"):
        if _known(page, position - 1):
            found.append(f"before:and known&{strength}")
        neighbour = page.cover[position - 1] if position else -1
        tag = page.spans[neighbour].label if neighbour >= 0 else "none"
        found.append(f"before:and {tag}" if tag in MAIN_LABELS else "before:and other")
    elif word in ("-", "–"):
        found.append("before:hyphen")
    elif word == "(":
        _bracket(page, position, end, strength, found)
    elif word in cues.EQUATING and (earlier in ("(", ",") or strength != "unknown"):
        found.append("before:now")
    else:
        found.append(_by_shape(page, position, strength))


TITLES_BEHIND = frozenset({"pasha", "bey", "efendi", "agha", "khan"})
"""Titles, in English, that follow the name of a person in the languages of `TITLES_LAST`."""
TITLES_LAST = frozenset({"tr", "az", "ota"})
"""Languages with such titles only after the name."""


def _place_word(page: Page, position: int, strength: str, found: list[str]) -> None:
    """Add evidence from a preposition or verb that often precedes a place."""
    word = page.lower[position]
    found.append(f"before:{word}" if word in _COMMON else "before:place word")
    found.append(f"before:place word&{strength}")
    if position and page.lower[position - 1] in cues.MOTION:
        found.append("before:motion")


def _only_a_place(page: Page, start: int, end: int, strength: str) -> bool:
    """Return whether the name of a city within a sentence is not also a person's or a common word, nor part of a longer name."""
    after = page.marks[end : end + 1]
    if strength not in STRENGTHS_OF_CITIES or page.words.first[start]:
        return False
    if after and after[0] in "UT" and not page.words.first[end]:
        return False
    return not any(word in cues.TITLES or is_in(word, "surnames", "given", "common") for word in page.lower[start:end])


def _is_vital(page: Page, position: int) -> bool:
    """Return whether a word abbreviates an event of a life, as in lists of persons: "b. Keighley", "bapt. Oldham"."""
    texts = page.words.words
    if texts[position] == "." and position:
        return f"{texts[position - 1]}." in cues.VITAL
    return texts[position] in cues.VITAL


def _case(page: Page, end: int) -> str | None:
    """Return the English preposition for the Turkish case ending after a stretch; None without one."""
    word = page.lower[end] if end < len(page.lower) else ""
    if page.english or word[:1] not in ("'", "’"):
        return None
    return next((english for english, endings in _CASES.items() if word[1:] in endings), None)


def _shares_case(page: Page, start: int, case: str) -> bool:
    """Return whether a well-known place with the same case precedes in a list: the "Harput" of "Sivas'a ve Harput'a"."""
    if start < 3 or page.lower[start - 1] not in (",", "and", "ve") or _case(page, start - 2) != case:
        return False
    term = page.terms.get((start - 3, start - 2))
    return term is not None and term.prominence >= KNOWN_PROMINENCE


KNOWN_PROMINENCE = 0.5
"""Prominence from which a place in a list is evidence that its neighbour is one, too."""

_CASES = {
    "in": frozenset("da de ta te daki deki taki teki".split()),
    "from": frozenset("dan den tan ten".split()),
    "to": frozenset("a e ya ye na ne".split()),
}


def _of(page: Page, position: int, strength: str, found: list[str]) -> None:
    """Add evidence from the word before "of": a kind word, an institution, a state, a title."""
    earlier = page.lower[position - 1] if position else ""
    found.append("before:kind of" if earlier in cues.KIND_OF else f"before:of&{strength}")
    if earlier in cues.INSTITUTION_HEADS:
        found.append("before:institution of")
        if strength != "unknown":
            found.append("before:institution of&known")
    if earlier in cues.POLITIES and page.marks[position - 1] in "UT":
        found.append("before:state of")
    if earlier in cues.TITLES:
        found.append("before:title of")


def _bracket(page: Page, position: int, end: int, strength: str, found: list[str]) -> None:
    """Add evidence from the word before an opening bracket."""
    found.append(f"before:bracket&{strength}")
    if position and page.cover[position - 1] >= 0 and page.spans[page.cover[position - 1]].label in PLACE_LABELS:
        found.append("before:place bracket")
    if _known(page, position - 1) and (page.lower[end : end + 1] in ([")"], ["]"])) and strength != "unknown":
        found.append("alone in brackets behind a place")


def _by_shape(page: Page, position: int, strength: str) -> str:
    """Return the evidence of a preceding word that is not a cue: an initial, a people, a capital, a number."""
    mark = page.marks[position]
    if mark in "TU":
        if len(page.lower[position]) == 1:
            return "before:initial"
        if _is_people(page, position):
            return "before:people"
        if not page.words.first[position]:
            return f"before:capital&{strength}"
        opener = not page.english and page.words.words[position].lower() in small_words(page.lang)
        return "before:small word" if opener else "before:first capital"
    if mark == "d" and _ENDING.search(page.lower[position]):
        return "before:small word"
    return {"d": "before:number", "l": "before:small word"}.get(mark, "before:mark")


_ENDING = re.compile(r"\d['’][^\W\d_]+$")
"""Return the case ending of a number: "1878'de" is an adverb."""

_COMMON = frozenset({"in", "at", "near", "from", "to", "into", "for", "between", "through"})


def _is_people(page: Page, index: int) -> bool:
    """Return whether the word is a demonym or the name of a movement."""
    term = page.terms.get((index, index + 1))
    return cues.is_movement(page.lower[index]) or (term is not None and term.kinds == {"demonym"})


def _known(page: Page, index: int) -> bool:
    """Return whether the word is a fairly well-known place by itself and capitalized."""
    term = page.terms.get((index, index + 1))
    return term is not None and term.prominence >= 0.4 and page.marks[index] in "UT"


def _comma(page: Page, position: int, strength: str, found: list[str]) -> None:
    """Add whether the word before a comma looks like a place: then this is its region, or the next item of a list."""
    index = page.cover[position - 1] if position else -1
    if index >= 0:
        label = page.spans[index].label
        found.append(f"before:comma {label}" if label in MAIN_LABELS else "before:comma other")
        found.append(f"before:comma {'place' if label in PLACE_LABELS else 'else'}&{strength}")
    else:
        known = position and (position - 1, position) in page.terms
        found.append(f"before:comma {'known' if known else 'none'}&{strength}")


def after(page: Page, end: int, strength: str, found: list[str]) -> None:
    """Add evidence from the words after the stretch to `found`."""
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
    elif mark in "lc" and (word in cues.NATURE or word in cues.DIVISION):
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
        found.append("after:bracket now" if later in cues.EQUATING else "after:bracket")
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
    """Add evidence from the word after a comma: a state or a country, a place, a number (a person's age)."""
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
    if index >= 0 and page.spans[index].label in PLACE_LABELS:
        found.append("after:comma place")
    else:
        found.append("after:comma capital")
