"""What `scripts/curate/script_sources.py` reads in dictionaries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "curate"))

import script_sources as sources
from script_sources import Word

DICTIONARY = """#NAME "test"

Kars
Карс
Kars
\t[b][c darkblue]Kars[/c][/b] [p]<prop>[/p] [i](city in Turkey)[/i]
\t[m1]Карс [p]<m>[/p] [c gray]/Kars/[/c], \\\\ Карсъ[/m]

Helsingfors
Гельсингфорс
\t[b][c darkblue]Helsingfors[/c][/b] [p]<prop>[/p] [i](former name of Helsinki)[/i]
\t[m1]Гельсингфо\u0301рс[/m]

silk
шёлк
\t[b][c darkblue]silk[/c][/b] [p]<n>[/p] [i](fibre)[/i]
\t[m1]шёлк[/m]
"""


def test_a_translation_has_the_kind_of_its_definition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "DICTIONARIES", {"ru": "ru"})
    (tmp_path / "en-ru-enwiktionary.dsl").write_bytes(DICTIONARY.encode("utf-16-le"))
    kars = {"classes": "P", "about": "<prop> (city in Turkey)", "lang": "ru", "source": "enwiktionary"}
    assert list(sources.dictionary_words(tmp_path)) == [
        Word(("Kars",), text="Карс", **kars),
        Word(("Kars",), text="Карсъ", **kars),
        Word(("Helsinki",), "PALHT", "<prop> (former name of Helsinki)", "ru", "Гельсингфорс", "enwiktionary"),
        Word(("silk",), "", "<n> (fibre)", "ru", "шёлк", "enwiktionary"),
    ]


@pytest.mark.parametrize(
    ("gloss", "classes"),
    [
        ("<prop> (city in Russia)", "P"),
        ("<prop> (historical region of Georgia)", "LA"),
        ("<prop> (country in Europe)", "AL"),
        ("<prop> (Greek island)", "TLA"),
        ("<prop> (river that flows into the Black Sea)", "H"),
        ("<prop> (male given name)", ""),
    ],
)
def test_the_first_kind_word_counts(gloss: str, classes: str) -> None:
    assert sources.class_of(gloss) == classes


@pytest.mark.parametrize(
    ("written", "plain"), [("יְרוּשָׁלַיִם", "ירושלים"), ("القَاهِرَة", "القاهرة"), ("Москва\u0301", "Москва")]
)
def test_vowels_and_stress_are_not_part_of_a_name(written: str, plain: str) -> None:
    assert sources.plain(written) == plain


def test_titles_agree_in_three_languages(tmp_path: Path) -> None:
    rows = "Կարս\nKars\n\t[m1]Կարս[/m]\n\nՌոկկի\nRocky{}\n\t[m1]Ռոկկի[/m]\n"
    for lang in ("hy", "yi"):
        for other, film in (("nl", " (film)"), ("sv", ""), ("no", "")):
            text = rows.format(film) if lang == "hy" else ""
            (tmp_path / f"{lang}-{other}_wikidict.dsl").write_text(text, encoding="utf-8")
    assert list(sources.titles(tmp_path)) == [Word(("Kars",), "PHTAL", "", "hy", "Կարս", "wikidict")]
