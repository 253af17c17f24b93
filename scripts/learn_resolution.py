"""Learn the weights of resolution, and evaluate them on held-out texts.

    python scripts/learn_resolution.py                    # measure only
    python scripts/learn_resolution.py --write            # write gazetteer/clues/weights.json too
    python scripts/learn_resolution.py --default          # measure the default weights, learn nothing

Learns from the history corpus, the development halves of LGL, TR-News and GeoVirus, 150 letters of WoTR, the names of the
history corpus looked up alone, and the benchmark sentences and look-ups of this project whose names are in the learning
half (`in_learning_half`). The corpora are not part of the repository. Takes about a minute.

Prints three tables: the weights on their training data; cross-validation, each history text with weights learned
without it (folds by text) and each other corpus with weights learned without that corpus; and the held-out sentences.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gazetteer.clues.scores import scored
from gazetteer.clues.weights import Settings, Weights, default, save
from gazetteer.evaluation.gold import GoldDocument, spread
from gazetteer.evaluation.lessons import about, balanced, lessons, looked_up, sentence_lesson
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.sentences import BenchmarkSentence, read_sentences
from gazetteer.gazetteer import Gazetteer
from gazetteer.resolve.find import Find, finder
from gazetteer.resolve.learn import PASSES, Examples, Lesson, Table, examples, fit, weighed
from gazetteer.resolve.prior_weights import PRIOR_WEIGHTS

SHARES: Mapping[str, float] = {
    "history, English": 1.5, "history, other languages": 1.5, "lgl": 1.0, "tr-news": 0.5, "geovirus": 0.5, "wotr": 1.0,
    "names alone": 0.5, "lookups.csv": 0.5, "time.csv": 1.0, "rivers.csv": 0.3, "dated-renamings.csv": 0.3,
}  # fmt: skip
"""Weight of each group in learning."""
SENTENCES = ("time.csv", "rivers.csv", "dated-renamings.csv")
APART = (*SENTENCES, "lookups.csv")
"""Groups of which half is held out."""
LOOKUPS = Path(__file__).parents[1] / "tests" / "database" / "lookups.csv"
HISTORY = ("history, English", "history, other languages", "names alone")
"""Groups from the history corpus: a text is held out of all of them."""
LETTERS = 150
"""Letters of WoTR, evenly spread."""
SHOWN, BINS = 8, 10
Chosen = Callable[[int], Weights | None]
"""Returns the weights that score a lesson, by its number; None leaves it out."""
WEIGHTS = Path(__file__).parents[1] / "gazetteer" / "clues" / "weights.json"


@dataclass(frozen=True)
class Group:
    """Lessons of one corpus, each with the fold of its text."""

    lessons: list[Lesson]
    folds: list[int]


def main() -> None:
    """Learn, evaluate, and write the weights if requested."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the gold files")
    parser.add_argument("--folds", type=int, default=3, help="parts into which the history corpus is divided")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--default", action="store_true", help="measure the default weights, without learning")
    options = parser.parse_args()
    with Gazetteer.open() as gazetteer:
        find = finder(gazetteer)
        learning, apart = groups(gazetteer, find, options)
        if options.default:
            for found in (learning, apart):
                show(Taught.of(found, default(), find), lambda number: default())
                print()
            return
        weights, taught = learn(learning, find)
        print("## On the training data\n")
        show(taught, lambda number: weights)
        print("\n## Crossed\n")
        crossed(taught, options.folds)
        print("\n## Sentences and look-ups kept apart\n")
        show(Taught.of(apart, weights, find), lambda number: weights)
    if options.write:
        origin = about({name: group.lessons for name, group in learning.items()})
        save(replace(weights, settings=Settings(), about=origin), WEIGHTS)
        print(f"\n{WEIGHTS} written", file=sys.stderr)


def groups(gazetteer: Gazetteer, find: Find, options: argparse.Namespace) -> tuple[dict[str, Group], dict[str, Group]]:
    """Return the lessons to learn from and the held-out sentences, by name of the group."""
    history = read_gold(options.corpora / "history" / "history.jsonl")
    english = [document for document in history if (document.lang or "").startswith("en")]
    texts: dict[str, Sequence[GoldDocument]] = {
        "history, English": english,
        "history, other languages": [document for document in history if document not in english],
        "lgl": read_gold(options.corpora / "lgl-dev.xml"),
        "tr-news": read_gold(options.corpora / "tr-news-dev.xml"),
        "geovirus": read_gold(options.corpora / "geovirus-dev.xml"),
        "wotr": spread(read_gold(options.corpora / "wotr-train.jsonl"), LETTERS),
    }
    learning = {
        name: Group(
            lessons(_english(documents) if name not in HISTORY else documents, find, gazetteer),
            [fold(document.id, options.folds) for document in documents],
        )
        for name, documents in texts.items()
    }
    alone = [(lesson, document.id) for document in history for lesson in looked_up(document, gazetteer)]
    learning["names alone"] = Group([lesson for lesson, _ in alone], [fold(id, options.folds) for _, id in alone])
    apart: dict[str, Group] = {}
    for found, half in ((learning, True), (apart, False)):
        kept = list(lookups(gazetteer, half))
        found["lookups.csv"] = Group(kept, [0] * len(kept))
    for name in SENTENCES:
        rows = read_sentences(name)
        for found, half in ((learning, True), (apart, False)):
            kept = [sentence_lesson(row, find) for row in rows if in_learning_half(row) is half]
            found[name] = Group(kept, [0] * len(kept))
    return learning, apart


