"""Evaluate a system on gold files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from gazetteer.evaluation.bootstrap import RESAMPLES, SEED, Resampler
from gazetteer.evaluation.breakdown import breakdown
from gazetteer.evaluation.calibration import calibration, end_to_end_calibration
from gazetteer.evaluation.coreference import merging
from gazetteer.evaluation.facts import facts
from gazetteer.evaluation.gold import GoldDocument, spread
from gazetteer.evaluation.harness import AnnotatingSystem, Outcome, run
from gazetteer.evaluation.measures import end_to_end, given_spans, recognition
from gazetteer.evaluation.mistakes import Mistake, mistakes
from gazetteer.evaluation.movements import movements
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.report import EvaluationReport
from gazetteer.evaluation.scores import CorpusReport, Scores

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer

SYSTEM = "gazetteer"

Steps = Callable[[str, str, int, int], None]
"""Called with the corpus, the system, the number of documents done, and their total."""


def evaluate(
    paths: Iterable[str | Path],
    *,
    pipeline: AnnotatingSystem,
    format: str | None = None,
    labels: Mapping[str, str] | None = None,
    baselines: Mapping[str, AnnotatingSystem] | None = None,
    gold_spans: bool = False,
    languages: Sequence[str] = (),
    except_languages: Sequence[str] = (),
    limit: int | None = None,
    gazetteer: Gazetteer | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Steps | None = None,
    note: Callable[[str], None] | None = None,
) -> EvaluationReport:
    """Measure a pipeline, and optionally baselines, on gold files.

    Args:
        paths: one corpus each: a file, or a folder of brat files.
        pipeline: set up for the conventions of the corpora (see `conventions.convention_of`).
        format: one of `read.FORMATS`; detected for each file if None.
        labels: maps unknown labels of the gold to types of entities; "-" skips a label.
        baselines: other systems by name, run on the same documents.
        gold_spans: only measure the resolution of the marked spans.
        languages: BCP 47 tags of documents to keep; without any, all are kept.
        except_languages: BCP 47 tags of documents to leave out.
        limit: at most this many documents of each corpus, spread evenly over it.
        gazetteer: the gazetteer in which missed or unresolved names are looked up.
        resamples: number of bootstrap resamples.
        seed: the seed of the bootstrap.
        progress: called after each document.
        note: called with a message about labels of the gold that are not scored.

    Raises:
        InputError: no file was given, a file cannot be read, or no document has one of the languages.
        FormatError: a gold file is not valid in its format.
    """
    files = [Path(path) for path in paths]
    if not files:
        raise InputError("nothing to evaluate on: give at least one gold file")
    systems = {SYSTEM: pipeline, **(baselines or {})}
    read = partial(read_gold, format=format, labels=labels, note=note)
    return EvaluationReport(
        tuple(
            evaluate_documents(
                path.stem,
                spread(_kept(read(path), languages, except_languages, path), limit),
                systems,
                gold_spans=gold_spans,
                gazetteer=gazetteer,
                resamples=resamples,
                seed=seed,
                progress=progress,
            )
            for path in files
        )
    )


def _kept(
    documents: Sequence[GoldDocument], languages: Sequence[str], except_languages: Sequence[str], path: Path
) -> list[GoldDocument]:
    kept = [
        document
        for document in documents
        if (not languages or document.lang in languages) and document.lang not in except_languages
    ]
    if not kept:
        known = ", ".join(sorted({document.lang for document in documents if document.lang})) or "none"
        raise InputError(f"no document of {path} has one of the chosen languages; its languages are: {known}")
    return kept


def evaluate_documents(
    corpus: str,
    documents: Sequence[GoldDocument],
    systems: Mapping[str, AnnotatingSystem],
    *,
    gold_spans: bool = False,
    gazetteer: Gazetteer | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Steps | None = None,
) -> CorpusReport:
    """Measure systems on documents; the errors and the breakdown are those of the first system.

    Args:
        corpus: name of the corpus.
        documents: the gold documents.
        systems: systems by name.
        gold_spans: only measure the resolution of the marked spans.
        gazetteer: the gazetteer in which missed or unresolved names are looked up.
        resamples: number of bootstrap resamples.
        seed: the seed of the bootstrap.
        progress: called after each document.
    """
    resampler = Resampler(len(documents), resamples=resamples, seed=seed)
    places = [place for document in documents for place in document.places]
    resolvable = any(place.point or place.ids for place in places)
    all_scores: list[Scores] = []
    errors: tuple[Mistake, ...] = ()
    for name, system in systems.items():
        outcomes = run(
            documents,
            system,
            recognize=not gold_spans,
            resolve=resolvable,
            progress=_step(progress, corpus, name, len(documents)),
        )
        scores = score(name, outcomes, resampler)
        if not all_scores:
            errors = tuple(mistakes(outcomes))
            scores = replace(scores, breakdown=breakdown(outcomes, facts(outcomes, gazetteer), resampler))
        all_scores.append(scores)
    return CorpusReport(
        corpus=corpus,
        documents=len(documents),
        places=len(places),
        pointed=sum(1 for place in places if place.point),
        persons=sum(len(document.persons) for document in documents),
        scores=tuple(all_scores),
        mistakes=errors,
    )


def score(system: str, outcomes: Sequence[Outcome], resampler: Resampler) -> Scores:
    """Return all measures that can be computed from the outcomes."""
    found = all(outcome.found is not None for outcome in outcomes)
    given = all(outcome.given is not None for outcome in outcomes)
    pointed = any(place.point for outcome in outcomes for place in outcome.gold.places)
    merged = any(person.who for outcome in outcomes for person in outcome.gold.persons)
    return Scores(
        system=system,
        recognition=recognition(outcomes, resampler) if found else None,
        given=given_spans(outcomes, resampler) if given else None,
        end_to_end=end_to_end(outcomes, resampler) if found and pointed else None,
        calibration=calibration(outcomes, resampler) if given and pointed else None,
        end_to_end_calibration=end_to_end_calibration(outcomes, resampler) if found and pointed else None,
        merging=merging(outcomes, resampler) if found and merged else None,
        movements=movements(outcomes, resampler) if found else None,
    )


def _step(progress: Steps | None, corpus: str, system: str, total: int) -> Callable[[int], None] | None:
    if progress is None:
        return None
    report = progress
    return lambda done: report(corpus, system, done, total)
