"""All clues by kind; clues of one kind are summed and shown to the reader as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.clues.names import name_clues
from gazetteer.clues.namesakes import namesake_clues
from gazetteer.clues.places import home_clue, late_settlement_clues, place_clues, rank_clues
from gazetteer.clues.question import Question, Setting
from gazetteer.clues.times import Values, time_clues
from gazetteer.clues.waters import water_clues

_OWN: Mapping[str, str] = {
    "prior": "named",
    "name": "primary label several_words curated short alternate alternate_fame abbreviation demonym foreign foreign_fame "
    "foreign_part contested contested_fame known_once other_form part part_fame part_spare inexact unlike letters "
    "fuzzy inexact_alias inexact_fame inexact_tongue inexact_ending inexact_script inexact_short inexact_spare "
    "inexact_exonym nearby nearby_letters nearby_sound nearby_first nearby_last nearby_ending nearby_alias nearby_fame "
    "nearby_spare",
    "time": "time too_early unknown_use outlived outlived_fame long_past called_otherwise kept_name bygone passed_on forgotten "
    "alternate_then existence succeeded anachronism anachronism_fame ancient_undated ancient_area undated_state undated_division "
    "named_after",
    "attestation": "attested_then event_then no_battle_then",
    "settlement": "settled young_land younger_namesake",
    "prominence": "prominence old_fame ancient_fame leader sole namesakes lent_fame",
    "feature": "country past_state first_division second_division eponym natural natural_fame battlefield battle_of_namesake site",
    "kind": "kind_beside kind_inside kind_context kind_article kind_bare kind_preposition kind_clash titled_overseas "
    "article_of_water",
    "near": "near",
    "home": "home",
}
"""Maps a kind to the clues that need only the candidate, the name and the setting."""

_RELATED: Mapping[str, str] = {
    "prior": "alone coverage",
    "feature": "stream_alone battle_alone",
    "name": "attested_alone spare_alone inexact_alone fuzzy_alone misspelt_alone listed_alone short_alone "
    "part_alone stop_alone state_alone",
    "neighbours": "same_country state_around land_around same_first same_second any_first home_named country_named proximity close "
    "region inexact_near inexact_far alias_near part_near beside joint company same_kind",
    "container": "container loose_container outside contains",
    "apposition": "equated",
}
"""Maps a kind to the clues that use the other names of the text."""

OWN, RELATED = ({clue: kind for kind, clues in table.items() for clue in clues.split()} for table in (_OWN, _RELATED))
"""Maps a clue to its kind."""
CLUE_KINDS: Mapping[str, str] = {**OWN, **RELATED}
"""Maps every clue to its kind, in the order of the columns of `resolve.learn`."""


def own_values(question: Question, setting: Setting) -> list[Values]:
    """Return the clues that need no other name, as one dictionary per option of the question."""
    rows: list[Values] = []
    for option in question.options:
        values: Values = {}
        name_clues(values, option, question, setting)
        time_clues(values, option, setting)
        place_clues(values, option, question, setting)
        rows.append(values)
    rank_clues(rows, question)
    if setting.when is not None or question.cues:
        late_settlement_clues(rows, question)
    namesake_clues(rows, question, setting)
    water_clues(rows, question, setting)
    return rows


def with_home(question: Question, rows: Sequence[Values], setting: Setting) -> list[Values]:
    """Return the clues of `own_values` for a setting whose home was not known yet."""
    return [
        {**row, **home_clue(option.place.location, setting)} for option, row in zip(question.options, rows, strict=True)
    ]
