"""Short descriptions of entities for lists of candidates and suggestions."""

from __future__ import annotations

from gazetteer.answers import area
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.feature_words import feature_word
from gazetteer.model.place import Place
from gazetteer.people.authority import Figure


def described(known: Place | Figure, gazetteer: Gazetteer) -> str:
    """Return the kind of an entity with its location or years: "settlement, Širak, AM", "diplomat, 1893–1971"."""
    if isinstance(known, Figure):
        years = "–".join("?" if year is None else str(year) for year in (known.born, known.died))
        return ", ".join(filter(None, (known.role, years)))
    division = area(known.divisions[0], gazetteer) if known.divisions else None
    when = f"({known.when})" if known.when else ""
    parts = (feature_word(known.feature), division.name if division else "", known.country or "", when)
    return ", ".join(filter(None, parts))
