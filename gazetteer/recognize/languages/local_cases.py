"""Cases that say where something is: "თელავში", "Pozsonyból"."""

from __future__ import annotations

from functools import lru_cache

from gazetteer.languages.inflection import nominatives

CASES_OF_PLACE = {
    "hy": ("locative", "ablative"),
    "ka": ("locative", "ablative", "allative"),
    "hu": ("inessive", "illative", "elative", "superessive", "sublative", "delative"),
    "fi": ("inessive", "illative", "elative"),
    "et": ("inessive", "illative", "elative"),
    "tr": ("locative",),
    "az": ("locative",),
    "lt": ("locative",),
}
"""Cases that say where something is, from where or to where, and are rare for persons."""


@lru_cache(maxsize=1 << 14)
def says_where(word: str, lang: str) -> bool:
    """Return whether a word has the ending of a local case, "თელავში", "Pozsonyból", or the Armenian prefix: "յԱնի"."""
    if lang == "hy" and word[0] == "յ" and word[1:2].isupper():
        return True
    cases_of_place = CASES_OF_PLACE.get(lang, ())
    return bool(cases_of_place) and any(one.case in cases_of_place for one in nominatives(word, lang))
