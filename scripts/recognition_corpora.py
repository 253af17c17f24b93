"""Candidates of the gold corpora with their evidence, from which the weights of recognition are learned."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

from recognizer_training.folds import fold_of, group_of

from gazetteer.evaluation.conventions import convention_of
from gazetteer.evaluation.gold import GoldDocument
from gazetteer.evaluation.read import read_gold
from gazetteer.recognize.languages.inflected import with_inflections
from gazetteer.recognize.languages.word_ends import without_ends
from gazetteer.recognize.models import witness
from gazetteer.recognize.models.witness import Witness
from gazetteer.recognize.places import find
from gazetteer.recognize.places.evidence import evidence
from gazetteer.recognize.text.lexicon import Lexicon, Piece, Remembered
from gazetteer.recognize.text.plain import plain

Span = tuple[int, int]

OTHERS = "history/history.jsonl, not English"


@dataclasses.dataclass(frozen=True)
class Example:
    """The candidates of one document.

    Attributes:
        spans: where each candidate is in the text.
        inside: whether it lies inside a longer name.
        demonyms: adjectives and peoples that mean a place.
        learnt: whether its licence permits learning weights from it.
        group: key of the texts that are held out together; "" for the id.
    """

    id: str
    gold: frozenset[Span]
    pieces: list[Piece]
    spans: list[Span]
    evidence: list[list[str]]
    inside: list[bool]
    demonyms: frozenset[Span]
    learnt: bool = True
    group: str = ""

    def fold(self, folds: int) -> int:
        """Return its fold."""
        return fold_of(self.group or self.id, folds)


@dataclasses.dataclass(frozen=True)
class Corpus:
    """The examples of one corpus, and whether it marks nested names and demonyms."""

    name: str
    examples: list[Example]
    nested: bool
    demonyms: bool


def prepare(path: Path, lexicon: Lexicon, reader: Callable[[str], Witness], step: int = 1) -> Corpus:
    """Read the English documents of a corpus; `reader` gives the witness for a document's id."""
    convention = convention_of(path.stem)
    documents = [document for document in read_gold(path) if (document.lang or "en").startswith("en")]
    examples = [_example(document, lexicon, reader(document.id), "en") for document in documents[::step]]
    return Corpus(path.name, examples, convention.nested, convention.demonyms)


def prepare_others(path: Path, lexicon: Lexicon, models: Path, folds: int) -> Corpus:
    """Read the passages of the history corpus that are not English, each with the model of its fold."""
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    examples = []
    for document in read_gold(path):
        row = rows[document.id]
        if row["lang"].startswith("en"):
            continue
        group = group_of(row)
        reader = witness.load(str(models / f"fold-{fold_of(group, folds)}"), row["lang"])
        example = _example(document, lexicon, reader, row["lang"])
        examples.append(dataclasses.replace(example, learnt=row["use"] == "train", group=group))
    return Corpus(OTHERS, examples, nested=True, demonyms=False)


def _example(document: GoldDocument, lexicon: Lexicon, reader: Witness, lang: str) -> Example:
    """Return the candidates of a document with their evidence."""
    names = with_inflections(Remembered(lexicon), lang)
    copy = plain(document.text, emphasized=lang == "en")
    words = without_ends(reader.read(copy.text, names), lang)
    survey = find.survey(words, names, lang=lang)
    spans = {
        piece: copy.source(words.starts[piece[0]], words.ends[piece[1] - 1])
        for piece in (*survey.pieces, *survey.demonyms)
    }
    return Example(
        id=document.id,
        gold=frozenset(place.span for place in document.places),
        pieces=survey.pieces,
        spans=[spans[piece] for piece in survey.pieces],
        evidence=[evidence(survey.page, piece) for piece in survey.pieces],
        inside=[find.holder(survey.page, piece) is not None for piece in survey.pieces],
        demonyms=frozenset(spans[piece] for piece in survey.demonyms),
    )
