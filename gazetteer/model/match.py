"""A match of a looked-up name, and the display of a list of matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazetteer.model.clue import Clue
from gazetteer.model.place import Name, Place

How = Literal["exact", "part", "sound", "fuzzy"]
"""Type of a match: by folded form, by a part of the name ("Boise" of "Fort Boise"), by sound, or by similar spelling."""


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """A place that a looked-up name could mean.

    Attributes:
        place: the place.
        name: the name that matched.
        score: probability that this place is meant, 0 to 1.
        how: "exact", "part", "sound" or "fuzzy".
        clues: reasons; their weights add up to the log-odds of the score. They are written when they are first read.
        answer: False if the name most likely means no place of the gazetteer, and this is only the nearest match.
    """

    place: Place
    name: Name
    score: float
    how: How
    clues: Sequence[Clue]
    answer: bool = True

    def __repr__(self) -> str:
        uncertain = "" if self.answer else ", answer=False"
        return f"Match({self.name.text!r}, {self.place!r}, score={self.score:.2f}, how={self.how!r}{uncertain})"


class Matches(list[Match]):
    """The matches of one look-up: a list that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        from html import escape

        titles = ("score", "name", "years", "place", "country", "feature", "id", "how")
        head = "".join(f"<th>{title}</th>" for title in titles)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(match))}</tr>" for match in self)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(match: Match) -> tuple[str, ...]:
    """Return the cells of a match as a table row."""
    place, name = match.place, match.name
    years = str(name.when) if name.when else ""
    score = f"{match.score:.2f}"
    return score, name.text, years, place.label, place.country or "", place.feature, place.id, match.how
