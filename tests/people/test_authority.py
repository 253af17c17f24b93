"""The authority file of known persons."""

from __future__ import annotations

import pytest

from gazetteer.people.authority import known_by_one_word, surnames


@pytest.mark.parametrize(
    ("word", "is_surname"),
    [
        ("kitchener", True),
        ("karabekir", True),
        ("ney", True),
        ("macedon", False),  # Philip of Macedon
        ("prussia", False),  # Frederick William of Prussia
        ("magnificent", False),  # Suleiman the Magnificent
        ("ii", False),  # Joseph II
    ],
)
def test_surnames(word: str, is_surname: bool) -> None:
    assert (word in surnames()) is is_surname
    assert word not in known_by_one_word() or is_surname
