"""What is being resolved: a name, what is known around it, and the places that it could mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gazetteer.model.match import How
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan

CueSource = Literal["said", "named", "asked", "article", "preposition"]
"""Where a kind of place is read: a kind word beside the name ("the river Aras"), a kind word in it ("Kars Oblast"), a verb
or preposition that wants such a place ("sailed up the Ohio"), the English article ("the Ohio"), or a preposition that stands
before towns ("at Santarem")."""

LITERAL = ("exact", "part")
"""Matches by the very name or a part of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of place that the text asks for.

    Attributes:
        kinds: how the GeoNames feature may begin: `("H.STM",)`, `("H", "T", "L")`.
        word: the word in the text, as a reader would see it.
        share: how much of the cue counts, 0 to 1; less where it stands by another mention of the same name.
    """

    source: CueSource
    kinds: tuple[str, ...]
    word: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a name could mean, and which of its names matched.

    Attributes:
        similarity: similarity of the matched name to the name asked for, 0 to 1.
        letters: how many letters differ (`names.slips.lost`); 0 for a literal match.
    """

    place: Place
    name: Name
    how: How
    similarity: float = 1.0
    letters: float = 0.0

    @property
    def literal(self) -> bool:
        """Whether the name itself, or a part of it, is the place's."""
        return self.how in LITERAL


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a document, or one name looked up. All its mentions are taken to mean one place.

    Attributes:
        key: the folded name.
        text: the name as first written.
        mentions: numbers of its mentions.
        options: candidates, the most prominent first.
        cues: kinds of place that the text asks for.
        containers, loose_containers: numbers of the questions that the text names as what it lies in.
        contents: numbers of those that the text says lie in it.
        equals: numbers of those that the text says are the same place.
        beside: numbers of those that stand next to it.
        around: the questions of its passage by number, each with its weight: 1 in the same paragraph, less farther away.
        demonym: whether it is an adjective or a people.
    """

    key: str
    text: str
    mentions: tuple[int, ...]
    options: tuple[Option, ...]
    cues: tuple[Cue, ...] = ()
    containers: frozenset[int] = frozenset()
    loose_containers: frozenset[int] = frozenset()
    contents: frozenset[int] = frozenset()
    equals: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()
    around: tuple[tuple[int, float], ...] = ()
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole text.

    Attributes:
        when: the years that it is about.
        near: latitude, longitude of a point near which its places are expected, and `near_label` its name.
        home: latitude, longitude of where it was written or published, and `home_label` its name.
        lang: BCP 47 tag of its language.
    """

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    near_label: str = ""
    lang: str | None = None
    home: tuple[float, float] | None = None
    home_label: str = ""
