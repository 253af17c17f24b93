"""Gold as the JSON of `gazetteer annotate`, and as JSON lines with a point for each entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.readers import other_tools
from gazetteer.evaluation.repairs import restore_punctuation
from gazetteer.evaluation.tolerance import WIDE
from gazetteer.formats.files.safety import parse_json


def read_json(text: str, source: str) -> Iterable[GoldDocument]:
    """Read one annotation of `gazetteer annotate`, corrected by a person, or a list of them."""
    data = other_tools.unwrapped(parse_json(text, source))
    items = data if isinstance(data, list) else [data]
    kept = ((index, item) for index, item in enumerate(items, 1) if not other_tools.is_rejected(item))
    return [_document(item, f"{source}, document {index}") for index, item in kept]


def read_jsonl(text: str, source: str) -> Iterator[GoldDocument]:
    """Read one annotation per line. An entity has its point in `place`, or directly as `lat` and `lon`."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{source}, line {number}"
        item = parse_json(line, where)
        if not other_tools.is_rejected(item):
            yield _document(item, where)


def read_wotr(text: str, source: str) -> Iterator[GoldDocument]:
    """Read War of the Rebellion, and restore its lost punctuation after toponyms."""
    return (restore_punctuation(document) for document in read_jsonl(text, source))


def _document(item: Any, where: str) -> GoldDocument:
    if other_tools.is_item(item):
        return other_tools.document(item, where, where)
    try:
        text = item["text"]
        mentions = tuple(_mention(entity, text) for entity in item["entities"])
        return GoldDocument(str(item.get("id") or where), text, item.get("date"), mentions)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(f"{where}: a gold document needs `text` and `entities` with `start` and `end`") from error


def _mention(entity: Mapping[str, Any], text: str) -> GoldMention:
    start, end = int(entity["start"]), int(entity["end"])
    place = entity.get("place") or {}
    lat, lon = place.get("lat", entity.get("lat")), place.get("lon", entity.get("lon"))
    return GoldMention(
        start=start,
        end=end,
        text=entity.get("text", text[start:end]),
        type=entity.get("type", "PLACE"),
        lat=float(lat) if lat is not None else None,
        lon=float(lon) if lon is not None else None,
        ids=(place["id"],) if place.get("id") else (),
        country=place.get("country"),
        area=str(place.get("feature") or "").startswith(WIDE),
    )
