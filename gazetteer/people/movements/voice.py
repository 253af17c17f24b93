"""Whose words a text is: whether it is in the first person, and which words are quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.people.movements.tokens import Token


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


def first_person(words: Mapping[str, int], length: int, own: frozenset[str] = ENGLISH_OWN) -> bool:
    """Return whether a text is in the first person.

    Args:
        words: frequencies of the lower-case words of the text.
        length: number of tokens of the text.
        own: the words for "I", "my" and "we" in the language of the text.
    """
    count = sum(words.get(word, 0) for word in own)
    return count >= 2 and count * 250 >= length
