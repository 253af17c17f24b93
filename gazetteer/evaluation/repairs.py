"""Repair gold files before the evaluation. Each repair is a pure function."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.evaluation.gold import GoldDocument, GoldMention

PHRASE_REACH = 12
"""Number of code points on each side of the given offset that are searched for a phrase."""


def find_again(text: str, phrase: str, start: int) -> int | None:
    """Return the offset of the phrase: `start`, or the nearest one within `PHRASE_REACH`; None if it is not found.

    TR-News counts some characters twice, so its offsets are off by one to six.
    """
    if not phrase:
        return None
    for shift in sorted(range(-PHRASE_REACH, PHRASE_REACH + 1), key=abs):
        if start + shift >= 0 and text.startswith(phrase, start + shift):
            return start + shift
    return None


_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d")
_CLAUSE = re.compile(
    r"(?:which|where|whence|who|whom|whose|when|while|but|until|unless|although|though|because|since|if|except|thence|"
    r"then|there|with|without|under|via|near|opposite|about|distant|distance|including|viz|also|as|so|all|one|some|two|"
    r"three|four|five|six|eight|ten|a|the|this|it|he|they|we|you|being|having|[a-z]{2,}ing)\b|"
    r"(?:on|at|by|in) (?:the \d|\d|my|his|our|their|account|order|consequence|case|which|whom)|"
    r"(?:will|is|was|has|have|are|were) (?:been |be )?(?:directed|ordered|reported|relieved|received|respectfully)"
)
_AND_CLAUSE = re.compile(
    r"(?:and|or),? (?:the|a|an|that|this|these|I|he|they|we|it|you|will|is|was|are|were|have|has|had|to|thence|then|"
    r"in|on|at|by|from|if|when|as|not|there|all|also|his|my|our|their|some|one|two|[a-z]+(?:ed|ing))\b"
)
_SENTENCE = re.compile(
    r"(?:The|There|This|They|It|He|You|Your|We|In|On|If|At|A|An|As|By|No|From|When|All|After|About|To|My|Our|That|Here|"
    r"These|What|With|While|During|But|So|Where|Not|Very|Report|I|GENERAL|SIR|COLONEL|CAPTAIN|MAJOR|LIEUTENANT|DEAR|"
    r"General|Colonel|Captain|Major|Lieutenant|Private|Mr)\b"
)


def restore_punctuation(document: GoldDocument) -> GoldDocument:
    """Restore the punctuation that War of the Rebellion lacks after toponyms.

    The published text has "Camp Douglas Utah Ter. May 5" instead of "Camp Douglas, Utah Ter., May 5". If a space follows the
    place, this restores:

    - a comma before another marked place ("Franklin, Tex."), a month or a number ("Fort Ruby, September 29");
    - a comma before words that open a clause or an apposition ("Van Horn's Wells, where", "Tucson, on the 15th",
      "Elgin, arriving"), before "and" that opens a clause, and before the "and" that ends a list of places;
    - a period before a capitalized word that opens a sentence or a salutation ("Fort Davis. The", "Hilton Head. SIR:"),
      unless the place ends in one ("Tex. SIR:").

    A comma then follows about half of the places (50.2% of the training part), as in copies of the corpus with punctuation
    (51%). The marks never become part of a mention, and offsets are updated. Places are taken from the gold, so a restored
    comma carries no more information than the comma of the source.
    """
    places = sorted(document.places, key=lambda mention: mention.start)
    marks = {mention.end: _mark(document.text, mention, index, places) for index, mention in enumerate(places)}
    marks = {position: mark for position, mark in marks.items() if mark}
    positions = sorted(marks)
    pieces, last = [], 0
    for position in positions:
        pieces += [document.text[last:position], marks[position]]
        last = position
    text = "".join([*pieces, document.text[last:]])
    moved = tuple(
        replace(
            mention,
            start=mention.start + sum(1 for position in positions if position <= mention.start),
            end=mention.end + sum(1 for position in positions if position < mention.end),
        )
        for mention in document.mentions
    )
    return replace(document, text=text, mentions=moved)


def _mark(text: str, place: GoldMention, index: int, places: list[GoldMention]) -> str:
    """Return the character to put after a place, or an empty string."""
    if not text.startswith(" ", place.end):
        return ""
    rest = text[place.end + 1 : place.end + 60].lstrip()
    after = place.end + len(text[place.end :]) - len(text[place.end :].lstrip())
    following = places[index + 1] if index + 1 < len(places) else None
    if following and following.start == after:
        return ","
    if _MONTH.match(rest) or _CLAUSE.match(rest) or _AND_CLAUSE.match(rest) or _ends_list(rest, index, places):
        return ","
    if _SENTENCE.match(rest):
        return "" if place.text.endswith(".") else "."
    return ""


def _ends_list(rest: str, index: int, places: list[GoldMention]) -> bool:
    """Return whether "and" follows a place that comes directly after another: "Barry Stone and Taney"."""
    before = places[index - 1] if index else None
    return rest.startswith(("and ", "or ")) and before is not None and places[index].start - before.end <= 2