def lookups(gazetteer: Gazetteer, half: bool) -> Iterator[Lesson]:
    """Yield the look-ups of a table of the tests: those to learn from, or the held-out ones."""
    with LOOKUPS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["country"] or "," in row["name"] or "(" in row["name"] or (fold(row["name"], 2) == 1) is not half:
                continue
            question, setting = gazetteer.question(row["name"], year=row["year"] or None, near=row["near"] or None)
            right = [option.place.id == row["id"] for option in question.options]
            yield Lesson([question], setting, [right], [1.0])


def _english(documents: Sequence[GoldDocument]) -> list[GoldDocument]:
    return [replace(document, lang=document.lang or "en") for document in documents]


def fold(id: str, folds: int) -> int:
    """Return the fold of a text, by its identifier."""
    return int(hashlib.md5(id.encode()).hexdigest(), 16) % folds


def in_learning_half(row: BenchmarkSentence) -> bool:
    """Return whether a sentence is used for learning; all sentences with the same name are in the same half."""
    return fold(row.name, 2) == 1


@dataclass(frozen=True)
class Taught:
    """The lessons of several groups, scored with some weights.

    Attributes:
        group, fold: of each lesson.
        table: the names whose place is known, each with the weight of its group.
    """

    lessons: list[Lesson]
    tables: list[Table]
    group: list[str]
    fold: list[int]
    table: Examples

    @classmethod
    def of(cls, found: Mapping[str, Group], weights: Weights, find: Find) -> Taught:
        """Score the lessons of all groups."""
        shares = [SHARES[name] for name in found]
        flat = balanced([group.lessons for group in found.values()], shares)
        ready, tables = weighed(flat, weights, find)
        names = [name for name, group in found.items() for _ in group.lessons]
        folds = [each for group in found.values() for each in group.folds]
        return cls(ready, tables, names, folds, examples(ready, tables))


def learn(found: Mapping[str, Group], find: Find) -> tuple[Weights, Taught]:
    """Return the weights learned from all groups, and the groups scored with them."""
    weights = PRIOR_WEIGHTS
    for number in range(PASSES):
        begun = time.perf_counter()
        taught = Taught.of(found, weights, find)
        weights = fit(taught.table, PRIOR_WEIGHTS, weights)
        print(f"pass {number + 1} of {PASSES}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return weights, Taught.of(found, weights, find)


def crossed(taught: Taught, folds: int) -> None:
    """Print the results of the groups with weights learned without them."""
    of_history = np.array([name in HISTORY for name in taught.group])
    fold_of, group_of = np.array(taught.fold), np.array(taught.group)
    by_fold = [fit(_without(taught, of_history & (fold_of == number)), PRIOR_WEIGHTS) for number in range(folds)]
    news = [name for name in dict.fromkeys(taught.group) if name not in HISTORY and name not in APART]
    by_corpus = {name: fit(_without(taught, group_of == name), PRIOR_WEIGHTS) for name in news}

    def unseen(number: int) -> Weights | None:
        name = taught.group[number]
        return by_fold[taught.fold[number]] if name in HISTORY else by_corpus.get(name)

    show(taught, unseen)


def _without(taught: Taught, lessons_: np.ndarray) -> Examples:
    return taught.table.only(~lessons_[taught.table.lesson])


def show(taught: Taught, weights_of: Chosen) -> None:
    """Print the shares of correct and wrong answers and the calibration error of each group, over mentions.

    Args:
        taught: the lessons.
        weights_of: number of a lesson → its weights; None leaves the lesson out.
    """
    print(
        "| group | mentions | correct | among candidates | correct of these | wrong of resolved | calibration error |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in dict.fromkeys(taught.group):
        answers = list(_answers(taught, name, weights_of))
        if answers:
            print(_row(name, np.array(answers)))


def _answers(taught: Taught, name: str, weights_of: Chosen) -> Iterator[tuple[float, float, bool, bool, bool]]:
    """Yield for each name of a group: count, score, whether it is resolved, correct, and among the candidates."""
    for number, (lesson, table) in enumerate(zip(taught.lessons, taught.tables, strict=True)):
        weights = weights_of(number) if taught.group[number] == name else None
        if weights is None:
            continue
        for question, values, right, count in zip(lesson.questions, table, lesson.right, lesson.count, strict=True):
            if not count:
                continue
            sums = [weights.score(row) for row in values]
            scores = [score.probability for score in scored(question.options, sums, weights)]
            order = sorted(range(len(scores)), key=lambda option: -scores[option])[:SHOWN]
            score = scores[order[0]] if order else 0.0
            placed = score >= weights.settings.threshold
            yield (
                max(1, len(question.mentions)),
                score,
                placed,
                bool(order and right[order[0]]),
                any(right[i] for i in order),
            )


def _row(name: str, answers: np.ndarray) -> str:
    count, score, placed, right, held = answers.T
    chosen = count * placed
    good = chosen * right
    bins = np.minimum(BINS - 1, (score * BINS).astype(int))
    error = sum(abs((chosen * (score - right))[bins == each].sum()) for each in range(BINS)) / chosen.sum()
    figures = (
        good.sum() / count.sum(),
        (count * held).sum() / count.sum(),
        (good * held).sum() / (count * held).sum(),
        1 - good.sum() / chosen.sum(),
        error,
    )
    return f"| {name} | {count.sum():.0f} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"


if __name__ == "__main__":
    main()
