"""Read persons from any table: columns are found by their usual names in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.files.cells import unguard_cell
from gazetteer.formats.files.mojibake import repaired
from gazetteer.formats.files.spreadsheet import SUFFIXES as SPREADSHEETS
from gazetteer.formats.table import open_table
from gazetteer.formats.values.curies import shorten

SUFFIXES = (".csv", ".tsv", ".txt", *SPREADSHEETS)

USUAL_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "identifier", "xml:id", "nr", "key"),
    "name": ("name", "persname", "person", "full name", "label", "nom", "nombre", "nome", "имя", "фио", "ad"),
    "aliases": ("aliases", "alias", "also", "other names", "alternative names", "variants", "variant names", "aka",
                "andere namen", "varianten", "autres noms", "варианты"),
    "born": ("born", "birth", "birth year", "year of birth", "date of birth", "birth date", "geboren", "geburtsjahr", "né",
             "naissance", "nacimiento", "nascita", "рождение", "год рождения", "doğum"),
    "died": ("died", "death", "death year", "year of death", "date of death", "death date", "gestorben", "todesjahr", "mort",
             "décès", "muerte", "morte", "смерть", "год смерти", "ölüm"),
    "reign": ("reign", "in office", "term", "active", "floruit", "regierung", "règne", "правление"),
    "role": ("role", "occupation", "profession", "office", "title", "description", "beruf", "amt", "profession", "métier",
             "должность", "занятие"),
    "authority": ("authority", "wikidata", "viaf", "gnd", "uri", "url", "link", "same as"),
    "source": ("source", "quelle", "source citation", "источник"),
}  # fmt: skip
"""Maps each column of a table of persons to possible names; case, spaces and underscores are ignored."""

_PREFIXES = {"wikidata": "wd", "viaf": "viaf", "gnd": "gnd"}
_BETWEEN = re.compile(r"\s*[|;]\s*")


def read(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the rows by the names of `USUAL_COLUMNS`, each with its position in the file.

    Raises:
        InputError: the file cannot be read.
        FormatError: it has no column of names.
    """
    with open_table(path, is_header=_is_header) as table:
        at = _columns(table.header)
        if "name" not in at:
            raise FormatError(f"{path} has no column 'name': its columns are {', '.join(filter(None, table.header))}")
        for row in table.rows:
            if any(cell.strip() for cell in row.cells):
                cells = {
                    key: repaired(unguard_cell(row.cells[index]).strip()) if index < len(row.cells) else ""
                    for key, index in at.items()
                }
                cells["aliases"] = "|".join(filter(None, _BETWEEN.split(cells.get("aliases", ""))))
                cells["authority"] = (
                    _curie(cells.get("authority", ""), table.header[at["authority"]]) if "authority" in at else ""
                )
                yield {key: cells.get(key, "") for key in USUAL_COLUMNS}, f"{path}, line {row.line}"


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Return the index of the column of each field that the table has."""
    plain = [_plain(name) for name in header]
    found = (
        (key, next((plain.index(one) for one in names if one in plain), None)) for key, names in USUAL_COLUMNS.items()
    )
    return {key: index for key, index in found if index is not None}


def _is_header(cells: Sequence[str]) -> bool:
    return not {_plain(cell) for cell in cells}.isdisjoint(USUAL_COLUMNS["name"])


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _curie(text: str, column: str) -> str:
    """Return an identifier as a CURIE, also if only the header names its authority: "Q5620" in the column "wikidata"."""
    prefix = _PREFIXES.get(_plain(column), "wd" if re.fullmatch(r"Q\d+", text) else "")
    short = shorten(text)
    return f"{prefix}:{text}" if prefix and short == text and ":" not in text and text else short
