"""Years as people write them into tables."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import TimespanError
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import written_years

READ = [
    # EDTF as it is
    ("1920", "1920"), ("1837/1924", "1837/1924"), ("1850?", "1850?"), ("~1850", "~1850"), ("192X", "192X"), ("../1918", "../1918"),
    # out of a spreadsheet
    ("1920.0", "1920"), ("1920-11-24 00:00:00", "1920-11-24"), ("[1850]", "1850"), ("330", "0330"),
    # about
    ("c. 1850", "1850~"), ("c1850", "1850~"), ("ca 1850", "1850~"), ("circa 1850", "1850~"), ("um 1850", "1850~"),
    ("vers 1850", "1850~"), ("около 1850 г.", "1850~"), ("[1850?]", "1850~"), ("1850 (?)", "1850~"), ("c. 330", "0330~"),
    # decades and centuries
    ("1850s", "1850/1859"), ("1850's", "1850/1859"), ("1850er Jahre", "1850/1859"), ("1850-е гг.", "1850/1859"),
    ("early 1850s", "1850/1859"), ("1850s?", "1850~/1859~"), ("1800s", "1800/1899"), ("19th century", "1801/1900"),
    ("XIX в.", "1801/1900"), ("19. Jh.", "1801/1900"), ("XIXe siècle", "1801/1900"), ("4th century BC", "-0399/-0300"),
    ("first half of the 19th c.", "1801/1900"), ("17-18th century", "1601/1800"),
    # from and to
    ("ca. 1850-60", "1850~/1860~"), ("1914–18", "1914/1918"), ("1914-8", "1914/1918"), ("1850/60", "1850/1860"),
    ("1850 – ca. 1860", "1850~/1860~"), ("1850 to 1860", "1850/1860"), ("between 1850 and 1860", "1850/1860"),
    ("1850s-1860s", "1850/1869"), ("400-331 BC", "-0399/-0330"), ("1850 or 1851", "1850/1851"),
    ("before 1918", "../1918"), ("bis 1918", "../1918"), ("after 1990", "1990/.."), ("1990–", "1990/.."), ("с 1990", "1990/.."),
    # eras and days
    ("331 BC", "-0330"), ("AD 330", "0330"), ("330 CE", "0330"), ("24.11.1920", "1920"), ("11/24/1920", "1920"), ("5/1920", "1920"),
    ("24 November 1920", "1920"), ("Nov. 24, 1920", "1920"), ("le 1er mars 1848", "1848"), ("24 ноября 1920 г.", "1920"),
]  # fmt: skip

UNCLEAR = [
    "the year dot", "nineteen", "not 1850", "market 1850", "1920, 1930", "1860-50", "1850-55-60", "18500", "13.13.13", "1920.5",
    "May", "32nd century", "1850 and 1860 and 1870", "1944/13/45/2",
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_what_is_clear_is_read(text: str, edtf: str) -> None:
    span = written_years(text)
    assert str(span) == edtf
    assert span is not None
    meant = Timespan.parse(edtf)
    assert (span.start, span.end, span.fuzz) == (meant.start, meant.end, meant.fuzz)


@pytest.mark.parametrize("text", ["", " ", "n.d.", "s.d.", "?", "-", "unknown", "o. J.", "N/A"])
def test_no_year_is_none(text: str) -> None:
    assert written_years(text) is None


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_clear_is_told(text: str) -> None:
    with pytest.raises(TimespanError, match="not clear"):
        written_years(text)


@given(st.text(alphabet="0123456789-/–.?~c a1sBCADthXIV()[]", max_size=14))
def test_whatever_is_read_begins_before_it_ends(text: str) -> None:
    try:
        span = written_years(text)
    except TimespanError:
        return
    if span is not None and span.start is not None and span.end is not None:
        assert span.start <= span.end
        assert Timespan.parse(span.edtf).start == span.start


@given(st.text(max_size=30))
def test_any_text_is_read_or_told(text: str) -> None:
    with contextlib.suppress(TimespanError):
        written_years(text)
