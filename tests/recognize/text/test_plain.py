"""The cleaned copy of a text: its changes, and the offsets of every span in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.recognize.text.plain import plain

COPIES = [
    # as printed, as read
    ("Kars", "Kars"),
    ("He left Phila-\ndelphia for Baku.", "He left Philadelphia for Baku."),
    ("the Uni¬\nted States", "the United States"),
    ("the Uni¬ ted States", "the United States"),
    ("Phil\u00adadelphia", "Philadelphia"),
    ("They went on to New\nYork with the army", "They went on to New York with the army"),
    ("They went on to New\r\nYork with the army", "They went on to New York with the army"),
    ("Stratford-\nUpon-Avon", "Stratford-Upon-Avon"),
    ("die Be⸗\nwohner von Uſedom", "die Bewohner von Usedom"),
    ("von New⸗York nach Baku", "von New-York nach Baku"),
    ("zů Moꝛa", "zů Mora"),
    ("1895-\n1920", "1895- 1920"),
    ("the  city   of Kars", "the city of Kars"),
    ("Armenia’s “friends”", 'Armenia\'s "friends"'),
    # a line of marks stays, a run that no line has is left out, and so are the marks of a "word" of a thousand characters
    ("Kars " + "*" * 70 + " Van", None),
    ("Kars " + "*_" * 3_000 + " Van", "Kars Van"),
    ("Kars " + "x'" * 600 + " Van", "Kars " + "x " * 600 + "Van"),
    # an empty line always divides; so does a short line before a long one
    ("THE TREATY\n\nIt was signed.", "THE TREATY\n\nIt was signed."),
    ("Kars\nThe army entered the town on the thirtieth of October, 1920.", None),
]


@pytest.mark.parametrize(("printed", "read"), COPIES)
def test_copy(printed: str, read: str | None) -> None:
    assert plain(printed).text == (printed if read is None else read)


@pytest.mark.parametrize(
    ("printed", "word", "source"),
    [
        ("He left Phila-\ndelphia for Baku.", "Philadelphia", "Phila-\ndelphia"),
        ("He left Phila-\ndelphia for Baku.", "Baku", "Baku"),
        ("He left Phila-\ndelphia for New\nYork today.", "New York", "New\nYork"),
        ("a  b   the Uni¬\nted States.", "United States", "Uni¬\nted States"),
        ("“Kars”", "Kars", "Kars"),
        ("Van " + "=" * 500 + " Kars", "Kars", "Kars"),
        ("😀\u00ad😀 Kars", "Kars", "Kars"),
    ],
)
def test_source(printed: str, word: str, source: str) -> None:
    copy = plain(printed)
    at = copy.text.index(word)
    start, end = copy.source(at, at + len(word))
    assert printed[start:end] == source


@given(st.text(alphabet="aZ é’¬-\u00ad\n\r .😀ա", max_size=60))
def test_letters_lead_back_to_themselves_in_order(text: str) -> None:
    copy = plain(text)
    last = 0
    for position, char in enumerate(copy.text):
        start, end = copy.source(position, position + 1)
        assert end == start + 1
        assert last <= start < len(text)
        last = start
        if char.isalpha():
            assert text[start] == char
