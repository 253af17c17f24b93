"""Write LP-TSV 0.5, the table format of Linked Places.

Not written: dates, kinds and sources of variants, extents, links that are not matches.
Source: https://github.com/LinkedPasts/linked-places-format, LP-TSV v0.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gazetteer.formats.files.cells import guard_cell
from gazetteer.formats.lp_tsv.read import COLUMNS, UNKNOWN_CLASS
from gazetteer.formats.values.dates import bounds, iso_year
from gazetteer.formats.values.geometry import COORDINATE_DIGITS
from gazetteer.formats.values.vocabulary import COUNTRIES, LANGUAGE, authority
from gazetteer.model.annotation import finite
from gazetteer.model.place import Name, Place

_UNWRITABLE = re.compile(r"[;\t\r\n]")


def write(places: Iterable[Place], *, year: int | None = None) -> Iterator[str]:
    """Yield a header and one row per place, in pieces.

    Args:
        places: the places.
        year: attestation year of titles without dates; the current year by default.
    """
    yield "\t".join(COLUMNS) + "\n"
    attested = year if year is not None else date.today().year
    for place in places:
        row = _row(place, attested)
        yield "\t".join(row.get(column, "") for column in COLUMNS) + "\n"


def _row(place: Place, attested: int) -> dict[str, str]:
    title = next((name for name in place.names if name.text == place.label), Name(place.label))
    when = next((name.when for name in place.names if name.text == place.label and name.when), place.when)
    start, end = bounds(when) if when else (None, None)
    where = place.location
    known = where is not None and finite(where.lat) is not None and finite(where.lon) is not None
    seen: set[tuple[str, str | None]] = {(place.label, None)}
    variants = []
    for name in place.names:
        if name is title or (name.text, name.lang) in seen or _UNWRITABLE.search(name.text):
            continue
        seen.add((name.text, name.lang))
        lang = name.lang if name.lang and LANGUAGE.fullmatch(name.lang) else "und" if "@" in name.text else ""
        variants.append(f"{guard_cell(name.text)}@{lang}" if lang else str(guard_cell(name.text)))
    return {
        "id": place.id,
        "title": _cell(place.label),
        "title_source": _cell(title.source or next(iter(place.sources), "") or "gazetteer"),
        "title_uri": title.source if re.match(r"https?://\S+$", title.source) else "",
        "fclasses": place.feature[:1] or UNKNOWN_CLASS,
        "attestation_year": "" if start else iso_year(when.end) if when and when.end is not None else str(attested),
        "start": start or "",
        "end": end or "",
        "ccodes": place.country if place.country in COUNTRIES and place.country else "",
        "matches": ";".join(link.target for link in place.links if authority(link.target)),
        "variants": ";".join(variants),
        "types": place.feature if "." in place.feature else "",
        "lon": f"{where.lon:.{COORDINATE_DIGITS}f}" if where and known else "",
        "lat": f"{where.lat:.{COORDINATE_DIGITS}f}" if where and known else "",
        "approximation": f"{where.accuracy_km:g}" if where and where.accuracy_km else "",
    }


def _cell(text: str) -> str:
    return str(guard_cell(" ".join(text.split())))
