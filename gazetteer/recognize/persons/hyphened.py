"""Names of persons that hyphens hold together, in English texts: "Abd-el-Kader", "Nour-ed-din", "Ibrahim-Pasha"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.recognize.persons.joined_names import SON_OF
from gazetteer.recognize.text.hyphens import english_tail
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.vocabulary import cues, vocabulary

_SERVANT = frozenset("abd abdul abdel abdal".split())
"""First words of a name: "Abd-el-Kader"."""
_ARTICLE = frozenset("el al ul ud ed ad er ar es as en an ez oul ool ood".split())
_OF_FAITH = frozenset("din deen dîn deine dowla dowlah dawla dawlah daulah mulk mulkh".split())
"""Last words of a name, after the article: "Nour-ed-din", "Nizam-ul-Mulk"."""
_TITLES = cues.PASHAS | frozenset("sahib jung singh khan bey beg".split())
"""Last words of a name: "Nana-Sahib"."""


def persons(page: Page) -> Iterator[Piece]:
    """Yield names that have the form of an Arabic, Persian or Indian person's name and are not those of a place."""
    for index, text in enumerate(page.words.words):
        run = _run(page, index - 1) if text == "-" and index else None
        if run is None or run[0] < index - 1 or run in page.terms or page.marks[run[0]] not in "UT":
            continue
        if _personal(page.lower[run[0] : run[1] : 2]):
            yield run


def whole(page: Page, piece: Piece) -> Piece:
    """Return a person's span with the rest of a name that hyphens hold together: the "Osman" of "Osman-Digna"."""
    start, end = piece
    while end - start > 1 and page.words.words[end - 1] == "-":
        end -= 1
    for at in (start, end - 1):
        run = _run(page, at)
        if run and page.marks[run[0]] in "UT" and run not in page.terms and _one_name(page, run, (start, end)):
            start, end = min(start, run[0]), max(end, run[1])
    return start, end


def _run(page: Page, index: int) -> Piece | None:
    """Return the words that hyphens join to a word, which is one of them; None without a hyphen, or if they are too many."""
    start, end, count = index, index + 1, len(page.words.words)
    while end + 1 < count and end - start < MOST_JOINED and _joins(page, end):
        end += 2
    while start > 1 and end - start < MOST_JOINED and _joins(page, start - 1):
        start -= 2
    return (start, end) if 1 < end - start < MOST_JOINED else None


MOST_JOINED = 16
"""Number of words and hyphens from which a chain is not a name."""


def _joins(page: Page, index: int) -> bool:
    """Return whether a word is a hyphen that touches the words on both sides."""
    words = page.words
    return (
        words.words[index] == "-"
        and words.starts[index] == words.ends[index - 1]
        and words.starts[index + 1] == words.ends[index]
    )


def _personal(parts: Sequence[str]) -> bool:
    """Return whether words, in lower case, are those of a person's name."""
    if parts[0] in _SERVANT or parts[-1] in _TITLES or not SON_OF.isdisjoint(parts[1:-1]):
        return True
    return len(parts) > 2 and parts[-2] in _ARTICLE and parts[-1] in _OF_FAITH


def _one_name(page: Page, run: Piece, piece: Piece) -> bool:
    """Return whether words that hyphens join are one name, of which the model found a part; "Sykes-Picot" is two."""
    others = [index for index in range(run[0], run[1], 2) if not piece[0] <= index < piece[1]]
    personal = _personal(page.lower[run[0] : run[1] : 2])
    return all(_belongs(page, index, personal) for index in others)


def _belongs(page: Page, index: int, personal: bool) -> bool:
    """Return whether a word can be a part of a name; `personal` if the name has the form of a person's."""
    label = page.spans[page.cover[index]].label if page.cover[index] >= 0 else ""
    word = page.lower[index]
    if label in PLACE_LABELS:
        return False
    if page.marks[index] == "l":
        return word in _ARTICLE | SON_OF or (personal and not english_tail(word))
    return page.marks[index] in "UT" and (personal or label != "PERSON" or word not in vocabulary("surnames"))
