"""Years as written in tables."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import TimespanError
from gazetteer.model.dates.reader import written_years
from gazetteer.model.timespan import Timespan

READ = [
    # EDTF as it is
    ("1920", "1920"), ("1837/1924", "1837/1924"), ("1850?", "1850?"), ("~1850", "~1850"), ("192X", "192X"),
    ("../1918", "../1918"),
    # out of a spreadsheet
    ("1920.0", "1920"), ("1920-11-24 00:00:00", "1920-11-24"), ("[1850]", "1850"), ("330", "0330"),
    # about
    ("c. 1850", "1850~"), ("c1850", "1850~"), ("ca 1850", "1850~"), ("circa 1850", "1850~"), ("um 1850", "1850~"),
    ("vers 1850", "1850~"), ("около 1850 г.", "1850~"), ("[1850?]", "1850~"), ("1850 (?)", "1850~"),
    ("c. 330", "0330~"),
    # decades and centuries
    ("1850s", "1850/1859"), ("1850's", "1850/1859"), ("1850er Jahre", "1850/1859"), ("1850-е гг.", "1850/1859"),
    ("early 1850s", "1850/1859"), ("1850s?", "1850~/1859~"), ("1800s", "1800/1899"), ("19th century", "1801/1900"),
    ("XIX в.", "1801/1900"), ("19. Jh.", "1801/1900"), ("XIXe siècle", "1801/1900"), ("4th century BC", "-0399/-0300"),
    ("first half of the 19th c.", "1801/1850"), ("17-18th century", "1601/1800"),
    # from and to
    ("ca. 1850-60", "1850~/1860~"), ("1914–18", "1914/1918"), ("1914-8", "1914/1918"), ("1850/60", "1850/1860"),
    ("1850 – ca. 1860", "1850~/1860~"), ("1850 to 1860", "1850/1860"), ("between 1850 and 1860", "1850/1860"),
    ("1850s-1860s", "1850/1869"), ("400-331 BC", "-0399/-0330"), ("1850 or 1851", "1850/1851"),
    ("before 1918", "../1918"), ("bis 1918", "../1918"), ("after 1990", "1990/.."), ("1990–", "1990/.."),
    ("с 1990", "1990/.."),
    # eras and days
    ("331 BC", "-0330"), ("AD 330", "0330"), ("330 CE", "0330"), ("24.11.1920", "1920-11-24"),
    ("11/24/1920", "1920-11-24"), ("5/1920", "1920-05"),
    ("24 November 1920", "1920-11-24"), ("Nov. 24, 1920", "1920-11-24"), ("le 1er mars 1848", "1848-03-01"),
    ("24 ноября 1920 г.", "1920-11-24"),
    # the languages of the places
    ("12 апреля 1877 года", "1877-04-12"), ("в начале XIX века", "1801/1900"), ("1890-х годов", "1890/1899"),
    ("вторая половина XVIII в.", "1751/1800"), ("12 квітня 1848 р.", "1848-04-12"), ("XVII століття", "1601/1700"),
    ("3 maja 1791 r.", "1791-05-03"), ("w XVI wieku", "1501/1600"), ("15. března 1848", "1848-03-15"),
    ("v 17. století", "1601/1700"),
    ("28. јуна 1914.", "1914-06-28"), ("28. lipnja 1914.", "1914-06-28"), ("3 март 1878 г.", "1878-03-03"),
    ("1848. március 15.", "1848-03-15"), ("1848. október 6-án", "1848-10-06"), ("a 17. században", "1601/1700"),
    ("1848-ban", "1848"),
    ("23 Nisan 1920", "1920-04-23"), ("19. yüzyılda", "1801/1900"), ("1915'te", "1915"), ("1890'larda", "1890/1899"),
    ("28 may 1918", "1918-05-28"), ("XIX əsrdə", "1801/1900"), ("1915 թ. ապրիլի 24", "1915-04-24"),
    ("24 Ապրիլ 1915", "1915-04-24"),
    ("1915 թուականին", "1915"), ("19-րդ դարում", "1801/1900"), ("1921 წლის 25 თებერვალი", "1921-02-25"),
    ("1783 წელს", "1783"),
    ("25 Μαρτίου 1821", "1821-03-25"), ("τον 19ο αιώνα", "1801/1900"), ("15 agosto 1343", "1343-08-15"),
    ("secolo XV", "1401/1500"),
    ("il 20 settembre 1870", "1870-09-20"), ("siglo XVI", "1501/1600"), ("el 2 de mayo de 1808", "1808-05-02"),
    ("7 de setembro de 1822", "1822-09-07"), ("anno Domini 1453", "1453"), ("saeculo XII", "1101/1200"),
    ("14 juli 1789", "1789-07-14"),
    ("den 6 november 1632", "1632-11-06"), ("6. joulukuuta 1917", "1917-12-06"), ("1800-luvulla", "1800/1899"),
    ("24 يناير 1859", "1859-01-24"), ("القرن 19", "1801/1900"), ("١٩١٦", "1916"), ("1904年2月8日", "1904-02-08"),
    ("19世紀", "1801/1900"),
    ("im 18. Jahrhundert", "1701/1800"), ("in den 1920er Jahren", "1920/1929"), ("3. Mai 1812", "1812-05-03"),
    ("années 1830", "1830/1839"), ("au XVIIe siècle", "1601/1700"), ("avant 1789", "../1789"),
    ("до 1917 г.", "../1917"),
    ("nach 1683", "1683/.."), ("entre 1789 et 1794", "1789/1794"), ("między 1772 a 1795", "1772/1795"),
    ("1914—1918 гг.", "1914/1918"),
    ("17.–18. Jh.", "1601/1800"), ("XVII-XVIII вв.", "1601/1800"), ("dix-huitième siècle", "1701/1800"),
    # GEDCOM
    ("ABT 1895", "1895~"), ("CAL 1850", "1850~"), ("EST 1790", "1790~"), ("BEF 1914", "../1914"),
    ("AFT 3 MAR 1881", "1881/.."),
    ("BET 1881 AND 1885", "1881/1885"), ("FROM 1904 TO 1915", "1904/1915"), ("24 NOV 1920", "1920-11-24"),
    ("44 B.C.", "-0043"),
    ("INT 31 DEC 1687 (about new year)", "1687-12-31"), ("@#DFRENCH R@ 18 BRUM 8", "1799-11-09"),
    ("@#DJULIAN@ 12 APR 1877", "1877-04-24"),
    ("@#DHEBREW@ 1 TSH 5680", "1919-09-25"), ("FRENCH_R 18 BRUM 8", "1799-11-09"),
    # old and new style, other calendars, feasts
    ("12/24 April 1877", "1877-04-24"), ("12 (24) апреля 1877 г.", "1877-04-24"),
    ("12 апреля 1877 г. (ст. ст.)", "1877-04-24"),
    ("31 March/12 April 1909", "1909-03-31/1909-04-12"), ("18 brumaire an VIII", "1799-11-09"),
    ("l'an II", "1793-09-22/1794-09-21"),
    ("1293 AH", "1876-01-28/1877-01-15"), ("1 Receb 1293", "1876-07-23"), ("Easter 1453", "1453-04-01"),
    ("Michaelmas 1290", "1290-09-29"),
    ("24-27 November 1920", "1920-11-24/1920-11-27"), ("12.VI.1898", "1898-06-12"), ("3/5/1895", "1895"),
    ("13/5/1895", "1895-05-13"),
    ("spring 1915", "1915"), ("1699/00", "1699/1700"),
    # forms of cells: unknown digits, two years, hyphens, until now
    ("187?", "187X"), ("17??", "17XX"), ("186x", "186X"), ("17--", "17XX"), ("1786-??-??", "1786"), ("1786-04-XX", "1786-04"),
    ("500?", "0500~"), ("3 JAN 1712/13", "1713-01-03"), ("MAR 1731/32", "1732-03"), ("3 Jan 1712/1713", "1713-01-03"),
    ("7-Oct-1805", "1805-10-07"), ("7 X 1805", "1805-10-07"), ("7-X-1805", "1805-10-07"), ("1861 - present", "1861/.."),
    ("1861 bis heute", "1861/.."), ("1290 (1873)", "1873"), ("1873 [1290]", "1873"), ("1290 = 1873/4", "1873"),
    ("2nd half of the 18th century", "1751/1800"), ("4th quarter of the 18th c.", "1776/1800"), ("1 avg 1895", "1895-08-01"),
    ("r. 1311", "1311"), ("[187?]", "187X"),
    ("1786-00-00", "1786"),
]  # fmt: skip

UNCLEAR = [
    "the year dot", "nineteen", "not 1850", "market 1850", "1920, 1930", "1860-50", "1850-55-60", "18500", "13.13.13", "1920.5",
    "May", "32nd century", "1850 and 1860 and 1870", "1944/13/45/2", "1290 (1914)", "3 JAN 1712/19",
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_unambiguous_dates(text: str, edtf: str) -> None:
    span = written_years(text)
    assert str(span) == edtf
    assert span is not None
    meant = Timespan.parse(edtf)
    assert (span.start, span.end, span.fuzz) == (meant.start, meant.end, meant.fuzz)


@pytest.mark.parametrize("text", ["", " ", "n.d.", "s.d.", "?", "-", "unknown", "o. J.", "N/A", "s.a.", "s/f"])
def test_unknown_date_is_none(text: str) -> None:
    assert written_years(text) is None


@pytest.mark.parametrize("text", UNCLEAR)
def test_ambiguous_dates_are_refused(text: str) -> None:
    with pytest.raises(TimespanError, match="not clear"):
        written_years(text)


@pytest.mark.parametrize(
    "text",
    ["1" + " " * 50_000 + "1", "1" + "\u00a0\n" * 20_000 + "?", "1/" * 30_000, "(" * 900, "1 - " * 240, "x" * 100_000],
)
def test_long_cells_are_read_or_refused_in_time(text: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(TimespanError):
        written_years(text)
    assert (
        time.process_time() - begun < 1
    )  # less than .01 on an idle machine; the square of the length would be minutes


@given(st.text(alphabet="0123456789-/–.?~c a1sBCADthXIV()[]", max_size=14))
def test_dates_begin_before_they_end(text: str) -> None:
    try:
        span = written_years(text)
    except TimespanError:
        return
    if span is not None and span.start is not None and span.end is not None:
        assert span.start <= span.end
        assert Timespan.parse(span.edtf).start == span.start


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(TimespanError):
        written_years(text)
