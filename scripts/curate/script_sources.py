"""Read names of places in other scripts from the inputs of other_scripts.py."""

from __future__ import annotations

import csv
import gettext
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORDNET_LANGUAGES = {
    "heb": "he", "arb": "ar", "fas": "fa", "rus": "ru", "ell": "el", "ukr": "uk", "hye": "hy", "kat": "ka", "yid": "yi",
    "bul": "bg", "hbs": "sr", "mkd": "mk",
}  # fmt: skip
"""Maps the languages of the Open Multilingual Wordnet to their tags."""
DICTIONARIES = {"he": "he", "fa": "fa", "arb": "ar", "ru": "ru", "el": "el", "bg": "bg", "sh": "sr", "tr": "tr"}
"""Maps the languages of the dictionaries to their tags."""
PLACES_LANGUAGES = "ar el fa he ru uk".split()
"""The languages of Natural Earth's towns."""
DIVISIONS_LANGUAGES = "ka he".split()
"""The languages for which the other inputs have few divisions."""
WHOSONFIRST_LANGUAGES = {
    "heb": "he", "yid": "yi", "ara": "ar", "fas": "fa", "hye": "hy", "kat": "ka", "ell": "el", "rus": "ru", "ukr": "uk",
}  # fmt: skip
"""Maps the languages of Who's On First to their tags."""
_NAME_OF = re.compile(r"(?:[A-Za-z]+ )?name (?:of|for) ([A-Z][\w -]+)")
LEVELS = {"locality": "P", "region": "A", "county": "A"}
_WATER = "river stream tributary lake sea ocean gulf bay strait channel lagoon"
_LAND = "mountain range mountains mount peak volcano peninsula cape desert plateau hill"
_ISLAND = "island islands archipelago"
_SETTLED = "city town port capital village municipality seaport metropolis fortress"
_STATE = "country nation republic kingdom empire duchy khanate sultanate emirate principality colony federation"
_AREA = (
    "state states province region oblast district department territory community county prefecture governorate voivodeship "
    "land area division krai continent"
)
CLASSES = {
    word: classes
    for words, classes in (
        (_SETTLED, "P"),
        (_STATE, "AL"),
        (_AREA, "LA"),
        (_WATER, "H"),
        (_LAND, "TL"),
        (_ISLAND, "TLA"),
    )
    for word in words.split()
}
"""Maps a word of a definition to the feature classes that it can be, the likeliest first."""
_KIND = re.compile("^(?:مدينة|ولاية|محافظة|شهر|شهرستان|استان) ")
"""Words for a town or its province before its name in Natural Earth."""
_VOWELS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u0652\u0670\u0640]")
"""Hebrew and Arabic vowels, and the stretched line, which names are written without. Cyrillic accents are removed too."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a dictionary calls one thing in another language.

    Attributes:
        english: its English names, the best first.
        classes: the feature classes that it can have, "" if it is not a place.
        about: the definition, and the areas that contain it.
        id: the id of its place, if the source states it.
    """

    english: tuple[str, ...]
    classes: str
    about: str
    lang: str
    text: str
    source: str
    id: str = ""


def plain(text: str) -> str:
    """Return a name without the marks that only dictionaries write: vowels of Hebrew and Arabic, stress of Cyrillic."""
    text = _VOWELS.sub("", text)
    return re.sub("(?<=[а-яА-ЯіІ])\u0301", "", text).strip()


def wordnet_words(wordnet: Path, tables: Path) -> Iterator[Word]:
    """Yield the words that Wiktionary links to the synsets of WordNet 3.0; words for classes and qualities are left out."""
    lines = {line[:8]: line for line in wordnet.read_text("utf-8").splitlines() if line[:1].isdigit()}
    names = {key: _wordnet_names(line.split(" | ", 1)[0]) for key, line in lines.items()}
    for language, lang in WORDNET_LANGUAGES.items():
        for row in (tables / f"wn-wikt-{language}.tab").read_text("utf-8").splitlines()[1:]:
            key, _, text = row.split("\t")
            line = lines.get(key[:8], "") if key.endswith("n") else ""
            head, _, gloss = line.partition(" | ")
            kinds = [name for other in re.findall(r"@i (\d{8})", head) for name in names[other]]
            classes = next((CLASSES[word] for kind in kinds for word in reversed(kind.split()) if word in CLASSES), "")
            wholes = [name for other in re.findall(r"#p (\d{8})", head) for name in names[other]]
            about = "; ".join((*wholes, gloss))
            yield Word(tuple(names.get(key[:8], ())), classes, about, lang, plain(text), "wiktionary")


def _wordnet_names(head: str) -> list[str]:
    fields = head.split()
    return [fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16))]


def dictionary_words(folder: Path) -> Iterator[Word]:
    """Yield the translations of the English Wiktionary, as its dictionaries en-LANG-enwiktionary.dsl have them."""
    for language, lang in DICTIONARIES.items():
        text = (folder / f"en-{language}-enwiktionary.dsl").read_bytes().decode("utf-16-le").lstrip("\ufeff")
        for entry in re.split(r"\n\s*\n(?=\S[^\n]*\n)", text.replace("\r", "")):
            yield from _entry_words(entry, lang)


