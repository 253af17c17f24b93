"""Read values of a TEI header: dates, and the language in which the text is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from gazetteer.errors import TimespanError
from gazetteer.model.dates.reader import written_years

_BOUNDS = (("from", "notBefore"), ("to", "notAfter"))


def dated(attributes: Mapping[str, str]) -> str | None:
    """Return the date of dating attributes as EDTF; None without one.

    >>> dated({"when": "1904-06-02"}), dated({"notBefore": "1904"}), dated({"value": "1812"})  # @value in P4
    ('1904-06-02', '1904/..', '1812')
    """
    if when := attributes.get("when") or attributes.get("when-iso") or attributes.get("value"):
        return when
    start, end = (attributes.get(one) or attributes.get(other) for one, other in _BOUNDS)
    return f"{start or '..'}/{end or '..'}" if start or end else None


def written(words: Sequence[str]) -> str | None:
    """Return the date in the content of an element as EDTF; None if it cannot be read.

    >>> written(["3 May ", "1812"]), written(["at home"])
    ('1812-05-03', None)
    """
    with suppress(TimespanError):
        when = written_years(" ".join("".join(words).split()))
        return str(when) if when else None
    return None


def share(usage: str) -> float:
    """Return the percentage in `@usage` of a language; 0 if it is not a number."""
    match = re.match(r"\d+(?:\.\d+)?", usage)
    return float(match[0]) if match else 0.0


def main_language(shares: Mapping[str, float]) -> str | None:
    """Return the language used most; None if there are several and it is not known which.

    >>> main_language({"de": 0}), main_language({"de": 90, "la": 10}), main_language({"de": 0, "la": 0})
    ('de', 'de', None)
    """
    most = max(shares.values(), default=0.0)
    main = [code for code, percentage in shares.items() if percentage == most]
    return main[0] if len(main) == 1 else None
