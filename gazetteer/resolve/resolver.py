"""Rank the places that each name of a document could mean, and choose one if it is likely enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Self

from gazetteer.clues.explain import Clues, explained
from gazetteer.clues.question import Question, Setting
from gazetteer.clues.scores import Score, scored
from gazetteer.clues.table import own_values, with_home
from gazetteer.clues.weights import Weights
from gazetteer.model.document import Candidate, Mention, Resolution
from gazetteer.resolve import coherence, context
from gazetteer.resolve.candidates import gather, with_inexact
from gazetteer.resolve.coherence import Own, Weighed
from gazetteer.resolve.find import Find
from gazetteer.resolve.home import CERTAIN, dateline
from gazetteer.resolve.nearby_names import with_nearby

FIXED_SPELLING = 1800
"""Year before which an exact match with a little-known place may be an old spelling of a well-known name."""
HARDLY_KNOWN = 0.3
"""Prominence below which a place is a hamlet or a small stream."""
CANDIDATES_KEPT = 8
"""Maximum number of candidates of a resolution, including the chosen one."""


def resolve(
    text: str,
    mentions: Sequence[Mention],
    *,
    find: Find,
    weights: Weights,
    setting: Setting,
    equated: Iterable[tuple[int, int]] = (),
) -> list[Resolution | None]:
    """Return the resolution of each mention, in the order given; None for mentions of other types than PLACE.

    Args:
        text: the complete text, which has the cues around each mention.
        mentions: in order of the text.
        find: returns the hits for a name (see `find.Find`).
        weights: weights of the clues.
        setting: time and place of the text.
        equated: pairs of indexes of mentions that the text equates.
    """
    contexts = context.read(text, mentions, setting.lang)
    gathered = gather(mentions, contexts, equated, find, setting)
    own = [Own.of(own_values(question, setting), weights) for question in gathered]
    if setting.home is None and (
        at_home := _home_read(text, mentions, gathered, own, setting=setting, weights=weights)
    ):
        setting = at_home
        own = [
            Own.of(with_home(question, each.values, setting), weights)
            for question, each in zip(gathered, own, strict=True)
        ]
    settled = settle(gathered, find=find, weights=weights, setting=setting, own=own)
    resolutions: list[Resolution | None] = [None] * len(mentions)
    for index, question in enumerate(settled.questions):
        resolution = _decide(settled, index, setting, weights)
        for number in question.mentions:
            resolutions[number] = resolution
    return resolutions


def _home_read(
    text: str,
    mentions: Sequence[Mention],
    questions: Sequence[Question],
    own: Sequence[Own],
    *,
    setting: Setting,
    weights: Weights,
) -> Setting | None:
    """Return the setting with the place of the text's dateline as its home; None if that place is not certain."""
    mention = dateline(text, mentions)
    number = next((number for number, each in enumerate(questions) if mention in each.mentions), None)
    if number is None or not questions[number].options:
        return None
    options = questions[number].options
    scores = scored(options, coherence.weigh_one(number, questions, setting, weights, own=own), weights)
    best = max(range(len(scores)), key=lambda each: scores[each].log_odds)
    place = options[best].place
    if scores[best].probability >= CERTAIN and place.location and place.feature[:1] == "P":
        return setting._replace(home=(place.location.lat, place.location.lon), home_label=place.label)
    return None


class Settled(NamedTuple):
    """The questions of a document with the clues and the scores of their options."""

    questions: Sequence[Question]
    weighed: Weighed
    scores: list[list[Score]]

    @classmethod
    def of(cls, questions: Sequence[Question], weighed: Weighed, weights: Weights) -> Self:
        """Return questions and clues with the scores."""
        rows = zip(questions, weighed.sums, strict=True)
        return cls(questions, weighed, [scored(question.options, sums, weights) for question, sums in rows])

    @property
    def best(self) -> list[float]:
        """The score of the likeliest option of each question, 0 without options."""
        return [max((score.probability for score in row), default=0.0) for row in self.scores]


def settle(
    questions: Sequence[Question],
    *,
    find: Find,
    weights: Weights,
    setting: Setting,
    own: Sequence[Own] | None = None,
) -> Settled:
    """Return the questions with the clues and scores of each option, with all names of the document considered together.

    A name whose exact matches are little known or unlikely in this text may be a spelling of another name ("Gars" next to
    Ardahan is Kars; the "Loyre" of 1644 is the Loire, although a brook has this name today). It is scored again with phonetic
    and fuzzy matches as options. If its score is still low, similar names near the other places of its passage become options
    too (`nearby_names`).

    Args:
        questions: the names of the document with their options.
        find: returns the hits for a name.
        weights: weights of the clues.
        setting: time and place of the text.
        own: the clues that need no other name, if already computed.
    """
    settings = weights.settings
    if own is None:
        own = [Own.of(own_values(question, setting), weights) for question in questions]
    weighed = coherence.weigh(questions, setting, weights, own=own)
    settled = Settled.of(questions, weighed, weights)
    if len(questions) <= settings.few:
        return settled
    scores = settled.best
    early = setting.when is not None and setting.when.end is not None and setting.when.end < FIXED_SPELLING
    doubtful = [
        number
        for number, question in enumerate(questions)
        if question.options
        and not question.demonym
        and (scores[number] < settings.doubt or (early and _is_hardly_known(question)))
        and all(option.place.prominence < settings.renown for option in question.options)
    ]
    inexact = {number: with_inexact(questions[number], find, setting.when) for number in doubtful}
    settled = _settled_again(settled, inexact, setting, weights)
    nearby = with_nearby(
        settled.questions, settled.best, settled.weighed.likely, find=find, weights=weights, setting=setting
    )
    return _settled_again(settled, nearby, setting, weights)


def _is_hardly_known(question: Question) -> bool:
    return all(option.place.prominence < HARDLY_KNOWN for option in question.options)


def _settled_again(settled: Settled, wider: Mapping[int, Question], setting: Setting, weights: Weights) -> Settled:
    """Return the questions with their clues and scores after some of them got more options."""
    if not wider:
        return settled
    questions, weighed = settled.questions, settled.weighed
    own, known = list(weighed.own), list(weighed.likely)
    for number, question in wider.items():
        old = dict(zip((option.place.id for option in questions[number].options), known[number], strict=True))
        known[number] = [old.get(option.place.id, 0.0) for option in question.options]
        own[number] = Own.of(own_values(question, setting), weights)
    every = [wider.get(number, question) for number, question in enumerate(questions)]
    return Settled.of(every, coherence.weigh_again(every, own, known, weights), weights)


def _decide(settled: Settled, index: int, setting: Setting, weights: Weights) -> Resolution:
    """Return the resolution of a question: the likeliest place if it is likely enough, and the candidates, best first."""
    question, scores = settled.questions[index], settled.scores[index]
    own, related = settled.weighed.own[index].values, settled.weighed.related[index]
    order = sorted(range(len(scores)), key=lambda number: -scores[number].log_odds)[:CANDIDATES_KEPT]
    candidates = tuple(
        Candidate(
            place=question.options[number].place,
            matched=question.options[number].name.text,
            score=scores[number].probability,
            clues=Clues(
                partial(
                    explained,
                    question.options[number],
                    question,
                    setting,
                    values=own[number] | related[number],
                    score=scores[number],
                    weights=weights,
                )
            ),
        )
        for number in order
    )
    first = candidates[0] if candidates else None
    sure = first and first.score >= weights.settings.threshold and first.place.location is not None
    return Resolution(first if sure else None, candidates)
