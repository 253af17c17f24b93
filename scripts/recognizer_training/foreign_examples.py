"""Labelled texts in other languages as examples: words, features from the gazetteer, labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazetteer.gazetteer import Gazetteer
from gazetteer.recognize.models.historical import inputs
from gazetteer.recognize.models.multilingual.model import MOST_WORDS, SEQUENCE_WORDS_XX
from gazetteer.recognize.models.multilingual.prepare import prepared
from gazetteer.recognize.text.lexicon import Remembered
from gazetteer.recognize.text.plain import plain
from recognizer_training.corpora import Labelled
from recognizer_training.examples import IGNORED, Example, _ignore, _labels


def examples(texts: Iterable[Labelled], gazetteer: Gazetteer, words_at_most: int) -> Iterator[Example]:
    """Yield the examples of texts, up to a number of words."""
    names, count = Remembered(gazetteer), 0
    for labelled in texts:
        copy = plain(labelled.text, emphasized=False)
        words, strength = prepared(copy.text, labelled.lang, names)
        spans = [copy.source(start, end) for start, end in zip(words.starts, words.ends, strict=True)]
        place, person, other = (
            [IGNORED] * len(spans)
            if marked is None
            else _labels(sorted(marked, key=lambda span: span[0] - span[1]), spans)
            for marked in (labelled.places, labelled.persons, labelled.orgs)
        )
        if not labelled.nested:
            for index, (kind, holder) in enumerate(zip(place, zip(person, other, strict=True), strict=True)):
                if not kind and max(holder) > 0 and strength[index]:
                    place[index] = IGNORED
        _ignore(place, person, labelled.unclear, spans)
        for start, end in inputs.bounds(words.first, usual=SEQUENCE_WORDS_XX, most=MOST_WORDS):
            yield Example(
                labelled.source, labelled.id, start, words.words[start:end], strength[start:end], place[start:end],
                person[start:end], other[start:end], labelled.lang,
            )  # fmt: skip
        count += len(spans)
        if count > words_at_most:
            return


def shortened(example: Example) -> Iterator[Example]:
    """Yield an English example in parts of this model's input length; its only other kind is organizations."""
    for start in range(0, len(example.words), MOST_WORDS):
        cut = slice(start, start + MOST_WORDS)
        other = [label if label <= 2 else 0 for label in example.other[cut]]
        yield Example(
            example.source, example.document, example.start + start, example.words[cut], example.strength[cut],
            example.place[cut], example.person[cut], other,
        )  # fmt: skip
