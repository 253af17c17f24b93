"""Rank the places that one name could mean; resolve all names of one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazetteer.model.distance import kilometres
from gazetteer.model.document import Candidate, Mention, Resolution
from gazetteer.resolve import coherence, context
from gazetteer.resolve.candidates import Find, gather, with_alike
from gazetteer.resolve.coherence import Values
from gazetteer.resolve.features import Option, Question, Setting
from gazetteer.resolve.says import clues_of
from gazetteer.resolve.weights import Weights

SHOWN = 8
"""Candidates that a resolution carries, the chosen one among them."""
SPOT_KM = 30.0
"""Places of one name no farther apart than this are one spot on a map."""
FAINT = 0.005
"""A share that adds nothing."""
DOUBT = 0.5
"""Below this probability a name's literal bearers are doubted."""
LIKELY = 0.4
"""Below this probability a place that does not bear the name, but one like it, is not chosen."""
LIKENESS = ("sound", "fuzzy")
"""How a place was found that does not bear the very name."""
RENOWN = 0.6
"""A bearer as prominent as this is not doubted for its name."""
FEW = 2
"""With so few names in a text there is nothing that they could fit badly."""


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
    asked = gather(mentions, contexts, equated, find, setting.when)
    questions, values, likely = settle(asked, find=find, weights=weights, setting=setting)
    resolutions: list[Resolution | None] = [None] * len(mentions)
    for question, row, shares in zip(questions, values, likely, strict=True):
        resolution = _decide(question, row, shares, setting, weights)
        for number in question.mentions:
            resolutions[number] = resolution
    return resolutions


def settle(
    questions: Sequence[Question], *, find: Find, weights: Weights, setting: Setting
) -> tuple[Sequence[Question], list[list[Values]], list[list[float]]]:
    """The questions with the clues and the probability of each option.

    A name whose literal bearers are obscure or fit the text badly may be a spelling of another name ("Gars" beside
    Ardahan is Kars): it is asked again with those that sound like it.
    """
    local = coherence.local_values(questions, setting)
    values, likely = coherence.weigh(questions, setting, weights, local=local)
    doubtful = [
        number
        for number, (question, shares) in enumerate(zip(questions, likely, strict=True))
        if not question.demonym
        and 0 < max(pooled(question.options, shares), default=0.0) < DOUBT
        and all(option.place.prominence < RENOWN for option in question.options)
    ]
    if not doubtful or len(questions) <= FEW:
        return questions, values, likely
    wider, known = list(questions), [list(row) for row in likely]
    for number in doubtful:
        wider[number] = with_alike(questions[number], find, setting.when)
        (local[number],) = coherence.local_values([wider[number]], setting)
        old = {option.place.id: share for option, share in zip(questions[number].options, likely[number], strict=True)}
        known[number] = [old.get(option.place.id, 0.0) for option in wider[number].options]
    return wider, *coherence.weigh_again(wider, local, known, weights)


def _decide(
    question: Question, values: list[Values], shares: list[float], setting: Setting, weights: Weights
) -> Resolution:
    """The likeliest place if it is likely enough, and those that come after it."""
    scores = pooled(question.options, shares)
    order = sorted(range(len(shares)), key=lambda number: (-scores[number], -shares[number]))[:SHOWN]
    candidates = tuple(
        Candidate(
            place=question.options[number].place,
            matched=question.options[number].name.text,
            score=scores[number],
            clues=clues_of(question.options[number], question, setting, values[number], weights),
        )
        for number in order
    )
    enough = LIKELY if order and question.options[order[0]].how in LIKENESS else weights.threshold
    sure = candidates and candidates[0].score >= enough and candidates[0].place.location is not None
    return Resolution(candidates[0] if sure else None, candidates)


def pooled(options: Sequence[Option], shares: Sequence[float]) -> list[float]:
    """The score of each option: its share, and for the likeliest at one spot the others' there too.

    A town, its district and a second record of the town bear one name, and share what speaks for it: which of them is
    meant hardly matters on a map.
    """
    scores = list(shares)
    taken: set[int] = set()
    for number in sorted(range(len(shares)), key=lambda number: -shares[number]):
        if number in taken or (here := options[number].place.location) is None:
            continue
        taken.add(number)
        for other, option in enumerate(options):
            there = option.place.location
            if other in taken or there is None or shares[other] < FAINT:
                continue
            if abs(there.lat - here.lat) < 1 and kilometres(here.lat, here.lon, there.lat, there.lon) <= SPOT_KM:
                scores[number] += shares[other]
                taken.add(other)
    return scores
