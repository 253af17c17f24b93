"""Benchmarks of single sentences with one marked name whose place depends on the date or the wording.

Files in `data/benchmarks`: `time.csv` (one name, several places by date), `rivers.csv` (a river or the state of the same
name) and `dated-renamings.csv` (old names at a date). Every row has the source of its fact.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.bootstrap import RESAMPLES, SEED, Estimate, Resampler
from gazetteer.evaluation.harness import AnnotatingSystem
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.model.distance import kilometres
from gazetteer.model.document import Entity
from gazetteer.model.place import Place
from gazetteer.resources import data_folder

COLUMNS = ("text", "start", "end", "place", "lat", "lon", "source")
"""Required columns; `date`, `km`, `kind` and `turn` are optional."""

SAME_RECORD_KM = 20.0
"""Tolerance in kilometres of a row without `km`: a choice this near is another record of the same town."""

WATERS = ("river", "lake")
"""Kinds for which the place must be a body of water; for other kinds it must not be one."""


@dataclass(frozen=True, slots=True)
class BenchmarkSentence:
    """One row: at `date`, `text[start:end]` means the place at this point.

    Attributes:
        date: EDTF; None if the row has none.
        place: id of the place; a result with this id is right.
        km: a result within this distance is right, if it is of the right kind.
        kind: "town", "region", "state", "river" or "lake"; None accepts every kind.
        group: the group by which rows are counted: the turn of the name in time, or the kind.
    """

    text: str
    start: int
    end: int
    place: str
    lat: float
    lon: float
    source: str
    date: str | None = None
    km: float = SAME_RECORD_KM
    kind: str | None = None
    group: str | None = None

    @property
    def name(self) -> str:
        """The name as written."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class SentenceTally:
    """Shares of rows that are solved.

    Attributes:
        dated, undated: for the given span, with its date and without it.
        likeliest: for the given span with its date, using the best candidate even if none is chosen.
        found: with the date given and the span found by the system.
        populous: using the most populous place of the name; None if not measured.
    """

    rows: str
    dated: Estimate
    undated: Estimate
    likeliest: Estimate
    found: Estimate
    populous: Estimate | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the shares as JSON-ready values."""
        names = ("dated", "undated", "likeliest", "found")
        populous = {"populous": self.populous.to_dict()} if self.populous else {}
        return {name: getattr(self, name).to_dict() for name in names} | populous


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """Tallies of all rows and of each group, and the rows that were not solved with their results."""

    tallies: tuple[SentenceTally, ...]
    unsolved: tuple[tuple[BenchmarkSentence, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the shares as JSON-ready values."""
        return {tally.rows: tally.to_dict() for tally in self.tallies}

    def table(self) -> str:
        """Return a Markdown table."""
        header = (
            "rows",
            "n",
            "with the date",
            "without it",
            "likeliest candidate",
            "found and placed",
            "most populous",
        )
        rows = [
            (
                tally.rows,
                str(tally.dated.n),
                *map(cell, (tally.dated, tally.undated, tally.likeliest, tally.found)),
                cell(tally.populous) if tally.populous else "–",
            )
            for tally in self.tallies
        ]
        return markdown(header, rows)


def read_sentences(path: str | Path) -> list[BenchmarkSentence]:
    """Read the rows of a file; a bare name such as "time.csv" is one of the packaged benchmarks.

    Raises:
        InputError: the file is missing.
        FormatError: a row lacks a column or its span is empty; the message states the line.
    """
    file = Path(path)
    if not file.is_file() and file.name == str(path):
        file = data_folder() / "benchmarks" / file
    if not file.is_file():
        raise InputError(f"the benchmark {file} is missing")
    with file.open(encoding="utf-8", newline="") as opened:
        return [_row(row, f"{file.name}, line {number}") for number, row in enumerate(csv.DictReader(opened), 2)]


