"""Spellings that follow by rule from a name that a source lists.

Travellers, consuls and Armenians abroad wrote the towns of Anatolia and Syria as Western Armenian sounds: Gars, Garin, Sepastia,
Dikranagert. Sources list the Armenian letters, so that these spellings follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.model.place import Name, NameKind, Source
from gazetteer.names.western import western_armenian

DERIVED = Source("derived", "Derived by rule from another name of the same place", "", "")

WESTERN_ARMENIA = frozenset("TR SY LB IQ IR JO IL PS EG CY AM GE AZ".split())
"""Present-day countries with old Armenian place names; elsewhere a listed Armenian name only transcribes another."""


def derive(names: Sequence[Name], country: str | None) -> Iterator[Name]:
    """Western Armenian spellings of a place's Armenian names, with the years of the names that they follow from.

    A listed name without a language gives an "alternate"; an attested one a "variant".
    """
    for name in names:
        if not "\u0531" <= name.text[0] <= "\u0587" or name.kind == "demonym":
            continue
        if name.lang is None and country not in WESTERN_ARMENIA:
            continue
        kind: NameKind = "variant" if name.lang else "alternate"
        for text in western_armenian(name.text):
            yield Name(text, "hyw-Latn", "Latn", kind, name.when, DERIVED.id, name.certainty)
