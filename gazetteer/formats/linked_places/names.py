"""Read names of Linked Places with their dates and citations, and the lists of objects in its features."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse, field
from gazetteer.formats.linked_places.terms import LPF_CERTAINTY
from gazetteer.formats.values.dates import from_when
from gazetteer.formats.values.vocabulary import script_of
from gazetteer.model.place import Name, name_kind

_CERTAINTY_BACK = {value: key for key, value in LPF_CERTAINTY.items()}


def object_of(value: object, where: str, what: str) -> dict[str, Any]:
    """Return an object; empty for a missing one.

    Raises:
        FormatError: it is not an object.
    """
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise FormatError(f"{where}: {what} is not an object")
    return value


def objects_of(value: object, where: str, what: str, refuse: Refuse | None = None) -> list[dict[str, Any]]:
    """Return the items of a list, or a single item, without those that are not objects if `refuse` is given."""
    if not value:
        return []
    items = enumerate(value if isinstance(value, list) else [value], start=1)
    read = (field(refuse, object_of, item, where, f"{what}, item {number}") for number, item in items)
    return [item for item in read if item is not None]


def names_of(value: object, where: str, refuse: Refuse | None) -> Iterator[Name]:
    """Yield the names of a feature; a name with several timespans once for each."""
    for number, name in enumerate(objects_of(value, where, "names", refuse), start=1):
        yield from field(refuse, _dated_names, name, f"{where}, name {number}", refuse) or ()


def _dated_names(name: dict[str, Any], at: str, refuse: Refuse | None) -> list[Name]:
    """Return one name, once for each of its timespans."""
    text = name.get("toponym") or name.get("ethnonym")
    if not isinstance(text, str) or not text.strip():
        raise FormatError(f"{at} has no toponym")
    lang = name.get("lang") if isinstance(name.get("lang"), str) else None
    cited = objects_of(name.get("citations") or name.get("citation"), at, "citations", refuse)
    when = name.get("when")
    certainty = name.get("certainty") or (when.get("certainty") if isinstance(when, dict) else None)
    kind = name.get("kind") or ("demonym" if "ethnonym" in name and "toponym" not in name else "alternate")
    script = name.get("script")
    read = Name(
        text=text,
        lang=lang or None,
        script=(script if isinstance(script, str) else None) or script_of(lang or None),
        kind=name_kind(kind),
        source=next((found for citation in cited if (found := source_of(citation))), ""),
        certainty=_CERTAINTY_BACK.get(str(certainty), "certain"),
    )
    spans = field(refuse, from_when, when, f"{at} ({text})") or [
        span
        for citation in cited
        if citation.get("year")
        for span in field(refuse, from_when, {"timespans": [{"start": citation["year"], "end": citation["year"]}]}, at)
        or ()
    ]
    return [replace(read, when=span) for span in spans] if spans else [read]


def source_of(citation: dict[str, Any]) -> str:
    """Return what a citation cites: its identifier, else its label."""
    return str(citation.get("@id") or citation.get("id") or citation.get("label") or "")
