"""Parse cells of place names: uncertainty, kinds of places, several names, and containers.

Nothing is looked up here. A cell becomes one or more `CellPart`s, and removed text becomes notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer.formats.files.mojibake import has_lost_letters, repaired
from gazetteer.kinds import ANY_LANGUAGE, Kind, kind_before, kind_of, split_kind, without_link
from gazetteer.names.demonyms import places_of
from gazetteer.names.fold import fold
from gazetteer.reconcile.nowhere import NAMES_NO_PLACE

_HEDGE = re.compile(
    r"^(?:\?+\s*|\(\?\)\s*|\[\?\]\s*|(?:prob|poss|perh|presum|verm|wahrsch|evtl|vielleicht|vmtl)\.\s*|"
    r"(?:probably|possibly|perhaps|presumably|maybe|likely|apparently|supposedly|uncertain|vermutlich|wahrscheinlich|"
    r"vielleicht|eventuell|angeblich|wohl|probablement|peut-être|sans doute|probabilmente|forse|probablemente|quizás|"
    r"вероятно|возможно|предположительно|muhtemelen|prob|poss)\s*[:,]?\s+)",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(
    r"\s*(?:\?+|\(\?+\)|\[\?+\]|\(sic!?\)|\[sic!?\]|[,(\[]\s*(?:prob|poss|perh|verm)\.?[)\]]?|"
    r"[,(\[]?\s*(?:probably|possibly|perhaps|uncertain|doubtful|fraglich|unsicher)[)\]]?)$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:nr\.?|near(?:\s+to)?|close\s+to|next\s+to|by|outside(?:\s+of)?|around|environs\s+of|vicinity\s+of|neighbourhood\s+of|"
    r"neighborhood\s+of|adjacent\s+to|between|off|bei|nahe(?:\s+bei)?|unweit(?:\s+von)?|nächst|um|umgebung\s+von|"
    r"près\s+de|près\s+d['’]|aux\s+environs\s+de|environs\s+de|presso|vicino\s+a|cerca\s+de|perto\s+de|около|близ|возле|"
    r"под|koło|obok|u|yakınında)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+(?:[.,/]\d+)?|half\s+an?|an?|one|two|three|four|five|ten|several|some|few|a\s+few|einige|zwei|drei|quelques)"
_UNIT = (
    r"(?:kilomet(?:re|er)s?|kilometern?|km|miles?|mi|mls?|met(?:re|er)s?|m|leagues?|lieues?|hours?|heures?|stunden?|std|meilen?|"
    r"wersts?|versts?|верст\w*|вёрст\w*|км|days?|tage?n?)"
)
_DISTANCE = re.compile(
    rf"^(?:(?:c|ca|circa|about|abt|approx|etwa|env|environ|à)\.?\s+)*{_NUMBER}\s*{_UNIT}\.?\s+"
    r"(?:(?:to|in|im|the|à|au|al|nach|ride|walk|journey|march)\s+)*"
    r"(?:(?:north|south|east|west|nord|süd|ost|west|sud|est|ouest|norte|sur|este|oeste|[nsewo])[\w.-]*\s+)*"
    r"(?:of|from|off|outside|above|below|before|von|vor|ab|de|du|d['’]|от)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
"""A distance and a direction before a name: "c. 10 miles N of", "3 km südlich von"."""
_QUARTER = re.compile(
    r"\s+(?:[IVX]{1,5}|\d{1,2}\s?(?:e|er|ème|eme|°|º|th|st|nd|rd))\.?(?:\s*(?:bezirk|bez\.?|arr\.?|arrondissement|ker\.?|kerület|district|"
    r"dzielnica|quartier))?$|\s+(?:[NSEW]{1,2}|[NSEW]\.\s?[EWC]\.?|[WE]\.?C\.?)(?:\s?\d{1,2})?$"
)
"""The number or the postal letters of a quarter after the name of a city: "Wien III", "Paris 5e", "London W.C."."""
_BESIDE = re.compile(
    r"^(?:late\s+of|(?:formerly|previously|once|früher|ehemals|vormals|vorm\.|ehem\.|jadis|anciennement|olim|già|antes|dawniej|"
    r"бывш\.|прежде)(?:\s+of)?|native\s+of|born\s+(?:at|in)|b\.\s+(?:at|in)|died\s+(?:at|in)|buried\s+(?:at|in)|"
    r"resident\s+(?:of|in)|living\s+(?:at|in)|parish\s+of|port\s+of|now|modern|present[- ]day|today|heute|jetzt|"
    r"the|aus|from|of|at|in|zu|de|d['’]|из|в|г\.|гор\.|с\.|дер\.)(?:\s+|(?<=['’.]))",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"[\s,]*[(\[]?\s*(?P<years>(?:c\.|ca\.|from|since|until|before|after|bis|seit|ab)?\s*\d{3,4}\s*"
    r"(?:[-–—/]\s*(?:\d{2,4}|present|today|now|heute)?|-)?)\s*[)\]]?$",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(r"\s*[-–—/]\s*(?:present|today|now|heute)$", re.IGNORECASE)
_OLD_AND_NEW = re.compile(
    r"^(?P<first>[^,(\[]+?)\s*[,(\[]?\s*\b(?:formerly|previously|earlier|once|now|today|modern|present[- ]day|current(?:ly)?|"
    r"a\.?k\.?a\.?|alias|also(?:\s+known\s+as)?|früher|ehemals|vormals|heute|jetzt|auch|genannt|anciennement|jadis|"
    r"aujourd['’]hui|oggi|già|hoy|antes|dawniej|obecnie|dziś|ныне|прежде|бывш\.|eski|şimdi)\.?:?\s+(?P<second>[^,)\]]+?)[)\]]?$",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*(?:/|=|\||\balias\b|\bor\b|\boder\b|\bou\b|\bbzw\.|\bvel\b|\bseu\b|\bили\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\n|\s&\s|\s\+\s|\band\b|\bund\b)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"^(?P<first>[^()\[\]]+?)\s*\[(?P<second>[^\[\]]+)\]$")
_IN_BRACKETS = re.compile(r"\s*\(([A-ZÀ-Ý][^()]*\.)\)$")
"""A shortened container: "Brest (Finist.)"."""
_LEVELS = re.compile(r"\s*(?:,|>|›|»|\s::?\s|،)\s*")
_GENITIVE = re.compile(
    r"(?<=[\w.])\s+(?=\S+(?:[сц]кой|[сц]каго|[сц]кого)\s+(?:губ|уезд|уѣзд|у\.|обл|вол|р-на|район|окр|края))",
    re.IGNORECASE,
)
"""A Russian division in the genitive after a name: "с. Сосновка Аткарского уезда Саратовской губернии"."""
_CASE = re.compile(r"([сц]к)(?:ой|аго|ого)$", re.IGNORECASE)
"""The ending of a Russian adjective in the genitive."""
_NOMINATIVE = re.compile(r"([сц]к)(?:ая|ий|ой|ое)$", re.IGNORECASE)
_SIZES = ("A.PCL", "A.ADM1", "A.ADM2", "A.ADM3", "A.ADM4", "P")
"""Kinds of places from the largest to the smallest."""
_LONGEST = 300
"""Length in code points of a cell beyond which it is not parsed."""


_SUR = re.compile(r"(?<=[ -])s/[ -]?(?=[A-ZÀ-Ý])")
"""The French "sur", abbreviated: "Châlons s/ Marne"."""


@dataclass(frozen=True, slots=True)
class CellPart:
    """One place of a cell.

    Attributes:
        name: the name of the place, without its kind and other words.
        whole: the name as written, which may be a place name too: "De Aar", "Isle of Man"; an abbreviated kind is written out.
        containers: the places that contain it, the smallest first.
        feature: GeoNames code of the kind in the cell: "A.ADM2" for "Kreis Danzig"; "" without one.
        kind: the word for it.
        notes: removed words, as notes for the review.
        stems: names from which an adjective may be derived, with and without the kind: "krakau" for "Krakauer Kreis".
    """

    name: str
    whole: str
    containers: tuple[str, ...] = ()
    feature: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    def ends_with(self, name: str) -> bool:
        """Return whether the last container, and not the part itself, has this name."""
        return bool(self.containers) and fold(self.containers[-1]) == fold(name) != fold(self.whole)

    def reversed(self) -> CellPart:
        """Return the part with its order reversed: "England, London, Westminster" is Westminster in London in England."""
        *outer, name = (self.whole, *self.containers)
        return replace(_part(name, self.notes), containers=tuple(outer[::-1]))


@dataclass(frozen=True, slots=True)
class Cell:
    """A parsed cell.

    Attributes:
        plain: the cell with repaired white space and encoding.
        parts: its places; empty if it names none.
        are_one: whether the parts are names of one place, as in "Danzig/Gdańsk".
        years: years next to the name, "1463-present"; "" without.
        notes: notes on the complete cell.
    """

    plain: str
    parts: tuple[CellPart, ...]
    are_one: bool = True
    years: str = ""
    notes: tuple[str, ...] = ()


def read_cell(text: str) -> Cell:
    """Parse a cell.

    >>> [part.name for part in read_cell("prob. Danzig/Gdańsk (?)").parts]
    ['Danzig', 'Gdańsk']
    >>> read_cell("Kreis Euskirchen, Prussia").parts[0].containers
    ('Prussia',)
    >>> read_cell("nr. Sivas").parts[0].notes
    ('near “Sivas”, not at it',)
    """
    plain = _SUR.sub("sur ", " ".join(repaired(text).split()))
    notes: tuple[str, ...] = (f"read as “{plain}”",) if repaired(text) != text else ()
    if has_lost_letters(plain):
        notes += ("a letter was lost when the table was saved",)
    if plain.casefold() in NAMES_NO_PLACE or not any(character.isalnum() for character in plain):
        return Cell(plain, (), notes=(*notes, f"“{plain}” names no place"))
    if len(plain) > _LONGEST:
        return Cell(plain, (CellPart(plain, plain),), notes=notes)
    bare, hedges = _without_hedges(_GENITIVE.sub(", ", _IN_BRACKETS.sub(r", \1", plain)))
    years = ""
    if (match := _YEARS.search(bare)) and match.start():
        bare, years = bare[: match.start()], _UNTIL_NOW.sub("-", match["years"].strip())
    if match := _OLD_AND_NEW.match(bare) or _BRACKET.match(bare):
        names, are_one = [match["first"], match["second"]], True
    else:
        names = [name for name in _AND.split(bare) if name]
        are_one = len(names) < 2
        if are_one:
            names = [name for name in _OR.split(bare) if name] or [bare]
    parts = tuple(_part(_trimmed(name), hedges) for name in names if any(map(str.isalnum, name)))
    return Cell(plain, parts, are_one, years, notes)


def _trimmed(name: str) -> str:
    """Return a name without punctuation around it, except for the full stop of a kind, "Карсская обл.", or of a container.

    >>> _trimmed("Kars."), _trimmed("Hof, Thür.")
    ('Kars', 'Hof, Thür.')
    """
    bare = name.strip(" ,;:").lstrip(".")
    is_abbreviated = kind_of(bare.rpartition(" ")[2]) or ", " in bare
    return bare if is_abbreviated else bare.rstrip(" .,;:")


def _without_hedges(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without words of uncertainty, and a note with them."""
    found: list[str] = []
    while True:
        before, behind = _HEDGE.match(text), _HEDGE_AFTER.search(text)
        if before and before.end() < len(text):
            found.append(before.group().strip(" :,"))
            text = text[before.end() :].strip()
        elif behind and behind.start():
            found.append(behind.group().strip(" ,()[]") or "?")
            text = text[: behind.start()].strip()
        else:
            break
    return text, ((f"uncertain in the table: “{' '.join(found)}”",) if found else ())


