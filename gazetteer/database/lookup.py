"""Which steps a look-up takes, and when it stops: what is found cheaply and surely is not looked for at length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gazetteer.database import ranking, search
from gazetteer.database.ranking import Question
from gazetteer.database.search import Found, Shelf
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold

FEW = 20
"""Bearers of one name that are looked at when nothing but the name is asked: they come in the order in which they are shown."""

EVERYWHERE = 2_000
"""Bearers of one name that are looked at when they are to be near a point."""

FAMOUS = 0.5
"""Prominence from which a place rivals the bearers of a name that its own only sounds like."""

RIVALS = 8
"""Such rivals that are looked at."""

SIMILAR = 0.72
"""Likeness that their names must have at least."""

SURE = 0.94
"""Likeness of a name that sounds the same from which no slip is looked for."""

NEARLY = 1.0
"""Letters written otherwise, up to which names that only sound nearly alike are not looked for."""

_CONTAINER = re.compile(r"\s*[,،]\s*|\s*[(\[]\s*|\s*[)\]]\s*")


Answer = tuple[float, Found, Question]
"""Log-odds that the place is meant, the place, and the question that it answers."""


def ask(shelf: Shelf, question: Question, limit: int, country: str | None) -> list[Answer]:
    """The places found, the likeliest first.

    "Kars, Turkey" is asked as Kars in Turkey, and where Turkey has none, as Kars anywhere, the nearer to Turkey the better;
    where no place is called what stands for Turkey, the whole may be one name with a slip in it.
    """
    head, container = within(shelf, question.name)
    if not container:
        return _answers(shelf, question, limit, country)
    bare = replace(question, name=head)
    code = country or country_code(shelf, container.rpartition(", ")[2])
    found = _answers(shelf, bare, limit, code) if code else []
    if country or any(one.how == "exact" for _, one, _ in found):
        return found
    holders = [one for _, one, _ in ask(shelf, Question(container, question.when), 5, None) if one.how == "exact"]
    whole = [] if holders else search.slips(shelf, question.name)
    if whole:
        return _ordered(shelf, whole, question, limit)
    anywhere = _answers(shelf, replace(bare, inside=tuple(one.place for one in holders)), limit, None)
    return anywhere if any(one.how == "exact" for _, one, _ in anywhere) else found or anywhere


def _answers(shelf: Shelf, question: Question, limit: int, country: str | None) -> list[Answer]:
    return _ordered(shelf, _steps(shelf, question, limit, country), question, limit)


def _ordered(shelf: Shelf, hits: Sequence[Found], question: Question, limit: int) -> list[Answer]:
    """Each place once, by its best name."""
    best: dict[str, tuple[float, Found]] = {}
    for found in _timely(hits, question.when):
        strength, id_ = ranking.strength(found, question, shelf.sources), found.place[1]
        if id_ not in best or strength > best[id_][0]:
            best[id_] = strength, found
    order = sorted(best.values(), key=lambda pair: -pair[0])[:limit]
    return [(strength, found, question) for strength, found in order]


def _timely(found: Sequence[Found], when: Timespan | None) -> Iterable[Found]:
    """Those found, without the undated name of today where sources say that the place was so called only later than `when`."""
    if when is None or when.end is None:
        return found
    since: dict[str, int] = {}
    for one in found:
        span = ranking.span_of(one)
        if span is not None and span.start is not None:
            since[one.place[1]] = min(since.get(one.place[1], span.start), span.start)
    return [one for one in found if ranking.span_of(one) or since.get(one.place[1], when.end) <= when.end]


def _steps(shelf: Shelf, question: Question, limit: int, country: str | None) -> list[Found]:
    """Bearers of the name. Beside them, only better-known places whose names sound the same; looser ones where it has none."""
    name = question.name
    found = search.exact(shelf, name, country=country, limit=max(2 * limit, _bearers(question)))
    if found:
        if country is not None:
            return found
        best = max(one.place[14] for one in found)
        rivals = search.alike(shelf, name, above=max(FAMOUS, best), bucket=RIVALS, limit=RIVALS, cutoff=SIMILAR)
        return found + rivals
    found = search.alike(shelf, name, country=country, limit=2 * limit)
    if any(one.similarity >= SURE for one in found):
        return found
    found += search.slips(shelf, name, country=country, limit=2 * limit)
    if any(one.lost <= NEARLY for one in found):
        return found
    return found + search.fuzzy(shelf, name, country=country, limit=2 * limit)


def _bearers(question: Question) -> int:
    """How many bearers of one name are looked at: the more, the more beside the name decides which is meant."""
    if question.point or question.inside:
        return EVERYWHERE
    return search.EXACT_LIMIT if question.when else FEW


def within(shelf: Shelf, name: str) -> tuple[str, str]:
    """ "Kars, Turkey" or "Kars (Turkey)" as a name and what it lies in, which is empty where the whole is itself a name."""
    head, *rest = [part for part in _CONTAINER.split(name) if part] or [name]
    if not rest or shelf.connection.execute("SELECT 1 FROM term WHERE fold = ?", (fold(name),)).fetchone():
        return name, ""
    return head, ", ".join(rest if len(rest) < 4 else (*rest[:2], rest[-1]))


def country_code(shelf: Shelf, country: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a present-day country given by code or by any of its names; None when there is none."""
    code = country.strip().upper()
    named = shelf.connection.execute(
        "SELECT p.country FROM term t JOIN name n ON n.term = t.pk JOIN place p ON p.pk = n.place "
        "WHERE t.fold = ? AND p.feature LIKE 'A.PCL%' AND p.country IS NOT NULL ORDER BY n.rank LIMIT 1",
        (fold(country),),
    ).fetchone()
    if named:
        return str(named[0])
    if len(code) != 2 or not code.isascii():
        return None
    held = shelf.connection.execute("SELECT 1 FROM place WHERE country = ? LIMIT 1", (code,)).fetchone()
    return code if held else None
