"""Armenian names as Western Armenians spell them."""

import pytest

from gazetteer.names.western import western_armenian


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Կարս", ["Gars"]),
        ("Կարին", ["Garin"]),
        ("Խարբերդ", ["Kharpert"]),
        ("Կեսարիա", ["Gesaria"]),
        ("Սեբաստիա", ["Sepastia", "Sepasdia"]),
        ("Տիգրանակերտ", ["Dikranagert", "Dikranagerd"]),
        ("Մուշ", ["Mush"]),
        ("Բաբերդ", ["Papert"]),
        ("Արաբկիր", ["Arapgir"]),
        ("Ատանա", ["Adana"]),
        ("Պոլիս", ["Bolis"]),
        ("Եոզղատ", ["Yeozghad"]),
        ("Նոր Բայազետ", ["Nor Payazed"]),
        ("ՎԱՆ", ["Van"]),
        ("", [""]),
    ],
)
def test_western_armenian(name: str, spelt: list[str]) -> None:
    assert list(western_armenian(name)) == spelt
