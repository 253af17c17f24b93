"""Measure accuracy on gold annotations."""

from gazetteer.evaluation.report import EvaluationReport
from gazetteer.evaluation.scoring import evaluate

__all__ = ["EvaluationReport", "evaluate"]
