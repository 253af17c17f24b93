"""Mentions of texts with marks.

The spans of the model are in square brackets with their label, `[Enver Pasha|PERSON]`, and the places, as decided by their
evidence, are in braces, `{Kars}`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.recognize.mentions import merge
from gazetteer.recognize.mentions.drafts import Draft
from gazetteer.recognize.models import ner
from gazetteer.recognize.places import find
from gazetteer.recognize.places.find import FoundPlace, Survey
from gazetteer.recognize.text.words import Span
from tests.recognize.conftest import ROWS, Lexicon

_MARK = re.compile(r"\[|\|[A-Z_]+\]|\{|\}")


def read(marked: str, lang: str = "en") -> tuple[Survey, list[FoundPlace]]:
    """Return the survey and the places of a text with marks."""
    text, at, open_span, open_place = "", 0, 0, 0
    labels: list[tuple[int, int, str]] = []
    braces: list[tuple[int, int]] = []
    for mark in _MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark[0] == "[":
            open_span = len(text)
        elif mark[0] == "{":
            open_place = len(text)
        elif mark[0] == "}":
            braces.append((open_place, len(text)))
        else:
            labels.append((open_span, len(text), mark[0][1:-1]))
    words = ner.read(text + marked[at:], ner.load(None, lang))
    index = {start: n for n, start in enumerate(words.starts)} | {end: n + 1 for n, end in enumerate(words.ends)}
    first = {start: n for n, start in enumerate(words.starts)}
    spans = [Span(first[start], index[end], label) for start, end, label in labels]
    survey = find.survey(replace(words, spans=spans), Lexicon(ROWS), lang=lang)
    pieces = [(first[start], index[end]) for start, end in braces]
    return survey, [FoundPlace(piece, 2.0, find.holder(survey.page, piece)) for piece in pieces]


def drafts_of(
    marked: str, lang: str = "en", *, nested: bool = True, demonyms: bool = False, titles: bool = True
) -> tuple[Survey, list[Draft]]:
    survey, found = read(marked, lang)
    return survey, merge.merge(survey, found, by_model="model", nested=nested, demonyms=demonyms, titles=titles)


def merged(
    marked: str, lang: str = "en", *, nested: bool = True, demonyms: bool = False, titles: bool = True
) -> list[str]:
    """Return the mentions of a text: type, text, and the name that contains it."""
    survey, drafts = drafts_of(marked, lang, nested=nested, demonyms=demonyms, titles=titles)
    words = survey.page.words
    return [
        f"{'DEMONYM' if draft.demonym else draft.type} {words.slice(*draft.piece)}"
        + (f" in {words.slice(*draft.nested_in)}" if draft.nested_in else "")
        for draft in drafts
    ]
