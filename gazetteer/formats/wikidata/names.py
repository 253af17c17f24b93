"""Shared code of the readers of Wikidata: the source, and names."""

from __future__ import annotations

from gazetteer.formats.values.vocabulary import script_of
from gazetteer.model.place import Name, NameKind, Source
from gazetteer.model.timespan import Timespan

SOURCE = "wikidata"


SOURCE_RECORD = Source(SOURCE, "Wikidata", "CC0 1.0", "https://www.wikidata.org/")


def name_of(text: str, lang: str, kind: NameKind, when: Timespan | None = None) -> Name:
    """Return a name, without a language if Wikidata's code means "none" or "several"."""
    tag = None if lang in ("mul", "und", "mis", "zxx") else lang
    return Name(text, tag, script_of(tag), kind, when, SOURCE)
