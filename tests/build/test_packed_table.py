"""Tables that are stored column by column."""

from pathlib import Path

import pytest

from gazetteer.build.packed_table import pack, read_rows
from gazetteer.resources import data_folder

ROWS = [("gn:1", "Kars", ""), ("gn:2", 'Ani, "the city"', "hy:Անի|:Ani"), ("hg:a", "two\nlines", "")]


def test_rows_are_read_as_they_were_packed(tmp_path: Path) -> None:
    (tmp_path / "a.packed").write_bytes(pack(("id", "label", "names"), ROWS))
    assert read_rows(tmp_path / "a.packed") == ROWS


def test_a_table_without_rows(tmp_path: Path) -> None:
    (tmp_path / "a.packed").write_bytes(pack(("id", "label"), []))
    assert read_rows(tmp_path / "a.packed") == []


def test_a_value_may_be_longer_than_a_field_of_csv(tmp_path: Path) -> None:
    (tmp_path / "a.packed").write_bytes(pack(("id",), [("a" * 200_000,)]))
    assert read_rows(tmp_path / "a.packed") == [("a" * 200_000,)]


def test_each_column_is_compressed_by_the_better_method() -> None:
    rows = read_rows(data_folder() / "villages" / "at.packed")
    data = pack(("id", "label", "lat", "lon", "division", "names"), rows)
    assert data.startswith(b"\xfd7zXZ")
    assert b"BZh9" in data


def test_rows_of_unequal_length_are_not_packed() -> None:
    with pytest.raises(ValueError, match="shorter"):
        pack(("id", "label"), [("gn:1", "Kars"), ("gn:2",)])
