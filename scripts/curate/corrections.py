"""Corrections of rows of `data/` that readers found wrong, and merges of places that were in the tables twice.

    python scripts/curate/corrections.py

`corrections.csv` has one row for each corrected field:

- `table`: a table of `data/`, or one of `data/features/`.
- `row`: the columns that identify the row (`common.KEYS`), joined by `|`; the id of the place in the tables of `data/features/`.
- `field`, `old`, `new`: the column with its value before and after. `delete` removes the row. `merge` gives the id of the place
  that stays; it gets the names, facts and borders of the other one.
- `source`, `why`: what shows the new value, and the reason.

The programs that derive rows in bulk do not know the corrections. Run this program after them; a second run changes nothing.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from common import COLUMNS, DATA, KEYS, Row

from gazetteer.build.features import COLUMNS as FEATURE_NAME_COLUMNS
from gazetteer.build.features import FOLDER, MORE, NAMES_FILES, NATIONAL_NAMES, OTHER_SCRIPTS, RIVER_NAMES
from gazetteer.build.landmarks import COLUMNS as LANDMARK_COLUMNS
from gazetteer.build.landmarks import FILE, NATIONAL, SOURCE_OF_PREFIX
from gazetteer.build.packed_table import pack, read_rows
from gazetteer.names.fold import fold

CORRECTIONS = Path(__file__).with_suffix(".csv")
DELETE, MERGE = "delete", "merge"
"""Values of `field` that concern the complete row."""
PLACES, TOPONYMS, EXTENTS, ATTESTATIONS = "places.csv", "toponyms.csv", "extents.csv", "attestations.csv"
REFERENCES = {
    PLACES: ("within",), TOPONYMS: ("place",), EXTENTS: ("unit",), ATTESTATIONS: ("place", "of"), "state-years.csv": ("place",),
}  # fmt: skip
"""The columns of each table that have ids of places."""
FEATURE_NAMES = (NAMES_FILES, MORE, NATIONAL_NAMES, RIVER_NAMES, OTHER_SCRIPTS)
LANDMARKS = (FILE, NATIONAL)
TABLES = (*REFERENCES, *FEATURE_NAMES, *LANDMARKS)
COMPLETED = ("country", "within")
"""Columns that the place that stays takes from the other one, if they are empty."""
ALIKE = 0.8
"""Similarity of two labels from which the other one is only a spelling, and does not become a name."""

Tables = dict[str, list[Row]]


def corrected(tables: Tables, corrections: Iterable[Mapping[str, str]]) -> Counter[str]:
    """Apply the corrections to the tables; return the number of changes by kind."""
    done: Counter[str] = Counter()
    rows = {(name, key_of(name, row)): row for name, table in tables.items() for row in table}
    gone: dict[str, set[int]] = defaultdict(set)
    stays: dict[str, str] = {}
    for each in corrections:
        row = rows.get((each["table"], each["row"]))
        if row is None:
            continue  # applied already
        if each["field"] == DELETE:
            gone[each["table"]].add(id(row))
        elif each["field"] == MERGE:
            stays[each["row"]] = each["new"]
        elif row[each["field"]] == each["new"]:
            continue
        elif row[each["field"]] == each["old"]:
            row[each["field"]] = each["new"]
        else:
            print(f"{each['row']}: {each['field']} is {row[each['field']]!r}, not {each['old']!r}", file=sys.stderr)
            continue
        done[each["field"] if each["field"] in (DELETE, MERGE) else "changed"] += 1
    deleted = {row["id"] for row in tables[PLACES] if id(row) in gone[PLACES]}
    for name, table in tables.items():
        tables[name] = [row for row in table if id(row) not in gone[name]]
    merge_places(tables, {id: final(id, stays) for id in stays})
    _remove_references(tables, deleted)
    return done


def final(id: str, stays: Mapping[str, str]) -> str:
    """Return the place that stays after all merges of a place.

    >>> final("hg:a", {"hg:a": "hg:b", "hg:b": "hg:c"})
    'hg:c'
    """
    seen = {id}
    while (following := stays.get(id)) is not None:
        if following in seen:
            raise ValueError(f"{id} and {following} are merged into each other")
        seen.add(id := following)
    return id


def key_of(table: str, row: Row) -> str:
    """Return what identifies a row: its key columns, or the id or place of a row of `data/features/`."""
    columns = KEYS.get(table) or (("id",) if table in LANDMARKS else ("place", "lang", "toponym"))
    return "|".join(row[column] or "" for column in columns)


def _remove_references(tables: Tables, deleted: Collection[str]) -> None:
    """Remove the names, facts and borders of deleted places."""
    for name in (TOPONYMS, EXTENTS, ATTESTATIONS, *FEATURE_NAMES):
        tables[name] = [row for row in tables[name] if row[place_column(name)] not in deleted]
    for row in tables[PLACES]:
        row["within"] = " ".join(id for id in row["within"].split() if id not in deleted)
    for row in tables[ATTESTATIONS]:
        row["of"] = "" if row["of"] in deleted else row["of"]


def place_column(table: str) -> str:
    return "unit" if table == EXTENTS else "place"


def merge_places(tables: Tables, stays: Mapping[str, str]) -> None:
    """Move the names, facts and borders of places to those that stay, and remove the places."""
    own = {row["id"]: row for row in tables[PLACES]}
    names: dict[str, list[str]] = defaultdict(list)
    for id, row in own.items():
        names[id].append(row["label"])
    for row in (row for name in (TOPONYMS, *FEATURE_NAMES) for row in tables[name]):
        names[row["place"]].append(row["toponym"])
    for old, new in stays.items():
        if old in own and new in own:
            _complete(own[new], own[old])
        if old in own and not any(_are_alike(names[old][0], name) for name in names[new]):
            tables[TOPONYMS].append(_label_as_name(new, own[old]))
    for row in [row for row in _landmarks(tables) if row["id"] in stays]:
        tables[MORE] += _names_of_landmark(row, stays[row["id"]], names[stays[row["id"]]])
    _drop_borders(tables, stays)
    for name in (PLACES, *LANDMARKS):
        tables[name] = [row for row in tables[name] if row["id"] not in stays]
    for name, columns in {**REFERENCES, **dict.fromkeys(FEATURE_NAMES, ("place",))}.items():
        for row in tables[name]:
            for column in columns:
                row[column] = " ".join(stays.get(id, id) for id in row[column].split())
        tables[name] = _without_copies(name, tables[name])


def _landmarks(tables: Tables) -> list[Row]:
    return [row for name in LANDMARKS for row in tables[name]]


def _complete(kept: Row, other: Row) -> None:
    """Give a place the country and division that it does not have."""
    kept.update({column: other[column] for column in COMPLETED if not kept[column]})


def _label_as_name(place: str, merged: Row) -> Row:
    """Return the label of a merged place as a name of the one that stays."""
    return dict.fromkeys(COLUMNS[TOPONYMS], "") | {
        "place": place, "toponym": merged["label"], "kind": "alternate", "source": merged["source"],
        "certainty": "certain",
    }  # fmt: skip


def _names_of_landmark(row: Row, place: str, known: Sequence[str]) -> list[Row]:
    """Return the label and the names of a merged landmark as names of the place that stays."""
    source = SOURCE_OF_PREFIX[row["id"].partition(":")[0]].id
    written = [
        ("en", row["label"]),
        *((lang, text) for lang, _, text in (one.partition(":") for one in row["names"].split("|"))),
    ]
    return [
        {"place": place, "lang": lang, "kind": "alternate", "toponym": text, "source": source}
        for lang, text in written
        if text and text not in known
    ]


def _drop_borders(tables: Tables, stays: Mapping[str, str]) -> None:
    """Remove the borders of merged places if the places that stay have some of the same source."""
    has = {(row["unit"], row["source"]) for row in tables[EXTENTS]}
    tables[EXTENTS] = [row for row in tables[EXTENTS] if (stays.get(row["unit"], ""), row["source"]) not in has]


def _are_alike(one: str, other: str) -> bool:
    return fold(one) == fold(other) or SequenceMatcher(None, fold(one), fold(other)).ratio() >= ALIKE


def _without_copies(table: str, rows: Iterable[Row]) -> list[Row]:
    """Return the rows, the first of those with one key."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(key_of(table, row), row)
    return list(first.values())