def _row(row: dict[str, str], where: str) -> BenchmarkSentence:
    try:
        sentence = BenchmarkSentence(
            text=row["text"],
            start=int(row["start"]),
            end=int(row["end"]),
            place=row["place"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            source=row["source"],
            date=row.get("date") or None,
            km=float(row.get("km") or SAME_RECORD_KM),
            kind=row.get("kind") or None,
            group=row.get("turn") or row.get("kind") or None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{where}: needs the columns {', '.join(COLUMNS)}: {error!r}") from error
    if not sentence.name.strip():
        raise FormatError(f"{where}: the span {sentence.start}–{sentence.end} is empty")
    return sentence


def evaluate_sentences(
    system: AnnotatingSystem,
    rows: Sequence[BenchmarkSentence],
    *,
    populous: AnnotatingSystem | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> SentenceReport:
    """Measure the share of rows solved, with the date and without it.

    Args:
        system: the system to measure.
        rows: the sentences.
        populous: a baseline that chooses the most populous place of a name.
        resamples: number of bootstrap resamples.
        seed: the seed of the bootstrap.

    Errors in rows of one name are correlated, so the bootstrap samples names.
    """
    names = {name: number for number, name in enumerate(dict.fromkeys(row.name for row in rows))}
    resampler = Resampler(len(names), resamples=resamples, seed=seed)
    answers = [_answers(system, row) for row in rows]
    best = [
        populous.resolve(row.text, spans=[(row.start, row.end)]).entities[0].place if populous else None for row in rows
    ]
    hits = [tuple(solved(row, place) for place in answer) for row, answer in zip(rows, answers, strict=True)]
    groups: dict[str, Callable[[BenchmarkSentence], bool]] = {"all": lambda row: True}
    for group in dict.fromkeys(row.group for row in rows if row.group):
        groups[group] = lambda row, group=group: row.group == group  # type: ignore[misc]

    def tally(label: str, keep: Callable[[BenchmarkSentence], bool]) -> SentenceTally:
        kept = [number for number, row in enumerate(rows) if keep(row)]

        def share(hit: Callable[[int], bool]) -> Estimate:
            return resampler.share((names[rows[number].name], hit(number)) for number in kept)

        def column(place: int) -> Estimate:
            return share(lambda number: hits[number][place])

        by_size = share(lambda number: solved(rows[number], best[number])) if populous else None
        return SentenceTally(label, column(0), column(1), column(2), column(3), by_size)

    unsolved = tuple(
        (row, f"{answer[0].label} ({answer[0].id}, {answer[0].feature})" if answer[0] else "nothing")
        for row, answer, hit in zip(rows, answers, hits, strict=True)
        if not hit[0]
    )
    return SentenceReport(tuple(tally(label, keep) for label, keep in groups.items()), unsolved)


def _answers(
    system: AnnotatingSystem, row: BenchmarkSentence
) -> tuple[Place | None, Place | None, Place | None, Place | None]:
    """Return the place with the date, without it, the likeliest with the date, and that of the span found by the system."""
    spans = [(row.start, row.end)]
    dated = system.resolve(row.text, spans=spans, date=row.date).entities[0]
    undated = system.resolve(row.text, spans=spans).entities[0] if row.date else dated
    found = next(
        (
            entity
            for entity in system.annotate(row.text, date=row.date).entities
            if entity.type == "PLACE" and entity.start < row.end and row.start < entity.end
        ),
        None,
    )
    return dated.place, undated.place, _likeliest(dated), found.place if found else None


def _likeliest(entity: Entity) -> Place | None:
    candidates = entity.resolution.candidates if entity.resolution else ()
    if entity.place is not None or not candidates:
        return entity.place
    return max(candidates, key=lambda candidate: candidate.score).place


def solved(row: BenchmarkSentence, place: Place | None) -> bool:
    """Return whether the place is that of the row: the same id, or near enough and of the right kind."""
    if place is None:
        return False
    if place.id == row.place:
        return True
    if place.lat is None or place.lon is None:
        return False
    if row.kind is not None and (row.kind in WATERS) != place.feature.startswith("H"):
        return False
    return kilometres(row.lat, row.lon, place.lat, place.lon) <= row.km
