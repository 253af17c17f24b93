"""Prior knowledge of the weights: initial values, and the sign that each must have."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.clues.weights import Weights

PRIOR_WEIGHTS = Weights(
    {
        "named": 2.0, "primary": 1.3, "curated": 1.0, "attested_alone": 1.0,
        "abbreviation": 1.0, "demonym": 1.0, "foreign": -1.0, "foreign_fame": -2.0, "foreign_part": -3.0,
        "part": -1.0, "inexact": -1.0, "unlike": -6.0, "letters": -0.8, "fuzzy": -1.0, "inexact_fame": -1.0,
        "inexact_spare": -1.0, "inexact_short": -1.0, "inexact_near": 1.0, "known_once": 3.0,
        "time": 1.6, "too_early": -2.0, "unknown_use": -1.0, "outlived": -0.5, "outlived_fame": -3.0, "long_past": -1.0,
        "called_otherwise": -0.5, "contested_fame": -1.0, "alternate_then": 0.5, "existence": 0.8,
        "anachronism": -2.0, "anachronism_fame": -2.0, "ancient_undated": -1.0, "ancient_area": -1.0, "undated_state": -1.0,
        "undated_division": -1.0,
        "attested_then": 0.5, "event_then": 0.5,
        "settled": 5.0, "young_land": -2.0, "prominence": 5.0, "old_fame": -2.0, "ancient_fame": -2.0,
        "leader": 0.5,
        "kind_beside": 1.5, "kind_inside": 1.0, "kind_context": 1.4, "kind_article": 1.0, "kind_preposition": 0.3,
        "kind_bare": -1.0, "kind_clash": -3.0,
        "near": 7.0, "home": 4.0,
        "same_country": 1.0, "same_first": 2.0, "same_second": 2.0, "home_named": 0.7, "country_named": 0.3,
        "proximity": 4.0, "container": 2.5, "loose_container": 1.0, "outside": -4.0, "contains": 0.7, "same_kind": 0.5,
        "equated": 3.0, "company": 1.5, "state_around": 2.0, "land_around": 2.0, "label": 0.5, "titled_overseas": -3.0,
        "kept_name": 1.0, "several_words": 0.5, "bygone": -2.0, "passed_on": -1.0, "inexact_exonym": -2.0,
        "forgotten": -2.0, "named_after": -2.0, "lent_fame": 1.0, "article_of_water": -2.0, "battle_of_namesake": -2.0,
        "succeeded": -3.5,
        "inexact_alone": 2.9, "fuzzy_alone": 1.0, "misspelt_alone": -18.0, "listed_alone": -1.4, "short_alone": -1.0,
        "nearby": -0.9, "nearby_letters": -6.0, "nearby_sound": -2.5, "nearby_first": 1.0, "nearby_last": 1.0,
        "nearby_ending": 1.0, "nearby_alias": -0.5, "nearby_fame": -4.5,
    },
    nothing=5.0,
)  # fmt: skip
"""Initial weights and the centre of the penalty, so that a clue without evidence keeps a sensible weight."""

HELD = frozenset("named near home equated".split())
"""Clues with fixed weights: the lessons give no evidence for them, and every candidate has `named`."""

NEVER_FOR = frozenset(
    "foreign foreign_fame foreign_part part part_spare namesakes inexact unlike letters fuzzy inexact_fame "
    "inexact_spare inexact_short spare_alone inexact_far other_form contested contested_fame too_early unknown_use "
    "outlived outlived_fame anachronism_fame no_battle_then long_past called_otherwise anachronism ancient_undated "
    "ancient_area undated_state undated_division young_land old_fame ancient_fame kind_clash outside titled_overseas "
    "bygone passed_on forgotten named_after article_of_water battle_of_namesake succeeded inexact_exonym kind_bare misspelt_alone "
    "listed_alone short_alone nearby_letters nearby_sound".split()
)
"""Clues that must not count for a place."""
NEVER_AGAINST = frozenset(
    "primary inexact_ending curated known_once attested_alone time existence settled attested_then event_then prominence "
    "kind_beside kind_inside kind_context kind_article kind_preposition same_country same_first same_second proximity "
    "container loose_container contains state_around land_around label kept_name several_words lent_fame".split()
)
"""Clues that must not count against a place. (`settled` has values from -1 to 0.)"""
MIN_WEIGHTS: Mapping[str, float] = {
    "too_early": -1.0, "inexact_spare": -0.5, "inexact_fame": -2.0, "fuzzy": -1.0, "attested_alone": 1.0, "spare_alone": -2.0,
    "inexact_far": -0.6, "kind_beside": 0.8, "kind_context": 1.0, "kind_clash": -3.0, "container": 1.5, "titled_overseas": -3.0,
    "bygone": -2.0, "inexact_exonym": -2.0, "misspelt_alone": -18.0,
}  # fmt: skip
"""Minimum absolute weights of clues that are rare in texts but important for look-ups."""
