"""Persons as candidates of a query, and as suggestions."""

from __future__ import annotations

from functools import cache
from typing import Any

from gazetteer.model.dates.reader import written_years
from gazetteer.names.fold import fold
from gazetteer.people import authority
from gazetteer.people.authority import Figure
from gazetteer.people.linking import link
from gazetteer.server.reconciliation.vocabulary import PERSON

LINKED, UNAMBIGUOUS_SCORE, OTHER = 90.0, 50.0, 20.0
"""Score of a person whom the name identifies unambiguously; score shared by all persons with exactly this name; and score
shared by all persons with a longer or similar-sounding name."""


def persons(name: str, year: str, *, loose: bool) -> list[dict[str, Any]]:
    """Return the persons whom a name could mean as candidates, the best first.

    Args:
        name: the name.
        year: a written date when the person is mentioned; "" if unknown.
        loose: whether to include persons with a longer or similar-sounding name.

    Raises:
        TimespanError: the year cannot be read.
    """
    when = written_years(year) if year else None
    sure = link([name], when)
    found = [(figure, how) for figure, how in authority.lookup(name) if figure.fits(when)]
    found = [(figure, how) for figure, how in found if loose or how == "exact" or figure.id == sure]
    same = sum(how == "exact" for _, how in found)
    candidates = [
        person(figure, LINKED, is_match=True)
        if figure.id == sure
        else person(figure, UNAMBIGUOUS_SCORE / same if how == "exact" else OTHER / (len(found) - same), is_match=False)
        for figure, how in found
    ]
    return sorted(candidates, key=lambda candidate: -candidate["score"])


def person(figure: Figure, score: float, *, is_match: bool) -> dict[str, Any]:
    """Return a person as a candidate."""
    years = "–".join("?" if year is None else str(year) for year in (figure.born, figure.died))
    return {
        "id": figure.id,
        "name": figure.name,
        "description": ", ".join(filter(None, (figure.role, years))),
        "score": round(score, 2),
        "match": is_match,
        "type": [{"id": PERSON.id, "name": PERSON.name}],
        "features": [],
    }


def complete(beginning: str, *, limit: int) -> list[Figure]:
    """Return the persons with a name that begins like this: by best-known name first, then alphabetically."""
    key = fold(beginning)
    if len(key) < 2:
        return []
    found = [
        (not names[0].startswith(key), figure.name, figure)
        for names, figure in _folded()
        if any(name.startswith(key) for name in names)
    ]
    return [figure for _, _, figure in sorted(found, key=lambda one: one[:2])[:limit]]


@cache
def _folded() -> tuple[tuple[tuple[str, ...], Figure], ...]:
    """Return every person with the folded names, the best-known name first."""
    return tuple(
        (tuple(fold(name) for name in (figure.name, *figure.aliases)), figure) for figure in authority.figures()
    )
