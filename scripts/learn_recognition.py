"""Learn what each piece of evidence is worth in telling places from other words: writes gazetteer/recognize/weights.json.

    python scripts/learn_recognition.py FOLDER [--write]

FOLDER holds the development corpora (lgl-dev.xml, tr-news-dev.xml, geovirus-dev.xml, wotr-train.jsonl, and hipe-2022/,
which is only scored). Prints strict F1 of places: by two folds, and of each corpus with weights learnt from the other
corpora. Needs scikit-learn, which the package itself does not.

Few weights, of named evidence, are learnt: no list of names, and nothing of the texts, goes into them.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from gazetteer import Gazetteer
from gazetteer.evaluation.conventions import convention_of
from gazetteer.evaluation.read import read_gold
from gazetteer.recognize import ner, places
from gazetteer.recognize.decide import Weights, choose
from gazetteer.recognize.evidence import evidence
from gazetteer.recognize.lexicon import Lexicon, Piece
from gazetteer.recognize.plain import plain

WEIGHTS = Path(__file__).resolve().parent.parent / "gazetteer" / "recognize" / "weights.json"
LEARNT = {"lgl-dev.xml": 1.0, "tr-news-dev.xml": 2.0, "geovirus-dev.xml": 2.0, "wotr-train.jsonl": 0.25}
"""Corpora that are learnt from, and what a candidate of each weighs: WoTR has three quarters of all candidates."""
SCORED = ("HIPE-2022-v2.1-hipe2020-dev-en.tsv", "HIPE-2022-v2.1-topres19th-dev-en.tsv")
"""Corpora under a licence that forbids commercial use: scored, never learnt from."""
THRESHOLD = -0.4
REGULARIZATION = 0.7
SEEN = 8
"""How often evidence must be seen to be given a weight."""
BY_HAND = {
    "before:now": 2.5,
    "after:bracket now": 0.5,
    "alone in brackets behind a place": 1.5,
    "country behind a person": 3.5,
    "hyphened street": 2.5,
    "by itself&top": 1.2,
    "before:people": 0.0,
    "curated": 0.6,
    "not Latin": 1.2,
    "before:motion on": 2.5,
    "ends with a curated place": 2.2,
    "the river": 1.5,
}
"""Evidence that the corpora hardly have, or have by accident, with what a reader would give for it."""
NESTED_BY_HAND = {"before:institution of": 4.2}
"""The same for names inside longer names: the Tiflis of "University of Tiflis"."""

Span = tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Example:
    """The candidates of one document.

    Attributes:
        spans: where each candidate stands in the text.
        inside: whether it lies inside a longer name.
        demonyms: adjectives and peoples that stand for a place.
    """

    gold: frozenset[Span]
    pieces: list[Piece]
    spans: list[Span]
    evidence: list[list[str]]
    inside: list[bool]
    demonyms: frozenset[Span]


@dataclasses.dataclass(frozen=True)
class Corpus:
    """The examples of one corpus, and whether it marks names inside names, and demonyms."""

    name: str
    examples: list[Example]
    nested: bool
    demonyms: bool


def prepare(path: Path, lexicon: Lexicon, *, alone: bool) -> Corpus:
    """Read a corpus; `alone` as a language without a model would be read."""
    nlp = ner.load(None if alone else ner.default_model("en"), "en")
    convention = convention_of(path.stem)
    examples = []
    for document in read_gold(path):
        copy = plain(document.text)
        words = ner.read(copy.text, nlp)
        survey = places.survey(words, lexicon)
        spans = {
            piece: copy.source(words.starts[piece[0]], words.ends[piece[1] - 1])
            for piece in (*survey.pieces, *survey.demonyms)
        }
        examples.append(
            Example(
                gold=frozenset(place.span for place in document.places),
                pieces=survey.pieces,
                spans=[spans[piece] for piece in survey.pieces],
                evidence=[_learnable(evidence(survey.page, piece)) for piece in survey.pieces],
                inside=[places.holder(survey.page, piece) is not None for piece in survey.pieces],
                demonyms=frozenset(spans[piece] for piece in survey.demonyms),
            )
        )
    return Corpus(path.name, examples, convention.nested, convention.demonyms)


def _learnable(names: list[str]) -> list[str]:
    return [name for name in names if name not in BY_HAND]


def learn(corpora: list[Corpus]) -> Weights:
    """Logistic regression over all candidates."""
    rows, answers, weights = [], [], []
    seen: Counter[str] = Counter()
    for corpus in corpora:
        for example in corpus.examples:
            for span, names, inside in zip(example.spans, example.evidence, example.inside, strict=True):
                if inside and corpus.nested:
                    names = [*names, *(f"nested {name}" for name in names), "nested "]
                rows.append(names)
                seen.update(set(names))
                answers.append(span in example.gold)
                weights.append(LEARNT[corpus.name])
    kept = {name for name, count in seen.items() if count >= (2 * SEEN if name.startswith("nested ") else SEEN)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys((name for name in row if name in kept), 1.0) for row in rows])
    model = LogisticRegression(C=REGULARIZATION, max_iter=500).fit(matrix, answers, sample_weight=weights)
    learnt = {
        name: round(float(w), 2) for name, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    return Weights(
        bias=round(float(model.intercept_[0]), 2),
        weights={name: w for name, w in learnt.items() if not name.startswith("nested ")},
        nested={"": 0.0, **{name[7:]: w for name, w in learnt.items() if name.startswith("nested ")}},
        threshold=THRESHOLD,
    )


def f1(corpus: Corpus, weights: Weights) -> float:
    """Strict F1 of places."""
    right = wrong = missed = 0
    for example in corpus.examples:
        found = _found(corpus, example, weights)
        right += len(found & example.gold)
        wrong += len(found - example.gold)
        missed += len(example.gold - found)
    return 2 * right / (2 * right + wrong + missed)


def _found(corpus: Corpus, example: Example, weights: Weights) -> set[Span]:
    scored = []
    for piece, names, inside in zip(example.pieces, example.evidence, example.inside, strict=True):
        extra = weights.extra(names) if inside and corpus.nested else 0.0
        scored.append((piece, weights.sum(names) + extra))
    span_of = dict(zip(example.pieces, example.spans, strict=True))
    found = {span_of[piece] for piece, _ in choose(scored, weights.threshold)}
    if corpus.demonyms:
        found |= {span for span in example.demonyms if not any(a < span[1] and span[0] < b for a, b in found)}
    return found


def two_folds(corpora: list[Corpus]) -> dict[str, float]:
    """F1 of each corpus, every other document learnt from, averaged over both ways."""
    totals: Counter[str] = Counter()
    for fold in (0, 1):
        weights = learn([dataclasses.replace(c, examples=c.examples[fold::2]) for c in corpora])
        for corpus in corpora:
            totals[corpus.name] += f1(dataclasses.replace(corpus, examples=corpus.examples[1 - fold :: 2]), weights) / 2
    return {name: round(total, 3) for name, total in totals.items()}


def one_out(corpora: list[Corpus]) -> dict[str, float]:
    """F1 of each corpus with weights learnt from the other corpora."""
    return {
        corpus.name: round(f1(corpus, learn([other for other in corpora if other is not corpus])), 3)
        for corpus in corpora
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer of your own; else the embedded one")
    parser.add_argument("--write", action="store_true", help="write weights.json")
    options = parser.parse_args()
    lexicon = Gazetteer.open(options.gazetteer)
    written: dict[str, object] = {
        "about": {
            "what": "Log-odds that a stretch of words is a place, by the evidence that evidence.py names; 'nested' comes "
            "besides for names inside longer names, where those are wanted.",
            "how": f"Logistic regression, L2, C={REGULARIZATION}, over all candidates; a candidate weighs {LEARNT}; "
            f"evidence seen {SEEN} times or more. 'by hand': what the corpora hardly have.",
            "from": "Development halves of LGL, TR-News, GeoVirus, WoTR (punctuation restored). HIPE-2022 is only scored.",
            "when": datetime.date.today().isoformat(),
        },
        "by hand": BY_HAND,
        "nested by hand": NESTED_BY_HAND,
    }
    for section, alone in (("with a model", False), ("lexicon alone", True)):
        corpora = [prepare(options.folder / name, lexicon, alone=alone) for name in LEARNT]
        weights = learn(corpora)
        scored = [prepare(options.folder / "hipe-2022" / name, lexicon, alone=alone) for name in SCORED]
        figures = {
            "two folds": two_folds(corpora),
            "learnt from the other corpora": one_out(corpora),
            "never learnt from": {corpus.name: round(f1(corpus, weights), 3) for corpus in scored},
        }
        print(section, json.dumps(figures, indent=1))
        written[section] = {
            "strict F1 of places": figures,
            "threshold": weights.threshold,
            "bias": weights.bias,
            "weights": dict(sorted(weights.weights.items())),
            "nested": dict(sorted(weights.nested.items())),
        }
    if options.write:
        WEIGHTS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
