"""Long texts are split into chapters."""

from __future__ import annotations

import pytest

from gazetteer.atlas import parts
from gazetteer.atlas.passages import paragraphs
from gazetteer.model.document import Document
from gazetteer.model.heading import Heading

BODY = "The mule went lame near the ford and nobody in the company could say whose mule it was. " * 60


def split(*lines: str) -> list[tuple[str | None, int]]:
    text = "\n\n".join(lines)
    found = parts.split(text, paragraphs(Document("d", text)))
    assert sum(part.words for part in found) == len(text.split())
    return [(part.title, part.level) for part in found]


def book(*headings: str) -> list[str]:
    return [line for heading in headings for line in (*heading.split("|"), *([BODY] * 5))]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("CHAPTER XII.", 2), ("Chapter 3: The Ferry", 2), ("BOOK THE SECOND", 1), ("Volume II", 1), ("IX.", 2), ("14", 2),
        ("Drittes Kapitel", 2), ("Chapitre premier", None), ("CHAPITRE PREMIER", 2), ("Глава 7", 2), ("ГЛАВА СЕДЬМАЯ", 2),
        ("Capítulo 2", 2), ("Bölüm 5", 2), ("Գլուխ 4", 2), ("第十二章", 2), ("# The Road South", 1), ("### A halt", 3),
        ("Preface", 2), ("A letter", None), ("Une lettre", None),
        ("Part of the army turned back", None), ("4. Amalia said:", None), ("It rained.", None), ("", None),
        ("The chapter of accidents that followed was long and told by everyone in a different way each time.", None),
    ],
)  # fmt: skip
def test_headings(line: str, level: int | None) -> None:
    assert parts.level_of(line) == level


def test_a_short_text_is_one_part() -> None:
    assert split("CHAPTER I.", "It rained.", "CHAPTER II.", "It rained again.", "CHAPTER III.", "It stopped.") == [
        (None, 2)
    ]


def test_chapters_with_their_titles() -> None:
    assert split(*book("CHAPTER I.|The Ferry", "CHAPTER II.|The Inn", "CHAPTER III.|The Pass")) == [
        ("CHAPTER I. The Ferry", 2), ("CHAPTER II. The Inn", 2), ("CHAPTER III. The Pass", 2),
    ]  # fmt: skip


def test_a_book_title_precedes_its_first_chapter() -> None:
    found = split(*book("BOOK ONE|CHAPTER I.", "CHAPTER II.", "BOOK TWO|CHAPTER I.", "CHAPTER II."))
    assert found == [
        ("BOOK ONE · CHAPTER I.", 1), ("CHAPTER II.", 2), ("BOOK TWO · CHAPTER I.", 1), ("CHAPTER II.", 2),
    ]  # fmt: skip


def test_a_table_of_contents_is_not_split_into_chapters() -> None:
    contents = ["A Journey", "CHAPTER I. The Ferry", "CHAPTER II. The Inn", "CHAPTER III. The Pass"]
    found = split(*contents, *book("CHAPTER I.", "CHAPTER II.", "CHAPTER III."))
    assert [title for title, _ in found][-2:] == ["CHAPTER II.", "CHAPTER III."]
    assert len(found) <= 4


def test_a_numbered_list_inside_a_chapter_is_not_split() -> None:
    lines = book("CHAPTER I.", "CHAPTER II.", "CHAPTER III.")
    lines[3:3] = ["1", BODY, "2", BODY]
    assert [title for title, _ in split(*lines)] == ["CHAPTER I.", "CHAPTER II.", "CHAPTER III."]


def test_a_long_text_without_headings_is_cut_between_paragraphs() -> None:
    found = split(*[BODY] * 20)
    assert len(found) == 3
    assert {title for title, _ in found} == {None}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ([(1, "Up the river"), (1, "At the inn"), (1, "Home")], [("Up the river", 2), ("At the inn", 2), ("Home", 2)]),
        (
            [(1, "A Journey"), (2, "Up the river"), (3, "The ford"), (2, "At the inn"), (2, "Home")],
            [("A Journey", 1), ("Up the river", 2), ("At the inn", 2), ("Home", 2)],
        ),
        ([(2, "CHAPTER I."), (2, "He said: no more."), (2, "Home")],
         [("CHAPTER I.", 2), ("He said: no more.", 2), ("Home", 2)]),
        ([(1, "One"), (1, "Two")], [(None, 2), (None, 2), (None, 2)]),
    ],
)  # fmt: skip
def test_headings_that_the_file_marks_are_chapters(
    headings: list[tuple[int, str]], expected: list[tuple[str | None, int]]
) -> None:
    text, marked = "", []
    for level, title in headings:
        marked.append(Heading(len(text), len(text) + len(title), level))
        text += title + "\n" + "\n".join([BODY] * (24 // len(headings))) + "\n"
    document = Document("d", text, headings=tuple(marked))
    found = parts.split(text, paragraphs(document), document.headings)
    assert [(part.title, part.level) for part in found] == expected
    assert sum(part.words for part in found) == len(text.split())
