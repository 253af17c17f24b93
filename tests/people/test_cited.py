"""Cited authors and actors."""

from __future__ import annotations

import pytest

from gazetteer.people.cited import is_cited

NOTES = [
    # text, the name, whether it is an author whom the text cites
    ("3. R. Sahakian, The Plain, v. II, Boston, 1956, p. 12", "Sahakian", True),
    ("[4] Miller, H., War in the Hills (London, 1931), pp. 4-9.", "Miller", True),
    ("Wood, Anna: Letters, ed. J. Page, Oxford University Press.", "Wood", True),
    ("Miller came to Boston in 1956 and died.", "Miller", False),
    ("The army of Miller was beaten.", "Miller", False),
    ("7. See the report on the camp near Van, whose commander was the same Captain Miller, p. 12", "Miller", False),
]


@pytest.mark.parametrize(("text", "name", "cited"), NOTES)
def test_cited(text: str, name: str, cited: bool) -> None:
    start = text.index(name)
    assert is_cited(text, [(start, start + len(name))]) == cited


def test_a_mention_in_the_text_makes_an_author_an_actor() -> None:
    text = "Miller came to Van.\n\n3. Miller, My Life, Boston, 1956, p. 12"
    assert not is_cited(text, [(0, 6), (text.index("3. Miller") + 3, text.index("3. Miller") + 9)])


def test_a_person_without_mentions_is_not_cited() -> None:
    assert not is_cited("", [])
