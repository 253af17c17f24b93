"""Readers of training texts in languages other than English, by the format of the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gazetteer.evaluation.readers import hipe as hipe_format
from recognizer_training.corpora import Labelled, Span
from recognizer_training.folds import group_of

SENTENCES = 12
"""Number of sentences per text of a corpus without documents."""
_NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] } » ” ’ % … 。 ， 、".split())
_NO_SPACE_BEHIND = frozenset("( [ { « „ “ l' d' L' D' qu' n' s' c' j' m'".split())
Kinds = dict[str, str]
"""Maps the label of a corpus to PLACE, PERSON or ORG."""
KINDS: Kinds = {
    "LOC": "PLACE", "GPE": "PLACE", "GEO": "PLACE", "LOCATION": "PLACE", "PER": "PERSON", "PERS": "PERSON",
    "PERSON": "PERSON", "ORG": "ORG",
}  # fmt: skip


def history(path: Path, *, use: str = "train") -> Iterator[Labelled]:
    """Yield passages of historical prose in languages other than English; the id is the group that is held out together."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["lang"].startswith("en") and row["use"] == use:
            places = tuple((place["start"], place["end"]) for place in row["places"])
            persons = tuple((person["start"], person["end"]) for person in row["persons"])
            yield Labelled("history-others", group_of(row), row["text"], places, persons, lang=row["lang"])


_MARKED = re.compile(r"\[([^]@]+)@[^]]*\]")
_CAPITALIZED = re.compile(r"\b[^\W\d_]\w*")


def passages(path: Path) -> Iterator[Labelled]:
    """Yield passages of our own, "YEAR|LANGUAGE|TEXT"; "[Name@latitude,longitude]" is a place.

    Not every name is marked: other capitalized words are unclear, and persons are not labelled.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        _, lang, marked = line.split("|", 2)
        text, places, end = "", [], 0
        for match in _MARKED.finditer(marked):
            text += marked[end : match.start()]
            places.append((len(text), len(text) + len(match[1])))
            text, end = text + match[1], match.end()
        text += marked[end:]
        words = (match.span() for match in _CAPITALIZED.finditer(text) if match[0][0].isupper())
        unclear = tuple((a, b) for a, b in words if not any(a < d and c < b for c, d in places))
        yield Labelled("own-passages", f"own-{number}", text, tuple(places), None, unclear, lang=lang, orgs=None)


def hipe(path: Path, source: str, lang: str) -> Iterator[Labelled]:
    """Yield newspapers and commentaries in the format of HIPE-2022."""
    types = {**hipe_format.TYPES, "org": "ORG"}
    for document in hipe_format.read(path.read_text(encoding="utf-8"), path.stem, types=types):
        spans = {
            kind: tuple(mention.span for mention in document.mentions if mention.type == kind)
            for kind in ("PLACE", "PERSON", "ORG")
        }
        yield Labelled(
            source, document.id, document.text, spans["PLACE"], spans["PERSON"], nested=False, lang=lang,
            orgs=None if source == "ajmc" else spans["ORG"],
        )  # fmt: skip


def columns(path: Path, source: str, lang: str, *, word: int, tag: int, separator: str | None) -> Iterator[Labelled]:
    """Words and tags in columns, a blank line after each sentence if the corpus has sentences."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split(separator)
        if not line.strip() or (len(sentences[-1]) > 200 and parts[tag] == "O"):
            sentences.append([])
        elif not line.startswith("# ") and len(parts) > max(word, tag):
            sentences[-1].append((parts[word], parts[tag]))
    yield from texts(filter(None, sentences), source, lang, path.stem)


def ronec(path: Path) -> Iterator[Labelled]:
    """Romanian news; its persons are left out, because they include common nouns."""
    sentences = [list(zip(row["tokens"], row["ner_tags"], strict=True)) for row in json.loads(path.read_text("utf-8"))]
    yield from texts(sentences, "ronec", "ro", path.stem, persons=False)


def armenian(path: Path) -> Iterator[Labelled]:
    """Eastern Armenian news (ArmTDP-NER); its labels are numbers."""
    kinds = {105: "PERSON", 108: "ORG", 109: "PLACE", 110: "PLACE"}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans: dict[str, list[Span]] = {"PERSON": [], "ORG": [], "PLACE": []}
        for mark in row["annotations"]:
            if mark["label"] in kinds:
                spans[kinds[mark["label"]]].append((mark["start_offset"], mark["end_offset"]))
        places, persons, orgs = (tuple(sorted(spans[kind])) for kind in ("PLACE", "PERSON", "ORG"))
        yield Labelled(
            "armtdp", f"armtdp-{row['id']}", row["text"], places, persons, nested=False, lang="hy", orgs=orgs
        )


