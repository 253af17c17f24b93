"""Names that the text equates: "Alexandropol (now Gyumri)", "Tiflis, present-day Tbilisi"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.model.document import Mention

_NOW = (
    r"(?:(?:now|today|modern|currently|presently|later|formerly|once|previously|earlier|then|since|originally|anciently|the\s+"
    r"(?:modern|present|ancient|former)|(?:present|modern)[-\s]day|today's|nowadays|also|a\.?k\.?a\.?|or|i\.?\s?e\.?,?|"
    r"better|actuelle(?:ment)?|aujourd'hui|anciennement|heute|ehemals|früher|ныне|бывший|бывш\.|теперь)\s*)"
)
_SAID = (
    r"(?:(?:called|named|known|renamed|the|city|town|village|of|as|to|in|Turkish|Armenian|Russian|Greek|German)\s+)*"
)
_BRACKET = re.compile(rf"\s*[(\[]\s*(?:{_NOW}+\s*,?\s*)?{_SAID}[\"'“‘]?", re.IGNORECASE)
_COMMA = re.compile(
    rf"[\"'”’]?\s*,\s*(?:which\s+is\s+|that\s+is,?\s+)?(?:{_NOW}+|(?:re)?named\s+|(?:also\s+)?(?:called|known\s+as)\s+)+{_SAID}[\"'“‘]?",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\s*,?\s+(?:now|formerly|later|alias|previously)\s+(?:called\s+|known\s+as\s+)?[\"'“‘]?|\s*(?:=|a\.k\.a\.|aka)\s*",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[\"'”’]?\s*[)\]]")
_REACH = 60


def equated(text: str, mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Return pairs of indexes of places in `mentions` that the text equates, each pair once.

    A single name in brackets is enough ("Karin (Erzurum)"), but not several ("Shirak (Ghaltaghchi, Aghboulagh)"). "Paris
    (Texas)" cannot be distinguished here: resolution decides it.
    """
    places = [index for index, mention in enumerate(mentions) if mention.type == "PLACE" and not mention.demonym]
    places.sort(key=lambda index: (mentions[index].start, -mentions[index].end))
    pairs = []
    for position, index in enumerate(places):
        for other in places[position + 1 : position + 3]:
            first, second = mentions[index], mentions[other]
            if second.start < first.end:
                continue
            if second.start - first.end > _REACH:
                break
            if _says_so(text, first, second):
                pairs.append((index, other))
                break
    return tuple(pairs)


def _says_so(text: str, first: Mention, second: Mention) -> bool:
    between = text[first.end : second.start]
    if _BRACKET.fullmatch(between):
        return _CLOSES.match(text, second.end) is not None
    return bool(_COMMA.fullmatch(between) or _EITHER.fullmatch(between))
