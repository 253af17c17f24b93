"""Prepositions by language: between a place and the land where it is, and before names that have no article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_INSIDE: Mapping[str, str] = {
    "en": r"in|of|near|at|(?:one|two|the \w+est) of",
    "fr": r"en|de|d['’]|du|dans l[ae]s?|dans l['’]|au|aux",
    "de": r"in|inn|im|in de[rmn]|bei|bey",
    "it": r"in|di|d['’]|del|della|dell['’]|nel|nella|nell['’]",
    "es": r"en|de|del|de la|en la|en el",
    "pt": r"em|de|do|da|dos|das|no|na|nos|nas|d['’]",
    "nl": r"in|in 't|inde|van",
    "sv": r"i|uti|in uti",
    "da": r"i|udi|paa|på",
    "pl": r"w|we|na",
    "cs": r"v|ve|na",
    "sr": r"u|na",
    "ro": r"din|în|in|dela|de la",
    "la": r"in",
}
"""Words between a place and a larger one that contains it: "Scutari d'Albania", "Bergen in Noorwegen"."""
_BARE: Mapping[str, str] = {
    "en": r"at|in|from|to|into|near|reached|reaching|entered|entering|left|leaving|quitted|seized|occupied|captured|took|taken"
    r"|retook|besieged|besieging|sacked|burnt|burned|stormed|attacked|evacuated|relieved|fortified|visited|approached|abandoned"
    r"|recovered|invested|blockaded|bombarded|plundered|garrisoned|towards?|via|before|outside",
    "fr": r"à|vers|devers|devant|sous|contre|jusqu['’]à",
    "de": r"nach|gen|gegen|in|aus|auß|von|zu|zue|vor|bei|bey|bis|biß|um",
    "it": r"a|da|verso|presso|sotto",
    "es": r"en|desde|hacia|sobre|contra",
    "pt": r"em|para|até|sobre",
    "nl": r"te|naar|nae?r?|in|bij|by|uit|uyt|tot|voor",
}
"""Words directly before a name, by language, where the name of a river, range or sea would have an article."""
_READ_AS = {"hr": "sr", "bs": "sr", "no": "da", "nb": "da", "nn": "da"}


@cache
def inside(lang: str) -> re.Pattern[str]:
    """Return the pattern of what stands between a place and the land where it is, the English one for other languages.

    >>> bool(inside("it").match(" d'")), bool(inside("nl").match(" in ")), bool(inside("pl").match(" i "))
    (True, True, False)
    """
    found = _INSIDE.get(_READ_AS.get(lang, lang))
    if found is None or lang == "en":
        return re.compile(rf"^,?\s+(?:{_INSIDE['en']})\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}(?:of\s+)?(?:the\s+)?$")
    return re.compile(rf"^,?\s+(?:{found})(?:(?<=['’])|\s+)$")


@cache
def bare(lang: str) -> re.Pattern[str] | None:
    """Return the pattern of a word directly before a name that would have an article if it were a river or a range.

    >>> bare("de").search("und zogen nach ").group(1), bare("pl")
    ('nach', None)
    """
    found = _BARE.get(lang)
    return re.compile(rf"(?:^|\W)({found})\s+$") if found is not None else None
