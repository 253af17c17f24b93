"""The question that is resolved: a name, its context, and the places that it could mean."""

from __future__ import annotations

from typing import Literal, NamedTuple

from gazetteer.model.match import How
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan

CueSource = Literal["beside", "inside", "context", "article", "bare", "preposition", "titled"]
"""Source of a cue: a kind word next to the name ("the river Aras"), a kind word in it ("Kars Oblast"), a verb or preposition
that goes with such places ("sailed up the Ohio"), the English article ("the Ohio"), a name without
one ("at Orange"), a preposition used with towns ("at Santarem"), or a title of nobility ("Duke of Norfolk")."""

A_DATELINE = "a dateline"
"""The word of the cue of a dateline, which is not found by a word."""

LITERAL = ("exact", "part")
"""Types of matches by the exact name or a part of it."""


class Cue(NamedTuple):
    """A kind of place that the text suggests.

    Attributes:
        kinds: prefixes of the GeoNames feature: `("H.STM",)`, `("H", "T", "L")`; empty for a title.
        word: the word as it appears in the text.
        share: the weight of the cue, 0 to 1; less if it is next to another mention of the same name.
    """

    source: CueSource
    kinds: tuple[str, ...]
    word: str
    share: float = 1.0


class Option(NamedTuple):
    """A place that a name could mean, and which of its names matched.

    Attributes:
        similarity: similarity of the matched name to the query, 0 to 1.
        letters: how many letters differ (`names.slips.lost`); 0 for a literal match.
        nearby: whether the name was searched for only near the other places of the passage.
    """

    place: Place
    name: Name
    how: How
    similarity: float = 1.0
    letters: float = 0.0
    nearby: bool = False

    @property
    def literal(self) -> bool:
        """Whether the name itself, or a part of it, is a name of the place."""
        return self.how in LITERAL


class Question(NamedTuple):
    """One name of a document, or one name looked up. All its mentions are assumed to mean one place.

    Attributes:
        key: the folded name.
        text: the name as first written.
        mentions: indexes of its mentions.
        options: candidates, the most prominent first.
        cues: kinds of place that the text suggests.
        containers, loose_containers: indexes of the questions that the text names as containing it.
        contents: indexes of the questions that the text names as lying in it.
        equals: indexes of the questions that the text names as the same place.
        beside: indexes of the questions next to it.
        around: indexes of the questions of its passage with their weights: 1 in the same paragraph, less farther away.
        demonym: whether it is an adjective or the name of a people.
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


class Setting(NamedTuple):
    """The context of the complete text.

    Attributes:
        when: the years that it is about.
        near: latitude and longitude of a point near which its places are expected; `near_label` is its name.
        home: latitude and longitude of where it was written or published; `home_label` is its name.
        lang: BCP 47 tag of its language.
    """

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    near_label: str = ""
    lang: str | None = None
    home: tuple[float, float] | None = None
    home_label: str = ""
