"""Texts without labels, in languages with few usable labelled texts; they are labelled by a larger model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from recognizer_training.corpora import Labelled

SENTENCES = 12
"""Number of sentences of a treebank per text."""
LETTERS = 4_000
"""Number of code points of a book per text, up to the end of the sentence."""
_SENTENCE = re.compile(r"^# text = (.*)$", re.MULTILINE)
_NUMBERS = re.compile(r"\[\s*\d*\s*\]|\b\d+\b")
LATIN = (
    "livy/liv.2[1-5].txt", "curtius/curtius[3-5].txt", "ammianus/1[4-8].txt", "bede/bede[12].txt",
    "gregorytours/gregorytours[2-4].txt", "eutropius/eutropius*.txt",
)  # fmt: skip
"""Histories of the Latin Library by authors who are not in the history corpus."""
TREEBANKS = {
    "ar": "UD_Arabic-PUD", "cs": "UD_Czech-PUD", "el": "UD_Greek-GUD", "es": "UD_Spanish-PUD", "fa": "UD_Persian-PerDT",
    "it": "UD_Italian-PUD", "ka": "UD_Georgian-GLC", "pl": "UD_Polish-PUD", "tr": "UD_Turkish-PUD",
}  # fmt: skip


def treebank(folder: Path, lang: str) -> Iterator[Labelled]:
    """Yield the sentences of a treebank of Universal Dependencies."""
    for path in sorted(folder.glob("*.conllu")):
        sentences = _SENTENCE.findall(path.read_text(encoding="utf-8"))
        for start in range(0, len(sentences), SENTENCES):
            text = "\n".join(sentences[start : start + SENTENCES])
            yield Labelled("plain", f"{path.stem}-{start}", text, None, None, lang=lang)


def books(folder: Path) -> Iterator[Labelled]:
    """Yield Latin histories without chapter numbers."""
    for path in sorted(path for pattern in LATIN for path in folder.glob(pattern)):
        text = " ".join(_NUMBERS.sub(" ", path.read_text(encoding="utf-8", errors="replace")).split())
        for number, part in enumerate(re.findall(rf".{{{LETTERS},}}?[.?!](?= |$)|.+$", text)):
            yield Labelled("plain", f"{path.stem}-{number}", part, None, None, lang="la")


def all_of(folder: Path) -> dict[str, Callable[[], Iterator[Labelled]]]:
    """Return the readers of all texts by name."""
    found: dict[str, Callable[[], Iterator[Labelled]]] = {
        f"plain-{lang}": partial(treebank, folder / name, lang) for lang, name in TREEBANKS.items()
    }
    return found | {"plain-la": partial(books, folder / "lat_text_latin_library")}
