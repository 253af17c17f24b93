"""Names of events, and the places in them."""

from __future__ import annotations

import pytest

from gazetteer.recognize.recognizer import Recognizer
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon(
    [
        ("Reval", 0.6, "P", "historical"),
        ("Hastings", 0.5, "P", "primary"),
        ("Independence", 0.6, "P", "primary"),
        ("Spanish", 0.8, "A", "demonym"),
        ("Marne", 0.6, "H", "primary"),
    ]
)


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("Then came the Convention of Reval.", "Convention of Reval", "Reval"),
        ("He fell in the Battle of the Marne that year.", "Battle of the Marne", "Marne"),
        ("He fell in the Battle of Hastings, with his sons.", "Battle of Hastings", "Hastings"),
        ("He served in the War of Independence and lived.", "War of Independence", None),
        ("He served in the War of the Spanish Succession with honour.", "War of the Spanish Succession", None),
    ],
)
def test_events(text: str, event: str, place: str | None) -> None:
    mentions = Recognizer(LEXICON, lang="en").recognize(text).mentions
    assert [mention.text for mention in mentions if mention.type == "EVENT"] == [event]
    assert [mention.text for mention in mentions if mention.type == "PLACE"] == ([place] if place else [])
