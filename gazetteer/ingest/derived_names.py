"""Derive spellings by rule from names in sources: Western Armenian ones, Latin ones in J, and spas without "Bad".

Travellers, consuls and Armenians abroad wrote the towns of Anatolia and Syria as they sound in Western Armenian: Gars, Garin,
Sepastia, Dikranagert. Sources give the names in Armenian letters; these spellings are derived from them.

Most German spas have had "Bad" before their names for about a century: older books have Arolsen and Kreuznach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.model.place import Name, NameKind, Source
from gazetteer.names.western import western_armenian

DERIVED = Source("derived", "Derived by rule from another name of the same place", "", "")

ANCIENT = "pleiades"
"""Source of the ancient names."""
WESTERN_ARMENIA = frozenset("TR SY LB IQ IR JO IL PS EG CY AM GE AZ".split())
"""Present-day countries with old Armenian place names; elsewhere a listed Armenian name only transcribes another."""
SPA_COUNTRIES = frozenset(("DE", "AT", "CH"))
"""Present-day countries in which the main name of a spa begins with its title; elsewhere only a German name does."""
_SPA = "Bad "


def derive(names: Sequence[Name], country: str | None) -> Iterator[Name]:
    """Yield the spellings that follow from a place's names, with the years of those names.

    An Armenian name gives its Western Armenian spellings: "alternate" for a listed name without a language, "variant" for an
    attested one. An ancient name in I before a vowel gives the spelling in J that later books have: Iaxartes, Jaxartes.
    "Bad Arolsen" gives Arolsen.
    """
    for name in names:
        if name.text.startswith(_SPA) and (name.lang == "de" or (name.lang is None and country in SPA_COUNTRIES)):
            yield Name(
                name.text.removeprefix(_SPA), "de", name.script, "variant", name.when, DERIVED.id, name.certainty
            )
        if name.source == ANCIENT and name.text[0] == "I" and name.text[1:2] in "aeou" and name.text[1:2]:
            yield Name("J" + name.text[1:], name.lang, name.script, "variant", name.when, DERIVED.id, name.certainty)
        if not "\u0531" <= name.text[0] <= "\u0587" or name.kind == "demonym":
            continue
        if name.lang is None and country not in WESTERN_ARMENIA:
            continue
        kind: NameKind = "variant" if name.lang else "alternate"
        for text in western_armenian(name.text):
            yield Name(text, "hyw-Latn", "Latn", kind, name.when, DERIVED.id, name.certainty)
