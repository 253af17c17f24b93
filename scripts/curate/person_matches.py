"""Find the row of a person of a list in people.csv, by name and years."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from listed_persons import Listed, minor, one_words
from person_sources import Person, surname_of
from persons import _key, _same

from gazetteer.names.fold import fold
from gazetteer.people.names import parse

Row = dict[str, str]
SAME_YEARS = 12
"""Difference of years up to which two persons of the same name are one person."""
RANKED = re.compile(r"(?:duc|comte|marquis|count|duke|prince|king)\b", re.IGNORECASE)
JOINED = re.compile(r"(?!Go-)\w{3,}-\w")
"""A single name with a hyphen: a given name, unless it is that of an emperor of Japan."""


class Known:
    """The rows of the table and of new persons, by their names."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_key: dict[object, list[Row]] = defaultdict(list)
        self._by_surname: dict[str, list[Row]] = defaultdict(list)
        self._by_word: dict[str, list[Row]] = defaultdict(list)
        self._by_number: dict[object, list[Row]] = defaultdict(list)
        self._by_birth: dict[int | None, list[Row]] = defaultdict(list)
        self._givens: Counter[str] = Counter()
        for row in rows:
            self.add(row)
            if parse(row["name"]).full:
                self._givens[parse(row["name"]).words[0]] += 1

    def add(self, row: Row) -> None:
        """Add a row."""
        names = names_of(row)
        parsed = {name: parse(name) for name in names}
        for key in {_key(name) for name in names}:
            self._by_key[key].append(row)
        for surname in {surname_of(name) for name in names if parsed[name].words}:
            self._by_surname[surname].append(row)
        for word in {word for one in parsed.values() for word in one.words}:
            self._by_word[word].append(row)
        for one in set(parsed.values()):
            self._by_number[one.words, one.number].append(row)
        self._by_birth[year_of(row["born"])].append(row)

    def find(self, one: Listed) -> Row | None:
        """Return the row of a person: the same name, the same surname and years, another form of the name, or similar ones."""
        for row in self._by_key[_key(one.name)]:
            if may_be(row, one):
                return row
        near = self._by_surname[surname_of(one.name)] if parse(one.name).words else []
        for row in near:
            if same_years(row, one):
                return row
        person = Person(one.name, tuple(one.aliases), one.born, one.died, "", one.role, one.source)
        if row := _same(person, near):
            return row
        words = (word for word in parse(one.name).words if len(word) > 3)
        others = [row for word in words for row in self._by_word[word]] + self._by_birth[one.born]
        return next((row for row in others if similar(row, one)), None)

    def namesake(self, one: Listed) -> bool:
        """Return whether a name is only a given name, or that of another ruler of the time and the person is of lower rank."""
        parsed, single = parse(one.name), " " not in one.name
        if single and (RANKED.match(one.role) or JOINED.match(one.name)):
            return True
        if parsed.number is None:
            return single and self._givens[fold(one.name)] > 2
        others = self._by_number[parsed.words, parsed.number]
        return minor(one) and any(
            (year_of(row["born"]) or 0) < one.died and (year_of(row["died"]) or 9999) > one.born for row in others
        )


def names_of(row: Row) -> list[str]:
    """Return the names of a row."""
    return [name for name in (row["name"], *row["aliases"].split("|")) if name]


def year_of(text: str) -> int | None:
    """Return the year of a column, also of an uncertain one."""
    return int(text[:4]) if re.match(r"\d{4}", text) else None


def may_be(row: Row, one: Listed) -> bool:
    """Return whether a row of the same name may be the person."""
    born, died = year_of(row["born"]), year_of(row["died"])
    if born is None and died is None:
        start = year_of(row["reign"])
        return start is not None and one.born + 10 <= start <= one.died
    pairs = ((born, one.born), (died, one.died))
    return all(year is None or abs(year - other) <= SAME_YEARS for year, other in pairs)


def same_years(row: Row, one: Listed) -> bool:
    """Return whether a row of the same surname has the same years, or one of them and another by at most two years."""
    born, died = year_of(row["born"]), year_of(row["died"])
    if born is None or died is None:
        return False
    return abs(born - one.born) <= 2 and abs(died - one.died) <= 2 and (born == one.born or died == one.died)


def similar(row: Row, one: Listed) -> bool:
    """Return whether a row has the same years and the surname or two words of the name, or two words and years that fit."""
    parsed, other = parse(one.name), parse(row["name"])
    if not parsed.words or not other.words:
        return False
    number, other_number = numeral(one.name), numeral(row["name"])
    if number and other_number and number != other_number:
        return False
    same = year_of(row["born"]) == one.born and year_of(row["died"]) in (None, one.died)
    if (
        same
        and number
        and (parsed.words == other.words or (other_number and parsed.words[0][:3] == other.words[0][:3]))
    ):
        return True
    both = (year_of(row["born"]), year_of(row["died"])) == (one.born, one.died)
    if both and {*one_words([one.name]).values()} & {*one_words(names_of(row)).values()}:
        return True
    shared = {word for word in parsed.words if len(word) > 3 and word in other.words}
    if year_of(row["born"]) is None:
        return len(shared) > 1 and year_of(row["died"]) is not None and may_be(row, one)
    surname = not number and not other_number and bool({parsed.words[-1], other.words[-1]} & shared)
    return same and (len(shared) > 1 or surname)


def numeral(name: str) -> str:
    """Return the number of a ruler, also before a style: "Charles V, Holy Roman Emperor"."""
    found = re.search(r" ([IVX]+)\b", name)
    return found[1] if found else ""
