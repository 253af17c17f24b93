from __future__ import annotations

import csv
import io

import pytest

from gazetteer.formats import csv_table
from gazetteer.formats.files.cells import guard_cell, unguard_cell
from gazetteer.model.annotation import COLUMNS
from tests.formats.samples import DOCUMENT


def test_one_row_per_entity() -> None:
    table = list(csv.DictReader(io.StringIO(csv_table.write([DOCUMENT]))))
    assert tuple(table[0]) == COLUMNS
    assert [(row["text"], row["place"], row["score"]) for row in table] == [
        ("Treaty of Alexandropol", "", ""),
        ("Alexandropol", "gn:616635", "0.97"),
        ("1920", "", ""),
        ("Kâzım Karabekir", "", ""),
        ("Karin", "gn:315368", "0.61"),
        ("Barapol", "", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+374", "'+374"),
        ("-0330/0300", "'-0330/0300"),
        ("@home", "'@home"),
        ("\ttab", "'\ttab"),
        ("'=x", "''=x"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Kars", "Kars"),
        (-98.5, -98.5),
        (None, None),
    ],
)
def test_formulas_are_guarded_and_numbers_are_not(cell: object, written: object) -> None:
    assert guard_cell(cell) == written
    if isinstance(written, str):
        assert unguard_cell(written) == cell
