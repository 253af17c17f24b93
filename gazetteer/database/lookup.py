"""Look a name up: the places that it could mean, the likeliest first, scored with the same clues as names in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from gazetteer.clues.alone import company_clues
from gazetteer.clues.areas import Likely, lies_in, share_inside, share_outside
from gazetteer.clues.explain import Clues, explained
from gazetteer.clues.options import best_names
from gazetteer.clues.places import nearness
from gazetteer.clues.question import Cue, Option, Question, Setting
from gazetteer.clues.scores import known, scored
from gazetteer.clues.table import own_values
from gazetteer.clues.times import Values
from gazetteer.clues.titles import division_in
from gazetteer.clues.weights import Weights
from gazetteer.database import search
from gazetteer.database.hits import FoundName, Shelf
from gazetteer.model.clue import Clue
from gazetteer.names.fold import fold

SCORED_BY_NAME = 20
"""Number of places of one name that are scored if only the name is given: the database sorts them by rank."""
MIN_SEARCHED = 5
"""Minimum number of places that are searched for, so that the best match does not depend on the limit."""
EVERYWHERE = 2_000
"""Number of places of one name that are read if a point or a container is given; `NEAREST` of them are scored."""
NEAREST = 40

FAMOUS = 0.5
"""Prominence of well-known places, which are scored together with closer matches."""
LITTLE_KNOWN = 0.2
"""Prominence of villages: a shortened name that a village has too, "Balt.", may mean another place."""
RIVALS = 8
"""Number of such phonetic matches."""
SIMILAR = 0.72
"""Minimum similarity of their names."""
NEARLY = 1.0
"""Number of differing letters of a match up to which only well-known places are searched for among more distant names."""
HOLLOW = 0.02
"""Factor for the probability of a container that contains no place of the name."""
APART = -1.0
"""Distance in kilometres that keeps places at one spot apart: a town and its province are separate matches."""
CONTAINER_OPTIONS = 5
"""Number of places that a container ("Turkey" in "Kars, Turkey") may mean."""

_CONTAINER = re.compile(r"\s*[,،]\s*|\s*[(\[]\s*|\s*[)\]]\s*")


class Query(NamedTuple):
    """What is looked up.

    Attributes:
        setting: time, and a point near which the place is expected.
        country: ISO 3166-1 alpha-2 code of the present-day country that it must be in.
    """

    name: str
    setting: Setting
    country: str | None = None


class Answer(NamedTuple):
    """A place that the name could mean.

    Attributes:
        score: probability, 0 to 1.
        is_answer: False if the name most likely means no known place, and this is only the nearest match.
    """

    option: Option
    score: float
    clues: Sequence[Clue]
    is_answer: bool


class _Weighed(NamedTuple):
    """A question with the values of the clues of each option."""

    question: Question
    values: list[Values]
    setting: Setting


def answers(shelf: Shelf, query: Query, limit: int, weights: Weights) -> list[Answer]:
    """Return the places found, the likeliest first.

    "Kars, Turkey" is Kars in Turkey; if the second part is not in the gazetteer, the text is searched as one misspelt name.
    "England, London" is reversed, as London is in England.
    """
    head, *containers = parts(shelf, query.name)
    resolved = [found for name in containers if (found := _likely(shelf, name, query.setting, weights))]
    if resolved and _starts_wide(shelf, head, containers, query, weights):
        head, containers = containers[-1], [head, *containers[:-1]]
        resolved = [found for name in containers if (found := _likely(shelf, name, query.setting, weights))]
    if containers and not resolved:
        slips = search.slips(shelf, query.name)
        if slips:
            return _answers(_weigh(shelf, query, slips, ()), limit, weights)
    bare = query if head == query.name else query._replace(name=head)
    return _answers(
        _weigh(shelf, bare, _search(shelf, bare, max(limit, MIN_SEARCHED), resolved), resolved), limit, weights
    )


def question(shelf: Shelf, query: Query, limit: int = 5) -> Question:
    """Return the places that are scored for a name without a container."""
    return _weigh(shelf, query, _search(shelf, query, limit, ()), ()).question


def parts(shelf: Shelf, name: str) -> list[str]:
    """Split "Kars, Turkey" or "Kars (Turkey)" into the name and its containers; a known name is not split."""
    found = [part for part in _CONTAINER.split(name) if part] or [name]
    if len(found) < 2 or _is_known(shelf, name):
        return [name]
    return found if len(found) < 4 else [*found[:3], found[-1]]


def _is_known(shelf: Shelf, name: str) -> bool:
    """Return whether any place has exactly this name."""
    return shelf.connection.execute("SELECT 1 FROM term WHERE fold = ?", (fold(name),)).fetchone() is not None


def country_code(shelf: Shelf, country: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a present-day country given by code or by any of its names; None for others."""
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
    has_places = shelf.connection.execute("SELECT 1 FROM place WHERE country = ? LIMIT 1", (code,)).fetchone()
    return code if has_places else None


def _weigh(shelf: Shelf, query: Query, found: Iterable[FoundName], resolved: Sequence[Likely]) -> _Weighed:
    hits = (one.hit(shelf) for one in found)
    every = (Option(hit.place, hit.name, hit.how, hit.similarity, hit.lost) for hit in hits)
    options = sorted(best_names(every, query.setting.when), key=lambda option: -option.place.prominence)
    division = division_in(query.name)
    cues = (Cue("inside", (division[1].feature,), division[1].word),) if division else ()
    question = Question(fold(query.name), query.name, (), tuple(options), cues=cues)
    values = own_values(question, query.setting)
    resolved = [_reweighted(container, options) for container in resolved]
    for option, row in zip(options, values, strict=True):
        row |= company_clues(option, question, 1.0)
        if resolved:
            inside = [share_inside(option.place, container) for container in resolved]
            row["container"] = sum(inside) / len(inside)
            row["outside"] = max(share_outside(option.place, container) for container in resolved)
    return _Weighed(question, values, query.setting)


