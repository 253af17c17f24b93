"""The search keys of a name beside its fold: its folded Latin form, and its sound."""

from __future__ import annotations

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of
from gazetteer.names.sound import sound, sound_of_key

NEIGHBOURS = frozenset("Latn Armn Cyrl Geor Grek Arab Hebr Syrc Copt Glag Goth Zyyy".split())
"""Scripts whose readers wrote each other's names down; the sounds of all others are kept apart, by script."""


def keys_of(text: str, key: str) -> tuple[str, str]:
    """The folded Latin form and the sound key of a name, given as it is written and folded."""
    if text.isascii():
        return key, sound_of_key(key) if key.isascii() and not _parted(text) else sound(text)
    if script_of(text) in ("Latn", "Zyyy"):
        return key, sound(text)
    return fold(romanize(text)) or key, sounds(text)[0]


def sounds(text: str) -> tuple[str, ...]:
    """The sound keys under which a name is looked for: its own, and for a distant script the Latin one too.

    カーリン sounds like "Karin", but who writes Karin does not mean the town that カーリン transcribes.

    >>> sounds("Karin"), sounds("Կարին"), sounds("カーリン")
    (('KRN',), ('KRN',), ('Jpan:KRN', 'KRN'))
    """
    code, script = sound(text), script_of(text)
    return (code,) if script in NEIGHBOURS else (f"{script}:{code}", code)


def _parted(text: str) -> bool:
    """Whether only a part of the name sounds."""
    return "," in text or "(" in text
