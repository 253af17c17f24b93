"""Turn gold documents into training examples for the weights of resolution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from gazetteer.clues.question import Option, Setting
from gazetteer.clues.weights import Weights
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.sentences import BenchmarkSentence, solved
from gazetteer.evaluation.tolerance import near_or_inside
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Mention, entity_type
from gazetteer.model.timespan import as_timespan
from gazetteer.recognize.languages.inflected import in_nominative
from gazetteer.resolve import context
from gazetteer.resolve.candidates import gather
from gazetteer.resolve.find import Find
from gazetteer.resolve.learn import Lesson, learn
from gazetteer.resolve.prior_weights import PRIOR_WEIGHTS

GOLD = "gold"
"""Value of `by` for the mentions of a lesson."""


def learn_weights(
    corpora: Mapping[str, Sequence[GoldDocument]],
    find: Find,
    *,
    start: Weights = PRIOR_WEIGHTS,
    progress: Callable[[str], None] | None = None,
) -> Weights:
    """Learn weights from gold documents, with equal weight for each corpus.

    Args:
        corpora: maps names to documents.
        find: `resolve.find.finder` of the gazetteer that the weights are for.
        start: initial weights, also the centre of the penalty.
        progress: called with a message after each pass.

    Returns:
        Weights with their method, training data and date in `about`.

    Raises:
        InputError: no document has a place with a point or an identifier.
    """
    groups = {name: lessons(documents, find) for name, documents in corpora.items()}
    learnt = learn(balanced(list(groups.values())), start=start, find=find, progress=progress)
    return replace(learnt, about=about(groups))


def about(groups: Mapping[str, Sequence[Lesson]]) -> Mapping[str, Any]:
    """Return the method, data and date of learning, for the file of the weights."""
    return {
        "how": "conditional logit over the candidates of each name and none of them, with a penalty; see resolve/learn.py",
        "from": {name: round(sum(map(sum, (lesson.count for lesson in group)))) for name, group in groups.items()},
        "unit": "mentions whose place is known; each corpus has a weight of its own",
        "when": datetime.now(UTC).date().isoformat(),
    }


def lessons(documents: Iterable[GoldDocument], find: Find, gazetteer: Gazetteer | None = None) -> list[Lesson]:
    """Return one lesson per document."""
    return [lesson(document, find, gazetteer) for document in documents]


def lesson(document: GoldDocument, find: Find, gazetteer: Gazetteer | None = None) -> Lesson:
    """Return the names of a document with their candidates, and which candidates are right.

    A candidate is right if it has the gold identifier; if none has it, candidates within the tolerance of the gold point, or
    whose area contains the point, are right. Mentions of one name count together; if they differ, the majority decides.

    Args:
        document: text with marked places.
        find: returns the places of a name.
        gazetteer: used to find the nominatives of inflected names; without it names are used as written.
    """
    gold = sorted(document.places, key=lambda mention: (mention.start, -mention.end))
    mentions = [Mention(one.start, one.end, one.text, entity_type(one.type), GOLD) for one in gold]
    if gazetteer is not None and document.lang:
        mentions = in_nominative(mentions, gazetteer, document.lang.partition("-")[0])
    setting = Setting(as_timespan(document.date) if document.date else None, lang=document.lang)
    contexts = context.read(document.text, mentions, document.lang)
    questions = gather(mentions, contexts, (), find, setting)
    answers = [[gold[number] for number in question.mentions if _is_located(gold[number])] for question in questions]

    def judge(number: int, options: Sequence[Option]) -> list[bool]:
        return _right(options, answers[number])

    right = [judge(number, question.options) for number, question in enumerate(questions)]
    return Lesson(questions, setting, right, [float(len(each)) for each in answers], judge)


def looked_up(document: GoldDocument, gazetteer: Gazetteer) -> list[Lesson]:
    """Return one lesson per distinct name of a document, looked up by itself in the document's year."""
    found = []
    for mention in {mention.text: mention for mention in document.places if _is_located(mention)}.values():
        question, setting = gazetteer.question(mention.text, year=document.date)
        found.append(Lesson([question], setting, [_right(question.options, [mention])], [1.0]))
    return found


def sentence_lesson(row: BenchmarkSentence, find: Find) -> Lesson:
    """Return the name of a benchmark sentence with its candidates, and which are right."""
    mention = Mention(row.start, row.end, row.name, "PLACE", GOLD)
    setting = Setting(as_timespan(row.date) if row.date else None, lang="en")
    (question,) = gather([mention], context.read(row.text, [mention], "en"), (), find, setting)

    def judge(number: int, options: Sequence[Option]) -> list[bool]:
        return [solved(row, option.place) for option in options]

    return Lesson([question], setting, [judge(0, question.options)], [1.0], judge)


def balanced(groups: Sequence[Sequence[Lesson]], shares: Sequence[float] | None = None) -> list[Lesson]:
    """Return all lessons, with mentions reweighted so that each group has its share and the total is unchanged.

    Args:
        groups: the lessons of each corpus.
        shares: the share of each corpus; equal shares if None.
    """
    totals = [sum(sum(lesson.count) for lesson in group) for group in groups]
    wanted = [share if total else 0.0 for share, total in zip(shares or [1.0] * len(groups), totals, strict=True)]
    unit = sum(totals) / (sum(wanted) or 1.0)
    return [
        replace(lesson, count=[count * unit * share / total for count in lesson.count])
        for group, total, share in zip(groups, totals, wanted, strict=True)
        if total
        for lesson in group
    ]


def _is_located(mention: GoldMention) -> bool:
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
    return near_or_inside(mention, option.place)
