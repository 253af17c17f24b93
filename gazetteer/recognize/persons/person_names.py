"""Names of persons: titles, speakers of comments, short forms. `people.merge` merges the mentions of one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from gazetteer.people.authority import full_names
from gazetteer.people.given_names import GIVEN_NAMES
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, vocabulary

_SAINTS = frozenset({"st", "saint"})
_PARTICLES = frozenset(
    ("the", "of", "de", "la", "le", "van", "von", "der", "den", "du", "da", "di", "al", "bin", "ibn", "ben")
)
_FINAL = cues.NAME_PARTICLES | {"of", "the"}
_NUMERAL = re.compile(
    r"(?:[IVX]{1,5}|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Great|Terrible|Lame|Magnificent|Bald)\.?"
)


_NUMBERS = frozenset("II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII".split())
"""Numbers after the name of a ruler, without "V" and "X", which are as often initials."""


ABBREVIATED = 5
"""Number of letters of the longest title that ends in a period: "Gen.", but not the "General." at the end of a sentence."""

NOT_IN_NAMES = (cues.OPENERS - {"said"}) | frozenset(
    "the a an my our your his her their its every each any some".split()
)
"""Words with a capital at the beginning of a sentence that are not part of the name after them; "Said Pasha" is a name."""

_NO_NAMES = frozenset("commanding headquarters present acting absent order orders".split())
"""Words that follow titles in lists of officers, or in "General Orders"."""


def title(word: str) -> bool:
    """Return whether a word, in any case and with or without a period, is a title before a name."""
    return word.lower().rstrip(".") in cues.TITLES


def is_numeral(word: str) -> bool:
    """Return whether a word is a Roman numeral of two letters or more: the "MCCCL" of "Anno Domini MCCCL"."""
    return len(word) > 1 and not word.strip("IVXLCDM")


def _is_title(lower: str) -> bool:
    return lower in cues.TITLES or lower in PLURALS


PLURALS = frozenset(
    "captains lieutenants generals colonels majors sergeants corporals ensigns commodores admirals doctors bishops".split()
)
"""Titles before the names of several persons: "Captains Hill and Reed"."""


def by_titles(words: Words, marks: list[str], lower: Sequence[str]) -> Iterator[Piece]:
    """Yield names directly after a title, "Gen. Kazim Karabekir", and before one, "Enver Pasha", without leading titles.

    `lower` has the words in lower case, titles of other languages in English.
    """
    texts, count = words.words, len(words.words)
    for index, text in enumerate(texts):
        if marks[index] not in "UT":
            continue
        if text.lower() in cues.TITLES_AFTER and index and marks[index - 1] in "UT" and not words.first[index]:
            start = index
            while (
                start > 0
                and marks[start - 1] in "UT"
                and not words.first[start]
                and lower[start - 1] not in NOT_IN_NAMES
            ):
                if start < index and _is_title(lower[start - 1]):
                    break
                start -= 1
            if start < index:
                yield start, index + 1
        elif _is_title(lower[index]) and index + 1 < count and not words.first[index + 1]:
            if text in cues.SHIPS_AS_TITLES and texts[index + 1] != ".":
                continue
            start = index + 1
            if texts[start] == "." and start + 1 < count:
                start += 1
                if words.first[start] and len(text) > ABBREVIATED:
                    continue
            end = _name_end(words, marks, start)
            end = _before_office((start, end), words, lower) if end > start else end
            named = not _is_title(lower[start]) and lower[start] not in _NO_NAMES
            if end > start and named and texts[start].lower() not in NOT_IN_NAMES:
                yield start, end


def _name_end(words: Words, marks: list[str], start: int) -> int:
    """Return the end of a personal name that begins here: capitals, initials, particles, "the First"."""
    texts, count, end = words.words, len(words.words), start
    while end < count and (end == start or not words.first[end]):
        if (marks[end] in "UT" and texts[end].lower() not in cues.INSTITUTIONS) or (
            texts[end] == "." and end > start and len(texts[end - 1]) <= 2 and words.starts[end] == words.ends[end - 1]
        ):
            end += 1
        elif (end > start and texts[end] == "the" and end + 1 < count and _NUMERAL.fullmatch(texts[end + 1])) or (
            end > start and texts[end] in _PARTICLES - {"the", "of"} and end + 1 < count and marks[end + 1] in "UT"
        ):
            end += 2
        else:
            break
    while end > start and texts[end - 1] == "." and len(texts[end - 2]) > 2:
        end -= 1
    return end if end - start <= 6 else start


def holders(words: Words, marks: list[str], lower: Sequence[str], *, english: bool = True) -> Iterator[Piece]:
    """Yield persons named by a title and a place: "Marquis of Salisbury", "conte di Cavour", "Herzog von Alba"."""
    count = len(words.words)
    for index, text in enumerate(lower):
        if (
            text not in cues.TERRITORIAL
            or (english and marks[index] not in "UT")
            or not _is_of(words, lower, index + 1, english=english)
        ):
            continue
        start = index + 2
        end = start
        while end < count and end - start < 3 and marks[end] in "UT" and not words.first[end]:
            end += 1
        if end > start:
            yield index, end


def _is_of(words: Words, lower: Sequence[str], index: int, *, english: bool) -> bool:
    """Return whether a word is "of", or in another language than English a particle of noble names."""
    if lower[index : index + 1] == ["of"]:
        return True
    return not english and index < len(lower) and words.words[index] in cues.NAME_PARTICLES


def speakers(words: Words, marks: list[str]) -> Iterator[Piece]:
    """Yield speakers at the beginning of a line: "Aram said:", "ZAREH:"."""
    texts = words.words
    for index in range(1, len(texts) - 1):
        if texts[index] not in ("said", "says", "wrote", "writes") or texts[index + 1] != ":":
            continue
        start = index
        while (
            start > 0 and index - start < 4 and (marks[start - 1] in "UT" or start == index) and marks[start - 1] != "p"
        ):
            start -= 1
            if words.first[start]:
                break
        while start < index - 1 and texts[start].lower() in cues.OPENERS:
            start += 1
        opens = marks[start] in "UT" or (marks[start] == "l" and _opens_line(words, start))
        if start < index and opens and texts[start].lower() not in cues.NEVER:
            yield start, index


def _opens_line(words: Words, index: int) -> bool:
    """Return whether only the mark or number of a list is before a word in its line: the "troy" of "5. troy said:"."""
    start = words.starts[index]
    line = words.text[max(0, start - LIST_MARK) : start].rpartition("\n")
    return not any(char.isalpha() for char in line[2]) and (bool(line[1]) or start < LIST_MARK)


LIST_MARK = 8
"""Maximum number of characters of the mark of a list, with the blanks around it."""


def extended(
    piece: Piece, words: Words, marks: list[str], lower: Sequence[str], demonyms: Collection[Piece] = ()
) -> Piece:
    """Return a person's span with a following "the First" or "II", without leading titles and demonyms.

    `lower` has the words in lower case, titles of other languages in English.
    """
    start, end = piece
    texts, count = words.words, len(words.words)
    if end + 1 < count and texts[end] == "the" and _NUMERAL.fullmatch(texts[end + 1]) and marks[end + 1] in "UT":
        end += 2
    elif end < count and (texts[end] in _NUMBERS or texts[end].lower() in cues.PASHAS):
        end += 1
    elif end + 1 < count and texts[end] == "-" and texts[end + 1].lower() in cues.PASHAS:
        end += 2  # Мустафа-ага
    end = _past_particles(end, words, marks)
    if all(_initial(text) for text in texts[start:end]):
        while end < count and end - start < 4 and _continues(end, words, marks, lower):
            end += 1  # the model's span is only the "Benj." of "Benj. Hill"
    while end - start > 1 and (
        (_is_title(lower[start]) and lower[start] not in _SAINTS) or (start, start + 1) in demonyms
    ):
        start += 1
        if texts[start] == "." and end - start > 1:
            start += 1
    end = _before_office((start, end), words, lower)
    while start > 0 and _initial(texts[start - 1]) and not _is_title(lower[start - 1]) and not words.first[start]:
        start -= 1
    start, end = without_particles((start, end), words)
    if end - start > 1 and texts[end - 1] == "." and (len(texts[end - 2]) > 2 or texts[end - 2] in _NUMBERS):
        end -= 1
    return start, end


def _continues(index: int, words: Words, marks: list[str], lower: Sequence[str]) -> bool:
    """Return whether a word can continue a name after an initial."""
    return marks[index] in "UT" and not words.first[index] and lower[index] not in NOT_IN_NAMES


def _before_office(piece: Piece, words: Words, lower: Sequence[str]) -> int:
    """Return the end of a name without an office after it: "John Reed Secretary", "Ellis Best Sergeant-Major", "Henry Earl of"."""
    (start, end), texts = piece, words.words
    last = end
    while last - start > 1:
        if (
            last - start > 3
            and texts[last - 2] == "-"
            and lower[last - 1] in cues.TITLES
            and lower[last - 3] in cues.TITLES
        ):
            last -= 3
        elif lower[last - 1] in _OFFICES_AFTER and texts[last - 1].lower() not in cues.PASHAS:
            last -= 1
        else:
            break
    titled = last == end and end - start > 1 and lower[end : end + 1] == ["of"] and lower[end - 1] in _LORDS
    return end - 1 if titled else last


_LORDS = cues.TERRITORIAL | {"bishop", "archbishop", "abbot"}
_OFFICES_AFTER = frozenset(
    "secretary president treasurer governor lieutenant captain colonel general sergeant ensign surgeon chancellor ambassador "
    "consul commissioner adjutant".split()
)
"""Offices after a name that are hardly surnames."""


def inverted(words: Words, marks: list[str], lower: Sequence[str], persons: Collection[int] = ()) -> Iterator[Piece]:
    """Yield names with the surname first, as in registers: "Reed, John" at the beginning of a line or sentence.

    The first word is a common surname or one of `persons`, words that a model reads as a person. Neither a surname nor a list
    of names follows: "Reed, John Smith came", "Reed, John, and Mary came".
    """
    texts, count = words.words, len(words.words)
    for index in range(count - 2):
        if not words.first[index] or marks[index] not in "UT" or texts[index + 1] != "," or words.first[index + 2]:
            continue
        surname = index in persons or lower[index] in vocabulary("surnames")
        if (
            not surname
            or lower[index] in vocabulary("given")
            or marks[index + 2] not in "UT"
            or not _is_given(lower[index + 2])
        ):
            continue
        end = index + 3
        while end < count and (_initial(texts[end]) or (marks[end] in "UT" and _is_given(lower[end]))):
            end += 1
        behind = end + (texts[end : end + 1] == [","])
        dated = lower[end - 1] in _MONTHS and marks[end : end + 1] == ["d"]  # "WASHINGTON, May 19."
        if dated or lower[behind : behind + 1] in (["and"], ["&"], ["or"]):
            continue
        if behind >= count or marks[behind] not in "UT" or (behind == end and words.first[end]):
            yield index, end


_MONTHS = frozenset("january march april may june july august".split())
"""Months that are also given names."""


def _is_given(word: str) -> bool:
    """Return whether a word is a given name: a common one, or the first of a known person's full name."""
    return word in vocabulary("given") or word in full_names()


def without_particles(piece: Piece, words: Words) -> Piece:
    """Return a person's span without final particles that no name follows: "Isabella de", "Peter of"."""
    start, end = piece
    while end - start > 1 and words.words[end - 1] in _FINAL:
        end -= 1
    return start, end


def _past_particles(end: int, words: Words, marks: list[str]) -> int:
    """Return the end of a name if the model's span ends at its particle or before it: "Conrad von Hötzendorf"."""
    texts, count = words.words, len(words.words)
    behind = end
    while behind < count and texts[behind] in cues.NAME_PARTICLES:
        behind += 1
    is_open = behind > end or texts[end - 1] in cues.NAME_PARTICLES
    if not is_open or behind >= count or marks[behind] not in "UT" or behind - end > 3:
        return end
    return behind + 1


def _initial(word: str) -> bool:
    """Return whether a word is an initial or an abbreviated given name: the "R." of "R. Hovannisian", "Wm."."""
    return word.endswith(".") and word[0].isupper() and (len(word) == 2 or word[:-1].lower() in GIVEN_NAMES)
