"""Dates as years, and the year of a document."""

import pytest

from gazetteer.model.dates.finder import find_dates
from gazetteer.model.document import Mention
from gazetteer.model.timespan import Timespan
from gazetteer.recognize.mentions.dates import added, dated, infer, timespan

DATES = [
    ("1920", "1920"),
    ("the 24th of November, 1920", "1920-11-24"),
    ("November 24, 1920", "1920-11-24"),
    ("24 novembre 1920", "1920-11-24"),
    ("November 1920", "1920-11"),
    ("May of 1918", "1918-05"),
    ("May- November, 1920", "1920-05/1920-11"),
    ("September-November, 1920", "1920-09/1920-11"),
    ("1895-1920", "1895/1920"),
    ("1914–18", "1914/1918"),
    ("from 1895 to 1920", "1895/1920"),
    ("the 1890s", "1890/1899"),
    ("about 1830", "1830~"),
    ("circa 1830", "1830~"),
    ("331 B.C.", "-0330"),
    ("1 BC", "0000"),
    ("A.D. 301", "0301"),
    ("the nineteenth century", "1801/1900"),
    ("the 4th century BC", "-0399/-0300"),
    ("31 February 1920", None),
    ("Monday", None),
    ("the past 2000 years", None),
    ("three days", None),
    ("31", None),
    ("the 4th", None),
    ("4th", None),
    ("$1920", "1920"),
    ("before 1914", "../1914"),
    ("24/11/1920", "1920-11-24"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_timespan(text: str, edtf: str | None) -> None:
    found = timespan(text)
    assert (str(found) if found else None) == edtf


LONG = "It was signed in {}. " * 3
INFERRED = [
    # what the text says, the year it speaks of
    ("signed in 1920, after the war of 1918, and again in 1920", "1920"),
    ("no year at all", None),
    ("in 1895-1920", None),
    ("In 1920 and 1921 and 1921 they fought.", "1921"),
    ("In 1920.\n2. R. Hovannisian, Berkeley, 1996. p. 286\n4. M. Somakian, 1895-1920, London, 1995, p. 229", "1920"),
    ("2. R. Hovannisian, Berkeley, 1996. p. 286", "1996"),
    (
        "We rode in 1896 along the wall that King Levon, who reigned 1375, and King Hetum, crowned 1301, had built.",
        "1896",
    ),
    ("Anna, born 1805, married 1826; her son, born 1828, left the village in 1847 and came back in 1848.", "1847/1848"),
    ("The tower (1520) and the gate (1523) were burnt in 1878.", "1878"),
]


@pytest.mark.parametrize(("text", "edtf"), INFERRED)
def test_infer(text: str, edtf: str | None) -> None:
    import re

    dates = [(m.start(), Timespan.parse(m[0].replace("-", "/"))) for m in re.finditer(r"\d{4}(?:-\d{4})?", text)]
    found = infer(dates, text)
    assert (str(found) if found else None) == edtf


WHOLE = [
    ("Erzeroum, 12 May 1896.\n\nThe king of 1375 and his sons of 1380 and 1381 built it; in 1375 it fell.", "1896"),
    ("The lake froze before 1914, and it was deep.", None),
    ("Am 24.11.1920 verließ er Kars, das 1915 und 1918 gelitten hatte.", "1920"),
]


@pytest.mark.parametrize(("text", "edtf"), WHOLE)
def test_infer_from_the_dates_of_a_text(text: str, edtf: str | None) -> None:
    found = infer([(date.start, date.when) for date in find_dates(text)], text)
    assert (str(found) if found else None) == edtf


def test_a_date_is_read_with_the_word_before_it() -> None:
    text = "They lived there before 1914 and in 1916."
    mentions = [Mention(24, 28, "1914", "DATE", "model"), Mention(36, 40, "1916", "DATE", "model")]
    assert [str(when) for when in dated(mentions, text).values()] == ["../1914", "1916"]


def test_dates_that_no_mention_covers_are_added() -> None:
    text = "Am 24.11.1920 in Kars, im Mai 1921 in Ani."
    mentions = [Mention(17, 21, "Kars", "PLACE", "lexicon"), Mention(26, 34, "Mai 1921", "DATE", "model")]
    assert [(mention.text, mention.by) for mention in added(mentions, text)] == [
        ("24.11.1920", "dates"), ("Kars", "lexicon"), ("Mai 1921", "model"),
    ]  # fmt: skip


def test_an_era_after_a_date_belongs_to_it() -> None:
    text = "Carthage lost the battle of 241 BC. It was rebuilt in A.D. 14."
    mentions = [Mention(28, 31, "241", "DATE", "model")]
    assert [(mention.text, mention.by) for mention in added(mentions, text)] == [
        ("241 BC", "dates"),
        ("A.D. 14", "dates"),
    ]
    assert [str(date.when) for date in find_dates(text)] == ["-0240", "0014"]


def test_a_date_replaces_its_parts() -> None:
    text = "Mukden, 3 September 1904, and again on 4 January."
    mentions = [
        Mention(0, 6, "Mukden", "PLACE", "model"),
        Mention(8, 9, "3", "DATE", "model"),
        Mention(10, 24, "September 1904", "DATE", "model"),
        Mention(39, 48, "4 January", "DATE", "model"),
    ]
    assert [(mention.text, mention.by) for mention in added(mentions, text)] == [
        ("Mukden", "model"), ("3 September 1904", "dates"), ("4 January", "model"),
    ]  # fmt: skip
