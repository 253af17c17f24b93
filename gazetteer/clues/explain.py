"""Explain a score: one sentence per kind of clue, with weights that add up to the score's log-odds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.scores import Score
from gazetteer.clues.sentences import SENTENCES
from gazetteer.clues.table import CLUE_KINDS
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.model.clue import Clue

SUMMED_BELOW = 0.05
"""Clues with a smaller weight, in log-odds, are summed into one clue without a separate sentence."""
PRIOR = "any place in the gazetteer with this name or a similar one"
SCORE_DIGITS = 3


class Clues(Sequence[Clue]):
    """The clues of one option, written on first access, because most are never read.

    Equal to the tuple of its clues, and pickled as such.

    Args:
        write: returns the clues.
    """

    __slots__ = ("_write", "_written")

    def __init__(self, write: Callable[[], tuple[Clue, ...]]) -> None:
        self._write: Callable[[], tuple[Clue, ...]] | None = write
        self._written: tuple[Clue, ...] = ()

    def _read(self) -> tuple[Clue, ...]:
        write = self._write
        if write is not None:
            self._written = write()
            self._write = None
        return self._written

    @overload
    def __getitem__(self, index: int) -> Clue: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Clue]: ...
    def __getitem__(self, index: int | slice) -> Clue | Sequence[Clue]:
        return self._read()[index]

    def __len__(self) -> int:
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clues | tuple) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type, tuple[tuple[Clue, ...]]]:
        return tuple, (self._read(),)


def explained(
    option: Option, question: Question, setting: Setting, *, values: Values, score: Score, weights: Weights
) -> tuple[Clue, ...]:
    """Return the clues for and against an option: the prior first, then the weightiest.

    Their weights add up to the log-odds of the score, to the last digit shown.
    """
    sums: dict[str, float] = {"prior": -weights.nothing}
    for name, value in values.items():
        kind = CLUE_KINDS.get(name, "prior")
        sums[kind] = sums.get(kind, 0.0) + value * weights.clues.get(name, 0.0)
    sums["spot"], sums["rivals"] = score.spot, score.rivals
    sums["limit"] = score.log_odds - sum(sums.values())
    prior, found, rest = sums.pop("prior"), [], 0.0
    for kind, weight in sums.items():
        if abs(weight) >= SUMMED_BELOW and (
            says := _sentence(kind, option, question, setting=setting, values=values, score=score)
        ):
            found.append(Clue(kind, round(weight, SCORE_DIGITS), says))
        else:
            rest += weight
    if abs(rest) >= SUMMED_BELOW:
        found.append(Clue("other", round(rest, SCORE_DIGITS), "smaller clues, added up"))
        rest = 0.0
    found.sort(key=lambda clue: -abs(clue.weight))
    balance = round(score.log_odds - sum(clue.weight for clue in found), SCORE_DIGITS)
    return (
        Clue("prior", balance if abs(balance - prior - rest) < SUMMED_BELOW else round(prior, SCORE_DIGITS), PRIOR),
        *found,
    )


def _sentence(kind: str, option: Option, question: Question, *, setting: Setting, values: Values, score: Score) -> str:
    if kind == "spot":
        return "other records of this name are at the same spot"
    if kind == "rivals":
        places = "another place" if score.rival_count == 1 else f"{score.rival_count} other places"
        return f"{places} could be meant"
    if kind == "limit":
        return "no score is nearer to certainty than this"
    return SENTENCES[kind](option, question, setting, values)
