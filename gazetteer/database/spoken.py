"""Compare a name with a similar one as both are spoken: "Chatalja" with Çatalca, "Genje" with Gəncə, "Leskovatz" with Leskovac.

A gazetteer has the local spelling of most places, and texts have a spelling of its sounds. A name of a gazetteer is read by
the rules of the country of its place, the other name by those of English.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gazetteer.database.hits import FoundName
from gazetteer.languages.respelling import respelt
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.names.similarity import likeness_of_keys
from gazetteer.names.slips import lost

LANGUAGE_OF = {
    "TR": "tr", "AZ": "az", "PL": "pl", "HU": "hu", "CZ": "cs", "SK": "cs", "RS": "sr", "HR": "sr", "BA": "sr", "ME": "sr",
    "SI": "sr", "RO": "ro", "MD": "ro", "AL": "sq", "LT": "sr", "LV": "sr", "DE": "de", "AT": "de",
}  # fmt: skip
"""Maps countries to the language by whose rules their names are read (`respelling`), if letters sound otherwise than in English.

Slovene, Lithuanian and Latvian names are read by the rules of Serbian, Slovak ones by those of Czech."""


def as_spoken(name: str, rows: Sequence[FoundName], share: float) -> list[FoundName]:
    """Return rows found for a name with the similarity of the spoken names, where it is higher than that of the letters.

    Args:
        name: the name that was searched for, in Latin letters.
        rows: the rows.
        share: the cost of a differing letter.
    """
    written = spoken(name, "en")
    is_spelt = written == fold(name)
    found = []
    for one in rows:
        text, lang = one.name.text, LANGUAGE_OF.get(one.place.country or "")
        if one.similarity < 1 and not (is_spelt and lang is None and text.isascii()) and script_of(text) == "Latn":
            meant = spoken(text, lang)
            similarity = likeness_of_keys(written, meant)
            if similarity > one.similarity:
                one = one._replace(similarity=similarity, lost=min(one.lost, share * lost(written, meant)))
        found.append(one)
    return found


@lru_cache(maxsize=4096)
def spoken(name: str, lang: str | None) -> str:
    """Return a folded name in English letters for its sounds."""
    known = respelt(name, lang)
    if known is not None or name.isascii():
        return known or fold(name)
    from gazetteer.names.latin_sounds import spelt_out  # its patterns take long to compile

    return fold(spelt_out(name))