def _part(text: str, notes: tuple[str, ...]) -> CellPart:
    """Return one place, with its kind and its containers."""
    text, hedges = _without_hedges(text)
    notes += hedges
    levels = [level for level in _LEVELS.split(text) if level] or [text]
    if _is_largest_first(levels):
        levels = levels[::-1]
        notes += (f"read from the largest part: “{levels[0]}” in {', '.join(levels[1:])}",)
    whole, *outer = (levels[0], *map(_written_out, levels[1:]))
    name, is_near = _bare(whole)
    if is_near:
        notes += (f"near “{name}”, not at it",)
        whole = name
    if found := _kind(name):
        kind, word, rest = found
        full = _written_out(whole) if kind.feature.startswith("A") else whole
        return CellPart(_bare(rest)[0], full, tuple(outer), kind.feature, word, notes, tuple(_stems(rest, kind)))
    return CellPart(_QUARTER.sub("", name) or name, whole, tuple(outer), notes=notes)


def _bare(name: str) -> tuple[str, bool]:
    """Return a name without the words before it, and whether they mean that the place is only nearby."""
    is_near = False
    while match := _DISTANCE.match(name) or _NEAR.match(name) or _BESIDE.match(name):
        if match.end() >= len(name):
            break
        is_near |= match.re is not _BESIDE
        name = name[match.end() :]
    return name.strip("\"'“”„«»"), is_near


