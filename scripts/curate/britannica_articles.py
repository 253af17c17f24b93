"""Read the articles of the Encyclopaedia Britannica of 1810 that state a latitude and a longitude.

The text is in the folder `html` of https://github.com/jburnford/Encyclopedia_Britannica_1771-1860: two files for each
volume of the 4th edition. An article begins with its headword in capitals. Its longitudes count from London.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FILE = re.compile(r"_ed4_v(\d+)_Part(\d)")
_BLOCK = re.compile(r'data-label="(?:Text|List-Group|Section-Header)"[^>]*>(.*?)</div>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_CAPITALS = r"[A-ZÆŒÉÈËÖÜ][A-ZÆŒÉÈËÖÜ'’-]+"
_HEADWORD = re.compile(rf"({_CAPITALS}(?: (?:DE|LA|DEL|{_CAPITALS}))*)(?=[,.;( ])(.{{25,}})", re.DOTALL)
_OTHER = re.compile(
    rf"^,? (?:or|otherwise called|anciently) ({_CAPITALS}(?:[ ]{_CAPITALS})*|[A-Z][a-zæ]{{3,}})(?=[,.;])"
)
_BEFORE = re.compile(r"^,? \(?(St|SAINT|Saint|New|NEW|Great|Little|Cape|CAPE|Fort|Le|La|El|Isle of)\b[).,]")
_DEGREES = r"(\d{1,3}|[oO])(?:[°º.,]? ?\b(\d{1,2})\b)?"
_LONGITUDE = re.compile(rf"\b([EW])(?:ast)?\.? ?[Ll]ong(?:itude)?[.,]? ?{_DEGREES}")
_LATITUDE = re.compile(rf"\b([NS])(?:orth|outh)?\.? ?[Ll]at(?:itude)?[.,]? ?{_DEGREES}")
_NOW = re.compile(r"[Nn]ow (?:called |the )?([A-Z][a-zæéè]{3,}(?:[ -][A-Z][a-z]+)?)(?=[,.;])")
_KINDS = (
    ("P.PPL", r"town|city|burgh|borough|village|sea-?port|fortress|port|fort|capital|bishopric|colony|station"),
    ("T.ISL", r"islands?|isle"),
    ("T.CAPE", r"cape|promontory|head-?land"),
    ("H.STM", r"rivers?"),
    ("T.MT", r"mountains?|hill"),
    ("L.RGN", r"province|country|district|kingdom|county|duchy|territory|region"),
)
"""The feature that a word of the definition means; the first word decides."""
_DEFINED = 110
"""Number of characters after the headword in which the article says what it describes."""
_FAR = 40
"""Number of characters that may separate a longitude and a latitude."""


@dataclass(frozen=True)
class Article:
    """An article about a place.

    Attributes:
        names: The headword and the other spellings beside it, capitalized as names.
        ancient: Whether the article describes ancient geography.
        now: The modern name that an article on ancient geography states.
        lat: Degrees north, as stated.
        lon: Degrees east of London, as stated.
    """

    volume: int
    headword: str
    names: tuple[str, ...]
    feature: str
    ancient: bool
    now: str
    lat: float
    lon: float
    text: str


def read_articles(clone: Path) -> Iterator[Article]:
    """Yield the articles on places that state a latitude and a longitude, in order."""
    for volume, headword, text in _texts(clone):
        article = parse_article(volume, headword, text)
        if article:
            yield article


def parse_article(volume: int, headword: str, text: str) -> Article | None:
    """Return an article, or None if it is not about a place with a point."""
    rest = text[len(headword) :]
    point, feature = _point(text), _feature(rest[:_DEFINED])
    if point is None or not feature:
        return None
    ancient = "Ancient Geography" in rest[:_DEFINED]
    now = _NOW.search(rest)
    other, before = _OTHER.match(rest), _BEFORE.match(rest)
    names = [f"{before[1]} {headword}" if before else headword, *([other[1]] if other else [])]
    spelt = tuple(dict.fromkeys(capitalize(name) for name in names))
    return Article(volume, headword, spelt, feature, ancient, now[1] if ancient and now else "", *point, text)


def capitalize(name: str) -> str:
    """Return a headword as a name: "BRIVES-LA-GALLARD" is "Brives-la-Gallard"."""
    words = re.split(r"([ '’-])", name.lower())
    small = {"la", "le", "de", "del", "les", "sur", "in", "of", "upon", "and", "en", "am", "d", "l"}
    return "".join(word if place and word in small else word.capitalize() for place, word in enumerate(words))


def _texts(clone: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the volume, headword and text of every article."""
    git = ["git", "-C", str(clone)]
    files = subprocess.run(
        [*git, "ls-tree", "--name-only", "HEAD", "html/"], capture_output=True, text=True, check=True
    )
    parts = sorted((int(m[1]), int(m[2]), file) for file in files.stdout.split() if (m := _FILE.search(file)))
    headword, texts = "", [""]
    for volume, _, file in parts:
        page = subprocess.run([*git, "show", f"HEAD:{file}"], capture_output=True, text=True, check=True).stdout
        for block in _BLOCK.findall(page):
            for paragraph in _PARAGRAPH.findall(block):
                text = _plain(paragraph)
                if begins := _HEADWORD.match(text):
                    if headword:
                        yield volume, headword, " ".join(texts)
                    headword, texts = begins[1], []
                texts.append(text)
        if headword:
            yield volume, headword, " ".join(texts)
        headword, texts = "", []


def _plain(paragraph: str) -> str:
    text = html.unescape(re.sub(r"<[^>]+>", "", paragraph.replace("<br/>", " ")))
    return re.sub(r"\s+", " ", text).strip()


def _feature(definition: str) -> str:
    found = [(m.start(), feature) for feature, words in _KINDS if (m := re.search(rf"\b(?:{words})\b", definition))]
    return min(found)[1] if found else ""


def _point(text: str) -> tuple[float, float] | None:
    """Return the first latitude and longitude that a text states side by side."""
    for lon in _LONGITUDE.finditer(text):
        near = _LATITUDE.search(text, max(0, lon.start() - _FAR), lon.end() + _FAR)
        if near:
            lat, east = _value(near), _value(lon)
            return (lat, east) if abs(lat) <= 90 and abs(east) <= 180 else None
    return None


def _value(match: re.Match[str]) -> float:
    degrees = 0 if match[2] in "oO" else int(match[2])
    return (degrees + int(match[3] or 0) / 60) * (-1 if match[1] in "WS" else 1)
