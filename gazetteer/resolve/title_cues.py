"""Titles of nobility before a name: the Duke of Norfolk takes his title from a place of the Old World."""

from __future__ import annotations

import re

from gazetteer.clues.question import Cue

_TITLES = (
    r"dukes?|duchess|earls?|countess|marquis|marquess|marchioness|viscount(?:ess)?|barons?|baroness|arch-?dukes?|landgrave"
    r"|margrave|elector|thane|lairds?|vicars?|curate|abbots?|abbess|prior|prioress"
)
_LINKED: tuple[tuple[str, str], ...] = (
    (_TITLES, "of"),
    (r"ducs?|duchesse|comtes?|comtesse|vicomtes?|marquise?|barons?|baronne|abbé", "d[eu]"),
    (
        r"herz[oö]ge?n?|herzogin|graf(?:en)?|gräfin|freiherrn?|markgraf(?:en)?|landgraf(?:en)?|kurfürst(?:en)?|abt",
        "v[oe]n",
    ),
    (r"du[cq]a|duque|duquesa|cont[ei]|conde|condesa|contessa|marchese|marqués|marquês|visconde|vizconde", "d[ieo]"),
)
"""Titles and the word between them and the place, in English, French, German, and the other Romance languages."""
_BEFORE = 24
_TITLE = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<title{number}>{titles}) {link}" for number, (titles, link) in enumerate(_LINKED))
    + r")\s+$",
    re.IGNORECASE,
)
_LAST = ("of", "de", "du", "von", "van", "ven", "di", "do")


def title_cue(text: str, start: int) -> Cue | None:
    """Return the title before a place, as a cue without a kind: nobles have titles of towns, counties and states.

    >>> cue = title_cue("The Duke of Norfolk came.", 12)
    >>> cue.source, cue.word
    ('titled', 'Duke')
    >>> title_cue("the people of Norfolk", 14)
    """
    before = text[max(0, start - _BEFORE) : start]
    if not before.rstrip().lower().endswith(_LAST):
        return None
    found = _TITLE.search(before)
    if found is None:
        return None
    return Cue("titled", (), next(word for word in found.groups() if word))
