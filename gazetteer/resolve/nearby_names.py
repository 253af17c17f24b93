"""Search for the names that no known place fits among the places near the other places of the passage.

"Voyavat" in a journey from Sinope to Kastamonu is Boyabat, and "Parvillers" near Roye is Parvillers-le-Quesnoy: spellings that
would mean nothing in another region. A name that the text also has as it is must be a slip away: beside "Kelly's Ford", "Ely's
Ford" is another ford. This module decides for which names and around which places; `database.vicinity` compares the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.clues.question import Question, Setting
from gazetteer.clues.weights import Weights
from gazetteer.database.vicinity import Point
from gazetteer.names.fold import fold
from gazetteer.resolve.candidates import chosen_options
from gazetteer.resolve.find import Find
from gazetteer.resolve.nearness import is_point

ANCHORS = 2
"""Number of places, the nearest in the text, around which a name is searched for."""
MIN_NEARBY_SCORE = 0.6
"""Minimum score of such a place."""
ONE_SLIP = 0.9
"""Cost, in letters, up to which a name may be a misspelling of one that the text also has as it is: less than a wrong letter."""
MIN_NEARBY_LETTERS = 4
"""Minimum number of letters of a name that is searched for."""


def with_nearby(
    questions: Sequence[Question],
    scores: Sequence[float],
    likely: Sequence[Sequence[float]],
    *,
    find: Find,
    weights: Weights,
    setting: Setting,
) -> dict[int, Question]:
    """Return the doubtful questions that got more options, by index.

    Args:
        questions: the names of the document with their options.
        scores: the score of the likeliest option of each.
        likely: the probability of each option.
        find: returns the places with a name.
        weights: contain the score below which a name is doubtful.
        setting: time of the text.
    """
    anchors = _anchors(questions, scores, likely)
    written = {question.key for question in questions}
    found: dict[int, Question] = {}
    for number, question in enumerate(questions):
        if scores[number] >= weights.settings.doubt or question.demonym or len(question.key) < MIN_NEARBY_LETTERS:
            continue
        near = tuple(anchors[other] for other, _ in question.around if other in anchors)[:ANCHORS]
        known = {option.place.id for option in question.options}
        hits = [
            hit
            for hit in (find.nearby(question.text, near) if near else ())
            if hit.place.id not in known and not (hit.lost > ONE_SLIP and fold(hit.name.text) in written)
        ]
        if hits:
            more = [
                option._replace(nearby=True)
                for option in chosen_options(((hit, hit.how) for hit in hits), setting.when)
            ]
            ordered = sorted((*question.options, *more), key=lambda option: -option.place.prominence)
            found[number] = question._replace(options=tuple(ordered))
    return found


def _anchors(
    questions: Sequence[Question], scores: Sequence[float], likely: Sequence[Sequence[float]]
) -> Mapping[int, Point]:
    """Return the point of each question whose place is sure and is not a state."""
    found: dict[int, Point] = {}
    for number, (question, shares) in enumerate(zip(questions, likely, strict=True)):
        if scores[number] >= MIN_NEARBY_SCORE:
            best = question.options[max(range(len(shares)), key=lambda each: shares[each])]
            if best.place.location is not None and is_point(best):
                found[number] = (best.place.location.lat, best.place.location.lon)
    return found
