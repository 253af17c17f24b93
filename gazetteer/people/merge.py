"""Merge the mentions of one person in a text. Pure functions of the text and the spans of its mentions.

Names are processed from the fullest to the shortest. A name is merged with the person whose name it may abbreviate or spell
differently: "Kemal" joins Mustafa Kemal, "R. Hovannisian" Richard Hovannisian, "Enver" Enver Pasha, "Kiazim Karabekir"
Kazim Karabekir, "Peter I" Peter the First. Of several such persons, one mentioned three times as often as the others is
chosen, else the last one mentioned before, else the next one. Different given names, numbers of rulers, sexes ("Mrs. X" and
"Mr. X" or "Dr. X"), ages ("X the elder") or estates ("Mackenzie of Sand" and "of Hilton") are never one person; a given name
after "son" or "married" is a new person, as is "another X", and nobody is his own brother or grandson.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazetteer.names.fold import fold
from gazetteer.people import names as names_
from gazetteer.people import titles
from gazetteer.people.mentions import Mention, Span
from gazetteer.people.mentions import mentions as read
from gazetteer.people.names import PersonName

_GIVEN_NEAR = 1_500
"""Distance from a full name in code points within which its given name may refer to it."""
_DOMINANT = 3
"""Minimum ratio of mentions of a person to those of others with a name, for the name to mean that person."""


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """One person of a text: the fullest name, the other forms, and the span of each mention."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(slots=True)
class _MergedPerson:
    """A person during the merging; `starts` are in order."""

    name: PersonName
    estate: str
    sex: names_.Sex | None
    ranked: bool = False
    members: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)
    relatives: set[Span | None] = field(default_factory=set)

    @property
    def cited(self) -> bool:
        """Whether all mentions are names of an author in notes."""
        return all(one.cited for one in self.members)

    def add(self, mention: Mention) -> None:
        at = bisect_left(self.starts, mention.span[0])
        self.starts.insert(at, mention.span[0])
        self.members.insert(at, mention)
        self.spans.add(mention.span)
        self.relatives.add(mention.relative)
        self.estate = self.estate or mention.estate
        self.sex = self.sex or mention.name.sex
        self.ranked = self.ranked or mention.name.ranked


def group(text: str, spans: Sequence[Span]) -> list[PersonGroup]:
    """Return the persons of a text, by first mention.

    Args:
        text: the text.
        spans: start and end of each mention of a person, in code points, in order.

    >>> text = "Mustafa Kemal met Enver. Kemal left."
    >>> [person.name for person in group(text, [(0, 13), (18, 23), (25, 30)])]
    ['Mustafa Kemal', 'Enver']
    """
    mentions = read(text, spans)
    order = sorted(range(len(mentions)), key=lambda number: (-_fullness(mentions[number].name), number))
    found: list[_MergedPerson] = []
    by_key: dict[str, list[_MergedPerson]] = {}
    for number in order:
        mention = mentions[number]
        owner = _owner(mention, _candidates(mention, by_key))
        if owner is None:
            owner = _MergedPerson(mention.name, mention.estate, mention.name.sex)
            found.append(owner)
            for key in _keys(mention.name):
                by_key.setdefault(key, []).append(owner)
        owner.add(mention)
    return [_group(one) for one in sorted(found, key=lambda one: one.starts[0])]


def join(groups: Sequence[PersonGroup], known: Sequence[str | None]) -> list[tuple[PersonGroup, str | None]]:
    """Return the persons with the known person of each; those of the same known person are merged into the first.

    Args:
        groups: the persons of a text.
        known: id of the known person for each of them, or None.
    """
    found: dict[object, tuple[PersonGroup, str | None]] = {}
    for number, (one, id) in enumerate(zip(groups, known, strict=True)):
        key: object = id if id is not None else number
        if key in found:
            first = found[key][0]
            names = dict.fromkeys((*first.aliases, one.name, *one.aliases))
            aliases = tuple(name for name in names if name != first.name)
            one = PersonGroup(first.name, aliases, tuple(sorted((*first.mentions, *one.mentions))))
        found[key] = one, id
    return list(found.values())


