"""Persons with a second name after a small word or by their town: "Jan z Tarnowa", "Զաքարիա Ագուլեցի", "Παῦλος ὁ Ἀσάνης"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazetteer.recognize.persons import around_names
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page
from gazetteer.recognize.text.stretches import Stretches

HOME_LINKS = {"cs": frozenset({"z", "ze"}), "pl": frozenset({"z", "ze"}), "sk": frozenset({"z", "zo"})}
"""The word between a person's name and that of the person's home or estate."""
ALSO_WITH = frozenset({"pl"})
"""Languages in which this word also means "with": "Zbysław z Janem"."""
LEAVES = frozenset("went came arrived left returned fled marched travelled wrote".split())
"""Verbs, in English, beside which such a place is where somebody comes from at the time: "Jan z Prahy odjel"."""
WORDS_TO_VERB = 2
"""Number of words before and after, in which such a verb is searched for."""
_SURNAME = re.compile(r"[sc]k(?:i|iego|iemu|im|ý|ého|ému|ým)$")
"""Ending of a surname that is an adjective, after which a place is rarely a home: "Chmielnicki z Czehrynia"."""
_OF_A_TOWN = re.compile(r"(?:ցի[նսդ]?|ցու[ն]?|ցւոյ[ն]?|ցուց)$")
"""Ending of an Armenian name that says where somebody comes from, also with an article and in the genitive."""
_FEWEST_LETTERS = 5


def territorial(page: Page) -> Iterator[Piece]:
    """Yield persons with the home after their name: "Jan Žižka z Trocnova", "Mikołaj z Kurozwęk"."""
    links = HOME_LINKS.get(page.lang)
    if links is None:
        return
    for span in page.spans:
        if span.label != "PERSON" or span.end + 1 >= len(page.marks) or page.words.words[span.end] not in links:
            continue
        alone = span.end - span.start == 1
        if alone and _SURNAME.search(page.words.words[span.start].lower()):
            continue
        end = _end_of_home(page, span.end + 1)
        if end and not _moves(page, (span.start, end)):
            yield span.start, end


def homed(page: Page, places: Sequence[Piece], *, titles: bool) -> list[Piece]:
    """Return these persons, perhaps with the titles before them, unless they cross one of the places."""
    others = Stretches(places)
    whole = [one for one in territorial(page) if all(one[0] <= a and b <= one[1] for a, b in others.sharing(one))]
    return [around_names.with_titles(page, one) for one in whole] if titles else whole


def _end_of_home(page: Page, start: int) -> int:
    """Return where the place that begins here ends for the model; 0 if it finds none."""
    cover = page.cover[start]
    labels = PLACE_LABELS if page.lang in ALSO_WITH else PLACE_LABELS | {"PERSON"}
    if cover < 0 or page.spans[cover].label not in labels or page.spans[cover].start != start:
        return 0
    end = page.spans[cover].end
    return end if all(page.marks[index] in "UT" for index in range(start, end)) else 0


def _moves(page: Page, piece: Piece) -> bool:
    start, end = piece
    around = page.lower[max(0, start - WORDS_TO_VERB) : start] + page.lower[end : end + WORDS_TO_VERB]
    return not LEAVES.isdisjoint(around)


def of_towns(page: Page) -> Iterator[Piece]:
    """Yield Armenian persons with the adjective of their town as the second name: "Առաքել Դավրիժեցի"."""
    if page.lang not in ("hy", "xcl", "hyw"):
        return
    for index in range(1, len(page.marks)):
        word = page.words.words[index]
        if (
            page.marks[index] in "UT"
            and page.marks[index - 1] in "UT"
            and not page.words.first[index]
            and len(word) >= _FEWEST_LETTERS
            and _OF_A_TOWN.search(word.lower())
        ):
            yield index - 1, index + 1


def with_byname(page: Page, piece: Piece) -> Piece:
    """Return a Greek person's span with the second name after an article: "Παῦλος ὁ Ἀσάνης", "Λουκᾶ τοῦ Νοταρᾶ"."""
    start, end = piece
    words, chances = page.words, page.words.chances
    if page.lang != "el" or chances is None:  # in ancient Greek, the town: "Ξενίας ὁ Ἀρκάς"
        return piece
    while (
        end + 1 < len(page.marks)
        and words.words[end] in _ARTICLES
        and page.marks[end + 1] == "T"
        and not words.first[end + 1]
        and (end + 1, end + 2) not in page.terms
        and sum(chances.place(end + 1, end + 2)) < RATHER_PLACE
    ):
        end += 2
    return start, end


_ARTICLES = frozenset("ὁ ο τὸν τον τοῦ του τῷ".split())
RATHER_PLACE = 0.3
"""Probability of a place from which a word after an article is not a second name."""
