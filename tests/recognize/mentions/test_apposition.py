"""Two names that the text equates."""

import re

import pytest

from gazetteer.model.document import Mention
from gazetteer.recognize.mentions.apposition import equated

SAID = [
    "[Alexandropol] (now [Gyumri])",
    "[Alexandropol] (today [Gyumri])",
    "[Alexandropol] ([Gyumri])",
    "[Artsakh] ([Karabakh])",
    "[Tiflis] (present-day [Tbilisi])",
    "[Tiflis], present-day [Tbilisi]",
    "[Tiflis], now called [Tbilisi]",
    "[Tbilisi], formerly [Tiflis]",
    "[Tbilisi], formerly known as [Tiflis]",
    "[Gyumri], also known as [Leninakan]",
    "[Gyumri] (formerly [Leninakan])",
    "[Karin] (in Turkish [Erzurum])",
    "[Leninakan] now [Gyumri]",
]
NOT_SAID = [
    "[Kars], [Turkey]",
    "[Kars] and [Ardahan]",
    "[Shirak] ([Ghaltaghchi], [Aghboulagh])",
    "[Kars] (near [Ardahan])",
    "[Kars]. Now [Ardahan] fell",
    "[Kars] (which fell in 1920 after a siege, as [Ardahan] did)",
    "[Kars]",
]


def _mentions(marked: str) -> tuple[str, list[Mention]]:
    text, found = "", []
    for part in re.split(r"(\[\w+\])", marked):
        if re.fullmatch(r"\[\w+\]", part):
            found.append(Mention(len(text), len(text) + len(part) - 2, part[1:-1], "PLACE", "test"))
            part = part[1:-1]
        text += part
    return text, found


@pytest.mark.parametrize("marked", SAID)
def test_said(marked: str) -> None:
    assert equated(*_mentions(marked)) == ((0, 1),)


@pytest.mark.parametrize("marked", NOT_SAID)
def test_not_said(marked: str) -> None:
    assert equated(*_mentions(marked)) == ()


def test_persons_and_demonyms_are_never_equated() -> None:
    text, [first, second] = _mentions("[Aram] ([Kars])")
    person = Mention(first.start, first.end, first.text, "PERSON", "test")
    people = Mention(first.start, first.end, first.text, "PLACE", "test", demonym=True)
    assert equated(text, [person, second]) == equated(text, [people, second]) == ()
