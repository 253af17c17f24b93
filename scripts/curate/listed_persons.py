"""A person of a list, and what the entry states: the name, the titles, the role, and whether the person acts in histories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gazetteer.names.fold import fold
from gazetteer.people.authority import _NUMERAL, _ends_with_surname

FIRST, LAST, LAST_DEATH = 900, 1905, 1985
"""Years of birth, and the last year of death, of the persons that are used."""
DAYS, TIMELINE, ARCHIGOS = "enwiki:days of the year", "pantheon-timeline", "archigos"
ATLAS, CANADA = "war-atlas", "makers-of-canada"
ALWAYS = frozenset((ARCHIGOS, ATLAS))
"""Sources all of whose persons act in histories."""
MONARCHS = (
    "Earl|Baron|Viscount|Marquess|Marquis|Duke|Count|Prince|King|Queen|Elector|Margrave|Landgrave|Emperor|Archduke|Lord"
)
ACTS = re.compile(
    r"\b(?:soldier|general|lieutenant-general|admiral|marshal|commander|field marshal|explorer|navigator|conquistador|"
    r"missionary|diplomat|ambassador|statesman|viceroy|revolutionary|rebel|archbishop|bishop|cardinal|pope|patriarch|king|"
    r"emperor|sultan|shah|khan|tsar|daimyo|samurai|shogun|warlord|caliph|regent|prime minister|chancellor|pirate|buccaneer|"
    r"privateer|grand master|crusader|knight|condottiero|mercenary|brigadier|governor-general|colonial administrator|"
    r"guerrilla|ruler|emir|doge|nawab|maharaja|peshwa|vizier|hetman|voivode|chieftain|tribal chief|native american|"
    r"sea captain|colonel|monarch|elector|prince of|duke of|count of|president of|premier of|head of state|military|"
    r"army officer|naval officer|governor of|chief of)\b",
    re.IGNORECASE,
)
"""Offices and occupations of persons who act in histories."""
PERHAPS = re.compile(
    r"\b(?:politician|captain|officer|activist|nobleman|noble|minister|leader|lieutenant|civil servant|colonist|settler|"
    r"judge|founder|colonial|baron|earl|viscount|frontiersman|trader|jesuit|priest)\b",
    re.IGNORECASE,
)
"""Those of persons who may do so."""
ARTS = re.compile(
    r"\b(?:actor|actress|singer|composer|pianist|violinist|organist|painter|sculptor|illustrator|photographer|cricketer|"
    r"foot\w*|rugby|baseball|basketball|hockey|tennis|golf\w*|athlete|runner|jumper|thrower|swimmer|wrestler|boxer|coach|"
    r"cyclist|rower|fencer|gymnast|skater|skier|shooter|chess|racing|race car|jockey|sailor and|olympic|decathlete|hurdler|"
    r"polo|bobsled\w*|archer|poet|novelist|playwright|screenwriter|director|producer|dancer|musician|conductor|critic|"
    r"architect|designer|murder\w*|serial|gangster|mathematician|physicist|chemist|botanist|biologist|zoologist|astronomer|"
    r"physician|surgeon|psychologist|philosopher|linguist|philologist|economist|sociologist|inventor|businessman|engineer|"
    r"publisher|banker|journalist|author|academic|theologian|scholar|educator|historian|fictional|model|magician|comedian|"
    r"director-general|postmaster|surgeon general|attorney general|solicitor general|governor of the bank|consort|princess|"
    r"duchess|countess|aviator|pilot|flying ace|spy|suffrag\w*|nurse|librarian|economics?|wife of|daughter of|mother of|"
    r"son of|brother of|mistress|geography|mineralogist|olympic committee|industrialist|rabbi|saint|nun|mystic|abbess|"
    r"feminist|college|university|mafia|crime|cartographer|recipient|entrepreneur|merchant)\b",
    re.IGNORECASE,
)
"""Occupations of persons of whom only those with an office count."""
OFFICE = re.compile(
    r"\b(?:president of|prime minister|king of|emperor|admiral|field marshal|general|marshal|viceroy|governor-general|"
    r"premier of|explorer|statesman|diplomat|chancellor|archbishop|revolutionary|conquistador|missionary|sultan|pope|"
    r"cardinal)\b",
    re.IGNORECASE,
)
LOCAL = re.compile(
    r"\b(?:mayor|senator|congress\w*|representative|member of parliament|lawyer|speaker|attorney|\d+\w\w governor|"
    r"lieutenant governor|(?:united states|u\.?s\.?) secretary|"
    r"premier of (?:new|nova|prince|british|south|western|queens|vict|tasm|ont|queb|mani|albert|sask)\w*|"
    r"governor of (?!general)|legislat\w*|postmaster)\b",
    re.IGNORECASE,
)
"""Offices of a country's own politics."""
WAR = re.compile(r"\b(?:general|admiral|marshal|commander|conqu\w+|explorer)\b", re.IGNORECASE)
KNOWN_ABROAD = re.compile(r"general\b|admiral|president of|prime minister|soldier", re.IGNORECASE)
NATIONAL = re.compile(r"\b(?:general|admiral|president of|prime minister)\b", re.IGNORECASE)
"""Offices that count although the person also had a local one."""
NOT_RANKS = re.compile(
    r"(?:secretary|director|attorney|surgeon|postmaster|solicitor|consul|inspector|comptroller|governor|auditor|paymaster|"
    r"registrar)[ -]general",
    re.IGNORECASE,
)
MINOR = re.compile(
    r"(?:, |^|\b(?:ruler|leader) of )(?:\d+\w\w |thrice )?(?:Grand |Arch)?"
    r"(?:Duke|duke|Count|Elector|Margrave|Landgrave|Lord|Bishop|Archbishop|Prince|Cardinal)\b"
)
"""The rank of a ruler of a smaller land."""
STYLE = re.compile(
    rf"(?:\d+(?:st|nd|rd|th) |Lord |Grand |Prince-)*(?P<rank>{MONARCHS}|Baronet|Comte|Duc|Prince-Elector|Holy Roman Emperor|"
    r"Count Palatine|Bishop|Archbishop|Electoral Prince|Infante|Dauphin|Duchess|Countess|Princess)\b(?P<of>.*)$"
)
PEERS = ("Earl", "Baron", "Viscount", "Marquess")
SOVEREIGN = re.compile(r"King|Queen|Emperor|Holy")
SOLDIER = re.compile(r"soldier|general|marshal|commander|admiral|naval officer", re.IGNORECASE)
REALM = re.compile(r"(?:king|emperor|sultan|tsar|shah) of (?P<realm>[A-Z]\w+(?: [A-Z]\w+)?)$", re.IGNORECASE)


