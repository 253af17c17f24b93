"""Groups of letters that writers of names, romanizations and scanners of pages exchange, with the cost of each exchange."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SOUND = 0.6
"""Cost of a letter written for one with a similar sound."""
VOWEL = 0.7
"""Cost of a vowel written for another."""
SHAPE = 0.6
"""Cost of a letter written for one that looks like it on a bad scan, with f for the long s."""

VOWELS = "aeiouy"
_SOUNDS = ("bp", "dt", "gkcqx", "vwfb", "szcx", "ijy", "uwv", "mn", "lr", "gj", "kh", "gh")
_SHAPES = ("ce", "hb", "un", "il", "fs", "tl", "eo", "ao", "nr", "gc", "oc", "ft", "gq", "l1", "i1", "o0", "s5", "b8")
_SPELLINGS = (
    (0.3, "ou-u kh-h gh-g ph-f ck-k th-t tz-ts ow-ov ya-ia ya-ja yu-iu iy-y iy-i ij-i ej-ei ei-ai ye-e je-e shch-sch"),
    (
        0.4,
        "tch-ch tsch-ch cz-ch sch-sh kh-k oo-u ee-i zh-j dj-j dzh-j dsh-j oe-o ue-u ie-i ie-e x-ks qu-k off-ov eff-ev au-av eu-ev",
    ),
    (0.5, "ae-a ch-kh sz-s s-sh c-ch z-zh c-ts"),
)
"""Spellings of one sound in different romanizations and languages, by cost."""
MISREAD = (("rn", "m"), ("in", "m"), ("cl", "d"), ("ii", "u"), ("li", "h"), ("vv", "w"))
"""Pairs of letters that a scanner reads as one letter, or the reverse."""


def _letters() -> Iterator[tuple[str, float]]:
    """Yield each pair of a written and a meant letter that are exchanged; the last cost of a pair counts."""
    for groups, cost in ((_SHAPES, SHAPE), (_SOUNDS, SOUND), ((VOWELS,), VOWEL)):
        for group in groups:
            yield from ((written + meant, cost) for written in group for meant in group if written != meant)


def _spellings() -> Iterator[tuple[str, str, float]]:
    """Yield each written and meant group of letters in both directions, with its cost."""
    for cost, listed in (*_SPELLINGS, (SHAPE, " ".join(map("-".join, MISREAD)))):
        for pair in listed.split():
            one, _, other = pair.partition("-")
            yield one, other, cost
            yield other, one, cost


def _by_last_letters() -> Mapping[str, list[tuple[str, str, float]]]:
    found: dict[str, list[tuple[str, str, float]]] = {}
    for written, meant, cost in _spellings():
        found.setdefault(written[-1] + meant[-1], []).append((written, meant, cost))
    return found


EXCHANGED: Mapping[str, float] = dict(_letters())
"""Maps a written and a meant letter, as one text of two letters, to the cost of the exchange."""
RESPELT: Mapping[str, list[tuple[str, str, float]]] = _by_last_letters()
"""Maps the last letters of a written and a meant group to all such groups: written, meant, cost."""


def misread(key: str) -> set[str]:
    """Return the names that a scanner may have read as this one, by a pair of letters read as one letter or the reverse.

    >>> sorted(misread("bemdorf"))
    ['beindorf', 'bemclorf', 'berndorf']
    """
    found = set()
    for pair in MISREAD:
        for old, new in (pair, pair[::-1]):
            at = key.find(old)
            while at >= 0:
                found.add(key[:at] + new + key[at + len(old) :])
                at = key.find(old, at + 1)
    return found
