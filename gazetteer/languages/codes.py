"""Languages by code and by name: "hu", "hun", "Hungarian", "magyar"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gazetteer.errors import InputError
from gazetteer.languages.identify import UNKNOWN
from gazetteer.names.scripts import script_of

BEGINNING = 1_000
"""Number of code points of a text that determine its script."""

_OWN_NAMES = (
    "en fr de ru uk pl cs sk hu tr az hy ka el ar fa he it es pt nl sv da nb fi ro sr hr sl bg mk be zh ja ko ca et lv lt sq"
).split()
"""Languages whose native names are accepted too."""
_ADDED = {
    "ancient greek": "el", "greek": "el", "grc": "el", "norwegian": "no", "ottoman": "ota", "ottoman turkish": "ota",
    "western armenian": "hy", "hyw": "hy", "eastern armenian": "hy", "classical armenian": "xcl",
    "unknown": UNKNOWN, UNKNOWN: UNKNOWN,
}  # fmt: skip
_THREE = dict(
    pair.split(":")
    for pair in (
        "eng:en fra:fr fre:fr deu:de ger:de rus:ru ukr:uk pol:pl ces:cs cze:cs slk:sk slo:sk hun:hu tur:tr aze:az hye:hy arm:hy "
        "kat:ka geo:ka ell:el gre:el ara:ar fas:fa per:fa heb:he lat:la ita:it spa:es por:pt nld:nl dut:nl swe:sv dan:da nor:no "
        "fin:fi ron:ro rum:ro srp:sr hrv:hr bul:bg zho:zh chi:zh jpn:ja kor:ko"
    ).split()
)
"""Maps ISO 639-2 and 639-3 codes of supported languages to ISO 639-1."""


def language_code(text: str) -> str:
    """Return the code of a language given as a code, a BCP 47 tag, its English name or its native name.

    >>> [language_code(text) for text in ("hu", "Hungarian", "magyar", "hun", "sr-Latn", "EN")]
    ['hu', 'hu', 'hu', 'hu', 'sr', 'en']

    Raises:
        InputError: the language is unknown.
    """
    key = " ".join(text.split()).casefold()
    primary = key.replace("_", "-").partition("-")[0]
    if key in _ADDED:
        return _ADDED[key]
    if primary in _THREE:
        return _THREE[primary]
    names = _english()
    if primary in names:
        return primary
    by_name = {name.casefold(): code for code, name in names.items()}
    if key in by_name:
        return by_name[key]
    native = _native()
    if key in native:
        return native[key]
    from difflib import get_close_matches

    near = get_close_matches(key, [*by_name, *native], n=1, cutoff=0.75)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise InputError(f"language {text!r} not found: give a code such as 'hu' or a name such as 'Hungarian'{hint}")


def read_as(tag: str, text: str = "") -> str:
    """Return the code of the language as which a text with this BCP 47 tag is read.

    Western Armenian is read as Armenian, and Ottoman in Latin script as Turkish.

    >>> read_as("hyw"), read_as("ota-Latn"), read_as("ota"), read_as("ota", "Haleb vilâyeti"), read_as("sr-Latn")
    ('hy', 'tr', 'ota', 'tr', 'sr')
    """
    primary, *subtags = tag.replace("_", "-").split("-")
    in_latin = "latn" in (subtag.lower() for subtag in subtags) or script_of(text[:BEGINNING]) == "Latn"
    if primary == "ota" and in_latin:
        return "tr"
    return "hy" if primary == "hyw" else primary


def language_name(code: str) -> str:
    """Return the English name of a language, or the code if it has none.

    >>> language_name("hu"), language_name("und"), language_name("xx")
    ('Hungarian', 'an unknown language', 'xx')
    """
    if code == UNKNOWN:
        return "an unknown language"
    return _english().get(code.partition("-")[0], code)


@cache
def _english() -> Mapping[str, str]:
    from babel import Locale

    return {code: str(name) for code, name in Locale("en").languages.items() if len(code) in (2, 3)}


@cache
def _native() -> Mapping[str, str]:
    """Map case-folded native names of languages to codes."""
    from babel import Locale

    return {str(Locale(code).languages.get(code, code)).casefold(): code for code in _OWN_NAMES}
