"""Markdown tables of scores and lists of errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from gazetteer.evaluation.breakdown import Breakdown, Group, Missed
from gazetteer.evaluation.calibration import Calibration
from gazetteer.evaluation.facts import Coverage
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.evaluation.measures import PRF
from gazetteer.evaluation.mistakes import MISTAKE_KINDS, counts
from gazetteer.evaluation.movements import LIKELY
from gazetteer.evaluation.scores import CorpusReport, Scores

WORST = 10
"""Number of errors of each kind that are listed."""


def sections(corpus: CorpusReport, *, texts: bool = False) -> Iterator[str]:
    """Yield the Markdown sections of one corpus."""
    size = f"{corpus.documents:,} documents, {corpus.places:,} places ({corpus.pointed:,} with a point)"
    yield f"## {corpus.corpus}\n\n{size}" + (f", {corpus.persons:,} persons" if corpus.persons else "")
    if any(scores.recognition for scores in corpus.scores):
        yield "### Recognition\n\n" + markdown(
            ("system", "type", "precision", "recall", "F1 strict", "F1 overlapping"), _recognition(corpus.scores)
        )
    if any(scores.given and (corpus.pointed or scores.given.exact_id.n) for scores in corpus.scores):
        yield "### Given spans\n\n" + markdown(
            ("system", "near", "tolerant", "exact id", "resolved", "median km", "mean km", "AUC", "candidates"),
            _given(corpus.scores),
        )
    if corpus.pointed and any(scores.end_to_end for scores in corpus.scores):
        yield "### End to end\n\n" + markdown(
            ("system", "precision", "recall", "F1 strict", "F1 overlapping"), _end_to_end(corpus.scores)
        )
    for scores in corpus.scores:
        yield from _people(scores)
        if scores.calibration and scores.calibration.brier.n:
            yield f"### Calibration on given spans: {scores.system}\n\n{_calibration(scores.calibration)}"
        for name, each in (scores.end_to_end_calibration or {}).items():
            yield f"### Calibration end to end, {name}: {scores.system}\n\n{_calibration(each)}"
        if scores.breakdown:
            yield from _breakdown(scores.breakdown, texts=texts)


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


def errors(corpus: CorpusReport, limit: int) -> str:
    """Return the worst errors of each kind."""
    lines = [f"## {corpus.corpus}: errors"]
    number = counts(corpus.mistakes)
    for kind, total in number.items():
        lines.append(f"\n### {kind}: {MISTAKE_KINDS[kind]} ({total:,})\n")
        for mistake in [mistake for mistake in corpus.mistakes if mistake.kind == kind][:limit]:
            far = f", {mistake.km:,.0f} km off" if mistake.km is not None else ""
            sure = f", score {mistake.score:.2f}" if mistake.score is not None else ""
            lines.append(
                f"- …{mistake.quote}… expected {mistake.wanted}; got {mistake.got}{far}{sure} [{mistake.document}]"
            )
            if mistake.clues:
                lines.append(f"  {'; '.join(mistake.clues)}")
    return "\n".join(lines)


def missed(corpus: CorpusReport) -> str:
    """Return the gold places that the first system missed; those in the gazetteer come first."""
    details = corpus.scores[0].breakdown
    lines = [f"## {corpus.corpus}: missed names", ""]
    order = {coverage: rank for rank, coverage in enumerate(get_args(Coverage))}
    for one in sorted(details.missed if details else (), key=lambda one: order.get(one.coverage, 0)):
        labels = "+".join(one.labels) or "nothing"
        lines.append(
            f"- {one.coverage or 'unknown'}: …{one.quote}… as {labels}, {one.kind or 'place'} [{one.document}]"
        )
    return "\n".join(lines)


def _people(scores: Scores) -> Iterator[str]:
    if scores.merging:
        rows = [(name, *_prf(prf)) for name, prf in (("found", scores.merging.found), ("all", scores.merging.all))]
        if any(cells[-1] != "–" for cells in rows):
            header = ("mentions", "precision", "recall", "F1")
            yield f"### Persons merged (B-cubed): {scores.system}\n\n" + markdown(header, rows)
    if scores.movements:
        measured = (("person and place", scores.movements.where), (f"score at least {LIKELY:g}", scores.movements.likely),
                    ("and relation", scores.movements.relation), ("and date", scores.movements.dated))  # fmt: skip
        rows = [(name, *_prf(prf)) for name, prf in measured]
        yield f"### Movements: {scores.system}\n\n" + markdown(("agrees", "precision", "recall", "F1"), rows)


def _prf(prf: PRF) -> tuple[str, str, str]:
    return cell(prf.precision), cell(prf.recall), cell(prf.f1)


def _breakdown(details: Breakdown, *, texts: bool) -> Iterator[str]:
    if details.results:
        total = sum(details.results.values())
        rows = [(result, f"{number:,}", f"{number / total:.3f}") for result, number in details.results.items()]
        yield "### Results of given spans\n\n" + markdown(("result", "n", "share"), rows)
    for by, groups in details.groups.items():
        if by == "text" and not texts:
            continue
        header = (by, "places", "F1", "persons F1", "found", "strictly", "placed", "given right", "right of known",
                  "wrong of placed")  # fmt: skip
        yield f"### By {by}\n\n" + markdown(header, (_group(group, interval=by == "all") for group in groups))
    if details.missed:
        yield "### Missed names\n\n" + _missed(details.missed)


def _group(group: Group, *, interval: bool) -> tuple[str, ...]:
    figures = (
        group.f1, group.persons_f1, group.found, group.found_strictly, group.placed, group.right, group.right_of_known,
        group.wrong_of_placed,
    )  # fmt: skip
    return (group.name, f"{group.places:,}", *(cell(estimate, interval=interval) for estimate in figures))


def _missed(names: Sequence[Missed]) -> str:
    """Count what was found instead of the missed names, grouped by whether the gazetteer has them."""
    kinds = [kind for kind in get_args(Coverage) if any(one.coverage == kind for one in names)]
    labels = Counter("+".join(sorted(set(one.labels))) or "nothing" for one in names)
    counted = Counter(("+".join(sorted(set(one.labels))) or "nothing", one.coverage) for one in names)
    rows = [
        (label, *(f"{counted[label, each]:,}" for each in kinds), f"{number:,}")
        for label, number in labels.most_common()
    ]
    return markdown(("found instead", *(f"in the gazetteer: {each}" for each in kinds), "all"), rows)
