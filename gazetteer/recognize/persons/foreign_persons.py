"""Names of persons by their form, in languages other than English: chains of ancestors, titles, hyphens, initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.recognize.languages import foreign
from gazetteer.recognize.persons import joined_names, origins, presented_persons, titled_persons
from gazetteer.recognize.text.lexicon import CASELESS, LOWER, Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.stretches import Stretches
from gazetteer.recognize.vocabulary import common_words, cues, small_words

FATHER_OF = frozenset(
    "لأبي ولأبي بأبي كأبي فأبو لابي أبو أبي أبا ابو ابي ابا وأبو وأبي وأبا ابی عبد عبيد عبید وعبد אבו".split()
)
"""Words that make one name with the next: "أبو بكر", "عبد الله"."""
OF_FAITH = frozenset("الدين الدین الدولة الدوله السلطنة السلطنه الله بالله".split())
"""Words that make one name with the word before: "صلاح الدين", "عين الدولة"."""
LEADING = frozenset("von v v. vom zu de du".split())
"""Particles that are left out in front of a name: "Herr von Bethmann Hollweg"."""
CONTINUES_NAME, HALF_LIKELY = 0.3, 0.2
"""Probabilities of the model from which a word continues a name that has the form of a person, or that the model found."""
ANOTHER_NAME = 0.5
"""The same for a word after the title in a name."""
_NISBA = ("ي", "ی")


def whole(page: Page, piece: Piece) -> Piece:
    """Return a person's span without particles and small titles at its ends, with what belongs to it beside it.

    Args:
        page: the text.
        piece: the span of the model.
    """
    start, end = piece
    texts, marks = page.words.words, page.marks
    while end - start > 1 and texts[start].lower() in LEADING:
        start += 1 + (texts[start + 1] == "." and end - start > 2)
    while (
        end - start > 1
        and marks[end - 1] == LOWER
        and page.lower[end - 1] in cues.TITLES
        and not _after(texts[end - 1])
    ):
        end -= 1
    start, end = _neighbours(page, start, end)
    end = joined_names.right(page, end)
    start = joined_names.left(page, start)
    if end < len(texts) and _after(texts[end]) and not page.words.first[end]:
        end += 1
    for chain in chains(page, range(max(0, start - 3), min(len(texts), end + 1))):
        if chain[0] < end and start < chain[1]:
            start, end = min(start, chain[0]), max(end, chain[1])
    return origins.with_byname(page, (_with_initials(page, start), end))


def _neighbours(page: Page, start: int, end: int) -> Piece:
    """Return a person's span with the capitalized words beside it that the model half takes for a part of the name."""
    words, chances = page.words, page.words.chances
    if chances is None:
        return start, end

    def belongs(index: int, least: float) -> bool:
        known = page.lower[index] in cues.TITLES or words.words[index].lower() in common_words(page.lang)
        return (
            page.marks[index] in "UT"
            and not known
            and joined_names.is_free(page, index)
            and chances.person(index, index + 1) > least
        )

    while end < len(words.words) and not words.first[end] and belongs(end, HALF_LIKELY):
        end += 1
    while start and not words.first[start] and belongs(start - 1, HALF_LIKELY):
        start -= 1
    return start, end


def _with_initials(page: Page, start: int) -> int:
    """Return where a name begins with the initials in front of it: "А. О. Смирнова", "Cn. Pompeius", "St. Leger"."""
    texts = page.words.words
    while start:
        before = start - 1
        if texts[before] == "." and before:
            before -= 1
        word = texts[before].rstrip(".")
        dotted = before < start - 1 or texts[before].endswith(".")
        is_title = word.lower() in cues.TITLES or page.lower[before] in cues.TITLES
        if not dotted or not word or len(word) > 2 or not word[0].isupper() or (is_title and word not in ("St", "Св")):
            break
        start = before
    return start


def of_text(page: Page, known: Sequence[Piece]) -> list[Piece]:
    """Return known persons with the titles after them, and the persons of a text by their form, without overlaps."""
    found = [with_title_after(page, piece) for piece in known]
    taken = Stretches(found)
    for piece in by_form(page):
        if not taken.overlaps(piece):
            found.append(piece)
            taken.add(piece)
    return found


def with_title_after(page: Page, piece: Piece) -> Piece:
    """Return a person's span with the title after it that is a part of the name: "Mustafa Kemal Paşa"."""
    start, end = piece
    titled = end < len(page.marks) and _after(page.words.words[end]) and not page.words.first[end]
    return start, _rightward(page, end + 1) if titled else end


def by_form(page: Page) -> Iterator[Piece]:
    """Yield persons by their form alone: chains of ancestors, names with a title after them or joined to them."""
    texts = page.words.words
    yield from chains(page, range(len(texts)))
    yield from titled_persons.together(page)
    yield from presented_persons.presented(page)
    yield from origins.of_towns(page)
    for index, text in enumerate(texts):
        if _after(text) and index and not page.words.first[index] and _may_have_title(page, index):
            yield _leftward(page, index), _rightward(page, index + 1)
        elif joined_names.joined_title(text) or _is_doer(page, index) or titled_persons.is_of_rank(page, index):
            yield index, index + 1
        elif text in "-—" and (piece := joined_names.name(page, index)) is not None:
            yield piece


