"""Choosing places that agree as a set: each name's candidates weighed again in the light of the others'."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.resolve.features import LOCAL, RELATIONS, Neighbourhood, Option, Question, Setting
from gazetteer.resolve.weights import Weights

ROUNDS = 2
"""How often the whole document is weighed again; the second round changes few answers, a third almost none."""

Values = dict[str, float]


def local_values(questions: Sequence[Question], setting: Setting) -> list[list[Values]]:
    """The clues of every option that need no other name, a dictionary an option."""
    return [
        [
            {name: value for name, clue in LOCAL.items() if (value := clue(option, question, setting))}
            for option in question.options
        ]
        for question in questions
    ]


def relation_values(questions: Sequence[Question], likely: Sequence[Sequence[float]]) -> list[list[Values]]:
    """The clues of every option that look at the other names, each candidate of theirs weighted by `likely`."""
    table = [
        list(zip(question.options, shares, strict=True)) for question, shares in zip(questions, likely, strict=True)
    ]
    whole = _whole(questions, table)
    found = []
    for number, question in enumerate(questions):
        around = _without(whole, questions, table, number)
        found.append(
            [
                {name: value for name, clue in RELATIONS.items() if (value := clue(option, question, around))}
                for option in question.options
            ]
        )
    return found


def weigh(
    questions: Sequence[Question], setting: Setting, weights: Weights, rounds: int = ROUNDS
) -> tuple[list[list[Values]], list[list[float]]]:
    """The clues of every option and its probability, after so many rounds of looking at the others."""
    local = local_values(questions, setting)
    likely = [weights.probabilities([weights.score(values) for values in row]) for row in local]
    values = local
    for _ in range(rounds if len(questions) > 1 else 0):
        related = relation_values(questions, likely)
        values = [
            [{**own, **others} for own, others in zip(row, more, strict=True)]
            for row, more in zip(local, related, strict=True)
        ]
        likely = [weights.probabilities([weights.score(value) for value in row]) for row in values]
    return values, likely


def _whole(questions: Sequence[Question], table: list[list[tuple[Option, float]]]) -> Neighbourhood:
    around = Neighbourhood(likely=table)
    for question, row in zip(questions, table, strict=True):
        _count(around, question, row, 1.0)
    return around


def _count(around: Neighbourhood, question: Question, row: list[tuple[Option, float]], sign: float) -> None:
    """Add one name's candidates to what is counted, or with sign -1 take them away again."""
    around.total += sign
    for option, share in row:
        if share < 0.01:
            continue
        place = option.place
        weight = sign * share
        if place.country:
            around.countries[place.country] = around.countries.get(place.country, 0.0) + weight
        for division in place.divisions:
            around.divisions[division] = around.divisions.get(division, 0.0) + weight
        if place.feature.startswith("A"):
            around.named[place.id] = around.named.get(place.id, 0.0) + weight
            if place.feature.startswith("A.PCL") and place.country:
                key = "country:" + place.country
                around.named[key] = around.named.get(key, 0.0) + weight
            elif place.feature.startswith("A.ADM"):
                around.divisions[place.id] = around.divisions.get(place.id, 0.0) + weight


def _without(
    whole: Neighbourhood, questions: Sequence[Question], table: list[list[tuple[Option, float]]], number: int
) -> Neighbourhood:
    """What the other names come to: the whole less this one, as shares of the others."""
    question = questions[number]
    around = Neighbourhood(
        countries=dict(whole.countries), divisions=dict(whole.divisions), named=dict(whole.named), likely=table
    )
    around.total = whole.total
    _count(around, question, table[number], -1.0)
    others = max(1.0, around.total)
    around.countries = {key: value / others for key, value in around.countries.items()}
    around.divisions = {key: value / others for key, value in around.divisions.items()}
    around.points = [
        (option.place.location.lat, option.place.location.lon, share, option.place.label)
        for other, row in enumerate(table)
        if other != number and other not in question.equals and row
        for option, share in [max(row, key=lambda pair: pair[1])]
        if share > 0.2 and option.place.location and not option.place.feature.startswith("A.PCL")
    ]
    return around
