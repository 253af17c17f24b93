"""Dated renamings: sentences of our own, each with a date and one name whose place depends on the date or on history.

The file is `data/benchmarks/dated-renamings.csv`. Every row cites where its fact was read: that the place bore the name in that
year. Rows whose name means different places by date ("Ragusa" in 1667 and in 1960) are the contested ones.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.bootstrap import RESAMPLES, SEED, Estimate, Resampler, ratio
from gazetteer.evaluation.harness import Annotator
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.model.distance import kilometres
from gazetteer.model.document import Entity
from gazetteer.model.place import Place
from gazetteer.resources import data_folder

COLUMNS = ("text", "date", "start", "end", "place", "lat", "lon", "source")

SAME_KM = 20.0
"""A choice this near is the same town under another record."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """One sentence: `text[start:end]` names, at that `date` (EDTF), the place with this id and point."""

    text: str
    date: str
    start: int
    end: int
    place: str
    lat: float
    lon: float
    source: str

    @property
    def name(self) -> str:
        """The name as written."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Tally:
    """Shares solved of one kind of rows.

    Attributes:
        dated, undated: the span given, with its date and without it.
        ranked: the span given with its date, and the likeliest candidate taken even where the system would rather not choose.
        found: the date given, and the span found by the system itself.
    """

    rows: str
    dated: Estimate
    undated: Estimate
    ranked: Estimate
    found: Estimate

    def to_dict(self) -> dict[str, Any]:
        """The three as JSON-ready values."""
        return {name: getattr(self, name).to_dict() for name in ("dated", "undated", "ranked", "found")}


@dataclass(frozen=True, slots=True)
class RenamingReport:
    """Tallies of all rows, the contested ones and the rest, and the rows that the date did not help to solve."""

    tallies: tuple[Tally, ...]
    unsolved: tuple[tuple[Renaming, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """The shares as JSON-ready values."""
        return {tally.rows: tally.to_dict() for tally in self.tallies}

    def table(self) -> str:
        """A Markdown table."""
        return markdown(
            ("rows", "n", "with the date", "without it", "likeliest candidate", "found and placed"),
            [
                (tally.rows, str(tally.dated.n), *map(cell, (tally.dated, tally.undated, tally.ranked, tally.found)))
                for tally in self.tallies
            ],
        )


def read_renamings(path: Path | None = None) -> list[Renaming]:
    """The benchmark's rows, from the package's own data by default.

    Raises:
        InputError: the file is missing.
        FormatError: a row lacks a column or its span is empty; the message names the line.
    """
    path = path or data_folder() / "benchmarks" / "dated-renamings.csv"
    if not path.is_file():
        raise InputError(f"the benchmark {path} is missing")
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(row, f"{path.name}, line {number}") for number, row in enumerate(csv.DictReader(file), 2)]


def _row(row: dict[str, str], where: str) -> Renaming:
    try:
        text, start, end = row["text"], int(row["start"]), int(row["end"])
        point = float(row["lat"]), float(row["lon"])
        renaming = Renaming(text, row["date"], start, end, row["place"], *point, row["source"])
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{where}: needs the columns {', '.join(COLUMNS)}: {error!r}") from error
    if not renaming.name.strip():
        raise FormatError(f"{where}: the span {start}–{end} is empty")
    return renaming


def contested(rows: Iterable[Renaming]) -> set[str]:
    """Names that mean more than one place among the rows."""
    places = defaultdict(set)
    for row in rows:
        places[row.name].add(row.place)
    return {name for name, ids in places.items() if len(ids) > 1}


def evaluate_renamings(
    system: Annotator, rows: Sequence[Renaming], *, resamples: int = RESAMPLES, seed: int = SEED
) -> RenamingReport:
    """The share of rows solved with the date and without it."""
    doubtful = contested(rows)
    table = np.asarray([(*_solved(system, row), 1.0) for row in rows])
    kinds = {
        "all": np.ones(len(rows), dtype=bool),
        "one name, several places": np.asarray([row.name in doubtful for row in rows]),
        "one name, one place": np.asarray([row.name not in doubtful for row in rows]),
    }
    unsolved = tuple(
        (row, _answer(system, row)) for row, (dated, *_) in zip(rows, table.tolist(), strict=True) if not dated
    )
    return RenamingReport(
        tuple(_tally(name, table[mask], resamples=resamples, seed=seed) for name, mask in kinds.items() if mask.any()),
        unsolved,
    )


def _tally(name: str, table: Any, *, resamples: int, seed: int) -> Tally:
    resampler = Resampler(len(table), resamples=resamples, seed=seed)
    shares = (
        resampler.of_sums(table[:, [column, 4]], lambda sums: ratio(sums[:, 0], sums[:, 1]), n=len(table))
        for column in range(4)
    )
    return Tally(name, *shares)


def _solved(system: Annotator, row: Renaming) -> tuple[float, float, float, float]:
    spans = [(row.start, row.end)]
    dated = system.resolve(row.text, spans=spans, date=row.date).entities[0]
    undated = system.resolve(row.text, spans=spans).entities[0]
    found = next(
        (
            entity
            for entity in system.annotate(row.text, date=row.date).entities
            if entity.type == "PLACE" and (entity.start, entity.end) == (row.start, row.end)
        ),
        None,
    )
    return (
        float(same(row, dated.place)),
        float(same(row, undated.place)),
        float(same(row, _likeliest(dated))),
        float(found is not None and same(row, found.place)),
    )


def _likeliest(entity: Entity) -> Place | None:
    """The place chosen, or else the candidate with the highest score."""
    candidates = entity.resolution.candidates if entity.resolution else ()
    if entity.place is not None or not candidates:
        return entity.place
    return max(candidates, key=lambda candidate: candidate.score).place


def same(row: Renaming, place: Place | None) -> bool:
    """Whether the place chosen is the row's, by its id or by lying within 20 km."""
    if place is None:
        return False
    if place.id == row.place:
        return True
    if place.lat is None or place.lon is None:
        return False
    return kilometres(row.lat, row.lon, place.lat, place.lon) <= SAME_KM


def _answer(system: Annotator, row: Renaming) -> str:
    place = system.resolve(row.text, spans=[(row.start, row.end)], date=row.date).entities[0].place
    return f"{place.label} ({place.id}, {place.country})" if place else "nothing"
