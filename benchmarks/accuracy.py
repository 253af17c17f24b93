"""Measure recognition and resolution on gold corpora, and single sentences on date and kind.

    python benchmarks/accuracy.py                              # ../shared/corpora, everything
    python benchmarks/accuracy.py --corpus lgl --limit 50      # a quick look
    python benchmarks/accuracy.py --errors 5 --ablation
    python benchmarks/accuracy.py --others                     # each corpus with weights learned from the others
    python benchmarks/accuracy.py --corpus own-gold            # the project's benchmarks: own gold, time, rivers, renamings

Writes Markdown tables to standard output, and all figures with their intervals as JSON to `--output`. Missing corpora are
reported and skipped; each corpus is scored with its own convention for demonyms and nested names.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer, Pipeline, __version__
from gazetteer.evaluation import ablation
from gazetteer.evaluation.baselines import MostPopulous, Nothing
from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.conventions import convention_of
from gazetteer.evaluation.gold import spread
from gazetteer.evaluation.harness import AnnotatingSystem, run
from gazetteer.evaluation.lessons import learn_weights
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.evaluation.measures import given_spans
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.report import EvaluationReport
from gazetteer.evaluation.scores import CorpusReport, Scores
from gazetteer.evaluation.scoring import SYSTEM, evaluate_documents
from gazetteer.evaluation.sentences import evaluate_sentences, read_sentences
from gazetteer.resolve.find import finder
from gazetteer.resources import data_folder

CORPORA = (
    "history/history.jsonl",
    "lgl-dev.xml",
    "tr-news-dev.xml",
    "geovirus-dev.xml",
    "wotr-train.jsonl",
    "hipe-2022/HIPE-2022-v2.1-hipe2020-dev-en.tsv",
    "hipe-2022/HIPE-2022-v2.1-topres19th-dev-en.tsv",
    "hipe-2022/HIPE-2022-v2.1-hipe2020-dev-fr.tsv",
    "hipe-2022/HIPE-2022-v2.1-hipe2020-dev-de.tsv",
)
SENTENCES = ("time.csv", "rivers.csv", "dated-renamings.csv")
BASELINE = "spaCy + most populous"


def main() -> None:
    """Run the benchmarks selected by the options."""
    options = _options()
    gazetteer = Gazetteer.open(options.gazetteer)
    own = data_folder() / "benchmarks" / "own-gold" / "own-gold.jsonl"
    everything = [own, *(options.corpora / name for name in CORPORA)]
    paths = [path for path in everything if not options.corpus or any(part in str(path) for part in options.corpus)]
    reports, ablations, seconds = [], [], {}
    for path in paths:
        if not path.is_file():
            print(f"{path} is missing: skipped", file=sys.stderr)
            continue
        begun = time.perf_counter()
        reports.append(_corpus(path, gazetteer, options))
        seconds[path.stem] = round(time.perf_counter() - begun, 1)
        print(EvaluationReport((reports[-1],)).table(), flush=True)
        if options.errors:
            print(EvaluationReport((reports[-1],)).errors(limit=options.errors), flush=True)
        if options.ablation and reports[-1].pointed:
            ablations.append(_ablation(path, gazetteer, options))
    data: dict[str, Any] = {"version": __version__, "seconds": seconds, **EvaluationReport(tuple(reports)).to_dict()}
    if ablations:
        print("## Ablation\n\nShare within 161 km on given spans, each group of clues left out.\n")
        print(ablation.table(ablations) + "\n")
        data["ablation"] = {each.corpus: each.to_dict() for each in ablations}
    if options.others:
        print("## Learned from the other corpora only\n\nShare near on given spans.\n")
        data["others"] = _others(gazetteer, options)
        print(markdown(("corpus", "learnt from all", "from the others"), _unseen(data["others"])) + "\n")
    if options.sentences:
        data["sentences"] = _sentences(gazetteer, options)
    if reports:
        print("## Summary\n\n" + _summary(reports))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of the gold files")
    parser.add_argument("--corpus", action="append", help="only corpora whose name contains this; can be repeated")
    parser.add_argument("--limit", type=int, help="maximum number of documents of each corpus")
    parser.add_argument("--errors", type=int, default=0, help="number of the worst errors of each kind to list")
    parser.add_argument("--ablation", action="store_true", help="leave out each group of clues in turn")
    parser.add_argument("--others", action="store_true", help="test each corpus with weights learned from the others")
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer of your own; else the embedded one")
    parser.add_argument("--resamples", type=int, default=1000, help="of the bootstrap")
    parser.add_argument(
        "--output", type=Path, default=Path("build/accuracy.json"), help="write every figure here, as JSON"
    )
    parser.add_argument("--no-baselines", dest="baselines", action="store_false")
    parser.add_argument("--no-sentences", dest="sentences", action="store_false")
    return parser.parse_args()


def _sentences(gazetteer: Gazetteer, options: argparse.Namespace) -> dict[str, Any]:
    """Measure the benchmarks of single sentences."""
    found = {}
    for name in SENTENCES:
        report = evaluate_sentences(
            Pipeline(gazetteer, lang="en"),
            read_sentences(name),
            populous=MostPopulous(gazetteer),
            resamples=options.resamples,
        )
        print(f"## {name}\n\n{report.table()}\n", flush=True)
        for row, answer in report.unsolved[: options.errors]:
            print(f"- {row.date or 'no date'}: {row.text} → {answer}, not {row.place}")
        found[name] = report.to_dict()
    return found


def _pipeline(gazetteer: Gazetteer, corpus: str, **options: Any) -> Pipeline:
    convention = convention_of(corpus)
    return Pipeline(
        gazetteer,
        lang=convention.lang,
        demonyms=convention.demonyms,
        nested=convention.nested,
        titles=convention.titles,
        **options,
    )


def _baseline(gazetteer: Gazetteer, corpus: str = "") -> MostPopulous:
    return MostPopulous(gazetteer, lang=convention_of(corpus).lang or "en")


def _corpus(path: Path, gazetteer: Gazetteer, options: argparse.Namespace) -> CorpusReport:
    systems: dict[str, AnnotatingSystem] = {SYSTEM: _pipeline(gazetteer, path.stem)}
    if options.baselines:
        systems |= {BASELINE: _baseline(gazetteer, path.stem), "nothing": Nothing()}
    documents = spread(read_gold(path), options.limit)
    return evaluate_documents(path.stem, documents, systems, resamples=options.resamples, progress=_progress)


def _ablation(path: Path, gazetteer: Gazetteer, options: argparse.Namespace) -> ablation.Ablation:
    documents = spread(read_gold(path), options.limit)
    pipeline = _pipeline(gazetteer, path.stem)
    return ablation.ablate(
        path.stem,
        documents,
        lambda weights: _pipeline(gazetteer, path.stem, weights=weights),
        pipeline.weights,
        resamples=options.resamples,
    )


def _others(gazetteer: Gazetteer, options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Return for each corpus the accuracy on given spans with the default weights and with weights from the other corpora."""
    paths = [options.corpora / name for name in CORPORA if (options.corpora / name).is_file()]
    corpora = {path.stem: spread(read_gold(path), options.limit) for path in paths}
    pointed = {
        stem: documents
        for stem, documents in corpora.items()
        if any(place.point for document in documents for place in document.places)
    }
    find = finder(gazetteer)
    found = {}
    for stem, documents in pointed.items():
        learnt = learn_weights({other: rest for other, rest in pointed.items() if other != stem}, find)
        resampler = Resampler(len(documents), resamples=options.resamples)
        found[stem] = {
            name: given_spans(run(documents, system, recognize=False), resampler).near.to_dict()
            for name, system in (
                ("all", _pipeline(gazetteer, stem)),
                ("others", _pipeline(gazetteer, stem, weights=learnt)),
            )
        }
    return found


