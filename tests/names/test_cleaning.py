"""Noise in GeoNames' alternate names."""

import pytest

from gazetteer.names.cleaning import clean, is_name


@pytest.mark.parametrize(
    ("field", "kept"),
    [
        ("Leninakan", ["Leninakan"]),
        ("LWN", []),
        ("ERZ", []),
        ("gayumari", []),
        ("jiu mu li", []),
        ("գյումրի", []),
        ("გიუმრი", ["გიუმრი"]),
        ("ارضروم", ["ارضروم"]),
        ("’s-Hertogenbosch", ["’s-Hertogenbosch"]),
        ("Leuven (Wilsele)", ["Leuven"]),
        ("Alpha;Beta", ["Alpha", "Beta"]),
        ("Korisnik:Slaven/Melila", []),
        ("أم بطين\u200e;", ["أم بطين"]),
        ("Åre", ["Åre"]),
        ("Å", ["Å"]),
        ("A", []),
    ],
)
def test_clean(field: str, kept: list[str]) -> None:
    assert list(clean([field])) == kept


def test_each_name_once() -> None:
    assert list(clean(["Gumri", "Gumri", "GUM", "Gumri;Kumayri"])) == ["Gumri", "Kumayri"]


def test_names_in_capitals_are_treated_as_codes() -> None:
    assert not is_name("OREL")
