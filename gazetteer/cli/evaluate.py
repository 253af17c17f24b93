"""`evaluate` and `learn`: measure accuracy on gold, and learn clue weights from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from gazetteer.cli import common
from gazetteer.cli import corrections as corrections_
from gazetteer.whole_files import replacing

_GOLD_FORMATS = (
    "json, jsonl, history, wotr, geo-xml, geovirus, hipe, hipe-joined, brat, iob, doccano, prodigy, label-studio, webanno "
    "or recogito"
)

_gold_format = click.option(
    "--format", "format_", metavar="F", help=f"{_GOLD_FORMATS} (default: recognized from the file)."
)
_label_option = click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="LABEL=TYPE",
    help="The type of a label, such as LOCAL=PLACE; - skips it.",
)


@click.command(
    epilog="""\b
Examples:
  gazetteer evaluate lgl.xml
  gazetteer evaluate history.jsonl --lang en --missed
  gazetteer evaluate corrected/*.json --gold-spans --errors
  gazetteer evaluate HIPE-2022-v2.1-hipe2020-dev-en.tsv --baselines --json scores.json
"""
)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@_gold_format
@_label_option
@click.option("--gold-spans", is_flag=True, help="Only resolve the spans that people marked; do not search for names.")
@click.option("--lang", "languages", multiple=True, metavar="xx", help="Only texts in this language; repeatable.")
@click.option("--not-lang", "others", multiple=True, metavar="xx", help="No texts in this language; repeatable.")
@click.option("--baselines", is_flag=True, help="Also score a baseline: spaCy and the most populous place of a name.")
@click.option("--errors", is_flag=True, help="List the worst errors with their clues.")
@click.option(
    "--missed", is_flag=True, help="List every missed name: what was found instead, and whether the gazetteer has it."
)
@click.option("--texts", is_flag=True, help="Also give figures for each text.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N documents of each file.")
@click.option("--demonyms/--no-demonyms", default=None, help="Count “Turkish” (default: as the corpus does).")
@click.option(
    "--nested/--no-nested", default=None, help="Count the “Kars” of “Kars Oblast” (default: as the corpus does)."
)
@click.option("--titles/--no-titles", default=None, help="Persons with their titles (default: as the corpus does).")
@click.option("--model", metavar="NAME", help="A model (default: the best one for the language).")
@common.weights
@click.option("--json", "json_", type=click.Path(path_type=Path), metavar="FILE", help="Write every figure as JSON.")
@common.output
@common.database
@common.quiet
def evaluate(
    gold: Sequence[str],
    format_: str | None,
    labels: Sequence[str],
    gold_spans: bool,
    languages: tuple[str, ...],
    others: tuple[str, ...],
    baselines: bool,
    errors: bool,
    missed: bool,
    texts: bool,
    limit: int | None,
    demonyms: bool | None,
    nested: bool | None,
    titles: bool | None,
    model: str | None,
    weights: Path | None,
    json_: Path | None,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Measure recognition, resolution and both together on GOLD, files annotated by people.

    Figures have 95% intervals (bootstrap over documents). A name that is not resolved counts as wrong. Files with a
    kind of place, a language or persons also get figures for each of them.
    """
    common.check_output(output, gold)
    from gazetteer import evaluation
    from gazetteer.evaluation.baselines import MostPopulous
    from gazetteer.evaluation.conventions import convention_of
    from gazetteer.evaluation.whole_places import WithKindWords
    from gazetteer.pipeline import Pipeline

    tables: list[str] = []
    figures: list[object] = []
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        systems = {"spaCy + most populous": MostPopulous(gazetteer)} if baselines else None
        for file in gold:
            by = convention_of(Path(file).stem).changed(demonyms=demonyms, nested=nested, titles=titles)
            pipeline = Pipeline(
                gazetteer, model=model, lang=by.lang, demonyms=by.demonyms, nested=by.nested, titles=by.titles,
                weights=common.read_weights(weights),
            )  # fmt: skip
            system = WithKindWords(pipeline, by.lang or "en") if by.kinds else pipeline
            with common.progress(Path(file).name, None, silent=quiet) as advance:
                report = evaluation.evaluate(
                    [file], pipeline=system, format=format_, labels=_labels(labels), baselines=systems, gold_spans=gold_spans,
                    languages=languages, except_languages=others, limit=limit, gazetteer=gazetteer,
                    progress=_steps(advance), note=partial(common.warn, silent=quiet),
                )  # fmt: skip
            tables += [
                report.table(texts=texts),
                *([report.errors()] if errors else []),
                *([report.missed()] if missed else []),
            ]
            figures += report.to_dict()["corpora"]
    if json_ is not None:
        common.write(json.dumps({"corpora": figures}, indent=1, ensure_ascii=False) + "\n", json_)
    common.write("\n".join(tables), output)


def _labels(given: Sequence[str]) -> dict[str, str]:
    """Return a mapping of labels to types from "LABEL=TYPE"."""
    pairs = [label.partition("=") for label in given]
    if wrong := next(
        (label for label, (name, mark, _) in zip(given, pairs, strict=True) if not name or not mark), None
    ):
        raise click.UsageError(f"--label needs LABEL=TYPE, such as LOCAL=PLACE, not {wrong!r}")
    return {name: kind.upper() for name, _, kind in pairs}


def _steps(advance: Callable[[int], None]) -> Callable[[str, str, int, int], None]:
    return lambda corpus, system, done, total: advance(1)


@click.command(
    epilog="""\b
Examples:
  gazetteer learn corrected/*.json -o my-weights.json
  gazetteer learn --workspace letters.workspace -o my-weights.json
  gazetteer learn letter.json --corrections letter-corrections.json -o my-weights.json
  gazetteer annotate letter.txt --weights my-weights.json
"""
)
@click.argument("gold", nargs=-1, metavar="[GOLD...]")
@_gold_format
@_label_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write the weights to.")
@corrections_.option
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Learn from what readers have decided in this workspace of `gazetteer serve`.",
)
@common.database
@common.quiet
def learn(
    gold: Sequence[str],
    format_: str | None,
    labels: Sequence[str],
    output: Path,
    corrections: Path | None,
    workspace: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Learn the weight of each clue from GOLD: texts with annotated places, such as your own corrections.

    Weights stay close to the packaged ones where the texts give little evidence. The output is a readable JSON file with
    its provenance; use it with `--weights` of the other commands.
    """
    from gazetteer.clues import weights as weights_
    from gazetteer.evaluation.lessons import learn_weights
    from gazetteer.evaluation.read import read_gold
    from gazetteer.resolve.find import finder

    if not gold and workspace is None:
        raise click.UsageError("nothing to learn from: give GOLD, or a workspace with --workspace")
    if corrections is None:
        corpora = {Path(file).stem: read_gold(Path(file), format=format_, labels=_labels(labels)) for file in gold}
    else:
        corpora = {Path(file).stem: corrections_.as_gold(Path(file), corrections) for file in gold}
    if workspace is not None:
        corpora[workspace.stem] = corrections_.of_workspace(workspace)
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        learnt = learn_weights(
            corpora,
            finder(gazetteer),
            start=weights_.default(),
            progress=lambda message: common.note(message, silent=quiet),
        )
    with replacing(output) as part:
        weights_.save(learnt, part)