@dataclass
class Listed:
    """A person of one source, or of several that agree."""

    name: str
    born: int
    died: int
    role: str
    source: str
    aliases: list[str] = field(default_factory=list)
    reign: str = ""
    known: int = 1
    """How many lists have the person; Pantheon counts twice."""


def described(text: str) -> tuple[str, list[str], str] | None:
    """Return name, aliases and role of "James Bruce, 8th Earl of Elgin, English admiral"; None if they are not clear."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) < 2 or re.search(r"[\d\"“()\[\]:;/]", pieces[0]):
        return None
    name, aliases, styles, rest = pieces[0], [], [], pieces[1:]
    while rest and (style := STYLE.match(rest[0])):
        styles.append(rest.pop(0))
        of = re.sub(r"^ (?:of (?:the )?)?", "", style["of"]).strip()
        numbered = re.match(r"\d", styles[-1])
        if numbered and style["rank"] in PEERS and of:
            aliases.append(f"Lord {re.sub(r' of .*', '', of)}")
        elif numbered and style["rank"] == "Duke":
            aliases.append(f"Duke of {of}")
    role = ", ".join(rest) or ", ".join(styles)
    incomplete = aliases or " " not in name or re.search(r" [IVX]+$", name)
    if styles and incomplete and not SOVEREIGN.match(styles[0]):
        name = f"{name}, {styles[0]}"
    return name, aliases, role


def role_of(text: str) -> str:
    """Return the beginning of a description, without article."""
    text = re.sub(r"\[\d+\]|[_*]", "", text)
    text = re.split(r"[.;]\s|;|\(|\bwho\b|\bbest known\b|\bknown for\b", text)[0]
    return re.sub(r"^(?:an?|the) ", "", text.strip(" ,.:–-"))[:90].strip(" ,")


def acts(one: Listed) -> int:
    """Return how surely a person acts in histories: 2 for an office or command or a source of such, 1 for perhaps, 0 for no."""
    role = NOT_RANKS.sub("", one.role)
    if one.source in ALWAYS:
        return 2
    if ARTS.search(role) and not OFFICE.search(role):
        return 0
    if LOCAL.search(role) and not NATIONAL.search(role):
        return 1 if PERHAPS.search(role) or ACTS.search(role) else 0
    return 2 if ACTS.search(role) else 1 if PERHAPS.search(role) else 0


def lived(one: Listed) -> bool:
    """Return whether the years are plausible and of the time that is used."""
    return FIRST <= one.born <= LAST and 15 <= one.died - one.born <= 103 and one.died <= LAST_DEATH


def minor(one: Listed) -> bool:
    """Return whether a person ruled a smaller land."""
    return bool(MINOR.search(f"{one.name}, {one.role}"))


def complete_names(one: Listed) -> None:
    """Add the names by which histories call a person: "Philip II", a Japanese family name, "Wellington" for a duke who fought."""
    if one.role.startswith("pope of") and not one.name.startswith("Pope"):
        one.name = f"Pope {one.name}"
    realm = REALM.match(one.role)
    if realm and re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+ [IVX]+", one.name):
        one.name = f"{one.name} of {realm['realm']}"
    for alias in [alias for alias in one.aliases if alias.startswith("Duke of ")]:
        if SOLDIER.search(one.role) and one.known >= 2:
            one.aliases.append(alias.removeprefix("Duke of "))
    ruler = re.match(r"(?P<name>[A-ZÀ-ÞÓÖ][\w’'-]+ [IVX]+)(?:,? (?:of|the)\b|, )", one.name)
    if ruler is None and re.search(r"emperor|king\b", one.role):
        ruler = re.match(r"(?P<name>[A-Z][a-z]+ [IVX]+) \w+$", one.name)
    if ruler and not minor(one):
        one.aliases.append(ruler["name"])
    first, *others = one.name.split()
    family = len(others) == 1 and len(first) > 2 and first not in ("Emperor", "Prince", "Lady", "Sir")
    if family and one.role.startswith("Japanese") and one.born < 1868:
        one.aliases.append(first)


def one_words(names: Iterable[str]) -> dict[str, str]:
    """Return the names with the single word by which each makes a person known."""
    found = {}
    for name in names:
        words = fold(name).split()
        ruler = len(words) == 2 and _NUMERAL.fullmatch(words[1])
        if ruler or len(words) == 1 or (words and len(words[-1]) > 3 and _ends_with_surname(words)):
            found[name] = words[0 if ruler else -1]
    return found


def well_enough_known(one: Listed, prominence: float) -> bool:
    """Return whether a person with the name of a place may be in the table: the better known the place, the better the person."""
    act = acts(one)
    minor_list = one.source == CANADA or (one.source != DAYS and ":" in one.source)
    if prominence >= 0.4 and one.known < 2 and minor_list:
        return False
    if LOCAL.search(one.role) and one.known < 3 and not KNOWN_ABROAD.search(one.role):
        return False
    if prominence >= 0.65:
        return act == 2 and one.known >= 4 and bool(WAR.search(one.role))
    if prominence >= 0.52:
        return act == 2 and one.known >= (2 if prominence < 0.58 else 3)
    return act == 2 or one.known >= 2
