"""Turn gold documents into training examples for the weights of resolution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from gazetteer.clues.question import Option, Setting
from gazetteer.clues.weights import Weights
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.tolerance import holds, near_or_inside
from gazetteer.model.document import Mention, entity_type
from gazetteer.model.timespan import as_timespan
from gazetteer.resolve import context
from gazetteer.resolve.candidates import Find, gather
from gazetteer.resolve.learn import START, Lesson, learn

GOLD = "gold"
"""`by` of the mentions of a lesson."""


def learn_weights(
    corpora: Mapping[str, Sequence[GoldDocument]],
    find: Find,
    *,
    start: Weights = START,
    progress: Callable[[str], None] | None = None,
) -> Weights:
    """Learn weights from gold documents, with equal weight for each corpus.

    Args:
        corpora: name → its documents.
        find: `resolve.candidates.finder` of the gazetteer that the weights are for.
        start: initial weights, also the centre of the penalty.
        progress: called with a message after each pass.

    Returns:
        Weights with their method, training data and date in `about`.

    Raises:
        InputError: no document has a place with a point or an identifier.
    """
    groups = {name: lessons(documents, find) for name, documents in corpora.items()}
    learnt = learn(balanced(list(groups.values())), start=start, progress=progress)
    about = {
        "how": "conditional logit over the candidates of each name and none of them, with a penalty; see resolve/learn.py",
        "from": {name: round(sum(map(sum, (lesson.count for lesson in group)))) for name, group in groups.items()},
        "unit": "mentions whose place is known; each corpus has the same weight",
        "when": datetime.now(UTC).date().isoformat(),
    }
    return replace(learnt, about=about)


def lessons(documents: Iterable[GoldDocument], find: Find) -> list[Lesson]:
    """Return one lesson for each document."""
    return [lesson(document, find) for document in documents]


def lesson(document: GoldDocument, find: Find) -> Lesson:
    """Return the names of a document with their candidates, and which candidates are right.

    A candidate is right when it has the gold identifier; where none has, when it is within the tolerance of the gold
    point or its area contains the point. Mentions of one name are counted together; where they differ, the majority
    decides.
    """
    gold = sorted(document.places, key=lambda mention: (mention.start, -mention.end))
    mentions = [Mention(one.start, one.end, one.text, entity_type(one.type), GOLD) for one in gold]
    setting = Setting(as_timespan(document.date) if document.date else None, lang=document.lang)
    questions = gather(mentions, context.read(document.text, mentions), (), find, setting)
    told = [[gold[number] for number in question.mentions if _told(gold[number])] for question in questions]
    return Lesson(
        questions,
        setting,
        [_right(question.options, answers) for question, answers in zip(questions, told, strict=True)],
        [float(len(answers)) for answers in told],
    )


def balanced(groups: Sequence[Sequence[Lesson]]) -> list[Lesson]:
    """Return all lessons, with mentions reweighted so that each group has the same total and the sum is unchanged."""
    totals = [sum(sum(lesson.count) for lesson in group) for group in groups]
    share = sum(totals) / max(1, sum(1 for total in totals if total))
    return [
        replace(lesson, count=[count * share / total for count in lesson.count])
        for group, total in zip(groups, totals, strict=True)
        if total
        for lesson in group
    ]


def _told(mention: GoldMention) -> bool:
    return mention.point is not None or bool(mention.ids)


def _right(options: Sequence[Option], gold: Sequence[GoldMention]) -> list[bool]:
    def most(test: Callable[[GoldMention, Option], bool]) -> list[bool]:
        return [2 * sum(test(mention, option) for mention in gold) > len(gold) for option in options]

    named = most(_same)
    return named if any(named) else most(_near)


def _same(mention: GoldMention, option: Option) -> bool:
    place = option.place
    return place.id in mention.ids or any(link.target in mention.ids for link in place.links)


def _near(mention: GoldMention, option: Option) -> bool:
    wide = option.place.feature[:1] in ("H", "L", "T")
    return near_or_inside(mention, option.place) or (
        wide and mention.point is not None and holds(option.place, mention.point)
    )
