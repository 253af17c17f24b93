"""Training texts in languages other than English: the files of each corpus, and their readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recognizer_training import foreign_corpora as corpora
from recognizer_training.corpora import Labelled

Read = Callable[[], Iterator[Labelled]]


@dataclass(frozen=True)
class Columns:
    """A corpus of words and tags in columns.

    Attributes:
        files: its files, a pattern.
        word, tag: columns of the word and of its tag.
        separator: the separator of columns.
    """

    source: str
    lang: str
    files: str
    word: int = 0
    tag: int = 1
    separator: str = "\t"

    def read(self, path: Path) -> Iterator[Labelled]:
        """Read one of its files."""
        return corpora.columns(
            path, self.source, self.lang, word=self.word, tag=self.tag, separator=self.separator
        )  # fmt: skip


COLUMNS = {
    "europeana-fr": Columns("europeana", "fr", "ner-corpora/enp_FR.bnf.bio/*.bio", separator=" "),
    "europeana-nl": Columns("europeana", "nl", "ner-corpora/enp_NL.kb.bio/*.bio", separator=" "),
    "europeana-lft": Columns("europeana", "de", "ner-corpora/enp_DE.lft.bio/*.bio", separator=" "),
    "europeana-onb": Columns("europeana", "de", "ner-corpora/enp_DE.onb.bio/*.bio", separator=" "),
    "europeana-sbb": Columns("europeana", "de", "ner-corpora/enp_DE.sbb.bio/*.bio", separator=" "),
    "nerkor": Columns("nerkor", "hu", "NYTK-NerKor/data/*/[fw]i*/[!o]*.conllup", tag=5),
    "uner-sv": Columns("uner", "sv", "UNER_Swedish-Talbanken/*-train.iob2", word=1, tag=2),
    "uner-pt": Columns("uner", "pt", "UNER_Portuguese-Bosque/*-train.iob2", word=1, tag=2),
    "uner-da": Columns("uner", "da", "UNER_Danish-DDT/*-train.iob2", word=1, tag=2),
    "uner-sr": Columns("uner", "sr", "UNER_Serbian-SET/*-train.iob2", word=1, tag=2),
    "uner-zh": Columns("uner", "zh", "UNER_Chinese-GSDSIMP/*-train.iob2", word=1, tag=2),
    "uner-hr": Columns("uner", "hr", "UNER_Croatian-SET/*-train.iob2", word=1, tag=2),
    "uner-sk": Columns("uner", "sk", "UNER_Slovak-SNK/*-train.iob2", word=1, tag=2),
    "wiki-tr": Columns("wiki-tr", "tr", "Turkish-Wiki-NER-Dataset/*.conll"),
    "wikiner-ru": Columns("wikiner", "ru", "linspector/ru/*.txt", tag=3, separator=" "),
    "germeval": Columns("germeval", "de", "linspector/de/*.txt", tag=3, separator=" "),
    "turku": Columns("turku", "fi", "turku-ner-corpus/*.tsv"),
}


def all_of(folder: Path, shared: Path) -> dict[str, Read]:
    """Return the readers of all corpora by name.

    Args:
        folder: corpora of others, as published by their authors.
        shared: the folder with history/ and hipe-2022/.
    """
    columns = {name: partial(_each, sorted(folder.glob(corpus.files)), corpus.read) for name, corpus in COLUMNS.items()}
    return (
        {"history-others": partial(corpora.history, shared / "history" / "history.jsonl")}
        | {"own-passages": partial(corpora.passages, Path(__file__).parent / "passages.txt")}
        | _of_hipe(folder / "newseye", shared / "hipe-2022")
        | columns
        | {
            "ronec": partial(_each, sorted((folder / "ronec" / "data").glob("[vt][ae][ls]*.json")), corpora.ronec),
            "factrueval": partial(_each, sorted((folder / "factRuEval-2016").glob("*set")), corpora.fact_ru_eval),
            "armtdp": partial(corpora.armenian, folder / "ArmTDP-NER" / "ArmNER-HY.json"),
            "treebank-hy": _of_universal(folder / "UD_Armenian-ArmTDP", corpora.treebank, "hy"),
            "treebank-hyw": _of_universal(folder / "UD_Western_Armenian-ArmTDP", corpora.treebank, "hy"),
            "treebank-he": _of_universal(folder / "UD_Hebrew-IAHLTwiki", corpora.entities, "he"),
        }
    )


def _of_hipe(newseye: Path, shared: Path) -> dict[str, Read]:
    """Return the readers of the corpora in the format of HIPE-2022."""
    files = {f"newseye-{lang}": shared / f"HIPE-2022-v2.1-newseye-dev-{lang}.tsv" for lang in ("de", "fr")}
    files |= {f"newseye-{lang}": newseye / f"newseye-train-{lang}.tsv" for lang in ("fi", "sv")}
    files |= {f"ajmc-{lang}": shared / f"HIPE-2022-v2.1-ajmc-train-{lang}.tsv" for lang in ("de", "fr")}
    files["sonar-de"] = shared / "HIPE-2022-v2.1-sonar-dev-de.tsv"
    return {name: partial(corpora.hipe, path, *name.split("-")) for name, path in files.items()}


def _of_universal(folder: Path, read: Callable[[Path, str, str], Iterator[Labelled]], lang: str) -> Read:
    """Return the reader of a treebank of Universal Dependencies."""
    return partial(_each, sorted(folder.glob("*.conllu")), partial(read, source="treebank", lang=lang))


def _each(paths: Iterable[Path], read: Callable[[Path], Iterator[Labelled]]) -> Iterator[Labelled]:
    """Read every file."""
    for path in paths:
        yield from read(path)
