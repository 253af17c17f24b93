"""Measure the effect of a reader's decisions: decide every other text of a collection, and evaluate the others.

    python benchmarks/decisions.py GOLD [--format F] [--limit N]

The gold simulates the reader: in every other text, each marked place is confirmed, or moved to the candidate near the gold
point. In the other texts, the marked spans are resolved without and with these decisions. A place is correct within the
gold's tolerance, or 161 km without one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.tolerance import error_km, near
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Location, Place
from gazetteer.server.room.decisions import Decisions, decided, key_of


def chosen_by_reader(gold: GoldMention, entity: Entity) -> Place:
    """Return the candidate nearest to the gold point, as a reader would choose it, else a place of the reader's own."""
    candidates = entity.resolution.candidates if entity.resolution else ()
    fitting = [candidate.place for candidate in candidates if near(gold, candidate.place)]
    if fitting:
        return min(fitting, key=lambda place: error_km(gold, place))
    assert gold.point
    return Place(f"own:{gold.lat},{gold.lon}", gold.text, Location(*gold.point))


def placed(pipeline: Pipeline, gold: GoldDocument) -> tuple[Document, list[GoldMention]]:
    """Return a gold document with its marked places resolved by the program."""
    mentions = [one for one in gold.mentions if one.type == "PLACE" and one.point is not None]
    document = pipeline.resolve(gold.text, [one.span for one in mentions], date=gold.date)
    return document, mentions


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--format")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    documents = [one for one in read_gold(options.gold, format=options.format) if one.mentions][: options.limit]
    pipeline = Pipeline(Gazetteer.open())
    threshold = pipeline.weights.settings.threshold
    decisions = Decisions()
    for number, gold in enumerate(documents[::2]):
        document, mentions = placed(pipeline, gold)
        places = [chosen_by_reader(one, entity) for one, entity in zip(mentions, document.entities, strict=True)]
        decisions.add(
            str(number),
            [
                Correction(str(number), one.start, one.end, gold.text[one.start : one.end], "move", place=place)
                for one, place in zip(mentions, places, strict=True)
            ],
        )
    total = known = alone = taught = alone_known = taught_known = 0
    for gold in documents[1::2]:
        document, mentions = placed(pipeline, gold)
        for one, entity in zip(mentions, document.entities, strict=True):
            votes = decisions.votes(key_of(entity.text), gold.id)
            again = decided(entity, votes, decisions.places, threshold)
            before, after = near(one, entity.place), near(one, again.place)
            total, alone, taught = total + 1, alone + before, taught + after
            if votes:
                known, alone_known, taught_known = known + 1, alone_known + before, taught_known + after
    print(
        f"{len(documents[::2])} texts decided ({decisions.number()} decisions), {len(documents[1::2])} texts measured"
    )
    print(
        f"all {total} names:              right without decisions {alone / total:.1%}, with them {taught / total:.1%}"
    )
    if known:
        before, after = alone_known / known, taught_known / known
        print(f"the {known} names decided before: right without decisions {before:.1%}, with them {after:.1%}")


if __name__ == "__main__":
    main()
