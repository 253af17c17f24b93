"""Gold documents as lessons for the weights of resolution: which of a name's candidates people said it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.tolerance import holds, near_or_inside
from gazetteer.model.document import Mention
from gazetteer.model.timespan import as_timespan
from gazetteer.resolve import context
from gazetteer.resolve.candidates import Find, gather
from gazetteer.resolve.features import Option, Setting
from gazetteer.resolve.learn import START, Lesson, learn
from gazetteer.resolve.weights import Weights

GOLD = "gold"
"""Who found the mentions of a lesson."""


def learn_weights(
    corpora: Mapping[str, Sequence[GoldDocument]],
    find: Find,
    *,
    start: Weights = START,
    progress: Callable[[str], None] | None = None,
) -> Weights:
    """Weights learnt from gold documents, each corpus counting the same, with how, from what and when in `about`.

    Args:
        corpora: name → its documents.
        find: `resolve.candidates.finder` of the gazetteer that the weights are for.
        start: weights to begin with and to stay near to where the documents say little.

    Raises:
        InputError: no document has a place with a point or an identifier.
    """
    groups = {name: lessons(documents, find) for name, documents in corpora.items()}
    learnt = learn(balanced(list(groups.values())), start=start, progress=progress)
    about = {
        "how": "conditional logit over the candidates of each name and none of them, drawn to given weights; see resolve/learn.py",
        "from": {name: round(sum(map(sum, (lesson.count for lesson in group)))) for name, group in groups.items()},
        "unit": "mentions whose place is known; each corpus counts the same",
        "when": datetime.now(UTC).date().isoformat(),
    }
    return replace(learnt, about=about)


def lessons(documents: Iterable[GoldDocument], find: Find) -> list[Lesson]:
    """One lesson a document."""
    return [lesson(document, find) for document in documents]


def lesson(document: GoldDocument, find: Find) -> Lesson:
    """The names of a document with their candidates, and which of them are right.

    Right are candidates with the gold's identifier; where there is none, those within 161 km or whose area holds the point.
    A name stands for as many mentions as have an identifier or a point; where they differ, most decide.
    """
    gold = sorted(document.places, key=lambda mention: (mention.start, -mention.end))
    mentions = [Mention(one.start, one.end, one.text, one.type, GOLD) for one in gold]
    setting = Setting(as_timespan(document.date) if document.date else None)
    questions = gather(mentions, context.read(document.text, mentions), (), find, setting.when)
    told = [[gold[number] for number in question.mentions if _told(gold[number])] for question in questions]
    return Lesson(
        questions,
        setting,
        [_right(question.options, answers) for question, answers in zip(questions, told, strict=True)],
        [float(len(answers)) for answers in told],
    )


def balanced(groups: Sequence[Sequence[Lesson]]) -> list[Lesson]:
    """All lessons, the mentions of each group counted so that every group weighs the same and the whole as before."""
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
