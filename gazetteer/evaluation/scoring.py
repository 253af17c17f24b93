"""One verb: evaluate. Gold files and a system in, a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.evaluation.bootstrap import RESAMPLES, SEED, Resampler
from gazetteer.evaluation.calibration import calibration
from gazetteer.evaluation.errors import mistakes
from gazetteer.evaluation.gold import GoldDocument, read_gold, spread
from gazetteer.evaluation.harness import Annotator, Outcome, run
from gazetteer.evaluation.measures import end_to_end, given_spans, recognition
from gazetteer.evaluation.report import CorpusReport, Report, Scores

SYSTEM = "gazetteer"

Steps = Callable[[str, str, int, int], None]
"""Told the corpus, the system, how many documents are done and of how many."""


def evaluate(
    paths: Iterable[str | Path],
    *,
    pipeline: Annotator,
    format: str | None = None,
    baselines: Mapping[str, Annotator] | None = None,
    gold_spans: bool = False,
    limit: int | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Steps | None = None,
) -> Report:
    """Measure a pipeline, and baselines beside it, on gold files.

    Args:
        paths: a corpus each: a file, or a folder of brat files.
        pipeline: set up for the corpora's conventions (see `conventions.convention_of`).
        format: one of `gold.FORMATS`; told from each file when not given.
        baselines: name → another system, run on the same documents.
        gold_spans: measure only the resolution of the spans that people marked.
        limit: only so many documents of each corpus, spread evenly over it.
        resamples, seed: of the bootstrap.

    Raises:
        InputError, FormatError: a gold file cannot be read.
    """
    files = [Path(path) for path in paths]
    if not files:
        raise InputError("nothing to evaluate on: name at least one gold file")
    systems = {SYSTEM: pipeline, **(baselines or {})}
    return Report(
        tuple(
            evaluate_documents(
                path.stem,
                spread(read_gold(path, format=format), limit),
                systems,
                gold_spans=gold_spans,
                resamples=resamples,
                seed=seed,
                progress=progress,
            )
            for path in files
        )
    )


def evaluate_documents(
    corpus: str,
    documents: Sequence[GoldDocument],
    systems: Mapping[str, Annotator],
    *,
    gold_spans: bool = False,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Steps | None = None,
) -> CorpusReport:
    """The same for documents at hand; the errors reported are those of the first system."""
    resampler = Resampler(len(documents), resamples=resamples, seed=seed)
    places = [place for document in documents for place in document.places]
    resolvable = any(place.point or place.ids for place in places)
    all_scores: list[Scores] = []
    errors = None
    for name, system in systems.items():
        outcomes = run(
            documents,
            system,
            recognize=not gold_spans,
            resolve=resolvable,
            progress=_step(progress, corpus, name, len(documents)),
        )
        if errors is None:
            errors = tuple(mistakes(outcomes))
        all_scores.append(score(name, outcomes, resampler))
    return CorpusReport(
        corpus=corpus,
        documents=len(documents),
        places=len(places),
        pointed=sum(1 for place in places if place.point),
        persons=sum(1 for document in documents for mention in document.mentions if mention.type == "PERSON"),
        scores=tuple(all_scores),
        mistakes=errors or (),
    )


def score(system: str, outcomes: Sequence[Outcome], resampler: Resampler) -> Scores:
    """Every measure that the outcomes allow."""
    found = all(outcome.found is not None for outcome in outcomes)
    given = all(outcome.given is not None for outcome in outcomes)
    pointed = any(place.point for outcome in outcomes for place in outcome.gold.places)
    return Scores(
        system=system,
        recognition=recognition(outcomes, resampler) if found else None,
        given=given_spans(outcomes, resampler) if given else None,
        end_to_end=end_to_end(outcomes, resampler) if found and pointed else None,
        calibration=calibration(outcomes, resampler) if given and pointed else None,
    )


def _step(progress: Steps | None, corpus: str, system: str, total: int) -> Callable[[int], None] | None:
    if progress is None:
        return None
    told = progress
    return lambda done: told(corpus, system, done, total)
