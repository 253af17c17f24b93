"""Compare the time of the pipeline with that of spaCy's entity recognizer on the same texts, alternating by document.

    python benchmarks/speed.py                       # the sample texts of data/texts, repeated
    python benchmarks/speed.py CORPUS...             # the documents of gold files

Prints the processor time of both in seconds, their ratio, and the peak memory. spaCy runs only its entity recognizer.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.read import read_gold
from gazetteer.recognize import ner
from gazetteer.resources import data_folder

REPEATS = 10


def texts(paths: list[str]) -> list[str]:
    """Return the texts to read."""
    if paths:
        return [document.text for path in paths for document in read_gold(Path(path))]
    return [path.read_text(encoding="utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))] * REPEATS


def main() -> None:
    """Measure and print."""
    documents = texts(sys.argv[1:])
    model = ner.default_model("en")
    if model is None:
        sys.exit("no English spaCy model is installed")
    nlp = ner.load(model, "en")
    pipeline = Pipeline(Gazetteer.open(), lang="en")
    pipeline.annotate(documents[0])
    alone = whole = 0.0
    for text in documents:
        begun = time.process_time()
        list(nlp.pipe([text[start : start + ner.CHUNK] for start in range(0, len(text), ner.CHUNK)], batch_size=8))
        between = time.process_time()
        pipeline.annotate(text)
        alone += between - begun
        whole += time.process_time() - between
    words = sum(len(text.split()) for text in documents)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"{len(documents):,} texts, {words:,} words, {model}")
    print(f"spaCy's names alone {alone:.1f} s, the whole pipeline {whole:.1f} s: ratio {whole / alone:.2f}")
    print(f"{words / whole:,.0f} words per second; peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
