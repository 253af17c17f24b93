"""Measure the whole pipeline on the texts that its models and weights were learned from, each with those of its fold.

    python benchmarks/by_folds.py CORPORA --models WORK/english --others WORK/others --keep EXAMPLES

WORK is the folder of the models that `scripts/train_recognizers.py` exported, EXAMPLES the folder that
`scripts/learn_recognition.py --keep` wrote. Each text is annotated by a model, and with weights of recognition, that
were trained without it. Prints F1 of places and persons, F1 of places found and placed, and B-cubed of the persons
found, the calibration error of the certainty, and the share of the names in the gazetteer that are found; a row for
each language. The weights of resolution are the packaged ones. Needs scikit-learn, which the package does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

import learn_recognition as learning
from recognition_corpora import Corpus
from recognizer_training.folds import fold_of, group_of

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.calibration import end_to_end_calibration
from gazetteer.evaluation.conventions import convention_of
from gazetteer.evaluation.coreference import merging
from gazetteer.evaluation.facts import facts
from gazetteer.evaluation.gold import GoldDocument
from gazetteer.evaluation.harness import Outcome, run
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.evaluation.measures import end_to_end, recognition
from gazetteer.evaluation.read import read_gold
from gazetteer.recognize import recognizer
from gazetteer.recognize.places import decide

FOLDS = 3
BY_NAMES = frozenset({"tr"})
"""Languages that are read without a model by default."""
ENGLISH = {
    "history/history.jsonl": 1,
    "tr-news-dev.xml": 1,
    "geovirus-dev.xml": 1,
    "lgl-dev.xml": 2,
    "wotr-train.jsonl": 10,
}
"""Corpora of English texts, and the step between the documents that are measured."""
HEADER = (
    "texts", "n", "places, strict", "overlapping", "persons, strict", "overlapping", "placed", "merged", "calibration",
    "found of known",
)  # fmt: skip


@dataclass(frozen=True)
class Folds:
    """The models of the folds, and the examples that their weights are learned from."""

    models: Path
    section: str
    corpora: Sequence[Corpus]
    groups: dict[str, str]

    def fold(self, document: GoldDocument) -> int:
        """Return the fold of a document."""
        return fold_of(self.groups.get(document.id, document.id), FOLDS)

    def outcomes(self, documents: Sequence[GoldDocument], name: str) -> Iterator[Outcome]:
        """Annotate documents, each with the model and the weights of its fold."""
        convention = convention_of(name)
        packaged = decide.weights
        for fold in range(FOLDS):
            learned = [learning.part(corpus, FOLDS, lambda n, fold=fold: n != fold) for corpus in self.corpora]
            weights = learning.learn(learned, learning.THRESHOLDS[self.section])
            recognizer.weights = lambda section, weights=weights: (
                weights if section == self.section else packaged(section)
            )
            for document in (document for document in documents if self.fold(document) == fold):
                lang = document.lang or "en"
                pipeline = Pipeline(
                    model=None if lang in BY_NAMES else str(self.models / f"fold-{fold}"),
                    demonyms=convention.demonyms, nested=convention.nested, titles=convention.titles,
                )  # fmt: skip
                yield from run([document], pipeline, resolve=False)
        recognizer.weights = packaged


def row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    """Return a row of the table."""
    resampler = Resampler(len(outcomes), resamples=1000, seed=5)
    kinds, placed = recognition(outcomes, resampler), end_to_end(outcomes, resampler)
    nothing = ["–", "–"]
    wide = name.startswith("all")
    cells = [
        [cell(kinds[kind][mode].f1, interval=wide) for mode in ("strict", "overlap")] if kind in kinds else nothing
        for kind in ("PLACE", "PERSON")
    ]
    sure = end_to_end_calibration(outcomes, resampler)["sure × score"].ece
    merged = cell(merging(outcomes, resampler).found.f1, interval=False) if "PERSON" in kinds else "–"
    held = [fact.found is not None for fact in facts(outcomes, Gazetteer.open()) if fact.coverage == "exact"]
    known = f"{sum(held) / max(1, len(held)):.3f} of {len(held)}"
    last = [cell(placed["overlap"].f1), merged, cell(sure, interval=False), known]
    return [name, str(len(outcomes)), *cells[0], *cells[1], *last]


def examples(folder: Path, section: str) -> list[Corpus]:
    """Read the examples that `learn_recognition.py` kept for a section of the weights."""
    english = "with the historical model" if section == learning.MULTILINGUAL else section
    names = learning.BESIDE if section == learning.MULTILINGUAL else learning.LEARNT
    paths = [folder / f"{english} {Path(name).stem}.pickle" for name in names]
    if section == learning.MULTILINGUAL:
        paths.append(folder / f"{section} history.pickle")
    return [learning.stored(path) for path in paths]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    for option in ("--models", "--others", "--keep"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--only-others", action="store_true", help="only texts in other languages")
    options = parser.parse_args()
    history = options.corpora / "history" / "history.jsonl"
    groups = {
        entry["id"]: group_of(entry) for entry in map(json.loads, history.read_text(encoding="utf-8").splitlines())
    }
    others = [document for document in read_gold(history) if not (document.lang or "en").startswith("en")]
    folds = Folds(options.others, learning.MULTILINGUAL, examples(options.keep, learning.MULTILINGUAL), groups)
    outcomes = list(folds.outcomes(others, "history"))
    languages = sorted({document.lang or "" for document in others})
    rows = [row("all, other languages", outcomes)]
    rows += [row(lang, [outcome for outcome in outcomes if outcome.gold.lang == lang]) for lang in languages]
    if not options.only_others:
        section = "with the historical model"
        folds = Folds(options.models, section, examples(options.keep, section), {})
        for name, step in ENGLISH.items():
            documents = [d for d in read_gold(options.corpora / name) if (d.lang or "en").startswith("en")][::step]
            rows.append(row(f"all, {Path(name).stem}", list(folds.outcomes(documents, Path(name).stem))))
    print(markdown(HEADER, rows))


if __name__ == "__main__":
    main()
