"""Ships of other languages than English after "on board" or the word for a ship: "à bord du Stamboul", "an Bord des Farmer"."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.recognize.vocabulary import cues

_ARTICLES = frozenset(
    "le la l' les il lo el de du des der die das dem den del della dello dell' do da van het 't på paa of the".split()
)
"""Words between "on board" and the name, in all languages together."""
_DEFINITE = frozenset("le la l' il lo el".split())
"""Articles between the word for a ship and its name: "la canonnière le Diamant"."""
_BOARD = frozenset("bord bordo boord".split())
_ON = frozenset("à a an am aan om ao am till til".split())
_OPENS = frozenset("\"«»„“‘'_~")


def is_aboard(texts: Sequence[str], lower: Sequence[str], start: int) -> bool:
    """Return whether "on board", or the word for a ship and an article, precede the name that begins at `start`.

    Args:
        texts: the words of a text.
        lower: the words in lower case, those for ships in English.
        start: the position of the name.
    """
    at = start - 1
    if at >= 0 and texts[at] in _OPENS:
        at -= 1
    if at > 0 and lower[at - 1] in cues.SHIPS and (lower[at] == "the" or texts[at].lower() in _DEFINITE):
        return True
    for _ in range(2):
        if at > 0 and texts[at].lower() in _ARTICLES:
            at -= 1
    word = texts[at].lower() if at >= 0 else ""
    return word == "ombord" or (word in _BOARD and at > 0 and texts[at - 1].lower() in _ON)
