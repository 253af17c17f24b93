"""Adjectives and peoples that stand for a place and that the lexicon does not list: "Mesopotamian", "Londoners"."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.model.term import Term
from gazetteer.names.demonyms import places_of

WELL_KNOWN = 0.5
"""Prominence from which a place has a demonym that people know."""


def is_derived(key: str, terms: Mapping[str, Term]) -> bool:
    """Return whether a folded word is derived from the name of a place that the lexicon knows well."""
    return any((place := terms.get(name)) is not None and place.prominence >= WELL_KNOWN for name in places_of(key))
