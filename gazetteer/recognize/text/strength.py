"""How well a name is known in the lexicon, as evidence."""

from __future__ import annotations

from gazetteer.model.term import Term


def strength_of(term: Term | None, found: list[str]) -> str:
    """Return how strong the name is in the lexicon, as one word."""
    if term is None:
        return "unknown"
    kinds, classes = term.kinds, term.classes
    if "demonym" in kinds:
        found.append("demonym" if len(kinds) == 1 else "also demonym")
        if len(kinds) == 1:
            return "demonym"
    if term.curated:
        found.append("curated")
    if "abbreviation" in kinds:
        found.append("abbreviation" if kinds == {"abbreviation"} else "also abbreviation")
    if term.own:
        found.append("own name")
    if "A" in classes:
        found.append("division")
    if classes & NATURAL:
        found.append("natural")
    if not term.primary and not kinds & _ATTESTED:
        found.append("alternate only")
    if term.places > 5:
        found.append("many places")
    if "A" in classes and term.prominence >= 0.75 and not term.kinds <= _LOOSE:
        found.append("top")
        return "top"
    strength = "strong" if term.prominence >= 0.65 else "good" if term.prominence >= 0.52 else ""
    if not strength:
        strength = "fair" if term.prominence >= 0.4 else "weak" if term.prominence >= _TINY else "tiny"
    found.append(strength)
    return strength


NATURAL = frozenset("HTV")


_ATTESTED = frozenset({"historical", "official", "variant"})


_TINY = 0.2
"""Prominence that every village with a known population exceeds."""


_LOOSE = frozenset({"alternate", "variant", "demonym"})