def _kind(name: str) -> tuple[Kind, str, str] | None:
    """Return the kind word at the beginning or the end of a name, and the rest; None without one."""
    first, _, rest = name.partition(" ")
    kind = kind_before(first, rest)
    if kind and rest:
        return kind, first, without_link(rest, kind.links)
    before, _, last = name.rpartition(" ")
    kind = kind_of(last)
    if kind and kind.lang == "de" and kind.feature.startswith("A.ADM") and before.endswith("er"):
        return kind, last, before  # "Krakauer Kreis"
    found = split_kind(name)
    return (found.kind, found.word, found.rest) if found else None


def _stems(adjective: str, kind: Kind) -> Iterator[str]:
    """Yield the names from which an adjective before a kind word may be derived.

    >>> list(_stems("Krakauer", kind_of("Kreis", "de")))[:1], "Карс область" in _stems("Карсская", kind_of("область"))
    (['krakau'], True)
    """
    if kind.lang in ("de", ANY_LANGUAGE) and adjective.endswith("er"):
        yield from places_of(fold(adjective))
    elif match := _NOMINATIVE.search(adjective):
        town = adjective[: match.start()]
        towns = dict.fromkeys((town, f"{town}ь", f"{town}{match[1]}", f"{town.rstrip('ь')}а"))
        yield from (f"{one} {kind.word}" for one in towns)
        yield from towns


