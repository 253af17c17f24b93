"""brat standoff: `x.ann` next to `x.txt`. A discontinuous mention is read as one, from first to last character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.formats.files.safety import read_bytes

_ENTITY = re.compile(r"(?P<key>T\d+)\t(?P<label>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>.*)")
_REFERENCE = re.compile(r"N\d+\tReference (?P<key>T\d+) (?P<base>[^:\s]+):(?P<id>\S+)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (?P<key>T\d+)\t(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)\s*$")
_BASES = {"geonames": "gn", "wikidata": "wd", "pleiades": "pl", "tgn": "tgn"}


def read(text: str, source: str) -> Iterator[GoldDocument]:
    """Read one document. A `Reference` (N) gives the id, an annotator's note "40.79, 43.85" gives the point.

    Raises:
        InputError: the text file is missing or empty.
        FormatError: an entity line is not brat's.
    """
    path = Path(source)
    body = read_bytes(path).decode("utf-8-sig")
    notes = {match["key"]: match for line in text.splitlines() if (match := _NOTE.match(line))}
    ids = {match["key"]: match for line in text.splitlines() if (match := _REFERENCE.match(line))}
    mentions = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("T"):
            continue
        match = _ENTITY.fullmatch(line)
        if match is None:
            raise FormatError(f"{path.stem}.ann, line {number} is not a valid brat entity: {line[:60]!r}")
        bounds = [int(bound) for bound in re.findall(r"\d+", match["spans"])]
        start, end = min(bounds), max(bounds)
        note, reference = notes.get(match["key"]), ids.get(match["key"])
        mentions.append(
            GoldMention(
                start=start,
                end=end,
                text=body[start:end],
                type=match["label"],
                lat=float(note["lat"]) if note else None,
                lon=float(note["lon"]) if note else None,
                ids=(f"{_BASES.get(reference['base'].lower(), reference['base'])}:{reference['id']}",)
                if reference
                else (),
            )
        )
    yield GoldDocument(path.stem, body, None, tuple(mentions))
