"""Years with uncertainty: EDTF, and relations of spans."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import GazetteerError, TimespanError
from gazetteer.model.timespan import FUZZ_APPROXIMATE, Timespan, as_timespan

PARSED = [
    # text, start, end, uncertain
    ("1920", 1920, 1920, False),
    ("1920-11", 1920, 1920, False),
    ("1920-11-24", 1920, 1920, False),
    ("1920-21", 1920, 1920, False),
    ("1920-XX", 1920, 1920, False),
    ("1920-11-XX", 1920, 1920, False),
    ("1920-01-01", 1920, 1920, False),
    ("1920-12-31", 1920, 1920, False),
    ("1920-24", 1920, 1920, False),
    ("1900-02-29", 1900, 1900, False),  # it existed in the Julian calendar
    ("0000", 0, 0, False),
    ("-0330", -330, -330, False),
    ("Y170000", 170000, 170000, False),
    ("Y-17000", -17000, -17000, False),
    ("1837/1924", 1837, 1924, False),
    ("0330/1930", 330, 1930, False),
    ("-0330/-0300", -330, -300, False),
    ("-0330/0330", -330, 330, False),
    ("1920-11-24/1921-03-16", 1920, 1921, False),
    ("../1918", None, 1918, False),
    ("1918/..", 1918, None, False),
    ("../..", None, None, False),
    ("192X", 1920, 1929, False),
    ("19XX", 1900, 1999, False),
    ("1XXX", 1000, 1999, False),
    ("-01XX", -199, -100, False),
    ("192X/1930", 1920, 1930, False),
    ("1920/193X", 1920, 1939, False),
    ("18XX/19XX", 1800, 1999, False),
    ("1920?", 1920, 1920, True),
    ("1920~", 1920, 1920, True),
    ("1920%", 1920, 1920, True),
    ("1837~/1924", 1837, 1924, True),
    ("1837/1924?", 1837, 1924, True),
    ("1837~/1924?", 1837, 1924, True),
    ("1984?/2004-06~", 1984, 2004, True),
    ("192X~", 1920, 1929, True),
    ("-0330~", -330, -330, True),
]

PREFIXED = [("~1850", 1850, 1850), ("?1850/1860", 1850, 1860), ("%185X", 1850, 1859)]
"""Marks of uncertainty before the year, which EDTF does not permit for a whole year, but people write."""

UNKNOWN_SIDE = [("/1918", None, 1918), ("1918/", 1918, None)]

REFUSED = [
    ("", "empty"),
    ("  ", "empty"),
    ("1920/1921/1922", "more than one '/'"),
    ("1924/1837", "ends before it begins"),
    ("193X/1920", "ends before it begins"),
    ("330", "0330"),
    ("-330", "-0330"),
    ("19201124", "1920-11-24"),
    ("Y1920", "write 1920"),
    ("Y-1920", "write -1920"),
    ("19201", "Y19201, or 1920-11-24"),
    ("-192X0", "'-192X0' is not EDTF"),
    ("19X", "a year has four digits"),
    ("-0000", "0000"),
    ("1920-13", "month 13"),
    ("1920-13-XX", "month 13"),
    ("1920-00", "month 00"),
    ("1920-25", "month 25"),
    ("1920-20", "month 20"),
    ("1920-04-31", "day 31"),
    ("1920-06-31", "day 31"),
    ("1920-09-31", "'1920-09-31' has a day 31"),
    ("1920-12-32", "day 32"),
    ("1920-11-31", "day 31"),
    ("1920-02-30", "day 30"),
    ("1920-02-00", "day 00"),
    ("1920-21-05", "month 21"),
    ("1920-1", "not EDTF"),
    ("circa 1920", "not EDTF"),
    ("1920 / 1930", "not EDTF"),
    ("1920-11-24T10:00", "not EDTF"),
    ("[1667,1668]", "not EDTF"),
    ("١٩٢٠", "not EDTF"),
    ("XXXX", "not EDTF"),
]

DISTANCES = [
    ("1900/1910", "1905/1920", 0),
    ("1900/1910", "1910/1920", 0),
    ("1900/1910", "1911/1920", 1),
    ("1900/1910", "1930", 20),
    ("1900~/1910", "1930", 15),
    ("1900~/1910", "1930?", 10),
    ("1900/1910", "1914~", 0),
    ("../1918", "1920", 2),
    ("1918/..", "1900", 18),
    ("../..", "1900", 0),
    ("-0010", "0010", 20),
]


@pytest.mark.parametrize(("text", "start", "end", "doubt"), PARSED)
def test_parse(text: str, start: int | None, end: int | None, doubt: bool) -> None:
    span = Timespan.parse(text)
    assert (span.start, span.end, span.fuzz) == (start, end, FUZZ_APPROXIMATE if doubt else 0)
    assert str(span) == span.edtf == text


@pytest.mark.parametrize(
    ("start", "end", "fuzz", "text"),
    [
        (1920, 1920, 0, "1920"),
        (1920, 1920, 5, "1920~"),
        (1837, 1924, 0, "1837/1924"),
        (1837, 1924, 5, "1837~/1924~"),
        (None, 1918, 0, "../1918"),
        (1918, None, 0, "1918/.."),
        (None, None, 0, "../.."),
        (-330, 30, 0, "-0330/0030"),
    ],
)
def test_span_of_years(start: int | None, end: int | None, fuzz: int, text: str) -> None:
    span = Timespan.of(start, end, fuzz)
    assert (span.start, span.end, span.fuzz, span.edtf) == (start, end, fuzz, text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("1911", 1886, 1936), ("1837/1924", 1837, 1924), ("../1918", None, 1918), ("1918/..", 1918, None)],
)
def test_years_of_use(text: str, start: int | None, end: int | None) -> None:
    used = Timespan.parse(text).of_use()
    assert (used.start, used.end, used.edtf) == (start, end, text)


@pytest.mark.parametrize(("text", "start", "end"), PREFIXED)
def test_uncertain_by_a_prefix(text: str, start: int, end: int) -> None:
    span = Timespan.parse(text)
    assert (span.start, span.end, span.fuzz) == (start, end, FUZZ_APPROXIMATE)


@pytest.mark.parametrize(("text", "start", "end"), UNKNOWN_SIDE)
def test_an_unknown_side_is_open(text: str, start: int | None, end: int | None) -> None:
    span = Timespan.parse(text)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(("text", "start", "end", "doubt"), PARSED)
def test_parse_agrees_with_the_edtf_library(text: str, start: int | None, end: int | None, doubt: bool) -> None:
    edtf = pytest.importorskip("edtf")
    theirs = edtf.parse_edtf(text)
    assert (_year(theirs.lower_strict()), _year(theirs.upper_strict())) == (start, end)
    if start is not None and end is not None and start > -10000 and end < 10000:
        widened = _year(theirs.lower_fuzzy()) != start or _year(theirs.upper_fuzzy()) != end
        assert widened == doubt


@pytest.mark.parametrize(
    "text", ["", "330", "19201124", "Y1920", "-0000", "1920-13", "1920-02-30", "1920-1", "circa 1920", "1920-21-05"]
)
def test_edtf_library_refuses_the_same_text(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(text)
    with pytest.raises(TimespanError):
        Timespan.parse(text)


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(TimespanError, match=re.escape(says)) as caught:
        Timespan.parse(text)
    assert isinstance(caught.value, GazetteerError)
    assert isinstance(caught.value, ValueError)


def test_space_around_a_date_is_ignored() -> None:
    assert Timespan.parse(" 1920 ") == Timespan.parse("1920")


@pytest.mark.parametrize(
    ("start", "end", "fuzz", "written"),
    [
        (1920, 1920, 0, "1920"),
        (1920, 1920, 5, "1920~"),
        (1837, 1924, 0, "1837/1924"),
        (1837, 1924, 5, "1837~/1924~"),
        (None, 1918, 0, "../1918"),
        (1918, None, 5, "1918~/.."),
        (None, None, 0, "../.."),
        (-330, 330, 0, "-0330/0330"),
        (0, 7, 0, "0000/0007"),
        (-17000, 1000, 0, "Y-17000/1000"),
        (9999, 10000, 0, "9999/Y10000"),
        (-10000, -9999, 0, "Y-10000/-9999"),
    ],
)
def test_of_writes_edtf(start: int | None, end: int | None, fuzz: int, written: str) -> None:
    assert Timespan.of(start, end, fuzz).edtf == written


@given(
    st.none() | st.integers(-99999, 2100),
    st.integers(0, 3000),
    st.booleans(),
    st.sampled_from([0, FUZZ_APPROXIMATE]),
)
def test_parse_reads_the_output_of_of(start: int | None, length: int, goes_on: bool, fuzz: int) -> None:
    end = None if goes_on else (start or 0) + length
    if start is None and end is None:
        fuzz = 0
    span = Timespan.of(start, end, fuzz)
    assert Timespan.parse(span.edtf) == span


@pytest.mark.parametrize(("one", "other", "years"), DISTANCES)
def test_distance(one: str, other: str, years: int) -> None:
    left, right = Timespan.parse(one), Timespan.parse(other)
    assert left.distance(right) == right.distance(left) == years
    assert left.overlaps(right) == right.overlaps(left) == (years == 0)


@pytest.mark.parametrize(
    ("text", "year", "inside"),
    [
        ("1837/1924", 1837, True),
        ("1837/1924", 1924, True),
        ("1837/1924", 1836, False),
        ("1837/1924", 1925, False),
        ("1837~/1924~", 1925, False),
        ("../1918", -5000, True),
        ("../1918", 1919, False),
        ("1918/..", 2020, True),
        ("../..", 1920, True),
        ("192X", 1929, True),
    ],
)
def test_contains(text: str, year: int, inside: bool) -> None:
    assert Timespan.parse(text).contains(year) is inside


@pytest.mark.parametrize(
    ("text", "is_open"), [("../..", True), ("../1918", False), ("1918/..", False), ("1920", False)]
)
def test_is_open(text: str, is_open: bool) -> None:
    assert Timespan.parse(text).is_open is is_open


@given(st.text(alphabet="0123456789-/.X~?%Y ", max_size=24))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        span = Timespan.parse(text)
    except TimespanError:
        return
    assert span.start is None or span.end is None or span.start <= span.end


def _year(bound: object) -> int | None:
    """The year of one of the library's bounds: a struct_time, a number, or an infinity for an open side."""
    if isinstance(bound, float) and math.isinf(bound):
        return None
    if isinstance(bound, int | float):
        return int(bound)
    return int(bound[0])  # type: ignore[index]


@pytest.mark.parametrize(
    ("year", "edtf"),
    [
        (1920, "1920"),
        ("961", "0961"),
        ("-300", "-0300"),
        ("-5", "-0005"),
        (" 1837/1924 ", "1837/1924"),
        (-300, "-0300"),
    ],
)
def test_years_as_people_write_them(year: int | str, edtf: str) -> None:
    assert str(as_timespan(year)) == edtf


@pytest.mark.parametrize("year", ["", "-", "--5", "-x", "soon"])
def test_invalid_years(year: str) -> None:
    with pytest.raises(TimespanError):
        as_timespan(year)


@pytest.mark.parametrize("year", [None, Timespan.parse("1837/1924")])
def test_nothing_and_a_timespan_are_returned_unchanged(year: Timespan | None) -> None:
    assert as_timespan(year) is year
