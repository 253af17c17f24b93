"""Names of rivers, seas, ranges, islands and regions in other languages from Wiktionary, by the Open Multilingual Wordnet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from landmark_sources import Landmark

from gazetteer.names.scripts import script_of

LANGUAGES = {
    "bul": "bg", "ces": "cs", "ell": "el", "hbs": "sr", "hye": "hy", "kat": "ka", "ron": "ro", "ukr": "uk", "mkd": "mk",
    "slk": "sk",
}  # fmt: skip
"""Maps the languages of the Wordnet to their tags. Names in Serbo-Croatian are tagged as Croatian if they are in Latin script."""
KINDS = {
    "river": "H.STM", "stream": "H.STM", "lake": "H.LK", "sea": "H.SEA", "ocean": "H.SEA", "bay": "H.SEA", "gulf": "H.SEA",
    "strait": "H.SEA", "channel": "H.SEA", "mountain": "T.MT", "mountain peak": "T.MT", "volcano": "T.MT", "range": "T.MTS",
    "island": "T.ISL", "archipelago": "T.ISLS", "peninsula": "T.PEN", "cape": "T.CAPE", "desert": "T.DSRT",
    "geographical area": "L.RGN", "geographic area": "L.RGN",
}  # fmt: skip
"""Maps the class of an instance in WordNet to a kind of place."""


def features(wordnet: Path, tables: Path) -> Iterator[Landmark]:
    """Yield the rivers, seas, landforms and regions of WordNet 3.0 with their names, without points.

    Args:
        wordnet: data.noun of WordNet 3.0.
        tables: the folder `wns/wikt` of the Open Multilingual Wordnet, whose keys are those of WordNet 3.0.
    """
    lines = [line.split(" | ", 1)[0] for line in wordnet.read_text("utf-8").splitlines() if line[:1].isdigit()]
    words = {line[:8]: _words(line) for line in lines}
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, tag in LANGUAGES.items():
        for row in (tables / f"wn-wikt-{language}.tab").read_text("utf-8").splitlines()[1:]:
            key, _, text = row.split("\t")
            latin = tag == "sr" and script_of(text) == "Latn"
            names[key].append(("hr" if latin else tag, text))
    for line in lines:
        kind = next(
            (KINDS[word] for key in re.findall(r"@i (\d{8})", line) for word in words[key] if word in KINDS), None
        )
        found = names.get(f"{line[:8]}-n", [])
        if kind and found:
            yield Landmark(f"wn:{line[:8]}", kind, words[line[:8]], found)


def _words(line: str) -> list[str]:
    fields = line.split()
    return [fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16))]
