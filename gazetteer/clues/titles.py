"""Titles of provinces: other names for "the vilayet of Van" or "Erivan government" in a list of places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.kinds import Kind


def titles(name: str, word: str) -> Iterator[str]:
    """Yield the names of a division that a text mentions as `name` with the kind word `word`.

    The word itself comes first, then other words for divisions of that level that are named after their chief town; for a word
    of another language, all English words for that level.

    >>> list(titles("Erivan", "government"))[:3]
    ['Erivan government', 'Erivan governorate', 'Erivan voivodeship']
    >>> list(titles("Aras", "river"))
    []
    """
    from gazetteer.kinds import ANY_LANGUAGE, kind_of, kinds

    kind = kind_of(word)
    if kind is None or not kind.feature.startswith("A.ADM"):
        return
    yield f"{name} {kind.word}"
    is_foreign = kind.lang not in ("en", ANY_LANGUAGE)
    for other in kinds("en"):
        if (other.seat or is_foreign) and other.word != kind.word and other.feature == kind.feature:
            yield f"{name} {other.word}"


def division_in(name: str) -> tuple[str, Kind] | None:
    """Return the rest of a name and its kind word, if that is one for a state or division ("Sanjak of Mush"); None for others.

    >>> rest, kind = division_in("Vilayet of Van")
    >>> rest, kind.word
    ('Van', 'vilayet')
    >>> division_in("Lake Van")
    """
    if name.isalpha():  # one word: the table of kind words is not needed
        return None
    from gazetteer.kinds import split_kind

    found = split_kind(name)
    if found is None or not found.kind.feature.startswith(("A.ADM", "A.PCL")):
        return None
    return found.rest, found.kind
