"""Texts without labels, in languages with few usable labelled texts; they are labelled by a larger model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from recognizer_training.corpora import Labelled

SENTENCES = 12
"""Number of sentences of a treebank per text."""
LETTERS = 4_000
"""Number of code points of a book per text, up to the end of the sentence."""
WORDS = 30_000
"""Number of words that are taken from the middle of each book of Project Gutenberg."""
NOVELS, WORDS_OF_NOVEL = 12, 5_000
"""Number of novels of each language, and of words from the middle of each."""
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

GUTENBERG = {
    "da": ("64897-0",), "de": ("31713-0", "47311-0", "58144-0", "72025-0"), "es": ("13492-8", "39579-8"),
    "fr": ("19820-0", "27970-0", "36909-0", "40279-8", "62108-0"), "hu": ("45615-0",), "it": ("35405-8", "45902-0"),
    "nl": ("19712-8",), "pt": ("21911-8",), "sv": ("31539-8",),
}  # fmt: skip
"""Histories, memoirs and travels of Project Gutenberg from which passages of the history corpus are taken. A model that is
evaluated on a passage is trained without its book."""
ELTEC = {
    "cs": "cze", "el": "gre", "es": "spa", "hu": "hun", "it": "ita", "pl": "pol", "pt": "por", "ro": "rom", "sr": "srp",
    "uk": "ukr",
}  # fmt: skip
"""Novels of 1840 to 1920, the European Literary Text Collection (CC BY 4.0)."""
_BEGIN = re.compile(r"\*\*\* ?START OF.*\*\*\*")
_END = re.compile(r"\*\*\* ?END OF.*|End of (the )?Project Gutenberg.*")
_TEI = "{http://www.tei-c.org/ns/1.0}"


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


def gutenberg(folder: Path, lang: str) -> Iterator[Labelled]:
    """Yield the middle of each book of Project Gutenberg in a language."""
    for name in GUTENBERG[lang]:
        encoding = "latin-1" if name.endswith("-8") else "utf-8-sig"
        text = _END.split(_BEGIN.split((folder / f"{name}.txt").read_text(encoding=encoding))[-1])[0]
        yield from _parts(text.replace("_", ""), WORDS, f"gutenberg:{name.split('-')[0]}", lang)


def novels(folder: Path, lang: str) -> Iterator[Labelled]:
    """Yield the middle of some novels in a language, at even distances in the list of files."""
    paths = sorted((folder / ELTEC[lang]).glob("*.xml"))
    for path in paths[:: max(1, len(paths) // NOVELS)][:NOVELS]:
        body = ElementTree.parse(path).getroot().find(f".//{_TEI}body")
        assert body is not None, path
        text = "\n".join("".join(part.itertext()) for part in body.iter(f"{_TEI}p"))
        yield from _parts(text, WORDS_OF_NOVEL, f"eltec:{path.stem}", lang)


def _parts(text: str, most: int, source: str, lang: str) -> Iterator[Labelled]:
    """Yield the words in the middle of a book in texts of some sentences."""
    words = text.split()
    start = max(0, (len(words) - most) // 2)
    chosen = " ".join(words[start : start + most])
    for number, part in enumerate(re.findall(rf".{{{LETTERS},}}?[.?!](?= |$)|.+$", chosen)):
        yield Labelled(source, f"{source}-{number}", part, None, None, lang=lang)


def all_of(folder: Path) -> dict[str, Callable[[], Iterator[Labelled]]]:
    """Return the readers of all texts by name."""
    found: dict[str, Callable[[], Iterator[Labelled]]] = {
        f"plain-{lang}": partial(treebank, folder / name, lang) for lang, name in TREEBANKS.items()
    }
    found |= {f"plain-histories-{lang}": partial(gutenberg, folder / "gitenberg", lang) for lang in GUTENBERG}
    found |= {f"plain-novels-{lang}": partial(novels, folder / "eltec", lang) for lang in ELTEC}
    return found | {"plain-la": partial(books, folder / "lat_text_latin_library")}
