"""Learn the weight of each piece of evidence that a span is a place: writes gazetteer/recognize/places/weights.json.

    python scripts/learn_recognition.py CORPORA --models WORK/english --others WORK/others [--write]

CORPORA is the folder of the development corpora (lgl-dev.xml, tr-news-dev.xml, geovirus-dev.xml, wotr-train.jsonl,
history/history.jsonl, and hipe-2022/, which is only scored). WORK is the folder of the models that `train_recognizers.py` exported,
one for each fold: every text is annotated by a model that was not trained on it. Prints strict and overlapping F1 of places by
folds, each text scored with weights learned from the other folds. Needs scikit-learn, which the package does not.

The weights for languages other than English are learned from their passages of the history corpus, each annotated by the model
that `train_recognizers.py` exported for its fold (`--others`), and from the English corpora, because the evidence has the
same names.

Only the weights of named evidence are learned: they contain neither lists of names nor texts.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from recognition_corpora import OTHERS, Corpus, Example, Span, prepare, prepare_others
from recognizer_training.folds import fold_of
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from gazetteer import Gazetteer
from gazetteer.recognize.models import installed, witness
from gazetteer.recognize.models.witness import Witness
from gazetteer.recognize.places import find
from gazetteer.recognize.places.decide import EvidenceWeights, choose
from gazetteer.recognize.text.lexicon import Lexicon

WEIGHTS = Path(__file__).resolve().parent.parent / "gazetteer" / "recognize" / "places" / "weights.json"
LEARNT = {
    "history/history.jsonl": 4.0,
    "lgl-dev.xml": 1.0,
    "tr-news-dev.xml": 2.0,
    "geovirus-dev.xml": 2.0,
    "wotr-train.jsonl": 1.0,
}
"""Corpora used for learning, and the weight of a candidate of each."""
OTHERS_SHARE = 12.0
"""Weight of a candidate in a passage in another language, when weights for other languages are learned."""
BESIDE = ("history/history.jsonl", "tr-news-dev.xml", "geovirus-dev.xml")
"""English corpora that are also used, because there are few passages in other languages: without them F1 by folds was
one point lower."""
UNKNOWN_COSTS = 1.0
"""Log-odds against a name that is not in the gazetteer, in languages other than English. It can be found but not located.
Chosen together with the threshold by the same folds: a smaller value finds many places that cannot be located."""
MULTILINGUAL = "with the multilingual model"
STEP = {"wotr-train.jsonl": 5}
"""Only every fifth document of WoTR is read, which has three quarters of all candidates."""
SCORED = ("HIPE-2022-v2.1-hipe2020-dev-en.tsv", "HIPE-2022-v2.1-topres19th-dev-en.tsv")
"""Corpora under a licence that forbids commercial use: scored, not used for learning."""
THRESHOLDS = {"with the historical model": -0.3, MULTILINGUAL: 0.0, "with a model": -0.4, "lexicon alone": -0.4}
REGULARIZATION = 0.7
SEEN = 8
"""Minimum number of occurrences of evidence that gets a weight."""
_PACKAGED = json.loads(WEIGHTS.read_text(encoding="utf-8"))
BY_HAND, NESTED_BY_HAND = _PACKAGED["by hand"], _PACKAGED["nested by hand"]
"""Evidence that is rare or accidental in the corpora, with the weights that were set by hand in `weights.json`, and the same for
names inside longer names: the Tiflis of "University of Tiflis"."""


def learn(corpora: Iterable[Corpus], threshold: float) -> EvidenceWeights:
    """Learn weights by logistic regression over all candidates."""
    corpora = list(corpora)
    shares = {Path(name).name: share for name, share in LEARNT.items()} | {OTHERS: OTHERS_SHARE}
    rows, answers, weights = [], [], []
    seen: Counter[str] = Counter()
    for corpus in corpora:
        for example in filter(lambda example: example.learnt, corpus.examples):
            for span, told, inside in zip(example.spans, example.evidence, example.inside, strict=True):
                if not corpus.nested and "before:institution of" in told:
                    continue  # whether these count depends on the corpus's convention
                names = [name for name in told if name not in BY_HAND]
                if inside and corpus.nested:
                    names = [*names, *(f"nested {name}" for name in names), "nested "]
                rows.append(names)
                seen.update(set(names))
                answers.append(span in example.gold)
                weights.append(shares[corpus.name])
    kept = {name for name, count in seen.items() if count >= (2 * SEEN if name.startswith("nested ") else SEEN)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys((name for name in row if name in kept), 1.0) for row in rows])
    model = LogisticRegression(C=REGULARIZATION, max_iter=500).fit(matrix, answers, sample_weight=weights)
    learnt = {
        name: round(float(w), 2) for name, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    if any(corpus.name == OTHERS for corpus in corpora):
        unknown = [f"model mean&{step}&unknown" for step in range(-5, 6)]
        learnt |= {name: round(learnt.get(name, 0.0) - UNKNOWN_COSTS, 2) for name in unknown}
    return EvidenceWeights(
        bias=round(float(model.intercept_[0]), 2),
        weights={name: w for name, w in learnt.items() if not name.startswith("nested ")} | BY_HAND,
        nested={"": 0.0, **{n[7:]: w for n, w in learnt.items() if n.startswith("nested ")}} | NESTED_BY_HAND,
        threshold=threshold,
    )


def counts(corpus: Corpus, weights: EvidenceWeights, *, strict: bool) -> Counter[str]:
    """Count correct, wrong and missed places; if not strict, a span that shares a character is correct."""
    total: Counter[str] = Counter()
    for example in corpus.examples:
        found = _found(corpus, example, weights)
        if strict:
            right = len(found & example.gold)
            total.update(right=right, wrong=len(found) - right, missed=len(example.gold) - right)
        else:
            right = sum(any(a < d and c < b for c, d in found) for a, b in example.gold)
            wrong = sum(not any(a < d and c < b for c, d in example.gold) for a, b in found)
            total.update(right=right, wrong=wrong, missed=len(example.gold) - right)
    return total


def f1(total: Counter[str]) -> float:
    """Return F1 of counts."""
    return round(2 * total["right"] / max(1, 2 * total["right"] + total["wrong"] + total["missed"]), 3)


def _found(corpus: Corpus, example: Example, weights: EvidenceWeights) -> set[Span]:
    scored = []
    for piece, names, inside in zip(example.pieces, example.evidence, example.inside, strict=True):
        extra = weights.extra(names) if inside and corpus.nested else 0.0
        lost = 0.0 if corpus.nested or "before:institution of" not in names else find.OF_INSTITUTION
        scored.append((piece, weights.sum(names) + extra - lost))
    span_of = dict(zip(example.pieces, example.spans, strict=True))
    found = {span_of[piece] for piece, _ in choose(scored, weights.threshold)}
    if corpus.demonyms:
        found |= {span for span in example.demonyms if not any(a < span[1] and span[0] < b for a, b in found)}
    return found


def by_folds(corpora: list[Corpus], folds: int, threshold: float) -> dict[str, dict[str, float]]:
    """Return F1 of each corpus, each document decided with weights learned from the other folds."""
    strict: dict[str, Counter[str]] = {corpus.name: Counter() for corpus in corpora}
    overlap: dict[str, Counter[str]] = {corpus.name: Counter() for corpus in corpora}
    for fold in range(folds):
        weights = learn((part(corpus, folds, lambda n, fold=fold: n != fold) for corpus in corpora), threshold)
        for corpus in corpora:
            held = part(corpus, folds, lambda n, fold=fold: n == fold)
            strict[corpus.name].update(counts(held, weights, strict=True))
            overlap[corpus.name].update(counts(held, weights, strict=False))
    return {name: {"strict": f1(strict[name]), "overlap": f1(overlap[name])} for name in strict}


def part(corpus: Corpus, folds: int, wanted: Callable[[int], bool]) -> Corpus:
    """Return the examples of a corpus whose fold is wanted."""
    kept = [example for example in corpus.examples if wanted(example.fold(folds))]
    return dataclasses.replace(corpus, examples=kept)


def readers(models: Path, folds: int) -> dict[str, Callable[[str], Witness]]:
    """Return for each section of the weights the model that reads a document, by its id."""
    spacy_model = installed.spacy_model("en")
    return {
        "with the historical model": lambda id: witness.load(str(models / f"fold-{fold_of(id, folds)}"), "en"),
        "with a model": lambda _: witness.load(spacy_model, "en"),
        "lexicon alone": lambda _: witness.load(None, "en"),
    }


def arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=Path, required=True, help="folder with the exported model of each fold")
    parser.add_argument("--others", type=Path, help="the same for the models of other languages")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--sections", nargs="*", default=list(THRESHOLDS))
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer of your own; else the embedded one")
    parser.add_argument("--keep", type=Path, help="folder that stores the examples for another run")
    parser.add_argument("--write", action="store_true", help="write weights.json")
    return parser.parse_args()


def about() -> dict[str, str]:
    """Return the description in `weights.json`."""
    return {
        "what": "Log-odds that a stretch of words is a place, by the evidence that evidence.py names; 'nested' comes "
        "besides for names inside longer names, where those are wanted.",
        "how": f"Logistic regression, L2, C={REGULARIZATION}, over all candidates; a candidate weighs {LEARNT}; "
        f"evidence seen {SEEN} times or more. 'by hand': what the corpora hardly have.",
        "from": "Passages of historical prose; development halves of LGL, TR-News, GeoVirus, WoTR (punctuation "
        "restored). HIPE-2022 is only scored.",
        "when": datetime.date.today().isoformat(),
    }


def main() -> None:
    options = arguments()
    lexicon = Gazetteer.open(options.gazetteer)
    written = _PACKAGED | {"about": about()}
    for section in options.sections:
        english = "with the historical model" if section == MULTILINGUAL else section
        reader = readers(options.models, options.folds)[english]
        corpora = [
            _kept(options.folder / name, lexicon, reader, STEP.get(name, 1), options.keep, english)
            for name in (BESIDE if section == MULTILINGUAL else LEARNT)
        ]
        if section == MULTILINGUAL:
            corpora.append(_kept_others(options, lexicon))
        threshold = THRESHOLDS[section]
        weights = learn(corpora, threshold)
        scored = [
            _kept(options.folder / "hipe-2022" / name, lexicon, reader, 1, options.keep, english)
            for name in SCORED
            if section != MULTILINGUAL
        ]
        figures = {
            "by folds": by_folds(corpora, options.folds, threshold),
            "never learnt from": {
                corpus.name: {
                    kind: f1(counts(corpus, weights, strict=kind == "strict")) for kind in ("strict", "overlap")
                }
                for corpus in scored
            },
        }
        print(section, json.dumps(figures, indent=1))
        written[section] = {
            "F1 of places": figures,
            "threshold": weights.threshold,
            "bias": weights.bias,
            "weights": {name: w for name, w in sorted(weights.weights.items()) if name not in BY_HAND},
            "nested": {name: w for name, w in sorted(weights.nested.items()) if name not in NESTED_BY_HAND},
        }
    if options.write:
        WEIGHTS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _kept(
    path: Path, lexicon: Lexicon, reader: Callable[[str], Witness], step: int, folder: Path | None, section: str
) -> Corpus:
    """Return a corpus that an earlier run stored, else read it."""
    file = folder / f"{section} {path.stem}.pickle" if folder else None
    return _remembered(file, lambda: prepare(path, lexicon, reader, step))


def _kept_others(options: argparse.Namespace, lexicon: Lexicon) -> Corpus:
    """Return the passages in other languages that an earlier run stored, else read them."""
    file = options.keep / f"{MULTILINGUAL} history.pickle" if options.keep else None
    path = options.folder / "history" / "history.jsonl"
    return _remembered(file, lambda: prepare_others(path, lexicon, options.others, options.folds))


def stored(file: Path) -> Corpus:
    """Read the examples that an earlier run stored."""
    return pickle.loads(file.read_bytes())  # type: ignore[no-any-return]


def _remembered(file: Path | None, make: Callable[[], Corpus]) -> Corpus:
    if file and file.exists():
        return stored(file)
    corpus = make()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(corpus))
    return corpus


if __name__ == "__main__":
    main()
