"""Group the mentions of one document into questions, one per name, and find the places that each name could mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gazetteer.clues.options import best_names
from gazetteer.clues.question import Cue, Option, Question, Setting
from gazetteer.clues.titles import division_in, titles
from gazetteer.database.hits import Hit
from gazetteer.model.document import Mention
from gazetteer.model.match import How
from gazetteer.model.timespan import Timespan
from gazetteer.names.demonyms import looks_like_one, places_of
from gazetteer.names.fold import fold
from gazetteer.resolve.context import Context
from gazetteer.resolve.context_words import WATERS_AND_LANDS
from gazetteer.resolve.find import Find
from gazetteer.resolve.other_forms import after_a_people, in_one_word, respelt_hits, uninflected, without_article
from gazetteer.resolve.shortened_names import SIDES, shortened, shortened_in

MAX_OPTIONS, MOST_NATURAL = 40, 8
"""Maximum number of options of one name, and of additional waters, landforms and regions, which a verb may require."""
WINDOW = 60
"""Maximum number of other names, the nearest in the text, that are considered for a name."""
MENTIONS = 20
"""Maximum number of mentions of one name, spread evenly over the text, around which other names are considered."""
HALF_DISTANCE = 2000
"""Distance from a mention, in code points, at which another name has half the weight."""
OTHER_MENTIONS_SHARE = 0.4
"""Factor for a cue that is only beside other mentions of the name."""
SAME_NAME_SHARE = 0.4
"""Factor for a name that is the same but for a kind word: "Karak" and "Karak district" say little about each other."""
BESIDE = 120
"""Maximum number of code points between two mentions that count as neighbours."""

ADJECTIVE_PROMINENCE = 0.5
"""Prominence from which a place has commonly known adjectives."""

_POSSESSIVE = re.compile(r"['’]s?$")
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])- (?=[a-zà-ÿ])")
"""A hyphen and a space inside a word that was broken at a line end: "Constan- tinople"."""
_LINE_END = re.compile(r"[-\u00ad¬]\s*\n\s*")


def gather(
    mentions: Sequence[Mention],
    contexts: Sequence[Context],
    equated: Iterable[tuple[int, int]],
    find: Find,
    setting: Setting,
) -> list[Question]:
    """Return one question for each distinct name among the PLACE mentions, in order of the text.

    If the context of some mentions requires a river or another natural feature, these mentions are a separate question:
    "They crossed the Missouri into Missouri."
    """
    groups = _groups(mentions, contexts, find)
    home = {number: place for place, numbers in enumerate(groups.values()) for number in numbers}
    equal, within, loosely, holds = (defaultdict[int, set[int]](set) for _ in range(4))
    for a, b in equated:
        if a in home and b in home:
            equal[home[a]].add(home[b])
            equal[home[b]].add(home[a])
    for number, inside in home.items():
        if (outer := home.get(contexts[number].container)) is not None:  # type: ignore[arg-type]
            within[inside].add(outer)
            holds[outer].add(inside)
        if (outer := home.get(contexts[number].loose_container)) is not None:  # type: ignore[arg-type]
            loosely[inside].add(outer)
    passages = Passages(mentions, home, _same_names([key for key, *_ in groups], setting.lang))
    natural = {(key[0], key[1]) for key in groups if key[2]}
    questions = []
    for place, ((key, demonym, of_nature), numbers) in enumerate(groups.items()):
        text = name_of(mentions[numbers[0]], find)
        equals = frozenset(equal[place]) - {place}
        cues = _cues(contexts, numbers)
        if not of_nature and (key, demonym) in natural:
            cues = cues or (Cue("context", WATERS_AND_LANDS, "the same name elsewhere", OTHER_MENTIONS_SHARE),)
        questions.append(
            Question(
                key=key,
                text=text,
                mentions=tuple(numbers),
                options=options(
                    text,
                    demonym,
                    find,
                    when=setting.when,
                    cues=cues,
                    lang=setting.lang,
                    others=_others(mentions, numbers),
                ),
                cues=cues,
                containers=frozenset(within[place]) - {place} - equals,
                loose_containers=frozenset(loosely[place]) - {place} - equals,
                contents=frozenset(holds[place]) - {place} - equals,
                equals=equals,
                beside=passages.beside(place, numbers),
                around=passages.around(place, numbers),
                demonym=demonym,
            )
        )
    return questions


def _others(mentions: Sequence[Mention], numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the other names that the mentions of a name may be of, if it is inflected."""
    return tuple(dict.fromkeys(form for number in numbers for form in mentions[number].other_forms))