def _entry_words(entry: str, lang: str) -> Iterator[Word]:
    for head, line in re.findall(r"\[b\](.*)\n\t\[m1\](.*)\[/m\]", entry):
        english = re.sub(r"\[.*?\]", "", head.split("[/b]")[0]).strip()
        gloss = re.sub(r"\[.*?\]", "", re.sub(r"\[c gray\].*?\[/c\]", "", head.split("[/b]")[1])).strip()
        english, classes = _meant(english, gloss)
        bare = re.sub(r"\[p\].*?\[/p\]|\[c gray\].*?\[/c\]|\[.*?\]|/[^/,]*/|\(.*?\)|\{.*?\}|\\", "", line)
        for text in re.split("[,;]", bare):
            if text.strip():
                yield Word((english,), classes, gloss, lang, plain(text), "enwiktionary")


def _meant(english: str, gloss: str) -> tuple[str, str]:
    """Return the English name of a place and its classes; "former name of Helsinki" means Helsinki."""
    if "<prop>" not in gloss:
        return english, ""
    definition = re.sub(r"<\w+>|[()]", "", gloss).strip()
    if other := _NAME_OF.fullmatch(definition):
        return other[1], "PALHT"
    return english, "PALHT" if definition == english else class_of(gloss)


def class_of(gloss: str) -> str:
    """Return the feature classes of the first word of a definition that is a kind of place.

    >>> class_of("<prop> (city in Russia)"), class_of("<prop> (male given name)")
    ('P', '')
    """
    return next((CLASSES[word] for word in re.findall(r"[a-z]+", gloss.lower()) if word in CLASSES), "")


def towns(table: Path) -> Iterator[Word]:
    """Yield the names of Natural Earth's larger towns."""
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            english = tuple(dict.fromkeys(row[key] for key in ("NAME_EN", "NAME") if row[key]))
            for lang in PLACES_LANGUAGES:
                text = _KIND.sub("", re.sub(r" \(.*|[,،].*", "", row[f"NAME_{lang.upper()}"]))
                if text:
                    yield Word(english, "P", f"{row['ADM0NAME']}; {row['ISO_A2']}", lang, plain(text), "natural-earth")


def divisions(codes: Path, locales: Path) -> Iterator[Word]:
    """Yield the names of divisions of iso-codes: iso_3166-2.json and the folder with its translations."""
    rows = json.loads(codes.read_text("utf-8"))["3166-2"]
    for lang in DIVISIONS_LANGUAGES:
        with (locales / lang / "LC_MESSAGES" / "iso_3166-2.mo").open("rb") as stream:
            known = gettext.GNUTranslations(stream)
        for row in rows:
            text = known.gettext(row["name"])
            if text != row["name"]:
                english = tuple(part.strip() for part in re.split(r"[\[\]()]", row["name"]) if part.strip())
                yield Word(english, "A", row["code"][:2], lang, plain(text), "iso-codes")


def titles(folder: Path) -> Iterator[Word]:
    """Yield the titles of Armenian and Yiddish Wikipedia with those in Dutch, Swedish and Norwegian that agree.

    They are read from the files hy-nl_wikidict.dsl and so on; a title that one of the three lacks, or explains in brackets, is
    left out.
    """
    for lang in ("hy", "yi"):
        found: dict[str, list[str]] = defaultdict(list)
        for other in ("nl", "sv", "no"):
            text = (folder / f"{lang}-{other}_wikidict.dsl").read_text("utf-8")
            for title, translation in re.findall(r"^(\S.*)\n(\S.*)\n\t", text, re.MULTILINE):
                found[title].append(translation)
        for title, three in found.items():
            if len(three) == 3 and not any("(" in one for one in three):
                yield Word(tuple(dict.fromkeys(three)), "PHTAL", "", lang, plain(title), "wikidict")


def whosonfirst(folder: Path) -> Iterator[Word]:
    """Yield the names of towns and divisions of Who's On First, read from archives of its repositories."""
    for archive in sorted(folder.glob("*.tar")):
        with tarfile.open(archive) as records:
            for record in records:
                stream = records.extractfile(record) if record.name.endswith(".geojson") else None
                text = stream.read() if stream and "-alt-" not in record.name else b""
                if b'"name:' in text:
                    yield from _record_words(json.loads(text)["properties"])


def _record_words(record: dict[str, Any]) -> Iterator[Word]:
    classes = LEVELS.get(record["wof:placetype"], "")
    number = record.get("wof:concordances", {}).get("gn:id")
    english = tuple(dict.fromkeys((*record.get("name:eng_x_preferred", ()), record.get("wof:name", ""))))
    for language, lang in WHOSONFIRST_LANGUAGES.items() if classes else ():
        for kind in ("preferred", "variant"):
            for text in record.get(f"name:{language}_x_{kind}", ()):
                id = f"gn:{number}" if number else ""
                yield Word(english, classes, record.get("iso:country", ""), lang, plain(text), "whosonfirst", id)
