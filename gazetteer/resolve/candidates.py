"""Which places could be meant: mentions of one document gathered into questions, each with its options."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from gazetteer.database.search import Hit
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Mention
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan
from gazetteer.names.demonyms import places_of
from gazetteer.names.fold import fold
from gazetteer.resolve.context import Context
from gazetteer.resolve.features import CURATED, Option, Question, agreement
from gazetteer.resolve.parts import SIDES, shortened

Find = Callable[[str, bool, bool], Sequence[Hit]]
"""Name, whether demonyms count, whether names like it are wanted in place of its bearers → hits, the best first."""

REMEMBERED = 4096
"""Names whose hits are kept for the next question: texts of one collection name the same places."""
MOST = 40
"""Options kept for one name."""
WINDOW = 60
"""Other names, the nearest in the text, with which a name must agree: a book is not one scene."""
BESIDE = 120
"""Code points between two mentions that stand next to each other."""

RENOWNED = 0.5
"""Prominence from which a place has adjectives that people know."""
STATE = 0.83
"""How alike a name must be to a state's: how states are called everybody knows, so that Libau is no slip for Libya."""

_POSSESSIVE = re.compile(r"['’]s?$")
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])- (?=[a-zà-ÿ])")
"""A hyphen with a blank behind, inside a word that a scanner broke: "Constan- tinople"."""
_LINE_END = re.compile(r"[-\u00ad¬]\s*\n\s*")


def finder(gazetteer: Gazetteer) -> Find:
    """What resolution asks of a gazetteer; names asked lately are remembered."""

    @lru_cache(maxsize=REMEMBERED)
    def find(name: str, demonym: bool, alike: bool) -> Sequence[Hit]:
        if alike:
            return tuple(
                hit for hit in gazetteer.alike(name) if hit.similarity >= STATE or hit.place.feature[:5] != "A.PCL"
            )
        hits = gazetteer.find(name, demonyms=demonym, loose=False)
        return tuple(hits or gazetteer.find(name, demonyms=True, loose=False))

    return find


def gather(
    mentions: Sequence[Mention],
    contexts: Sequence[Context],
    equated: Iterable[tuple[int, int]],
    find: Find,
    when: Timespan | None = None,
) -> list[Question]:
    """One question for each distinct name among the PLACE mentions, in order of the text."""
    groups: dict[tuple[str, bool], list[int]] = {}
    for number, mention in enumerate(mentions):
        if mention.type == "PLACE":
            groups.setdefault((fold(plain(mention.nominative or mention.text)), mention.demonym), []).append(number)
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
    order = sorted(home)
    position = {number: index for index, number in enumerate(order)}
    questions = []
    for place, ((key, demonym), numbers) in enumerate(groups.items()):
        text = plain(mentions[numbers[0]].nominative or mentions[numbers[0]].text)
        said = next((contexts[n] for n in numbers if contexts[n].cue), Context())
        equals = frozenset(equal[place]) - {place}
        questions.append(
            Question(
                key=key,
                text=text,
                mentions=tuple(numbers),
                options=options(text, demonym, find, when),
                cue=said.cue,
                cue_word=said.cue_word,
                cue_named=said.named,
                containers=frozenset(within[place]) - {place} - equals,
                loose_containers=frozenset(loosely[place]) - {place} - equals,
                contents=frozenset(holds[place]) - {place} - equals,
                equals=equals,
                beside=_beside(place, numbers, order, position, home, mentions),
                around=_around(place, numbers, order, position, home, enough=min(WINDOW, len(groups) - 1)),
                demonym=demonym,
            )
        )
    return questions


def _beside(
    place: int,
    numbers: Iterable[int],
    order: Sequence[int],
    position: Mapping[int, int],
    home: Mapping[int, int],
    mentions: Sequence[Mention],
) -> frozenset[int]:
    """The names right before and after any mention of this one."""
    found = set()
    for number in numbers:
        for index in (position[number] - 1, position[number] + 1):
            if 0 <= index < len(order):
                first, second = sorted((number, order[index]))
                if mentions[second].start - mentions[first].end <= BESIDE:
                    found.add(home[order[index]])
    return frozenset(found - {place})


def _around(
    place: int,
    numbers: Sequence[int],
    order: Sequence[int],
    position: Mapping[int, int],
    home: Mapping[int, int],
    *,
    enough: int,
) -> frozenset[int]:
    """The names nearest to this one, those next to its mentions first; at most `enough`, which is no more than there are."""
    found: dict[int, None] = {}
    for step in range(1, len(order)):
        if len(found) >= enough:
            break
        for number in numbers:
            for index in (position[number] - step, position[number] + step):
                if 0 <= index < len(order) and home[order[index]] != place:
                    found[home[order[index]]] = None
    return frozenset(list(found)[:enough])


def options(text: str, demonym: bool, find: Find, when: Timespan | None = None) -> tuple[Option, ...]:
    """The places that could be meant by a name: as it stands, and without words for its kind; else by sound and likeness."""
    if text.lower() in SIDES:
        return ()
    best: dict[str, Option] = {}
    hits = [(hit, hit.how) for hit in find(text, demonym, False)]
    if demonym and not any(hit.name.kind == "demonym" for hit, _ in hits):
        hits += [(hit, hit.how) for hit in _whose(text, find)]
    for less in shortened(text):
        bare = [(hit, "part") for hit in find(less, False, False)]
        hits += bare
        if bare:
            break
    if not hits:
        hits = [(hit, hit.how) for hit in find(text, demonym, True)]
    for hit, how in hits:
        held = best.get(hit.place.id)
        option = Option(hit.place, hit.name, how, hit.similarity)
        if held is None or _strength(option, when) > _strength(held, when):
            best[hit.place.id] = option
    ordered = sorted(best.values(), key=lambda option: -option.place.prominence)
    return tuple(ordered[:MOST])


def _whose(text: str, find: Find) -> Iterator[Hit]:
    """The well-known places from whose names an adjective or a people that no list has is made: "Mesopotamian"."""
    for name in dict.fromkeys(places_of(fold(text))):
        yield from (hit for hit in find(name, False, False) if hit.place.prominence >= RENOWNED)


def with_alike(question: Question, find: Find, when: Timespan | None = None) -> Question:
    """The question with the places too whose names sound or look like its own."""
    known = {option.place.id for option in question.options}
    alike: dict[str, Option] = {}
    for hit in find(question.text, False, True):
        option = Option(hit.place, hit.name, hit.how, hit.similarity)
        held = alike.get(hit.place.id)
        if (
            hit.how != "exact"
            and hit.place.id not in known
            and (not held or _strength(option, when) > _strength(held, when))
        ):
            alike[hit.place.id] = option
    options = sorted((*question.options, *alike.values()), key=lambda option: -option.place.prominence)
    return replace(question, options=tuple(options[:MOST]))


def _strength(option: Option, when: Timespan | None) -> tuple[bool, float, float, int]:
    """Of two names of one place, which says more: the whole before a part, the timely before the untimely, the chief first."""
    return option.how != "part", option.similarity, agreement(option.name.when, when), _rank(option.name)


def _rank(name: Name) -> int:
    if name.kind == "primary":
        return 3
    if name.kind in (*CURATED, "short") or name.when is not None:
        return 2
    return 0 if name.kind == "demonym" else 1


def plain(text: str) -> str:
    """A mention as a name: line breaks mended, a possessive ending off."""
    joined = _LINE_END.sub("", text) if "\n" in text else text
    if "- " in joined:
        joined = _BROKEN.sub("", joined)
    return _POSSESSIVE.sub("", " ".join(joined.split())) or text
