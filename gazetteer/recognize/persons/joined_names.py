"""Persons whose names hyphens hold together, in languages other than English: "Mourâd-Bey", "Ibn-Abd-el-Hakem"."""

from __future__ import annotations

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.text.words import Words

SON_OF = frozenset("بن ابن بنت بن‌ בן בר בת אבן bin ibn ben ibin bint ибн бен бин огли".split())
"""Words between a name and that of an ancestor: "سلمان بن ربيعة", "יוסף בן דוד"."""
ARABIC_HEADS = frozenset("ibn abou abu abd".split())


def name(page: Page, index: int) -> Piece | None:
    """Return the name that hyphens hold together, if its words are those of a person: "Ibn-Abd-el-Hakem", "Mourâd-Bey"."""
    words = page.words
    if not 0 < index < len(words.words) - 1 or not _adjacent(words, index):
        return None
    if index > 1 and words.words[index - 2] in "-—" and _adjacent(words, index - 2):
        return None  # its first hyphen has been tried
    start, end = index - 1, index + 2
    while end + 1 < len(words.words) and words.words[end] in "-—" and _adjacent(words, end):
        end += 2
    parts = [word.lower() for word in words.words[start:end:2]]
    personal = parts[0] in ARABIC_HEADS or _is_joined(parts[-1]) or not SON_OF.isdisjoint(parts)
    return (start, end) if personal and page.marks[start] in "UT" else None


def joined_title(word: str) -> bool:
    """Return whether a title is joined to a name by a hyphen: "Ștefan-vodă", "Омер-Паша", "Աղա-Մամադ-խան".

    >>> joined_title("Омер-Паша"), joined_title("Ahmed-paša"), joined_title("Neu-York")
    (True, True, False)
    """
    parts = word.replace("—", "-").lower().split("-")
    return len(parts) > 1 and len(parts[0]) > 1 and (parts[0] in JOINED_IN_FRONT or any(map(_is_joined, parts[1:])))


def _is_joined(part: str) -> bool:
    return part in JOINED or (
        len(part) > 3 and part.startswith(tuple(one for one in JOINED if len(one) > 2)) and len(part) < 8
    )


JOINED = frozenset(
    "vodă pașa paşa paša pasha pacha pascha bey bej beg khan chan "
    "паша пашу паши паше бей бея бею беем бек хан хана шах мирза мурза мурзы мурзу мурзе мурзой խան շահ փաշա բեկ".split()
)
"""Titles that are joined to a name by a hyphen, also with an ending."""
JOINED_IN_FRONT = frozenset("մելիք մէլիք աղա միրզա շահ мирза мелик ага шах".split())
"""The same in front of a name: "Մելիք-Մեջլում"."""


def right(page: Page, end: int) -> int:
    """Return where the name ends that hyphens hold together: "Mohammed-ben-Kassem", "Ibrahim-Bey"."""
    words = page.words
    while (
        end + 1 < len(words.words) and words.words[end] in "-—" and _adjacent(words, end) and is_free(page, end + 1)
        and (page.marks[end + 1] in "UT" or words.words[end + 1].lower() in SON_OF)
    ):  # fmt: skip
        end += 2
    return end


def left(page: Page, start: int) -> int:
    """Return where the name begins that hyphens hold together."""
    words = page.words
    while (
        start > 1 and words.words[start - 1] in "-—" and _adjacent(words, start - 1) and is_free(page, start - 2)
        and (page.marks[start - 2] in "UT" or words.words[start - 2].lower() in SON_OF)
    ):  # fmt: skip
        start -= 2
    return start


def _adjacent(words: Words, index: int) -> bool:
    """Return whether a mark touches the words on both sides."""
    return words.starts[index] == words.ends[index - 1] and words.starts[index + 1] == words.ends[index]


def is_free(page: Page, index: int) -> bool:
    """Return whether a word is probably not a place, by the model."""
    cover = page.cover[index]
    return cover < 0 or page.spans[cover].label not in PLACE_LABELS
