"""Measure how many inflected names of places find their nominative in the gazetteer, on treebanks.

    python benchmarks/inflection.py sl=sl_ssj-ud-train.conllu lt=lt_alksnis-ud-train.conllu ...

The arguments are CoNLL-U files (Universal Dependencies), each with the BCP 47 tag of its language. The names are the proper nouns
whose form differs from the lemma, if a place of some prominence has the lemma as a name. A form is right if the most prominent
places found by its nominative, or by the form itself if it has none, include one of those found by the lemma. Some of the
proper nouns are names of persons that are also those of towns; they count too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.model.document import Mention
from gazetteer.names.fold import fold
from gazetteer.recognize.languages.inflected import in_nominative

LEAST = 4
"""Minimum number of letters of a lemma."""
PROMINENT = 0.55
"""Minimum prominence of the place that a lemma names: that of a town of about 20,000 people."""
TIE = 0.02
"""Difference in prominence of places that count as equally prominent."""


def inflected_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the form and the lemma of each proper noun of a CoNLL-U file that is not in its basic form."""
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[3] == "PROPN":
            form, lemma = columns[1], columns[2].split("_")[0]
            if len(lemma) >= LEAST and not form.islower() and fold(form) != fold(lemma):
                yield form, lemma


def most_prominent(gazetteer: Gazetteer, name: str) -> set[str]:
    """Return the ids of the most prominent places with a name."""
    places = [hit.place for hit in gazetteer.find(name, demonyms=False, loose=False)]
    return {place.id for place in places if place.prominence >= max(each.prominence for each in places) - TIE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", metavar="LANG=FILE")
    parser.add_argument("--wrong", action="store_true", help="print the names that are not right")
    options = parser.parse_args()
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for treebank in options.treebanks:
        lang, _, path = treebank.partition("=")
        pairs.setdefault(lang, Counter()).update(inflected_names(Path(path)))
    print("| Language | Different forms | Right | Right of all occurrences |\n| --- | --- | --- | --- |")
    with Gazetteer.open() as gazetteer:
        for lang, counts in pairs.items():
            terms = gazetteer.terms({fold(lemma) for _, lemma in counts})
            known = [pair for pair in counts if (term := terms.get(fold(pair[1]))) and term.prominence >= PROMINENT]
            mentions = [Mention(0, len(form), form, "PLACE", by="benchmark") for form, _ in known]
            right = [
                pair
                for mention, pair in zip(in_nominative(mentions, gazetteer, lang), known, strict=True)
                if most_prominent(gazetteer, mention.nominative or mention.text) & most_prominent(gazetteer, pair[1])
            ]
            total = sum(counts[pair] for pair in known)
            print(
                f"| {lang} | {len(known)} | {len(right) / max(1, len(known)):.3f} "
                f"| {sum(counts[pair] for pair in right) / max(1, total):.3f} |"
            )
            if options.wrong:
                print(*sorted(set(known) - set(right)), sep="\n")


if __name__ == "__main__":
    main()
