"""Read persons in the War Atlas, in a dictionary of Canada and in the Encyclopaedia Britannica; `acting_persons.py` adds them."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import encyclopaedia_persons
from clones import show
from listed_persons import ATLAS, CANADA, Listed

FIRST_BRITANNICA, LAST_BRITANNICA = 1440, encyclopaedia_persons.FIRST - 1
"""Years of birth of the persons of the Britannica that are used here; `encyclopaedia_persons.py` adds those born later."""
LAST_BATTLE = 1945
MEIJI = 1912
"""End of the time in which histories call a Japanese commander by the family name."""
_GROUP = re.compile(
    r"\d|\b(?:army|armies|division|corps|front|fleet|group|brigade|council|tribe|regiment|force|forces|militia|command|squadron|"
    r"navy|garrison|government|union|party|battalion|guard|commune|chiefs?|league|police|republic|company|unknown|various|"
    r"several|others|al-qaeda|state|people|brothers|warriors|rebels|chiefs|task|committee|junta|leaders|family|clan|sr|staff)\b",
    re.IGNORECASE,
)
"""Words of commanders who are not one person."""
_RANK = re.compile(
    r"^(?:(?:Major-General|General|Admiral|Colonel|Captain|Lieutenant|Commodore|Marshal|Major|Rear-Admiral|Vice-Admiral|"
    r"Brigadier)\.? )+"
)
_NAME = re.compile(r"[A-ZÀ-ÞŌŞŠŽĐČĆÖÜİ][^\W\d_]\S* \S")
_PEER = re.compile(
    r", \d+\w\w (?P<rank>Earl|Baron|Viscount|Marquess|Duke)(?: of)? (?P<of>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def war_atlas(clones: Path) -> Iterator[Listed]:
    """Yield the commanders of battles up to 1945 with years of birth and death."""
    clone = "Purcell-Analytics+war_atlas_data"
    people, wars = (list(_rows(clones, clone, f"{name}.csv")) for name in ("commanders", "wars"))
    titles = {row["slug"]: row["title"] for row in wars}
    served: dict[str, list[tuple[int, str]]] = defaultdict(list)
    data = json.loads(show(clones, clone, "battles.json"))
    for battle in data["battles"] if isinstance(data, dict) else data:
        for one in battle.get("commanders", ()) if battle.get("year") else ():
            war = battle.get("war_slug") or battle.get("war") or ""
            slug = one.get("slug") or one.get("commander_slug")
            served[slug].append((int(battle["year"]), war if isinstance(war, str) else war.get("slug", "")))
    for row in people:
        years = [row[key] for key in ("birth_year", "death_year")]
        if all(re.fullmatch(r"1\d{3}", year) for year in years):
            born, died = map(int, years)
            battles = served.get(row["slug"]) or [(born + 40, "")]
            name = _RANK.sub("", re.sub(r"\s*\([^()]*\)", "", row["name"]).strip())
            if _is_person(name) and min(battles)[0] <= LAST_BATTLE:
                aliases = peer(name)
                if "japan" in row["primary_faction_slug"] and min(battles)[0] < MEIJI and len(name.split()) == 2:
                    aliases = [name.split()[0]]  # the family name
                war = Counter(titles[war] for _, war in battles if war in titles).most_common(1)
                role = f"commander in {the(war[0][0])}" if war else "commander"
                yield Listed(name, born, died, role, ATLAS, aliases, known=2)


def _rows(clones: Path, clone: str, path: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(show(clones, clone, path).decode().splitlines())


def _is_person(name: str) -> bool:
    """Return whether a commander is one person with more than one name."""
    return not _GROUP.search(re.sub(r", \d+(?:st|nd|rd|th) ", ", ", name)) and bool(_NAME.match(name))


def the(war: str) -> str:
    """Return the name of a war with the article that it needs."""
    war = re.sub(r"^The ", "", war)
    return war if re.match(r"World War|King|Queen|\w+’s ", war) else f"the {war}"


def peer(name: str) -> list[str]:
    """Return "Lord Raglan" for "FitzRoy Somerset, 1st Baron Raglan"."""
    found = _PEER.search(name)
    if found is None:
        return []
    return [f"Duke of {found['of']}" if found["rank"] == "Duke" else f"Lord {found['of']}"]


_CANADA = re.compile(
    r"^=(?P<name>[A-Z][^=\n]{3,60})= \((?P<born>1\d{3})-(?P<died>1\d{3})\)\.\s(?P<text>.{0,400})", re.M | re.S
)
_CANADA_ROLES = (
    (r"\b(?:[Vv]ice-|[Rr]ear-)?[Aa]dmiral\b|[Ee]ntered (?:the )?(?:royal )?navy", "naval officer"),
    (r"[Ee]ntered (?:the )?(?:British )?army|\b(?:major|lieutenant|brigadier)-general\b", "soldier"),
    (r"\bexplor|\bdiscoverer", "explorer"),
    (r"\bfur[- ]trader|North-West Company|Hudson's Bay Company", "fur trader"),
    (r"\bmissionary|\bJesuit\b|\bRecollet\b|\bSulpician\b", "missionary"),
    (r"^(?:First |Roman Catholic )?(?:[Aa]rch)?[Bb]ishop", "bishop"),
    (r"\b[Cc]hief of the|Indian chief|Mohawk chief", "Indian chief"),
)
_HONOURS = re.compile(r"^(?:Sir|Lord|Rev\.|Dr\.|Father|Captain|General|Hon\.|Major|Colonel)\s+")
_FRENCH = re.compile(r"comte|chevalier|sieur|marquis de|duc\b", re.IGNORECASE)


def canada(clones: Path) -> Iterator[Listed]:
    """Yield the persons of the Index and Dictionary of Canadian History with an office of command, church or discovery."""
    clone = next(path.name for path in clones.iterdir() if "The-Makers-of-Canada--Index" in path.name)
    text = show(clones, clone, "32699-8.txt").decode("latin-1").replace("\r\n", "\n")
    for entry in _CANADA.finditer(text):
        about = " ".join(entry["text"].split("\n=")[0].split())[:130]
        role = next((role for pattern, role in _CANADA_ROLES if re.search(pattern, about)), "")
        last, _, given = entry["name"].partition(",")
        pieces = [piece.strip() for piece in given.split(",") if piece.strip()]
        first = _HONOURS.sub("", pieces[0]) if pieces else ""
        if role and re.match(r"[A-Z][a-zé]+", first) and not _FRENCH.search(entry["name"]):
            lord = re.search(r"Baron|Earl|Viscount|Marquis|Duke", ", ".join(pieces if len(pieces) == 1 else pieces[1:]))
            name = f"Lord {last}" if lord else re.sub(r"\s+", " ", f"{first} {last}")
            yield Listed(name, int(entry["born"]), int(entry["died"]), f"{role} in the history of Canada", CANADA)


def britannica(clones: Path) -> Iterator[Listed]:
    """Yield the persons of the Encyclopaedia Britannica of 1911 who were born before those of `encyclopaedia_persons.py`."""
    for folder in sorted(clones.glob("GITenberg+Encyclopaedia-Britannica-11th*")):
        clone = next(path for path in (folder / "repo", folder) if path.is_dir())
        for article in encyclopaedia_persons.articles(clone):
            one = encyclopaedia_persons.person(article, FIRST_BRITANNICA, LAST_BRITANNICA)
            if one and one.born and one.died:
                role = re.sub(r'["“]', "", one.role)
                yield Listed(one.name, one.born, one.died, role, one.source, list(one.aliases), known=2)
