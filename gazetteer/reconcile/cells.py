"""Parse cells of place names: uncertainty, kinds of places, several names, and containers.

Nothing is looked up here. A cell becomes one or more `CellPart`s, and removed text becomes notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer.formats.files.mojibake import has_lost_letters, repaired
from gazetteer.kinds import ANY_LANGUAGE, Kind, kind_before, kind_of, split_kind, without_link
from gazetteer.names.demonyms import places_of
from gazetteer.names.fold import fold
from gazetteer.reconcile import patterns
from gazetteer.reconcile.levels import read_levels
from gazetteer.reconcile.nowhere import NAMES_NO_PLACE

_SIZES = ("A.PCL", "A.ADM1", "A.ADM2", "A.ADM3", "A.ADM4", "P")
"""Kinds of places from the largest to the smallest."""
_LONGEST = 300
"""Length in code points of a cell beyond which it is not parsed."""


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
        is_label: whether the cell is a label that begins with the containers: "Kamerun: Buea".
    """

    name: str
    whole: str
    containers: tuple[str, ...] = ()
    feature: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    is_label: bool = False

    def ends_with(self, name: str) -> bool:
        """Return whether the last container, and not the part itself, has this name."""
        return bool(self.containers) and fold(self.containers[-1]) == fold(name) != fold(self.whole)

    def reversed(self) -> CellPart:
        """Return the part with its order reversed: "England, London, Westminster" is Westminster in London in England."""
        *outer, name = (self.whole, *self.containers)
        inner = _part(name, self.notes)
        return replace(inner, containers=(*inner.containers, *outer[::-1]))


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
    plain = patterns.SUR.sub("sur ", " ".join(repaired(text).split()))
    notes: tuple[str, ...] = (f"read as “{plain}”",) if repaired(text) != text else ()
    if has_lost_letters(plain):
        notes += ("a letter was lost when the table was saved",)
    if plain.casefold() in NAMES_NO_PLACE or not any(character.isalnum() for character in plain):
        return Cell(plain, (), notes=(*notes, f"“{plain}” names no place"))
    if len(plain) > _LONGEST:
        return Cell(plain, (CellPart(plain, plain),), notes=notes)
    first, _, rest = plain.partition(",")
    if first.casefold() in NAMES_NO_PLACE and rest.strip():
        plain, notes = rest.strip(), (*notes, f"“{first}” names no place")
    bare, hedges = _without_hedges(patterns.GENITIVE.sub(", ", patterns.IN_BRACKETS.sub(r", \1", plain)))
    years = ""
    if (match := patterns.YEARS.search(bare)) and match.start():
        bare, years = bare[: match.start()], patterns.UNTIL_NOW.sub("-", match["years"].strip())
    if match := patterns.OLD_AND_NEW.match(bare) or patterns.BRACKET.match(bare):
        names, are_one = [match["first"], match["second"]], True
    else:
        names = [name for name in patterns.AND.split(bare) if name]
        are_one = len(names) < 2
        if are_one:
            names = [name for name in patterns.OR.split(bare) if name] or [bare]
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
        before, behind = patterns.HEDGE.match(text), patterns.HEDGE_AFTER.search(text)
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
    if via := patterns.VIA.search(text):
        text, notes = text[: via.start()], (*notes, f"via “{via['way']}”")
    levels, is_label = read_levels(text)
    if _is_largest_first(levels):
        levels = levels[::-1]
        notes += (f"read from the largest part: “{levels[0]}” in {', '.join(levels[1:])}",)
    whole, *outer = (levels[0], *(_written_out(_bare_area(level)) for level in levels[1:]))
    name, is_near = _bare(whole)
    if beside := patterns.BESIDE_TOWN.fullmatch(name):
        name, outer = beside["name"], [beside["town"], *outer]
    if is_near:
        notes += (f"near “{name}”, not at it",)
        whole = name
    if found := _kind(name):
        kind, word, rest = found
        full = _written_out(whole) if kind.feature.startswith("A") else whole
        stems = tuple(_stems(rest, kind))
        return CellPart(_bare(rest)[0], full, tuple(outer), kind.feature, word, notes, stems, is_label)
    return CellPart(patterns.QUARTER.sub("", name) or name, whole, tuple(outer), notes=notes, is_label=is_label)


def _bare_area(level: str) -> str:
    """Return the area of a level without a preposition before it: "prope Erzerum"."""
    found = patterns.NEAR_WORDS.match(level)
    return level[found.end() :] if found and found.end() < len(level) else level


def _bare(name: str) -> tuple[str, bool]:
    """Return a name without the words before it, and whether they mean that the place is only nearby."""
    is_near = False
    while match := patterns.DISTANCE.match(name) or patterns.NEAR_WORDS.match(name) or patterns.OTHER_WORDS.match(name):
        if match.end() >= len(name):
            break
        is_near |= match.re is not patterns.OTHER_WORDS
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
    elif match := patterns.NOMINATIVE.search(adjective):
        town = adjective[: match.start()]
        towns = dict.fromkeys((town, f"{town}ь", f"{town}{match[1]}", f"{town.rstrip('ь')}а", *_without_vowel(town)))
        yield from (f"{one} {kind.word}" for one in towns)
        yield from towns


def _without_vowel(stem: str) -> Iterator[str]:
    """Yield the towns of which an adjective has a vowel more: "Ковен" and "Гроднен" of Ковно and Гродно, "Коломен" of Коломна."""
    if stem.endswith("ен"):
        yield from (f"{stem[:-2]}но", f"{stem[:-2]}о", f"{stem[:-2]}на", f"{stem[:-2]}а")


def _written_out(level: str) -> str:
    """Return a division with its complete kind word in the nominative.

    >>> _written_out("Карсская обл."), _written_out("Борисовского уезда"), _written_out("Kr. Stolp"), _written_out("Kars")
    ('Карсская область', 'Борисовский уезд', 'kreis Stolp', 'Kars')
    >>> _written_out("dép. du Nord"), _written_out("N.W. Terr.")
    ('département du Nord', 'N.W. Terr.')
    """
    found = _kind(level)
    if found is None or not (found[1].endswith(".") or patterns.CASE.search(found[2])):
        return level
    kind, word, rest = found
    ending = "ая" if kind.word.endswith(("ия", "ь")) else "ий"
    nominative = patterns.CASE.sub(rf"\1{ending}", level.removesuffix(word).strip())
    if level.startswith(word):
        return f"{kind.word} {level.removeprefix(word).strip()}"
    return level if rest.endswith(".") else f"{nominative} {kind.word}"


def _is_largest_first(levels: Sequence[str]) -> bool:
    """Return whether the kinds of the first and the last level show that the first contains the last."""
    sizes = [found[0].feature if (found := _kind(level)) else "" for level in (levels[0], levels[-1])]
    first, last = (next((n for n, size in enumerate(_SIZES) if one.startswith(size)), None) for one in sizes)
    return first is not None and last is not None and first < last