def _written_out(level: str) -> str:
    """Return a division with its complete kind word in the nominative.

    >>> _written_out("Карсская обл."), _written_out("Борисовского уезда"), _written_out("Kr. Stolp"), _written_out("Kars")
    ('Карсская область', 'Борисовский уезд', 'kreis Stolp', 'Kars')
    >>> _written_out("dép. du Nord"), _written_out("N.W. Terr.")
    ('département du Nord', 'N.W. Terr.')
    """
    found = _kind(level)
    if found is None or not (found[1].endswith(".") or _CASE.search(found[2])):
        return level
    kind, word, rest = found
    ending = "ая" if kind.word.endswith(("ия", "ь")) else "ий"
    nominative = _CASE.sub(rf"\1{ending}", level.removesuffix(word).strip())
    if level.startswith(word):
        return f"{kind.word} {level.removeprefix(word).strip()}"
    return level if rest.endswith(".") else f"{nominative} {kind.word}"


def _is_largest_first(levels: Sequence[str]) -> bool:
    """Return whether the kinds of the first and the last level show that the first contains the last."""
    sizes = [found[0].feature if (found := _kind(level)) else "" for level in (levels[0], levels[-1])]
    first, last = (next((n for n, size in enumerate(_SIZES) if one.startswith(size)), None) for one in sizes)
    return first is not None and last is not None and first < last
