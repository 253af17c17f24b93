"""Ablation: accuracy on given spans with the weights of one group of clues set to zero."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.clues.weights import Weights
from gazetteer.evaluation.bootstrap import RESAMPLES, SEED, Estimate, Resampler
from gazetteer.evaluation.gold import GoldDocument
from gazetteer.evaluation.harness import AnnotatingSystem, run
from gazetteer.evaluation.markdown import cell, markdown
from gazetteer.evaluation.measures import given_spans

CLUE_GROUPS: Mapping[str, tuple[str, ...]] = {
    "time": (
        "time", "too_early", "unknown_use", "outlived", "outlived_fame", "long_past", "called_otherwise", "alternate_then",
        "existence", "anachronism", "anachronism_fame", "ancient_undated", "ancient_area", "undated_state", "undated_division",
        "attested_then", "no_battle_then", "settled", "young_land", "old_fame", "ancient_fame",
    ),
    "sound and spelling": (
        "inexact", "unlike", "letters", "fuzzy", "inexact_alias", "inexact_fame", "inexact_tongue", "inexact_ending",
        "inexact_script", "inexact_short", "inexact_spare", "spare_alone", "inexact_near", "inexact_far", "other_form",
        "inexact_alone", "fuzzy_alone", "misspelt_alone", "listed_alone", "short_alone",
    ),
    "kind of name": (
        "primary", "curated", "short", "alternate", "alternate_fame", "contested", "contested_fame", "known_once",
        "attested_alone", "abbreviation", "demonym", "foreign", "foreign_fame", "foreign_part",
    ),
    "part of a name": ("part", "part_fame", "part_spare", "part_near"),
    "prominence": ("prominence", "leader", "sole", "namesakes"),
    "kind of place": (
        "country", "past_state", "first_division", "second_division", "natural", "natural_fame", "battlefield", "site", "eponym",
    ),
    "kind that the text asks for": (
        "kind_beside", "kind_inside", "kind_context", "kind_article", "kind_bare", "kind_preposition", "kind_clash",
    ),
    "coherence": (
        "same_country", "same_first", "same_second", "any_first", "home_named", "country_named", "proximity", "close",
        "region", "alias_near", "coverage",
    ),
    "names side by side": ("beside", "joint", "same_kind"),
    "container": ("container", "loose_container", "outside", "contains"),
    "apposition": ("equated",),
    "publication place": ("near", "home"),
}  # fmt: skip
"""Groups of clues that are left out together. A clue in no group is left out by itself."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """Accuracy with all clues, and without each group of clues."""

    corpus: str
    full: Estimate
    without: Mapping[str, Estimate]

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as JSON-ready values."""
        return {"full": self.full.to_dict(), "without": {name: e.to_dict() for name, e in self.without.items()}}


def ablate(
    corpus: str,
    documents: Sequence[GoldDocument],
    system: Callable[[Weights], AnnotatingSystem],
    weights: Weights,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Ablation:
    """Resolve given spans once with all clues, and once without each group.

    Args:
        corpus: name of the corpus.
        documents: the gold documents.
        system: returns the system to measure, given weights.
        weights: the weights of all clues.
        resamples: number of bootstrap resamples.
        seed: the seed of the bootstrap.
    """
    resampler = Resampler(len(documents), resamples=resamples, seed=seed)

    def accuracy(chosen: Weights) -> Estimate:
        return given_spans(run(documents, system(chosen), recognize=False), resampler).near

    return Ablation(
        corpus,
        accuracy(weights),
        {name: accuracy(weights.without(*clues)) for name, clues in groups(weights).items()},
    )


def groups(weights: Weights) -> dict[str, tuple[str, ...]]:
    """Return the groups of clues in these weights; a clue in no group is a separate group."""
    used = [clue for clue, weight in weights.clues.items() if weight]
    found = {name: tuple(clue for clue in clues if clue in used) for name, clues in CLUE_GROUPS.items()}
    grouped = {clue for clues in CLUE_GROUPS.values() for clue in clues}
    alone = {clue: (clue,) for clue in used if clue not in grouped}
    return {name: clues for name, clues in found.items() if clues} | alone


def table(ablations: Sequence[Ablation]) -> str:
    """Return a Markdown table with one row per group and one column per corpus."""
    return markdown(("left out", *(ablation.corpus for ablation in ablations)), _rows(ablations))


def _rows(ablations: Sequence[Ablation]) -> Iterator[tuple[str, ...]]:
    yield ("nothing", *(cell(ablation.full) for ablation in ablations))
    for name in dict.fromkeys(name for ablation in ablations for name in ablation.without):
        yield (name, *(_change(ablation, name) for ablation in ablations))


def _change(ablation: Ablation, name: str) -> str:
    left = ablation.without.get(name)
    if left is None or left.value is None or ablation.full.value is None:
        return "–"
    return f"{cell(left, interval=False)} ({left.value - ablation.full.value:+.3f})"
