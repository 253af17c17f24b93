"""Read the states of Hist States with their years."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from state_names import RENAMED

from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

OVERLORD = re.compile(
    r"\s*\((?:Ottoman|Pers|Persian|Russian|yoke|Denmark|Spain|it|Austrian|Swedish|Sw|Engl|RSA|SAR|New Zeal|Austral|Austr|Genoese|"
    r"US Occupied|Брит|Fr\., Brit|Brit\., Austral\. and New Zeal)\.?\)"
)
"""Suzerains of a state, whose parts are merged again. Possessions of European states remain separate."""


POSSESSION = re.compile(
    r"\s*\((?:Fr|Brit|Br|Ger|Germ|Port|Sp|Span|It|Ital|Dutch|Neth|Eng|Rus|Russ|Den|Dan|Swe|Swed|Bel|Belg|USA|US|Jap|Japan|Turk|Ott|"
    r"Aus|Aust|Austr|NZ|Chin|PRC|Nor|Norw|Arg|Pol|Hung|Gen|Ven)\.?\)"
)


TERRITORY = re.compile(
    r"territor(?:y|ies)\.? (?:of )?(?:the )?(?:modern )?"
    r"([A-Z][\w'’ -]+?)(?=[.;,(]| as a\b| and | in | on | with | due | by |$)"
)


GENERIC = re.compile(r"^(?:unknown|none|no|various|nomadic)\b", re.IGNORECASE)


@dataclass(frozen=True)
class State:
    """A state in the source."""

    number: str
    name: str
    russian: str
    capitals: tuple[str, ...]
    start: int | None
    end: int | None
    country: str
    owner: str


def read(english: Path, russian: Path, countries: dict[str, str]) -> list[State]:
    """Yield the states of the source, without those of uncertain years."""
    texts, others = (json.loads(path.read_text("utf-8")) for path in (english, russian))
    found = []
    for key, name in texts.items():
        number = key.removeprefix("name_")
        information = texts.get(f"info_{number}", "")
        years = parse_years(information) if number != key and name.strip() else None
        if years is None:
            continue
        territory = TERRITORY.search(information)
        country = countries.get(fold(territory[1]), "") if territory else ""
        owner = POSSESSION.search(name)
        clean = OVERLORD.sub("", POSSESSION.sub("", name)).strip()
        clean = RENAMED.get(clean, clean)
        capitals = tuple(_capitals(texts.get(f"capital_{number}", "")))
        other = re.sub(r"\s*\([А-ЯЁа-яё., ]+\)", "", others.get(key, "")).strip()
        other = other if script_of(other) == "Cyrl" else ""
        found.append(State(number, clean, other, capitals, *years, country, owner[0].strip(" ().") if owner else ""))
    return found


def parse_years(text: str) -> tuple[int | None, int | None] | None:
    """Return the first and last year of "AD 1204–1461", "85 BC – AD 400", "3000–1260 BC", "AD 1960–"; None for another format."""
    head = re.search(r"\(((?:AD ?)?\d[^()]*)\)", text[:200])
    if head is None:
        return None
    match = re.fullmatch(
        r"(AD)?\s*(\d+)(?:,\s*[A-Z][a-z]+)?\s*(BC)?\s*[–-]\s*(AD)?\s*(\d+)?(?:,\s*[A-Z][a-z]+)?\s*(BC|AD)?\.?",
        head[1].strip(),
    )
    if match is None:
        return None
    ad, first, bc, _, last, mark = match.groups()
    start_bc = bool(bc) or (mark == "BC" and not ad)
    start = 1 - int(first) if start_bc else int(first)
    if last is None:
        return start, None
    end = 1 - int(last) if mark == "BC" else int(last)
    return (start, end) if start <= end else None


def _capitals(text: str) -> list[str]:
    parts = re.split(r"[,;/]| and ", re.sub(r"\([^)]*\)", "", text))
    return [part.strip() for part in parts if part.strip(" ?") and not GENERIC.match(part.strip())]
