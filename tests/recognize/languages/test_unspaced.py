"""Names in scripts without spaces."""

from __future__ import annotations

import pytest

from gazetteer.recognize.languages.unspaced import is_unspaced, may_be_name


@pytest.mark.parametrize(
    ("text", "name", "may"),
    [
        ("翌日シラクスの市へ帰った", "シラクス", True),
        ("翌日シラクスの市へ帰った", "シラ", False),
        ("翌日シラクスの市へ帰った", "クス", False),
        ("大津の町につく", "つく", False),
        ("大津の町につく", "大津", True),
        ("大津の町につく", "町", False),
        ("自北京至天津", "北京", True),
    ],
)
def test_possible_names(text: str, name: str, may: bool) -> None:
    start = text.index(name)
    assert may_be_name(text, start, start + len(name)) is may


def test_scripts() -> None:
    assert [is_unspaced(text) for text in ("つ", "カ", "京", "Kars", "Կարս", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