def _answers(weighed: _Weighed, limit: int, weights: Weights) -> list[Answer]:
    options, values = weighed.question.options, weighed.values
    sums = list(map(weights.score, values))
    scores = scored(options, sums, weights, spot_km=APART)
    order = sorted(range(len(scores)), key=lambda number: -scores[number].log_odds)[:limit]
    has_name = bool(order) and options[order[0]].how == "exact" and options[order[0]].similarity == 1
    is_answer = has_name or known(sums, weights) >= weights.settings.answer
    return [
        Answer(
            options[number],
            scores[number].probability,
            Clues(
                partial(
                    explained,
                    options[number],
                    weighed.question,
                    weighed.setting,
                    values=values[number],
                    score=scores[number],
                    weights=weights,
                )
            ),
            is_answer,
        )
        for number in order
    ]


def _likely(shelf: Shelf, name: str, setting: Setting, weights: Weights) -> Likely:
    """Return the places that a container's name may mean, with probabilities that sum to 1; empty if it is not found."""
    query = Query(name, Setting(setting.when))
    weighed = _weigh(shelf, query, search.exact(shelf, name, limit=SCORED_BY_NAME), ())
    shares = weights.shares([weights.score(row) for row in weighed.values])
    pairs = sorted(zip(weighed.question.options, shares, strict=True), key=lambda pair: -pair[1])[:CONTAINER_OPTIONS]
    total = sum(share for _, share in pairs)
    return [(option, share / total) for option, share in pairs]


def _reweighted(container: Likely, options: Sequence[Option]) -> Likely:
    """Return a container's options with new probabilities: those that contain an option of the name are likelier."""
    shares = [
        share if any(lies_in(option.place, outer.place) for option in options) else share * HOLLOW
        for outer, share in container
    ]
    total = sum(shares)
    return [(outer, share / total) for (outer, _), share in zip(container, shares, strict=True)]


def _starts_wide(shelf: Shelf, head: str, containers: Sequence[str], query: Query, weights: Weights) -> bool:
    """Return whether the parts are sorted from the largest to the smallest: "England, London, Westminster"."""
    wide = _likely(shelf, head, query.setting, weights)
    if not wide or not wide[0][0].place.feature.startswith(("A.PCL", "A.ADM1")):
        return False
    area = wide[0][0].place
    likely = _likely(shelf, containers[0], query.setting, weights)
    return any(share > 0.1 and lies_in(option.place, area) for option, share in likely) and not any(
        lies_in(area, option.place) for option, _ in likely
    )


def _search(shelf: Shelf, query: Query, limit: int, resolved: Sequence[Likely]) -> list[FoundName]:
    """Return exact matches and better-known phonetic matches; without exact matches, phonetic and fuzzy ones."""
    name, country = query.name, query.country
    found = search.exact(shelf, name, country=country, limit=max(2 * limit, _read_limit(query, resolved)))
    if not found:
        from gazetteer.database import kind_names

        found = (
            kind_names.titled(shelf, name, country)
            or kind_names.natural(shelf, name, country)
            or kind_names.in_land(shelf, name, country)
            or kind_names.landmarks(shelf, name, country)
        )
    if resolved or all(one.place.prominence < LITTLE_KNOWN for one in found):
        from gazetteer.database import contracted  # its patterns take long to compile

        found = [*found, *contracted.places(shelf, name, country)]
    if found:
        shown = _shortlist(found, query.setting, resolved, max(2 * limit, NEAREST))
        if country is not None:
            return shown
        best = max(one.place.prominence for one in found)
        above = max(FAMOUS, best)
        rivals = search.phonetic(shelf, name, above=above, bucket=RIVALS, limit=RIVALS, cutoff=SIMILAR, unspoken=None)
        return shown + rivals
    found = [
        *search.slips(shelf, name, country=country, limit=2 * limit),
        *search.phonetic(shelf, name, country=country, limit=2 * limit),
    ]
    is_spelt = country is not None and _is_known(shelf, name)
    above = FAMOUS if is_spelt or any(one.lost <= NEARLY for one in found) else 0.0
    return found + search.fuzzy(shelf, name, country=country, above=above, limit=2 * limit)


def _read_limit(query: Query, resolved: Sequence[Likely]) -> int:
    """Return how many places of one name are read: more if there is more evidence than the name."""
    if query.setting.near or resolved:
        return EVERYWHERE
    return search.EXACT_LIMIT if query.setting.when else SCORED_BY_NAME


def _shortlist(found: list[FoundName], setting: Setting, resolved: Sequence[Likely], most: int) -> list[FoundName]:
    """Return the best-ranked of many places of one name, and those nearest to the expected location."""
    if len(found) <= search.EXACT_LIMIT:
        return found
    first, rest = found[:most], found[most:]
    points = [setting.near] if setting.near else []
    divisions: set[str] = set()
    countries: set[str] = set()
    for container in resolved:
        for option, _ in container:
            place = option.place
            divisions.add(place.id)
            if place.feature.startswith("A.PCLI") and place.country:
                countries.add(place.country)
            elif place.location is not None:
                points.append((place.location.lat, place.location.lon))

    def fits(one: FoundName) -> float:
        row = one.place
        if row.country in countries or not divisions.isdisjoint(row.divisions.split()):
            return 2.0
        if row.lat is None or row.lon is None:
            return 0.0
        return max((nearness(row.lat, row.lon, *point) for point in points), default=0.0)

    return first + sorted(rest, key=fits, reverse=True)[:NEAREST]
