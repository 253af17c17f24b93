"""Select the names of a village and its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from gazetteer.names.cleaning import clean
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.names.search_keys import keys_of

IN_DEPTH = {
    "AM": "hy ru az", "AZ": "az ru hy", "GE": "ka ru hy az", "TR": "tr hy ku el", "IQ": "ar ku tr",
    "SY": "ar ku tr hy", "LB": "ar fr", "PS": "ar he", "IL": "he ar", "JO": "ar", "CY": "el tr", "GR": "el tr bg mk",
    "BG": "bg tr el", "MK": "mk bg sq tr sr", "AL": "sq el", "XK": "sq sr", "ME": "sr", "RS": "sr hu hr", "BA": "bs sr hr",
    "HR": "hr it de hu sr", "SI": "sl de it", "HU": "hu de sk hr", "RO": "ro hu de", "MD": "ro ru uk", "UA": "uk ru pl de hu ro",
    "BY": "be ru pl lt", "LT": "lt pl ru de", "LV": "lv de ru", "EE": "et de ru sv", "PL": "pl de uk", "CZ": "cs de",
    "SK": "sk hu de", "AT": "de sl", "RU": "ru", "TM": "tk ru", "UZ": "uz ru", "TJ": "tg ru", "KG": "ky ru",
}  # fmt: skip
"""Countries whose settlements are all used, with the languages whose names are all used."""


SELECTED = {
    "IR": "fa az azb hy ku", "KZ": "kk ru", "AF": "fa ps", "EG": "ar", "KR": "ko", "KP": "ko",
    "SA": "ar", "YE": "ar", "CH": "de fr it rm", "IT": "it de sl", "ES": "es ca eu gl", "PT": "pt", "BE": "nl fr de",
    "NL": "nl fy", "DK": "da de", "SE": "sv", "NO": "no nn", "FI": "fi sv", "IE": "ga", "ZA": "af", "DE": "de", "FR": "fr",
    "GB": "en", "IN": "en", "CN": "zh", "AU": "en", "DZ": "fr", "MA": "fr", "KE": "en", "LK": "en", "PK": "ur", "BD": "bn",
    "PH": "en", "JP": "ja", "NZ": "en", "AR": "es", "CL": "es", "EC": "es", "UY": "es", "PA": "es", "DO": "es", "HT": "fr",
}  # fmt: skip
"""Countries whose settlements are used if Wikidata or Wikipedia has them, if they have a post office, or many names."""


MANY_NAMES = 8
"""Number of names from which a settlement of those countries is used, unless post offices select them."""


@dataclass(slots=True)
class Settlement:
    """One settlement of either input."""

    id: str
    label: str
    lat: float
    lon: float
    region: str
    noted: bool = False
    names: list[tuple[str, str, str]] = field(default_factory=list)
    """Language tag, kind and text."""


COMMON = frozenset("en fr de ru tr hy el ar fa la".split())
"""Languages in which historical texts may name any settlement: such a name is kept if it cannot be found by the sound
of another one."""


NOT_LATIN = frozenset("hy ka ru uk be bg mk sr el ar fa azb he ur ps kk ky tg zh".split())
"""Languages not written in Latin letters: a name in Latin letters is a romanization."""


LIKENESS = 45.0
"""Minimum similarity of a name in a language not spoken there to the settlement's name; others are errors."""


LONGEST = 60
"""Maximum length of a name in code points."""


SPELLINGS = 2
"""Maximum number of names per language, and of spellings without a language."""


NAMES = 4
"""Maximum number of names besides the main one, without former names."""


def latin_label(settlement: Settlement, country: str) -> str:
    """Return the name without notes, or the Latin name of Who's On First if it is not in Latin letters."""
    label = next(clean([settlement.label]), "")
    if not label or script_of(label) == "Latn":
        return label.title() if label.isupper() else label
    local = (IN_DEPTH.get(country) or SELECTED[country]).split()
    order = ("en", local[0], "", *local[1:])
    latin = [
        (order.index(tag), text) for tag, _, text in settlement.names if tag in order and script_of(text) == "Latn"
    ]
    found = next((text for _, tagged in sorted(latin, key=lambda pair: pair[0]) for text in clean([tagged])), "")
    if not found:
        return label
    settlement.names.append((local[0], "alternate", label))
    return found


def wanted(label: str, names: Iterable[tuple[str, str, str]], country: str) -> Iterator[str]:
    """Yield the names that a text may use: local ones, names with another sound in other languages, some spellings."""
    local = (IN_DEPTH.get(country) or SELECTED[country]).split()
    order = {tag: number for number, tag in enumerate([*local, *sorted(COMMON), ""])}
    known = {fold(label): ("", "primary", label)}
    for tag, kind, text in sorted(names, key=lambda name: (order.get(name[0], 0), name[1] != "historical")):
        if tag in order and len(text) <= LONGEST and text != label and "|" not in text:
            cleaned = next(clean([text]), "")
            key = fold(cleaned)
            if key and (tag or script_of(cleaned) == "Latn"):
                known.setdefault(key, (tag, kind, cleaned))
    free = [name[0] in local or name[1] in ("historical", "primary") for name in known.values()]
    keys = [("", "")] * len(known) if all(free) else keys_of([text for _, _, text in known.values()], list(known))
    latins: set[str] = set()
    sounds: set[str] = set()
    spellings = 0
    for (tag, kind, text), is_free, (latin, sound) in zip(known.values(), free, keys, strict=True):
        if not is_free and tag and (sound in sounds or ratio(latin, keys[0][0]) < LIKENESS):
            continue
        if not is_free and not tag and (spellings >= SPELLINGS or latin in latins):
            continue
        spellings += not is_free and not tag
        latins.add(latin)
        sounds.add(sound)
        if kind != "primary":
            script = "-Latn" if tag in NOT_LATIN and script_of(text) == "Latn" else ""
            yield f"{'*' if kind == 'historical' else ''}{tag}{script}:{text}"


def few(names: Iterable[str]) -> Iterator[str]:
    """Return the first `NAMES` of a settlement, at most `SPELLINGS` per language, and all former names."""
    counts: Counter[str] = Counter()
    for name in names:
        tag = name.partition(":")[0].removesuffix("-Latn")
        if tag.startswith("*") or (counts.total() < NAMES and counts[tag] < SPELLINGS):
            counts[tag] += not tag.startswith("*")
            yield name
