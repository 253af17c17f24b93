"""Demonyms of places that are not in the lexicon: "Mesopotamian", "Londoners"."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.model.term import Term
from gazetteer.names.demonyms import places_of

DEMONYM_PROMINENCE = 0.5
"""Minimum prominence of a place with a commonly known demonym."""


def is_derived(key: str, terms: Mapping[str, Term]) -> bool:
    """Return whether a folded word is derived from the name of a well-known place."""
    return any(
        (place := terms.get(name)) is not None and place.prominence >= DEMONYM_PROMINENCE for name in places_of(key)
    )