def treebank(path: Path, source: str, lang: str) -> Iterator[Labelled]:
    """Universal Dependencies with kinds of names: Geo are places; Giv, Sur, Pat and Prs are persons."""
    kinds = {"Geo": "LOC", "Giv": "PER", "Sur": "PER", "Pat": "PER", "Prs": "PER"}
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows: list[tuple[str, str]] = []
        for line in block.splitlines():
            parts = line.split("\t")
            if len(parts) < 6 or not parts[0].isdigit():
                continue
            match = re.search(r"NameType=(\w+)", parts[5])
            kind = kinds.get(match[1], "O") if match else "O"
            begins = not rows or rows[-1][1][2:] != kind
            rows.append((parts[1], kind if kind == "O" else f"{'B' if begins else 'I'}-{kind}"))
        sentences.append(rows)
    yield from texts(filter(None, sentences), source, lang, path.stem, orgs=False)


def entities(path: Path, source: str, lang: str) -> Iterator[Labelled]:
    """Universal Dependencies with named entities in brackets; a written word has the tag of any of its parts."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows: list[tuple[str, str]] = []
        inside, last = "", 0
        for line in block.splitlines():
            parts = line.split("\t")
            if len(parts) != 10:
                continue
            if "-" in parts[0]:
                last = int(parts[0].split("-")[1])
                rows.append((parts[1], "O"))
            elif not parts[0].isdigit():
                continue
            elif int(parts[0]) > last:
                rows.append((parts[1], "O"))
            match = re.search(r"Entity=(\(?)(\w+)", parts[9])
            if match and match[1] and not inside:
                inside = match[2]
                rows[-1] = (rows[-1][0], f"B-{inside}")
            elif inside and rows[-1][1] == "O":
                rows[-1] = (rows[-1][0], f"I-{inside}")
            if inside and f"{inside})" in parts[9]:
                inside = ""
        sentences.append(rows)
    yield from texts(filter(None, sentences), source, lang, path.stem)


def fact_ru_eval(folder: Path) -> Iterator[Labelled]:
    """Russian news with objects made of spans."""
    for path in sorted(folder.glob("*.objects")):
        spans = {}
        for line in path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
            number, kind, start, length, *_ = line.split()
            spans[number] = (kind, int(start), int(start) + int(length))
        found: dict[str, set[Span]] = {"PLACE": set(), "PERSON": set(), "ORG": set()}
        for line in path.read_text(encoding="utf-8").splitlines():
            _, kind, *numbers = line.split("#")[0].split()
            parts = [spans[number] for number in numbers if number in spans]
            if kind in ("Location", "LocOrg"):
                found["PLACE"] |= {(start, end) for name, start, end in parts if name == "loc_name"}
            elif kind in ("Person", "Org") and parts:
                kept = [part for part in parts if kind == "Org" or part[0] in _PERSONAL]
                if kept:
                    found[kind.upper()].add((min(part[1] for part in kept), max(part[2] for part in kept)))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        places, persons, orgs = (tuple(sorted(found[kind])) for kind in ("PLACE", "PERSON", "ORG"))
        yield Labelled("factrueval", path.stem, text, places, persons, nested=False, lang="ru", orgs=orgs)


_PERSONAL = frozenset({"name", "surname", "patronymic", "nickname"})


def texts(
    sentences: Iterable[Sequence[tuple[str, str]]], source: str, lang: str, name: str, *, persons: bool = True,
    orgs: bool = True,
) -> Iterator[Labelled]:  # fmt: skip
    """Join tagged sentences to texts of several sentences each."""
    numbered = groupby(enumerate(sentences), key=lambda item: item[0] // SENTENCES)
    for part, group in numbered:
        text = ""
        spans: dict[str, list[list[int]]] = {"PLACE": [], "PERSON": [], "ORG": []}
        for _, sentence in group:
            glued, before = True, ""
            for word, tag in sentence:
                if not (glued or word in _NO_SPACE_BEFORE or lang in ("zh", "ja")):
                    text += " "
                start = len(text)
                text += word
                glued = word in _NO_SPACE_BEHIND
                kind = KINDS.get(tag[2:].upper(), "")
                if kind and tag[0] in "IE" and before == kind:
                    spans[kind][-1][1] = len(text)
                elif kind:
                    spans[kind].append([start, len(text)])
                before = kind
            text += "\n"
        marked = {kind: tuple((a, b) for a, b in some) for kind, some in spans.items()}
        yield Labelled(
            source, f"{name}-{part}", text, marked["PLACE"], marked["PERSON"] if persons else None, nested=False,
            lang=lang, orgs=marked["ORG"] if orgs else None,
        )  # fmt: skip
