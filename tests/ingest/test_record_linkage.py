"""Recognize whether a new record is an existing place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from gazetteer.database import schema
from gazetteer.ingest.known_rows import Directory, IndexedRows, RowsInMemory
from gazetteer.ingest.prepared import portion, portions
from gazetteer.ingest.record_linkage import Linker
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.writer import add_portions
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan


def place(id: str, name: str, lat: float = 0.0, lon: float = 0.0, feature: str = "P.PPL", **more: object) -> Place:
    return Place(
        id=id,
        label=name,
        location=Location(lat, lon),
        feature=feature,
        names=(Name(name, source=id.partition(":")[0]),),
        sources=(id.partition(":")[0],),
        **more,  # type: ignore[arg-type]
    )


def exact(*targets: str) -> tuple[Link, ...]:
    return tuple(Link("exactMatch", target) for target in targets)


def close(*targets: str) -> tuple[Link, ...]:
    return tuple(Link("closeMatch", target) for target in targets)


HELD = (
    place("gn:1", "Palmyra", 34.56, 38.27, country="SY", links=exact("wd:Q1")),
    place("gn:2", "Springfield", 10.0, 10.0),
    place("gn:3", "Springfield", 10.0, 10.1),
    place("gn:4", "Kars", 40.6, 43.1, "A.ADM1"),
    place("gn:5", "Ani", 40.5, 43.57, "P.PPLH", when=Timespan.parse("0961/1350")),
    place("hg:6", "Gangra", 40.6, 33.6, links=exact("gn:99")),
    place("gn:7", "Nowhere", 60.0, 60.0, ""),
)

CASES: list[tuple[str, Place, str, str]] = [
    ("its identifier exists", place("pl:1", "Tadmor", 34.55, 38.26, links=exact("gn:1")), "linked", "gn:1"),
    ("both have a third identifier", place("pl:1", "Tadmor", 34.55, 38.26, links=exact("wd:Q1")), "linked", "gn:1"),
    ("the existing place names it", place("gn:99", "Çankırı", 40.6, 33.61), "linked", "hg:6"),
    ("identifiers of two places", place("pl:1", "X", links=exact("gn:1", "gn:2")), "doubtful", "gn:1"),
    ("identified, but far away", place("pl:1", "Palmyra", 44.0, -76.0, links=exact("gn:1")), "doubtful", "gn:1"),
    ("identified, but in another country", place("pl:1", "Palmyra", 34.5, 38.3, country="TR", links=exact("gn:1")),
     "doubtful", "gn:1"),
    ("identified, but a river", place("pl:1", "Palmyra", 34.5, 38.3, "H.STM", links=exact("gn:1")), "doubtful", "gn:1"),
    ("the place has another identifier there", place("wd:Q2", "Palmyra", 34.56, 38.27, links=exact("gn:1")),
     "doubtful", "gn:1"),
    ("close match, same name", place("pl:1", "Palmyra", 34.7, 38.3, links=close("gn:1")), "linked", "gn:1"),
    ("close match, near", place("pl:1", "Tadmor", 34.57, 38.27, links=close("gn:1")), "linked", "gn:1"),
    ("close match, neither", place("pl:1", "Tadmor", 34.8, 38.3, links=close("gn:1")), "doubtful", "gn:1"),
    ("same name, near, same type", place("pl:1", "PALMYRA", 34.55, 38.28), "linked", "gn:1"),
    ("same name, far", place("pl:1", "Palmyra", 34.55, 38.5), "new", ""),
    ("another name, near", place("pl:1", "Zenobia", 34.56, 38.27), "new", ""),
    ("same name, near, another type", place("pl:1", "Palmyra", 34.56, 38.27, "T.MT"), "new", ""),
    ("same name, near, no type", place("pl:1", "Palmyra", 34.56, 38.27, ""), "doubtful", "gn:1"),
    ("same name, near, no type there", place("pl:1", "Nowhere", 60.0, 60.0), "doubtful", "gn:7"),
    ("two places of the name near", place("pl:1", "Springfield", 10.0, 10.01), "doubtful", "gn:2"),
    ("divisions have no point to compare", place("pl:1", "Kars", 40.6, 43.1, "A.ADM1"), "new", ""),
    ("another time", place("pl:1", "Ani", 40.5, 43.57, when=Timespan.parse("-0300/0100")), "doubtful", "gn:5"),
    ("the same authority never", place("gn:8", "Palmyra", 34.56, 38.27), "new", ""),
    ("an uncertain point", replace(place("pl:1", "Palmyra"), location=Location(34.56, 38.27, accuracy_km=20)),
     "doubtful", "gn:1"),
    ("no point", replace(place("pl:1", "Palmyra"), location=None), "new", ""),
]  # fmt: skip


def database_of(*places: Place) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    schema.create(connection)
    schema.index(connection)
    add_portions(connection, portions(places), directory=IndexedRows(connection))
    return connection


@pytest.mark.parametrize("kind", [IndexedRows, RowsInMemory])
@pytest.mark.parametrize(("record", "verdict", "to"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdicts(record: Place, verdict: str, to: str, kind: Callable[[sqlite3.Connection], Directory]) -> None:
    connection, remarks = database_of(*HELD), list[Remark]()
    authority = record.id.partition(":")[0]
    found = Linker(connection, kind(connection), remarks.append, authority)(portion([record]), [0])
    assert (record.id in found) == (verdict == "linked")
    assert [(remark.verdict, remark.place) for remark in remarks] == ([(verdict, to)] if verdict != "new" else [])
    assert all(len(remark.why) > 10 for remark in remarks)


def test_place_gets_one_record_of_each_gazetteer() -> None:
    connection, remarks = database_of(*HELD), list[Remark]()
    twins = [place(f"pl:{number}", "Palmyra", 34.56, 38.27) for number in (1, 2)]
    linker = Linker(connection, IndexedRows(connection), remarks.append, "pl")
    assert list(linker(portion(twins), [0, 1])) == ["pl:1"]
    assert [remark.verdict for remark in remarks] == ["linked", "doubtful"]
    assert remarks[1].why.endswith("gn:1 is pl:1 already")
    add_portions(connection, portions(twins[:1]), directory=IndexedRows(connection), same=linker)
    assert list(linker(portion(twins[1:]), [0])) == []


def test_both_records_are_kept() -> None:
    connection = database_of(*HELD)
    record = place("pl:1", "Palmyra", 34.55, 38.28, when=Timespan.parse("-0100/0640"), links=exact("wd:Q9"))
    record = replace(record, names=(*record.names, Name("Tadmor", when=Timespan.parse("-0100/0300"), source="pl")))
    directory = IndexedRows(connection)
    tally = add_portions(
        connection, portions([record]), directory=directory, same=Linker(connection, directory, lambda _: None)
    )
    assert (tally.added, tally.linked, tally.names) == (0, 1, 2)
    names = connection.execute(
        "SELECT n.text, n.timespan, s.id FROM name n JOIN place p ON p.pk = n.place JOIN source s ON s.pk = n.source "
        "WHERE p.id = 'gn:1' ORDER BY n.seq"
    ).fetchall()
    assert names == [("Palmyra", None, "gn"), ("Palmyra", None, "pl"), ("Tadmor", "-0100/0300", "pl")]
    assert connection.execute("SELECT id, label, lat, timespan FROM record").fetchall() == [
        ("pl:1", "Palmyra", 34.55, "-0100/0640")
    ]
    (links,) = connection.execute("SELECT links FROM place WHERE id = 'gn:1'").fetchone()
    assert links.split() == ["exactMatch=wd:Q1", "exactMatch=pl:1", "exactMatch=wd:Q9"]
    again = add_portions(connection, portions([record]), directory=directory)
    assert (again.joined, again.names) == (1, 0)
