"""The search keys of a name beside its fold: its folded Latin form, and its sound."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of
from gazetteer.names.sound import sound, sounds_of

NEIGHBOURS = frozenset("Latn Armn Cyrl Geor Grek Arab Hebr Syrc Copt Glag Goth Zyyy".split())
"""Scripts whose readers wrote each other's names down; the sounds of all others are kept apart, by script."""


def keys_of(texts: Sequence[str], keys: Sequence[str]) -> list[tuple[str, str]]:
    """The folded Latin form and the sound key of each name, given as they are written and folded."""
    scripts = ["Latn" if text.isascii() else script_of(text) for text in texts]
    foreign = [n for n, script in enumerate(scripts) if script not in ("Latn", "Zyyy")]
    latin = list(keys)
    for n in foreign:
        latin[n] = fold(romanize(texts[n])) or keys[n]
    codes = sounds_of(texts, keys)
    for n in foreign:
        codes[n] = _kept_apart(codes[n], scripts[n])
    return list(zip(latin, codes, strict=True))


def sounds(text: str) -> tuple[str, ...]:
    """The sound keys under which a name is looked for: its own, and for a distant script the Latin one too.

    カーリン sounds like "Karin", but who writes Karin does not mean the town that カーリン transcribes.

    >>> sounds("Karin"), sounds("Կարին"), sounds("カーリン")
    (('KRN',), ('KRN',), ('Jpan:KRN', 'KRN'))
    """
    code, script = sound(text), script_of(text)
    return tuple(dict.fromkeys((_kept_apart(code, script), code)))


def _kept_apart(code: str, script: str) -> str:
    """The sound key as names in this script have it."""
    return code if script in NEIGHBOURS else f"{script}:{code}"
