"""`evaluate` and `learn`: scores against gold, and clue weights from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from gazetteer.cli import common


@click.command(
    epilog="""\b
Examples:
  gazetteer evaluate lgl.xml
  gazetteer evaluate corrected/*.json --gold-spans --errors
  gazetteer evaluate HIPE-2022-v2.1-hipe2020-dev-en.tsv --baselines --json scores.json
"""
)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option(
    "--format",
    "format_",
    metavar="F",
    help="json, jsonl, wotr, geo-xml, geovirus, hipe, brat or iob; else told from the file.",
)
@click.option("--gold-spans", is_flag=True, help="Only resolve the spans that people marked; find none.")
@click.option("--baselines", is_flag=True, help="Beside it: spaCy with the most populous place of a name.")
@click.option("--errors", is_flag=True, help="List the worst errors with their clues.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only so many documents of each file.")
@click.option("--demonyms/--no-demonyms", default=None, help="Count “Turkish”; else as the corpus is known to do.")
@click.option("--nested/--no-nested", default=None, help="Count the “Kars” of “Kars Oblast”; else as the corpus does.")
@click.option("--model", metavar="NAME", help="A spaCy model; else the best one installed.")
@common.weights
@click.option("--json", "json_", type=click.Path(path_type=Path), metavar="FILE", help="Write every figure as JSON.")
@common.output
@common.database
@common.quiet
def evaluate(
    gold: Sequence[str],
    format_: str | None,
    gold_spans: bool,
    baselines: bool,
    errors: bool,
    limit: int | None,
    demonyms: bool | None,
    nested: bool | None,
    model: str | None,
    weights: Path | None,
    json_: Path | None,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Measure recognition, resolution and both together against GOLD: annotated files in one of eight formats.

    Figures carry 95% intervals (bootstrap over documents). A name that is not resolved counts as wrong.
    """
    from gazetteer import evaluation
    from gazetteer.evaluation.baselines import MostPopulous
    from gazetteer.evaluation.conventions import convention_of
    from gazetteer.pipeline import Pipeline

    tables: list[str] = []
    figures: list[object] = []
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        others = {"spaCy + most populous": MostPopulous(gazetteer)} if baselines else None
        for file in gold:
            known = convention_of(Path(file).stem)
            pipeline = Pipeline(
                gazetteer,
                model=model,
                lang=known.lang,
                demonyms=known.demonyms if demonyms is None else demonyms,
                nested=known.nested if nested is None else nested,
                weights=common.read_weights(weights),
            )
            with common.progress(Path(file).name, None, silent=quiet) as advance:
                report = evaluation.evaluate(
                    [file], pipeline=pipeline, format=format_, baselines=others, gold_spans=gold_spans, limit=limit,
                    progress=_steps(advance),
                )  # fmt: skip
            tables.append(report.table())
            if errors:
                tables.append(report.errors())
            figures += report.to_dict()["corpora"]
    if json_ is not None:
        common.write(json.dumps({"corpora": figures}, indent=1, ensure_ascii=False) + "\n", json_)
    common.write("\n".join(tables), output)


def _steps(advance: Callable[[int], None]) -> Callable[[str, str, int, int], None]:
    return lambda corpus, system, done, total: advance(1)


@click.command(
    epilog="""\b
Examples:
  gazetteer learn corrected/*.json -o my-weights.json
  gazetteer annotate letter.txt --weights my-weights.json
"""
)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option(
    "--format",
    "format_",
    metavar="F",
    help="json, jsonl, wotr, geo-xml, geovirus, hipe, brat or iob; else told from the file.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write the weights to.")
@common.database
@common.quiet
def learn(gold: Sequence[str], format_: str | None, output: Path, database: Path | None, quiet: bool) -> None:
    """Learn how much each clue weighs from GOLD: texts whose places somebody has told, your own corrections among them.

    The weights stay near to those that ship with the program where the texts say little. They lie in a file that a
    person can read, with how, from what and when they were learnt; `--weights` of the other commands uses it.
    """
    from gazetteer.evaluation.gold import read_gold
    from gazetteer.evaluation.lessons import learn_weights
    from gazetteer.resolve import weights as weights_
    from gazetteer.resolve.candidates import finder

    corpora = {Path(file).stem: read_gold(Path(file), format=format_) for file in gold}
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        learnt = learn_weights(
            corpora,
            finder(gazetteer),
            start=weights_.default(),
            progress=lambda told: common.note(told, silent=quiet),
        )
    with common.replacing(output) as half:
        weights_.save(learnt, half)
