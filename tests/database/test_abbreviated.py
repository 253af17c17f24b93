"""Names with an abbreviated addition are found by the full name."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from gazetteer import Gazetteer
from gazetteer.database.abbreviated import written_out


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Frankfurt a. O.", "frankfurt an der oder"),
        ("Frankfurt a.M.", "frankfurt am main"),
        ("Frankfurt (a. M.)", "frankfurt am main"),
        ("Halle a. d. Saale", "halle an der saale"),
        ("Rothenburg o. d. T.", "rothenburg ob der tauber"),
        ("Boulogne-s.-Mer", "boulogne sur mer"),
        ("Ústí n. L.", "usti nad labem"),
        ("Frankfurt a. Xy.", "frankfurt"),  # unknown addition
        ("N. Orleans", "new orleans"),
        ("No. Carolina", "north carolina"),
        ("L. Erie", "lake erie"),
        ("Kl. Machnow", "kleinmachnow"),
        ("N. Xyzzy", None),
        ("Mt. Vernon", None),  # written out elsewhere
        ("J. S. Bach", None),
        ("Frankfurt", None),
        ("a. O.", None),
    ],
)
def test_written_out(gazetteer: Gazetteer, name: str, full: str | None) -> None:
    with closing(sqlite3.connect(gazetteer.path)) as connection:
        assert written_out(connection, name) == full


def test_lookups(gazetteer: Gazetteer) -> None:
    found = {name: gazetteer.lookup(name, limit=1)[0].place.label for name in ("Frankfurt a. O.", "Landsberg a. W.")}
    assert found == {"Frankfurt a. O.": "Frankfurt (Oder)", "Landsberg a. W.": "Gorzów Wielkopolski"}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("River Danube", "hg:danube-river"),
        ("Fluss Donau", "hg:danube-river"),
        ("Insel Rügen", "hg:rugen"),
        ("R. Danube", "hg:danube-river"),
        ("Lake Danube", None),
    ],
)
def test_natural_features_with_another_kind_word(gazetteer: Gazetteer, name: str, id: str | None) -> None:
    """Sources have "Danube River" and "Danube"."""
    first = next((match for match in gazetteer.lookup(name, limit=1) if match.answer), None)
    assert (first.place.id if first else None) == id
