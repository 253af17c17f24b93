"""Every clue by its name, with the kind under which a reader sees it; clues of one kind are added up and shown as one."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.clues.names import name_clues
from gazetteer.clues.places import place_clues, rank_clues
from gazetteer.clues.question import Question, Setting
from gazetteer.clues.times import Values, time_clues

OWN: Mapping[str, str] = {
    "named": "prior", "primary": "name", "curated": "name", "short": "name", "alternate": "name", "alternate_fame": "name",
    "abbreviation": "name", "demonym": "name", "foreign": "name", "foreign_fame": "name",
    "known_once": "name", "other_form": "name", "part": "name",
    "part_fame": "name", "part_spare": "name", "inexact": "name", "unlike": "name", "letters": "name",
    "fuzzy": "name", "inexact_alias": "name",
    "inexact_state": "name", "inexact_script": "name", "inexact_short": "name", "inexact_spare": "name",
    "time": "time", "alternate_then": "time", "existence": "time", "anachronism": "time", "ancient_undated": "time",
    "settled": "settlement",
    "prominence": "prominence", "old_fame": "prominence", "leader": "prominence", "sole": "prominence",
    "country": "feature", "past_state": "feature", "first_division": "feature", "second_division": "feature",
    "eponym": "feature", "natural": "feature", "natural_fame": "feature", "site": "feature",
    "kind_said": "kind", "kind_named": "kind", "kind_asked": "kind", "kind_article": "kind", "kind_clash": "kind",
    "near": "near", "home": "home",
}  # fmt: skip
"""Clues that need only the candidate, the name and the setting."""

RELATED: Mapping[str, str] = {
    "alone": "prior", "attested_alone": "name",
    "coverage": "prior", "same_country": "neighbours", "same_first": "neighbours", "same_second": "neighbours",
    "any_first": "neighbours", "home_named": "neighbours", "country_named": "neighbours", "proximity": "neighbours",
    "close": "neighbours", "region": "neighbours", "inexact_near": "neighbours", "alias_near": "neighbours",
    "part_near": "neighbours", "beside": "neighbours", "joint": "neighbours", "container": "container",
    "loose_container": "container", "same_kind": "neighbours", "outside": "container", "contains": "container",
    "equated": "apposition",
}  # fmt: skip
"""Clues that look at the other names of the text."""

KINDS: Mapping[str, str] = {**OWN, **RELATED}


def own_values(question: Question, setting: Setting) -> list[Values]:
    """Return the clues of every option of a question that need no other name, a dictionary an option."""
    rows: list[Values] = []
    for option in question.options:
        values: Values = {}
        name_clues(values, option, question, setting)
        time_clues(values, option, setting)
        place_clues(values, option, question, setting)
        rows.append(values)
    rank_clues(rows, question)
    return rows