def _is_doer(page: Page, index: int) -> bool:
    """Return whether a word by itself does what only persons do, and the model or the authority knows a person by it."""
    if not foreign.does_something(page, index):
        return False
    name, chances, common = page.words.words[index], page.words.chances, common_words(page.lang)
    beside = [other for other in (index - 1, index + 1) if 0 <= other < len(page.marks) and page.marks[other] in "UT"]
    by_itself = all(page.words.first[max(other, index)] or page.lower[other] in common for other in beside)
    if not by_itself or name.lower() in common or _is_part(page, index):
        return False
    return foreign.is_surname(name, page.lang) or (
        chances is not None and chances.person(index, index + 1) > CONTINUES_NAME
    )


def _is_part(page: Page, index: int) -> bool:
    """Return whether the model finds a person of several words here, or a hyphen is next to the word."""
    cover = page.cover[index]
    if cover >= 0 and page.spans[cover].end - page.spans[cover].start > 1:
        return True
    texts = page.words.words
    return any(0 <= other < len(texts) and texts[other] in "-—" for other in (index - 1, index + 1))


def chains(page: Page, positions: Sequence[int]) -> Iterator[Piece]:
    """Yield the chains of names of ancestors that begin at these words, the longest at each place."""
    texts = page.words.words
    done = -1
    for index in positions:
        if index < done or not _can_name(page, index):
            continue
        end, joined = _unit(page, index)
        while end + 1 < len(texts) and texts[end].lower() in joined_names.SON_OF and _can_name(page, end + 1):
            end, _ = _unit(page, end + 1)
            joined = True
        if not joined:
            continue
        while end < len(texts) and texts[end].startswith("ال") and texts[end].endswith(_NISBA) and len(texts[end]) > 4:
            end += 1
        yield index, end
        done = end


def _unit(page: Page, index: int) -> tuple[int, bool]:
    """Return where the name that begins here ends, and whether it consists of two words that only names have."""
    texts = page.words.words
    more = (
        index + 1 < len(texts)
        and page.marks[index + 1] == CASELESS
        and not titled_persons.is_blessing(page, (index, index + 2))
    )
    if more and (texts[index] in FATHER_OF or texts[index + 1] in OF_FAITH):
        return index + 2, True
    return index + 1, False


def _can_name(page: Page, index: int) -> bool:
    """Return whether a name can begin with a word: it has a capital, or is not a common word in a script without capitals."""
    mark, text = page.marks[index], page.words.words[index]
    if mark in "UT":
        return page.lower[index] not in joined_names.SON_OF
    if mark != CASELESS or text in joined_names.SON_OF:
        return False
    joined = page.words.words[index + 1 : index + 2] + page.words.words[max(0, index - 1) : index]
    is_joined = not joined_names.SON_OF.isdisjoint(joined) or not OF_FAITH.isdisjoint(joined)
    common = small_words(page.lang) if is_joined else common_words(page.lang)
    return text in FATHER_OF or text not in common


def _may_have_title(page: Page, index: int) -> bool:
    """Return whether a title follows a name: not "Insurgenten bey" (near), nor a common word that opens a sentence."""
    mark, word = page.marks[index - 1], page.words.words[index - 1].lower()
    if mark == CASELESS:
        return True
    common = (page.words.first[index - 1] or page.lang == "de") and word in common_words(page.lang)
    return mark == "T" and not common and page.lower[index] not in cues.PLACE_BEFORE


def _after(word: str) -> bool:
    return word.lower() in cues.PASHAS


def _leftward(page: Page, index: int) -> int:
    """Return where the name before a title begins: one word, and more that the model takes for a person."""
    start = index - 1
    chances = page.words.chances
    while (
        chances is not None
        and start > 0
        and page.marks[start - 1] in (CASELESS, "T")
        and chances.person(start - 1, start) > CONTINUES_NAME
    ):
        start -= 1
    return start


def _rightward(page: Page, end: int) -> int:
    """Return where a name ends that may go on after its title: "Խաչատուր աղա Թադևոսյան", but not "Hüseyin Paşa Hanya'dan"."""
    chances = page.words.chances
    goes_on = (
        chances is not None
        and end < len(page.marks)
        and page.marks[end] == "T"
        and not page.words.first[end]
        and chances.person(end, end + 1) > max(ANOTHER_NAME, sum(chances.place(end, end + 1)))
    )
    return end + goes_on


def again(page: Page, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield other mentions, in scripts without capitals, of the first name of a person of several words: "سلمان"."""
    texts = page.words.words
    first = {texts[start] for start, end in pieces if end - start > 1 and page.marks[start] == CASELESS}
    first = {name for name in first if len(name) > 2 and name not in small_words(page.lang) and name not in FATHER_OF}
    for index, text in enumerate(texts):
        if text in first:
            yield index, index + 1