def _fullness(name: PersonName) -> int:
    return (
        sum(10 if len(word) > 1 else 4 for word in name.words)
        + 3 * (name.number is not None or bool(name.generation))
        + 2 * (name.has_title_after or bool(name.epithet))
        + name.ranked
    )


_FIRST, _INITIAL, _SPELT, _HEARD = "^", ".", "=", "~"
"""Prefixes of keys for the first letter of a word, an initial, the spelling of a word, and its sound."""


def _keys(name: PersonName) -> set[str]:
    """Return the keys under which a person is found."""
    found = set()
    for word in name.words:
        found.add(_FIRST + word[0])
        found |= {_INITIAL + word} if len(word) == 1 else {_SPELT + names_.spelling(word), _HEARD + names_.heard(word)}
    return found | {_SPELT + names_.spelling(names_.joined(name))}


def _search_keys(name: PersonName) -> set[str]:
    """Return the keys with which every person that a name may mean is found.

    All words of the name must occur in the person's name, so the longest is enough; it may match an initial of the person.
    """
    word = max(name.words, key=len, default="")
    if len(word) < 2:
        return {_FIRST + word}
    whole = names_.spelling(names_.joined(name))
    return {_INITIAL + word[0], _SPELT + names_.spelling(word), _HEARD + names_.heard(word), _SPELT + whole}


def _candidates(mention: Mention, by_key: dict[str, list[_MergedPerson]]) -> list[_MergedPerson]:
    found: dict[int, _MergedPerson] = {}
    for key in _search_keys(mention.name):
        for somebody in by_key.get(key, ()):
            if id(somebody) not in found and not _is_other(mention, somebody) and _may_be(mention, somebody):
                found[id(somebody)] = somebody
    return list(found.values())


def _is_other(mention: Mention, somebody: _MergedPerson) -> bool:
    """Return whether the text introduces one as another person: "his son John", "another John", "his brother, Peter Hill"."""
    first = somebody.members[0]
    if (mention.new and first.span < mention.span) or (first.new and mention.span < first.span):
        return True
    return mention.relative in somebody.spans or mention.span in somebody.relatives


def _may_be(mention: Mention, somebody: _MergedPerson) -> bool:
    """Return whether a mention may mean a person."""
    short, full = mention.name, somebody.name
    if len(short.words) == 1 and short.words[0] in titles.BEFORE | titles.BEHIND:
        return False  # "the Pasha" may be anyone
    if short.sex and somebody.sex and short.sex != somebody.sex:
        return False
    if mention.cited != somebody.cited and not full.full and "f" in (short.sex, somebody.sex):
        return False  # the cited author X is not Mrs. X of the text
    if (short.sex == "f" and somebody.ranked and not somebody.sex) or (
        somebody.sex == "f" and short.ranked and not short.sex
    ):
        return False  # Mrs. X is not Dr. X
    if short.sex == "f" and somebody.sex is None and not short.full and full.full:
        return False  # Mrs. X is not Richard X
    if short.number is not None and full.number is not None and short.number != full.number:
        return False
    if short.number is not None and full.number is None and full.full:
        return False
    if (short.epithet and full.epithet and short.epithet != full.epithet) or names_.father_and_son(short, full):
        return False
    if short.ruler and not full.ruler and _by_given_name(short, full):
        return False  # the Emperor Nicholas is not Nicholas Hill
    if mention.estate and somebody.estate and mention.estate != somebody.estate and not _landed(short, full):
        return False
    return _short_for(short, full)


def _landed(short: PersonName, full: PersonName) -> bool:
    """Return whether the names are so distinctive that an "of" after one does not distinguish persons."""
    return short.number is not None or full.number is not None


