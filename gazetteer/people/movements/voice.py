"""Whose words a text is: whether it is in the first person, and which words are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from gazetteer.people.movements.tokens import Token
from gazetteer.people.movements.verb_forms import is_note


def quotation(tokens: Sequence[Token], inside: bool) -> tuple[list[bool], bool]:
    """Return for each token whether it is in quotation marks, and whether the sentence ends inside them."""
    marks: list[bool] = []
    for token in tokens:
        if token.text == "“" or (token.text == '"' and not inside):
            inside = True
        elif token.text in ("”", '"'):
            inside = False
        marks.append(inside)
    return marks, inside


ENGLISH_OWN = frozenset("i my me we our us".split())


def is_diary(sentences: Iterable[Sequence[Token]]) -> bool:
    """Return whether two sentences of an English text begin with a verb and a place: "Left Kars.", "3 May: Reached Kars."."""
    return sum(any(map(partial(_is_entry, sentence), range(3))) for sentence in sentences) >= 2


def _is_entry(sentence: Sequence[Token], at: int) -> bool:
    """Return whether a verb that opens a diary's sentence is at this index: only dates, numbers and marks precede it."""
    return (
        at + 1 < len(sentence)
        and sentence[at].text[:1].isupper()
        and is_note(sentence, at)
        and any(token.kind == "PLACE" for token in sentence[at + 1 : at + 4])
        and all(token.kind in ("DATE", "mark") or token.low.isdigit() for token in sentence[:at])
    )


def first_person(words: Mapping[str, int], length: int, own: frozenset[str] = ENGLISH_OWN) -> bool:
    """Return whether a text is in the first person.

    Args:
        words: frequencies of the lower-case words of the text.
        length: number of tokens of the text.
        own: the words for "I", "my" and "we" in the language of the text.
    """
    count = sum(words.get(word, 0) for word in own)
    return count >= 2 and count * 250 >= length
