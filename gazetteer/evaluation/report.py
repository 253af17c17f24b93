"""The figures of one run: per corpus, per system; as JSON and as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.evaluation.bootstrap import Estimate
from gazetteer.evaluation.calibration import Calibration
from gazetteer.evaluation.errors import KINDS, Mistake, counts
from gazetteer.evaluation.measures import PRF, GivenSpans

WORST = 10
"""Errors of each kind that a table lists."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What one system reached on one corpus; None for what was not measured."""

    system: str
    recognition: Mapping[str, Mapping[str, PRF]] | None = None
    given: GivenSpans | None = None
    end_to_end: Mapping[str, PRF] | None = None
    calibration: Calibration | None = None

    def to_dict(self) -> dict[str, Any]:
        """Every figure with its interval, as JSON-ready values."""
        return {
            "recognition": {
                kind: {mode: prf.to_dict() for mode, prf in modes.items()} for kind, modes in self.recognition.items()
            }
            if self.recognition is not None
            else None,
            "given_spans": self.given.to_dict() if self.given else None,
            "end_to_end": {mode: prf.to_dict() for mode, prf in self.end_to_end.items()} if self.end_to_end else None,
            "calibration": self.calibration.to_dict() if self.calibration else None,
        }


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """One corpus: its size, every system's scores (the pipeline first), and the pipeline's errors."""

    corpus: str
    documents: int
    places: int
    pointed: int
    persons: int
    scores: tuple[Scores, ...]
    mistakes: tuple[Mistake, ...] = field(default=(), repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The corpus's figures as JSON-ready values."""
        return {
            "corpus": self.corpus,
            "documents": self.documents,
            "places": self.places,
            "places_with_a_point": self.pointed,
            "persons": self.persons,
            "systems": {scores.system: scores.to_dict() for scores in self.scores},
            "errors": counts(self.mistakes),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Every corpus of one run."""

    corpora: tuple[CorpusReport, ...]

    def to_dict(self) -> dict[str, Any]:
        """All figures as JSON-ready values, without the list of errors."""
        return {"corpora": [corpus.to_dict() for corpus in self.corpora]}

    def table(self) -> str:
        """Markdown tables: recognition, given spans, end to end, calibration; 95% intervals in brackets."""
        return "\n\n".join(section for corpus in self.corpora for section in _sections(corpus)) + "\n"

    def errors(self, *, limit: int = WORST) -> str:
        """The worst errors of each kind, with their clues."""
        return "\n\n".join(_errors(corpus, limit) for corpus in self.corpora) + "\n"


def _sections(corpus: CorpusReport) -> Iterator[str]:
    size = f"{corpus.documents:,} documents, {corpus.places:,} places ({corpus.pointed:,} with a point)"
    yield f"## {corpus.corpus}\n\n{size}" + (f", {corpus.persons:,} persons" if corpus.persons else "")
    if any(scores.recognition for scores in corpus.scores):
        yield "### Recognition\n\n" + markdown(
            ("system", "type", "precision", "recall", "F1 strict", "F1 overlapping"), _recognition(corpus.scores)
        )
    if any(scores.given and (corpus.pointed or scores.given.exact_id.n) for scores in corpus.scores):
        yield "### Given spans\n\n" + markdown(
            ("system", "≤161 km", "tolerant", "exact id", "resolved", "median km", "mean km", "AUC", "candidates"),
            _given(corpus.scores),
        )
    if corpus.pointed and any(scores.end_to_end for scores in corpus.scores):
        yield "### End to end\n\n" + markdown(
            ("system", "precision", "recall", "F1 strict", "F1 overlapping"), _end_to_end(corpus.scores)
        )
    for scores in corpus.scores:
        if scores.calibration and scores.calibration.brier.n:
            yield f"### Calibration: {scores.system}\n\n{_calibration(scores.calibration)}"


def _recognition(systems: Iterable[Scores]) -> Iterator[tuple[str, ...]]:
    for scores in systems:
        for kind, modes in (scores.recognition or {}).items():
            strict = modes["strict"]
            yield (
                scores.system, kind, cell(strict.precision, interval=False), cell(strict.recall, interval=False),
                cell(strict.f1), cell(modes["overlap"].f1),
            )  # fmt: skip


def _given(systems: Iterable[Scores]) -> Iterator[tuple[str, ...]]:
    for scores in systems:
        given = scores.given
        if given is None:
            continue
        yield (
            scores.system,
            *(cell(estimate) for estimate in (given.near, given.tolerant, given.exact_id)),
            cell(given.resolved, interval=False),
            cell(given.median_km, digits=0, interval=False),
            cell(given.mean_km, digits=0),
            cell(given.auc),
            cell(given.candidate_recall, interval=False),
        )


def _end_to_end(systems: Iterable[Scores]) -> Iterator[tuple[str, ...]]:
    for scores in systems:
        if scores.end_to_end is None:
            continue
        strict = scores.end_to_end["strict"]
        yield (
            scores.system, cell(strict.precision, interval=False), cell(strict.recall, interval=False),
            cell(strict.f1), cell(scores.end_to_end["overlap"].f1),
        )  # fmt: skip


def _calibration(table: Calibration) -> str:
    rows = [
        (f"{row.low:.1f}–{row.high:.1f}", f"{row.n:,}", f"{row.score:.2f}", f"{row.right:.2f}")
        for row in table.bins
        if row.score is not None and row.right is not None
    ]
    summary = f"Expected calibration error {cell(table.ece)}, Brier {cell(table.brier)}."
    return markdown(("score", "n", "mean score", "right"), rows) + "\n\n" + summary


def _errors(corpus: CorpusReport, limit: int) -> str:
    lines = [f"## {corpus.corpus}: errors"]
    number = counts(corpus.mistakes)
    for kind, total in number.items():
        lines.append(f"\n### {kind}: {KINDS[kind]} ({total:,})\n")
        for mistake in [mistake for mistake in corpus.mistakes if mistake.kind == kind][:limit]:
            far = f", {mistake.km:,.0f} km off" if mistake.km is not None else ""
            sure = f", score {mistake.score:.2f}" if mistake.score is not None else ""
            lines.append(
                f"- …{mistake.quote}… wanted {mistake.wanted}; got {mistake.got}{far}{sure} [{mistake.document}]"
            )
            if mistake.clues:
                lines.append(f"  {'; '.join(mistake.clues)}")
    return "\n".join(lines)


def cell(estimate: Estimate, *, digits: int = 3, interval: bool = True) -> str:
    """One figure for a table: ".834 [.801, .862]"; "–" where there was nothing to measure."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    texts = [_figure(number, digits) for number in (estimate.value, estimate.low, estimate.high)]
    return f"{texts[0]} [{texts[1]}, {texts[2]}]" if interval else texts[0]


def _figure(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.removeprefix("0") if digits and 0 <= number < 1 else text


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its columns padded so that it reads as text too."""
    table = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |" for row in table
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)
