"""Languages by code and by name."""

from __future__ import annotations

import pytest

from gazetteer.errors import InputError
from gazetteer.languages.codes import language_code, language_name


@pytest.mark.parametrize(
    ("text", "code"),
    [("de", "de"), ("German", "de"), ("deutsch", "de"), ("ota-Arab", "ota"), ("tur", "tr"),
     ("français", "fr"), (" Armenian ", "hy"), ("en_US", "en")],
)  # fmt: skip
def test_codes_and_names(text: str, code: str) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize("text", ["klingonish", "", "q1", "Hungaria"])
def test_unknown_language_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not found"):
        language_code(text)


def test_similar_name_is_suggested() -> None:
    with pytest.raises(InputError, match="hungarian"):
        language_code("Hungaria")


def test_names() -> None:
    assert [language_name(code) for code in ("hy", "ota", "und")] == [
        "Armenian",
        "Ottoman Turkish",
        "an unknown language",
    ]