def _groups(
    mentions: Sequence[Mention], contexts: Sequence[Context], find: Find
) -> dict[tuple[str, bool, bool], list[int]]:
    """Return the numbers of the PLACE mentions by folded name, whether a demonym, and whether a natural feature is suggested."""
    groups: dict[tuple[str, bool, bool], list[int]] = {}
    for number, mention in enumerate(mentions):
        if mention.type == "PLACE":
            key = fold(name_of(mention, find)), mention.demonym, contexts[number].of_nature
            groups.setdefault(key, []).append(number)
    return groups


def _same_names(keys: Sequence[str], lang: str | None) -> Mapping[int, frozenset[int]]:
    """Return, for the names that are others without a kind word, the numbers of those: "Karak" and "Karak district".

    They are almost the same name, so one is weak evidence for the other.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        numbers[key].append(number)
    same: dict[int, set[int]] = defaultdict(set)
    for number, key in enumerate(keys):
        for bare in {fold(less) for less in (*shortened(key), *shortened_in(key, lang))}:
            for other in numbers.get(bare, ()):
                same[number].add(other)
                same[other].add(number)
    return {number: frozenset(others) for number, others in same.items()}


def _cues(contexts: Sequence[Context], numbers: Sequence[int]) -> tuple[Cue, ...]:
    """Return the cues of all mentions of a name, the first of each source."""
    first: dict[str, Cue] = {}
    for number in numbers:
        for cue in contexts[number].cues:
            first.setdefault(cue.source, cue)
    return tuple(first.values())


class Passages:
    """The names that are near each other in a text, by paragraph."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        home: Mapping[int, int],
        same: Mapping[int, frozenset[int]] = MappingProxyType({}),
    ) -> None:
        self._mentions, self._home, self._same = mentions, home, same
        self._order = sorted(home)
        self._position = {number: index for index, number in enumerate(self._order)}

    def beside(self, place: int, numbers: Iterable[int]) -> frozenset[int]:
        """Return the names right before and after any mention of this one."""
        found = set()
        for number in numbers:
            for index in (self._position[number] - 1, self._position[number] + 1):
                if 0 <= index < len(self._order):
                    first, second = sorted((number, self._order[index]))
                    if self._mentions[second].start - self._mentions[first].end <= BESIDE:
                        found.add(self._home[self._order[index]])
        return frozenset(found - {place} - self._same.get(place, frozenset()))

    def around(self, place: int, numbers: Sequence[int]) -> tuple[tuple[int, float], ...]:
        """Return the names nearest to this one, each with a weight that falls with the distance in the text.

        At most `WINDOW` names, around at most `MENTIONS` mentions of this name, so that the time is linear in the text's length.
        """
        distance: dict[int, int] = {}
        same = self._same.get(place, frozenset())
        some = numbers if len(numbers) <= MENTIONS else numbers[:: len(numbers) // MENTIONS + 1]
        steps = max(2, WINDOW // len(some))
        for number in some:
            at = self._position[number]
            for index in range(max(0, at - steps), min(len(self._order), at + steps + 1)):
                other = self._order[index]
                name = self._home[other]
                if name != place:
                    apart = abs(self._mentions[other].start - self._mentions[number].start)
                    distance[name] = min(apart, distance.get(name, apart))
        nearest = sorted(distance.items(), key=lambda pair: (pair[1], pair[0]))[:WINDOW]
        return tuple(
            (name, (SAME_NAME_SHARE if name in same else 1.0) / (1 + apart / HALF_DISTANCE)) for name, apart in nearest
        )


def options(
    text: str,
    demonym: bool,
    find: Find,
    *,
    when: Timespan | None = None,
    cues: Sequence[Cue] = (),
    lang: str | None = None,
    others: Sequence[str] = (),
) -> tuple[Option, ...]:
    """Return the places that a name could mean: exact matches with and without its kind words, else phonetic and fuzzy ones.

    The places of the `others`, to which an inflected form may belong as well, are added.
    """
    if text.lower() in SIDES:
        return ()
    hits: list[tuple[Hit, How]] = [(hit, hit.how) for hit in find(text, True, False)]
    if (demonym or not hits) and not any(hit.name.kind == "demonym" for hit, _ in hits) and looks_like_one(fold(text)):
        hits += [(hit, hit.how) for hit in _whose(text, find)]
    hits += in_one_word(text, lang, find)
    hits += _titled(text, cues, find, any(how == "exact" for _, how in hits))
    for less in (*shortened(text), *(() if hits else shortened_in(text, lang))):
        bare: list[tuple[Hit, How]] = [(hit, "part") for hit in find(less, False, False)]
        hits += bare
        if bare:
            break
    if not hits:
        hits += after_a_people(text, find)
    if not demonym:
        hits += without_article(text, lang, find)
    if not hits:
        hits = [*respelt_hits(text, lang, find), *((hit, hit.how) for hit in find(text, demonym, True))]
        hits += uninflected(text, lang, find)
    hits += ((hit, hit.how) for other in others for hit in find(other, False, False))
    return chosen_options(hits, when)


def _titled(text: str, cues: Sequence[Cue], find: Find, known: bool) -> list[tuple[Hit, How]]:
    """Return the provinces found by a name and a kind word next to it, or by an unknown name that contains a kind word."""
    words = [(text, cue.word) for cue in cues if cue.source == "beside"]
    division = None if known else division_in(text)
    if division is not None:
        words.append((division[0], division[1].word))
    for name, word in words:
        for title in titles(name, word):
            if hits := find(title, False, False):
                return [(hit, "exact") for hit in hits]
    return []


def chosen_options(hits: Iterable[tuple[Hit, How]], when: Timespan | None) -> tuple[Option, ...]:
    """Return each place once, with its best name: the most prominent places, and additional natural features."""
    every = (Option(hit.place, hit.name, how, hit.similarity, hit.lost) for hit, how in hits)
    ordered = sorted(best_names(every, when), key=lambda option: -option.place.prominence)
    rest = [option for option in ordered[MAX_OPTIONS:] if option.place.feature[:1] in WATERS_AND_LANDS]
    return (*ordered[:MAX_OPTIONS], *rest[:MOST_NATURAL])


def _whose(text: str, find: Find) -> Iterator[Hit]:
    """Yield the well-known places from whose names an adjective or a people is derived: "Mesopotamian"."""
    for name in dict.fromkeys(places_of(fold(text))):
        yield from (hit for hit in find(name, False, False) if hit.place.prominence >= ADJECTIVE_PROMINENCE)


def with_inexact(question: Question, find: Find, when: Timespan | None = None) -> Question:
    """Return the question with the phonetic and fuzzy matches of its name as additional options."""
    known = {option.place.id for option in question.options}
    hits = (
        (hit, hit.how) for hit in find(question.text, False, True) if hit.how != "exact" and hit.place.id not in known
    )
    inexact = chosen_options(hits, when)
    ordered = sorted((*question.options, *inexact), key=lambda option: -option.place.prominence)
    return question._replace(options=tuple(ordered[: MAX_OPTIONS + MOST_NATURAL]))


def name_of(mention: Mention, find: Find) -> str:
    """Return the name of a mention: without a possessive ending, unless the ending is part of a place's name ("St. John's")."""
    written = mention.nominative or mention.text
    bare, whole = plain(written), mended(written)
    if bare != whole and any(_POSSESSIVE.search(hit.name.text) for hit in find(whole, False, False)):
        return whole
    return bare


def plain(text: str) -> str:
    """Return a mention without line breaks and without a possessive ending."""
    return _POSSESSIVE.sub("", mended(text)) or text


def mended(text: str) -> str:
    """Return a mention with words joined that were broken at line ends."""
    joined = _LINE_END.sub("", text) if "\n" in text else text
    if "- " in joined:
        joined = _BROKEN.sub("", joined)
    return " ".join(joined.split())
