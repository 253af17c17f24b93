"""The mentions of persons in a text, with what the words around them state: titles, kinship, estates, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.names.fold import fold
from gazetteer.people import names, titles
from gazetteer.people.cited import heads_note
from gazetteer.people.names import PersonName

Span = tuple[int, int]

_BEFORE = 48
"""Number of code points before a name that are searched for titles and kinship terms."""
_AFTER = 40
"""Number of code points after a name that are searched for kinship terms and estates."""
_ESTATE = re.compile(r"(?:\s*\(\d+\))?,?\s+(?:\w+\s+)?of\s+(?P<estate>[A-Z][\w'’-]+)")
_NOT_ESTATES = frozenset(
    "the course our his this that march january february april may june july august september".split()
)
_KIN = rf"(?:{'|'.join(sorted(titles.KIN))})"
_KIN_BEFORE = re.compile(
    rf"\b(?:(?<!this )(?<!that ){_KIN},?\s*(?:(?!of\b)\w+\.?\s*)?|(?:grand)?(?:son|daughter)\s+of\s*)$", re.IGNORECASE
)
"""A kinship term that introduces a person: "his eldest son, ", "a son of "; "the wife of " and "this son, " do not."""
_KIN_AFTER = re.compile(rf",\s+(?:his|her|their)\s+(?:\w+\s+)?{_KIN},(?!\s+(?:and|his|her|their)\b)")
"""The same after a name: ", her son,"; ", his wife, and" is an item of a list."""
_AGE_AFTER = re.compile(rf",?\s+the\s+(?P<age>{'|'.join(sorted(titles.AGES))})\b(?!\s+{_KIN}\b)", re.IGNORECASE)
"""A word after a name that distinguishes two persons of this name: "Hill the elder"."""
_ANOTHER = re.compile(r"\b(?:another|a (?:second|third)|the other|namesake),?\s+(?:[A-Z]\w*\.?\s+)*$", re.IGNORECASE)
"""Words before a name that several persons have."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a person.

    Attributes:
        span: start and end in code points.
        text: the mention with single blanks.
        name: the parts of the name.
        estate: folded name of the estate after the name; empty without one.
        new: whether the person is none of those mentioned before: "his son John", "another John".
        relative: span of the mention before, if it names a relative of the person; None if not.
        cited: whether it is the author of a note.
    """

    span: Span
    text: str
    name: PersonName
    estate: str
    new: bool
    relative: Span | None
    cited: bool


def mentions(text: str, spans: Sequence[Span]) -> list[Mention]:
    """Return the mentions of persons at these spans of a text, which are in order."""
    return [_mention(text, span, before) for span, before in zip(spans, [None, *spans], strict=False)]


def _mention(text: str, span: Span, previous: Span | None) -> Mention:
    start, end = span
    before = text[max(0, start - _BEFORE) : start]
    estate = _ESTATE.match(text, end, end + _AFTER)
    where = fold(estate["estate"]) if estate else ""
    written = " ".join(text[start:end].split())
    sentence = re.split(r"[.;:!?]\s|\n\s*\n", before)[-1]
    name = names.parse(written, before=before.rsplit("\n\n", 1)[-1])
    if (age := _AGE_AFTER.match(text, end, end + _AFTER)) is not None:
        name, end = replace(name, epithet=fold(age["age"])), age.end()
    kin = bool(_KIN_BEFORE.search(sentence) or _KIN_AFTER.match(text, end, end + _AFTER))
    return Mention(
        span,
        written,
        name,
        "" if where in _NOT_ESTATES else where,
        (kin and len(name.words) == 1) or bool(_ANOTHER.search(sentence)),
        previous if kin else None,
        heads_note(text, start),
    )
