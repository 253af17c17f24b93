"""Compare the time of the pipeline with that of spaCy's entity recognizer on the same texts, alternating by document.

    python benchmarks/speed.py                             # the sample texts of data/texts, repeated
    python benchmarks/speed.py CORPUS...                   # the documents of gold files
    python benchmarks/speed.py CORPUS... --step 8          # every eighth of them
    python benchmarks/speed.py --model en_core_web_sm ...  # the pipeline with this model

Prints the processor time of both in seconds, their ratio, and the peak memory, for each round. spaCy runs only its entity
recognizer, with the matrix products of its own library. Set OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path
from typing import Any

import spacy

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.read import read_gold
from gazetteer.recognize.models import installed, ner
from gazetteer.resources import data_folder

REPEATS = 10


def texts(paths: list[str], step: int) -> list[str]:
    """Return the texts to read."""
    if paths:
        return [document.text for path in paths for document in read_gold(Path(path))[::step]]
    return [path.read_text(encoding="utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))] * REPEATS


def names_alone(model: str) -> Any:
    """Return a spaCy pipeline as it is published, with only the components that find names."""
    kept = ner.load(model, "en").pipe_names
    nlp = spacy.load(model)
    nlp.select_pipes(enable=kept)
    return nlp


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", help="gold files")
    parser.add_argument("--step", type=int, default=1, help="read every so many documents of a corpus")
    parser.add_argument("--rounds", type=int, default=1, help="how often all texts are read")
    parser.add_argument("--model", help="the model of the pipeline")
    options = parser.parse_args()
    documents = texts(options.corpora, options.step)
    baseline = installed.spacy_model("en")
    if baseline is None:
        sys.exit("no English spaCy model is installed")
    nlp = names_alone(baseline)
    pipeline = Pipeline(Gazetteer.open(), lang="en", model=options.model)
    pipeline.annotate(documents[0])
    words = sum(len(text.split()) for text in documents)
    print(f"{len(documents):,} texts, {words:,} words, {baseline}")
    for _ in range(options.rounds):
        alone, whole = measured(documents, nlp, pipeline)
        print(f"spaCy's names alone {alone:.1f} s, the whole pipeline {whole:.1f} s: ratio {whole / alone:.2f}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"{words / whole:,.0f} words per second; peak memory {peak:,.0f} MB")


def measured(documents: list[str], nlp: Any, pipeline: Pipeline) -> tuple[float, float]:
    """Return the processor time of spaCy's names and of the pipeline in seconds."""
    alone = whole = 0.0
    for text in documents:
        begun = time.process_time()
        list(
            nlp.pipe(
                [text[start : start + ner.READ_AT_ONCE] for start in range(0, len(text), ner.READ_AT_ONCE)],
                batch_size=8,
            )
        )
        between = time.process_time()
        pipeline.annotate(text)
        alone += between - begun
        whole += time.process_time() - between
    return alone, whole


if __name__ == "__main__":
    main()