def _unseen(found: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, ...]]:
    return [(stem, *(f"{scores[name]['value']:.3f}" for name in ("all", "others"))) for stem, scores in found.items()]


def _progress(corpus: str, system: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{corpus}, {system}: {done:,} of {total:,}", end="\n" if done == total else "", file=sys.stderr)


def _summary(reports: Iterable[CorpusReport]) -> str:
    header = ("corpus", "places F1", "spaCy", "persons F1", "given ≤161 km", "tolerant", "end to end F1", "baseline")
    return markdown(header, [_line(report) for report in reports])


def _line(report: CorpusReport) -> tuple[str, ...]:
    scores: Mapping[str, Scores] = {each.system: each for each in report.scores}
    mine, beside = scores[SYSTEM], scores.get(BASELINE)
    given = mine.given if report.pointed else None
    return (
        report.corpus,
        _f1(mine, "PLACE"),
        _f1(beside, "PLACE"),
        _f1(mine, "PERSON"),
        cell(given.near) if given else "–",
        cell(given.tolerant) if given else "–",
        _end_to_end(mine),
        _end_to_end(beside),
    )


def _f1(scores: Scores | None, kind: str) -> str:
    found = (scores.recognition or {}).get(kind) if scores else None
    return cell(found["strict"].f1) if found else "–"


def _end_to_end(scores: Scores | None) -> str:
    return cell(scores.end_to_end["strict"].f1) if scores and scores.end_to_end else "–"


if __name__ == "__main__":
    main()