def _short_for(short: PersonName, full: PersonName) -> bool:
    """Return whether a name may be another spelling or a short form of a fuller one."""
    few, many = short.words, full.words
    if names_.spelling(names_.joined(short)) == names_.spelling(names_.joined(full)):
        return True  # Abdul Hamid and Abdülhamid
    if short.has_title_after and len(few) == 1 and len(many) > 1 and not names_.same_word(few[0], many[-1]):
        return False  # Aram Pasha is not Aram Manukian
    if len(few) == len(many) and all(_same(one, other, few, many) for one, other in zip(few, many, strict=True)):
        return True
    if len(few) >= len(many) or not few:
        return False
    if len(few) == 1:
        if len(few[0]) == 1:
            return False
        return any(len(word) > 1 and names_.same_word(few[0], word) for word in (many[-1], many[0]))
    if all(names_.same_word(one, other) for one, other in zip(few, many, strict=False)):
        return True  # given name and patronymic, without the surname
    if not names_.same_word(few[-1], many[-1]):
        return False
    return all(any(names_.same_word(one, other) for other in many[:-1]) for one in few[:-1])


def _same(one: str, other: str, few: Sequence[str], many: Sequence[str]) -> bool:
    """Return whether two words are the same; in names of several words, similar sound and spelling are enough."""
    return names_.same_word(one, other) or (len(few) > 1 and min(len(one), len(other)) > 3 and names_.alike(one, other))


def _owner(mention: Mention, candidates: list[_MergedPerson]) -> _MergedPerson | None:
    """Return which of these persons a mention means; None for a new person."""
    given = [one for one in candidates if _by_given_name(mention.name, one.name)]
    by_surname = [one for one in candidates if one not in given]
    if by_surname:
        return _chosen(mention, by_surname)
    one = given[0] if len(given) == 1 else _dominant(given)
    return one if one is not None and _near(mention, one) else None


def _by_given_name(short: PersonName, full: PersonName) -> bool:
    """Return whether a single word is only the first word of a fuller name."""
    return len(short.words) == 1 and full.full and not names_.same_word(short.words[0], full.words[-1])


def _near(mention: Mention, somebody: _MergedPerson) -> bool:
    at = bisect_left(somebody.starts, mention.span[0])
    return any(abs(mention.span[0] - start) <= _GIVEN_NEAR for start in somebody.starts[max(0, at - 1) : at + 1])


def _chosen(mention: Mention, candidates: list[_MergedPerson]) -> _MergedPerson | None:
    """Return the person mentioned far more often than the others, else the last one before the mention, else the next one."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    if mention.name.sex is None:  # a surname of a couple means the man
        candidates = [one for one in candidates if one.sex != "f" or one.name.full] or candidates
    if mention.name.epithet not in titles.AGES:  # of "Hill" and "Hill the elder", "Hill" means the first
        candidates = [one for one in candidates if one.name.epithet not in titles.AGES] or candidates
    if (first := _dominant(candidates)) is not None:
        return first
    before = [(one.starts[at], one) for one in candidates if (at := bisect_left(one.starts, mention.span[0]) - 1) >= 0]
    return max(before, key=lambda item: item[0])[1] if before else min(candidates, key=lambda one: one.starts[0])


def _dominant(candidates: list[_MergedPerson]) -> _MergedPerson | None:
    """Return the person mentioned three times as often as any other; None without one."""
    ordered = sorted(candidates, key=lambda one: -len(one.members))
    if not ordered or any(len(ordered[0].members) < _DOMINANT * len(one.members) for one in ordered[1:]):
        return None
    return ordered[0]


def _group(somebody: _MergedPerson) -> PersonGroup:
    fullest = max(somebody.members, key=lambda one: (_fullness(one.name), -one.span[0]))
    name = _without_titles(fullest.text)
    others = dict.fromkeys(one.text for one in somebody.members)
    return PersonGroup(
        name, tuple(other for other in others if other != name), tuple(one.span for one in somebody.members)
    )


def _without_titles(name: str) -> str:
    """Return a name without leading titles: "Gen. Grant" becomes "Grant"; a title without a name is unchanged."""
    words = name.split()
    start = 0
    while start < len(words) - 1 and fold(words[start]) in titles.BEFORE:
        start += 1
    return " ".join(words[start:])