def read_tables() -> Tables:
    """Return all tables that corrections concern."""
    tables: Tables = {}
    for name in REFERENCES:
        with (DATA / name).open(encoding="utf-8", newline="") as stream:
            tables[name] = list(csv.DictReader(stream))
    for name in (*FEATURE_NAMES, *LANDMARKS):
        columns = FEATURE_NAME_COLUMNS if name in FEATURE_NAMES else LANDMARK_COLUMNS
        tables[name] = [dict(zip(columns, row, strict=True)) for row in read_rows(DATA / FOLDER / name)]
    return tables


def write_tables(tables: Tables) -> None:
    """Write the tables to `data/`."""
    for name in REFERENCES:
        with (DATA / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS[name], lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])
    for name in (*FEATURE_NAMES, *LANDMARKS):
        columns = FEATURE_NAME_COLUMNS if name in FEATURE_NAMES else LANDMARK_COLUMNS
        (DATA / FOLDER / name).write_bytes(pack(columns, [[row[column] for column in columns] for row in tables[name]]))


def main() -> None:
    tables = read_tables()
    before = sum(map(len, tables.values()))
    with CORRECTIONS.open(encoding="utf-8", newline="") as stream:
        done = corrected(tables, csv.DictReader(stream))
    write_tables(tables)
    print(f"{dict(done)}; {before - sum(map(len, tables.values()))} rows fewer")


if __name__ == "__main__":
    main()
