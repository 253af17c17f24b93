"""The search keys of a name other than its fold: its folded Latin form and its sound key."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize_all, script_of
from gazetteer.names.sound import sound, sounds_of

NEIGHBOURING_SCRIPTS = frozenset("Latn Armn Cyrl Geor Grek Arab Hebr Syrc Copt Glag Goth Zyyy".split())
"""Scripts whose users recorded each other's names; the sound keys of other scripts have the script as prefix."""


def keys_of(texts: Sequence[str], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Return the folded Latin form and the sound key of each name; takes the names as written and their folds."""
    scripts = ["Latn" if text.isascii() else script_of(text) for text in texts]
    foreign = [n for n, script in enumerate(scripts) if script not in ("Latn", "Zyyy")]
    romanized = romanize_all(texts)
    latin = list(keys)
    for n in foreign:
        latin[n] = fold(romanized[n]) or keys[n]
    codes = sounds_of(texts, keys, romanized)
    for n in foreign:
        codes[n] = _with_prefix(codes[n], scripts[n])
    return list(zip(latin, codes, strict=True))


def sounds(text: str) -> tuple[str, ...]:
    """Return the sound keys under which a name is searched: its own, and for a distant script also the Latin one.

    カーリン sounds like "Karin", but "Karin" does not mean the town that カーリン transcribes.

    >>> sounds("Karin"), sounds("Կարին"), sounds("カーリン")
    (('KRN',), ('KRN',), ('Jpan:KRN', 'KRN'))
    """
    code, script = sound(text), script_of(text)
    return (code,) if script in NEIGHBOURING_SCRIPTS else (_with_prefix(code, script), code)


def _with_prefix(code: str, script: str) -> str:
    """Return the sound key with the prefix of a distant script."""
    return code if script in NEIGHBOURING_SCRIPTS else f"{script}:{code}"
