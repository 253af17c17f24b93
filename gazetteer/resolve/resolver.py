"""Rank the places that one name could mean; resolve all names of one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazetteer.model.document import Candidate, Mention, Resolution
from gazetteer.resolve import coherence, context
from gazetteer.resolve.candidates import Find, gather
from gazetteer.resolve.coherence import Values
from gazetteer.resolve.features import Question, Setting
from gazetteer.resolve.says import clues_of
from gazetteer.resolve.weights import Weights

SHOWN = 8
"""Candidates that a resolution carries, the chosen one among them."""


def resolve(
    text: str,
    mentions: Sequence[Mention],
    *,
    find: Find,
    weights: Weights,
    setting: Setting,
    equated: Iterable[tuple[int, int]] = (),
) -> list[Resolution | None]:
    """What each mention means, in the order given; None for those that are no PLACE.

    Args:
        text: the whole text, for the cues around each mention.
        mentions: in order of the text.
        find: gives the hits for a name (see `candidates.Find`).
        equated: pairs of mentions, by number, that the text itself says are one place.
    """
    contexts = context.read(text, mentions)
    questions = gather(mentions, contexts, equated, find, setting.when)
    values, likely = coherence.weigh(questions, setting, weights)
    resolutions: list[Resolution | None] = [None] * len(mentions)
    for question, row, shares in zip(questions, values, likely, strict=True):
        resolution = _decide(question, row, shares, setting, weights)
        for number in question.mentions:
            resolutions[number] = resolution
    return resolutions


def _decide(
    question: Question, values: list[Values], shares: list[float], setting: Setting, weights: Weights
) -> Resolution:
    """The likeliest place if it is likely enough, and those that come after it."""
    order = sorted(range(len(shares)), key=lambda number: -shares[number])[:SHOWN]
    candidates = tuple(
        Candidate(
            place=question.options[number].place,
            matched=question.options[number].name.text,
            score=shares[number],
            clues=clues_of(question.options[number], question, setting, values[number], weights),
        )
        for number in order
    )
    sure = candidates and candidates[0].score >= weights.threshold and candidates[0].place.location is not None
    return Resolution(candidates[0] if sure else None, candidates)
