"""The figures of one run on one corpus, for each system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gazetteer.evaluation.breakdown import Breakdown
from gazetteer.evaluation.calibration import Calibration
from gazetteer.evaluation.coreference import Merging
from gazetteer.evaluation.measures import PRF, GivenSpans
from gazetteer.evaluation.mistakes import Mistake, counts
from gazetteer.evaluation.movements import Movements


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one system on one corpus; None for scores that were not measured."""

    system: str
    recognition: Mapping[str, Mapping[str, PRF]] | None = None
    given: GivenSpans | None = None
    end_to_end: Mapping[str, PRF] | None = None
    calibration: Calibration | None = None
    end_to_end_calibration: Mapping[str, Calibration] | None = None
    merging: Merging | None = None
    movements: Movements | None = None
    breakdown: Breakdown | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return every figure with its interval, as JSON-ready values."""
        return {
            "recognition": {
                kind: {mode: prf.to_dict() for mode, prf in modes.items()} for kind, modes in self.recognition.items()
            }
            if self.recognition is not None
            else None,
            "given_spans": self.given.to_dict() if self.given else None,
            "end_to_end": {mode: prf.to_dict() for mode, prf in self.end_to_end.items()} if self.end_to_end else None,
            "calibration": self.calibration.to_dict() if self.calibration else None,
            "end_to_end_calibration": {
                name: each.to_dict() for name, each in (self.end_to_end_calibration or {}).items()
            },
            "persons_merged": self.merging.to_dict() if self.merging else None,
            "movements": self.movements.to_dict() if self.movements else None,
            "breakdown": self.breakdown.to_dict() if self.breakdown else None,
        }


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """One corpus: its size, the scores of every system (the pipeline first), and the errors of the pipeline."""

    corpus: str
    documents: int
    places: int
    pointed: int
    persons: int
    scores: tuple[Scores, ...]
    mistakes: tuple[Mistake, ...] = field(default=(), repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the figures of the corpus as JSON-ready values."""
        return {
            "corpus": self.corpus,
            "documents": self.documents,
            "places": self.places,
            "places_with_a_point": self.pointed,
            "persons": self.persons,
            "systems": {scores.system: scores.to_dict() for scores in self.scores},
            "errors": counts(self.mistakes),
        }
