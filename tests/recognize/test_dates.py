"""Dates as years, and the year of a document."""

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.recognize.dates import infer, timespan

DATES = [
    ("1920", "1920"),
    ("the 24th of November, 1920", "1920-11-24"),
    ("November 24, 1920", "1920-11-24"),
    ("24 novembre 1920", "1920-11-24"),
    ("November 1920", "1920-11"),
    ("May of 1918", "1918-05"),
    ("May- November, 1920", "1920"),
    ("September-November, 1920", "1920"),
    ("1895-1920", "1895/1920"),
    ("1914–18", "1914/1918"),
    ("from 1895 to 1920", "1895/1920"),
    ("the 1890s", "189X"),
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
    ("$1920", "1920"),
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
]


@pytest.mark.parametrize(("text", "edtf"), INFERRED)
def test_infer(text: str, edtf: str | None) -> None:
    import re

    dates = [(m.start(), Timespan.parse(m[0].replace("-", "/"))) for m in re.finditer(r"\d{4}(?:-\d{4})?", text)]
    found = infer(dates, text)
    assert (str(found) if found else None) == edtf
