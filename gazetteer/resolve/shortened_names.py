"""Names within names: the "Boise" of "Fort Boise", the "Kent" of "Kent Court-House", the "Kars" of "province of Kars"."""

from __future__ import annotations

import re
from functools import cache

from gazetteer.kinds import kinds, split_kind
from gazetteer.kinds import words as words_for

_STATED = ("A", "H", "T", "P", "L.RGN")
_OF_SETTLEMENTS = frozenset({"fortress", "fortresses"})
_NOT_SAID = frozenset("place places community communities neck bar rock rocks head heads bend bottom bottoms".split())


def beginning(feature: str) -> str:
    """Return the prefix of the feature codes that a kind word allows: "town" allows any settlement, but "river" only streams."""
    if feature == "H.STM":
        return feature
    if feature[0] in "HTP":
        return feature[0]
    return "A" if feature.startswith("L") else feature


KIND_FEATURES = {
    **{
        form: beginning(kind.feature)
        for kind in kinds("en")
        if kind.feature.startswith(_STATED)
        for form in kind.all_forms
        if form not in _NOT_SAID
    },
    **dict.fromkeys(_OF_SETTLEMENTS, "P"),
    "government": "A", "banks of the": "H", "shores of": "H",
}  # fmt: skip
"""Maps kind words before or after a name ("province of X", "X River") to a prefix of the GeoNames feature code."""

SIDES = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest north-east north-west "
    "south-east south-west".split()
)
"""Cardinal directions, which are not places by themselves."""

_BEFORE = (
    SIDES
    | frozenset(
        form for kind in kinds("en") if kind.lang == "en" and kind.position != "behind" for form in kind.all_forms
    )
    | frozenset(form for kind in kinds("en") if "of" in kind.links for form in kind.all_forms)
    | frozenset(
        "ft mt northeastern northwestern southeastern southwestern central upper lower middle inner outer greater old big "
        "little battle siege treaty mouth military national the near".split()
    )
)
_AFTER = frozenset(form for kind in kinds("en") if kind.position != "before" for form in kind.all_forms) | frozenset(
    {"co", "military"}
)
_TWO = (("court", "house"), ("cross", "roads"), ("c.", "h."), ("c", "h"))
"""Kind words of two words that follow a name."""

_APART = re.compile(r"[\s\-‐–]+")
_OWN = re.compile(r"['’]s?$")
MAX_SHORTENED = 3
"""Maximum number of shortened forms of one name."""


def shortened(name: str) -> list[str]:
    """Return a name without its kind words and directions, one more removed each time; empty if it has no such word.

    >>> shortened("Fort Boise"), shortened("Burton's Ford"), shortened("New Kent Court-House")
    (['Boise'], ['Burton'], ['New Kent'])
    >>> shortened("North Fork of Eel River"), shortened("province of Kars"), shortened("Van")
    (['North Fork of Eel', 'Fork of Eel', 'Eel'], ['Kars'], [])
    """
    words = [word for word in _APART.split(name) if word]
    found: list[str] = []
    while len(words) > 1 and len(found) < MAX_SHORTENED:
        lowered = [word.lower() for word in words]
        if len(words) > 2 and (lowered[-2], lowered[-1]) in _TWO:
            words = words[:-2]
        elif lowered[-1] in _AFTER:
            words = words[:-1]
        elif lowered[0] in _BEFORE or (lowered[0] in _AFTER and "of" in lowered[1:2]):
            words = words[1:]
            while len(words) > 1 and words[0].lower() in ("of", "the"):
                words = words[1:]
        else:
            break
        words[-1] = _OWN.sub("", words[-1]) or words[-1]
        found.append(" ".join(words))
    return [text for text in found if text.lower() not in _BEFORE and text.lower() not in _AFTER]


SIDES_IN = {
    "de": "unter unterer untere unteres ober oberer obere oberes nieder hoch nord süd ost west klein gross groß neu alt",
    "fr": "haut haute bas basse nord sud est ouest petit petite grand grande",
    "nl": "noord zuid oost west opper neder groot klein nieuw", "sv": "norra södra östra västra övre nedre",
    "da": "nord syd øst vest", "es": "alto alta bajo baja norte sur este oeste", "it": "alto alta basso bassa nord sud",
    "pl": "górny górna dolny dolna wielki mały", "ru": "верхний верхняя нижний нижняя северный северная южный южная большой малый",
}  # fmt: skip
"""Maps a language to words for direction, height or size that precede a name: "Unter-Havel", "Haute-Égypte"."""
KIND_IN_NAME = frozenset({"de", "nl", "sv", "da"})
"""Languages that join the kind word to the name: "Eriesee", "Scheldefloden"."""
MIN_LETTERS_LEFT = 4
"""Minimum number of letters that must remain of a name."""


def shortened_in(name: str, lang: str | None) -> list[str]:
    """Return a name without kind words and directions in the language of the text; empty if it has no such word.

    >>> shortened_in("Unter-Havel", "de"), shortened_in("Erie-See", "de"), shortened_in("Eriesee", "de")
    (['Havel'], ['Erie'], ['Erie'])
    >>> shortened_in("lac de Van", "fr"), shortened_in("Haute-Égypte", "fr"), shortened_in("Van", "fr")
    (['Van'], ['Égypte'], [])
    """
    tongue = (lang or "en").partition("-")[0]
    if tongue == "en":
        return []
    found = []
    part = split_kind(name, tongue)
    if part is not None and part.kind.feature.startswith(_STATED):
        found.append(part.rest)
    words = [word for word in _APART.split(name) if word]
    if len(words) > 1 and words[0].lower() in SIDES_IN.get(tongue, "").split():
        found.append(name[name.index(words[1], len(words[0])) :])
    if not found and tongue in KIND_IN_NAME and len(words) == 1:
        ending = next((each for each in _endings(tongue) if name.lower().endswith(each)), "")
        if ending and len(name) - len(ending) >= MIN_LETTERS_LEFT:
            found.append(name[: -len(ending)])
    return found


@cache
def _endings(lang: str) -> tuple[str, ...]:
    """Return the words for waters and landforms of a language with at least three letters, the longest first."""
    words = (word for word in words_for(lang, features=("H", "T")) if len(word) > 2)
    return tuple(sorted(words, key=len, reverse=True))


def kind_of(name: str) -> str | None:
    """Return the kind word of a name of several words: "river" for "James River"; None without one."""
    words = name.split()
    if len(words) < 2:
        return None
    return next((word.lower() for word in (words[-1], words[0]) if word.lower() in KIND_FEATURES), None)
