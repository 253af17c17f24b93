"""People of the past whom texts name often, from `data/people.csv`: an authority for a document's persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.resources import data_folder, rows

REMEMBERED = 150
"""Years after a person's death for which texts still speak of that person by this measure; none speaks before the birth."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the past: id, name, other names, years of birth and death where a source told them.

    Attributes:
        role: what the person was; "" when no source says.
        source: id of the source.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    born: int | None
    died: int | None
    role: str = ""
    source: str = ""

    def fits(self, when: Timespan | None) -> bool:
        """Whether a text of this time may speak of the person."""
        if when is None:
            return True
        after = when.end is None or self.born is None or self.born <= when.end
        before = when.start is None or self.died is None or when.start <= self.died + REMEMBERED
        return after and before


def authority(names: Iterable[str], when: Timespan | None) -> str | None:
    """The id of the one person whom these names (a full name and its short forms) mean; None when none or several fit.

    Only names of two words and more count: "Kemal" alone may be anybody.
    """
    known = _by_name()
    keys = {fold(name) for name in names}
    found = {figure.id for key in keys if " " in key for figure in known.get(key, ()) if figure.fits(when)}
    return found.pop() if len(found) == 1 else None


def named(name: str, when: Timespan | None = None) -> list[Figure]:
    """Return the persons who have this name, whole or short, of whom a text of this time may speak; by name.

    >>> [figure.name for figure in named("Dean Acheson")]
    ['Dean Acheson']
    """
    found = {figure.id: figure for figure in _by_name().get(fold(name), ()) if figure.fits(when)}
    return sorted(found.values(), key=lambda figure: (figure.name, figure.id))


def figure(id: str) -> Figure | None:
    """Return the person with this id; None when there is none."""
    return _by_id().get(id)


@cache
def _by_id() -> Mapping[str, Figure]:
    return {figure.id: figure for figures in _by_name().values() for figure in figures}


@cache
def full_names() -> Mapping[str, frozenset[str]]:
    """The folded names of two words and more, by their first word."""
    table: dict[str, set[str]] = {}
    for name in _by_name():
        first, space, _ = name.partition(" ")
        if space:
            table.setdefault(first, set()).add(name)
    return {first: frozenset(names) for first, names in table.items()}


@cache
def _by_name() -> Mapping[str, tuple[Figure, ...]]:
    table: dict[str, tuple[Figure, ...]] = {}
    for row in rows(data_folder() / "people.csv"):
        with row.blame():
            aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
            figure = Figure(
                row["id"], row["name"], aliases, _year(row["born"]), _year(row["died"]), row["role"], row["source"]
            )
        for key in {fold(name) for name in (figure.name, *aliases)}:
            table[key] = (*table.get(key, ()), figure)
    return table


def _year(text: str) -> int | None:
    return Timespan.parse(text).start if text else None
