"""Derive spellings by rule from names in sources.

Travellers, consuls and Armenians abroad wrote the towns of Anatolia and Syria as they sound in Western Armenian: Gars, Garin,
Sepastia, Dikranagert. Sources give the names in Armenian letters; these spellings are derived from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.model.place import Name, NameKind, Source
from gazetteer.names.western import western_armenian

DERIVED = Source("derived", "Derived by rule from another name of the same place", "", "")

WESTERN_ARMENIA = frozenset("TR SY LB IQ IR JO IL PS EG CY AM GE AZ".split())
"""Present-day countries with old Armenian place names; elsewhere a listed Armenian name only transcribes another."""


def derive(names: Sequence[Name], country: str | None) -> Iterator[Name]:
    """Yield Western Armenian spellings of a place's Armenian names, with the years of those names.

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
