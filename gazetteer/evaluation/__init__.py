"""Measure accuracy on gold annotations."""

from gazetteer.evaluation.report import Report
from gazetteer.evaluation.scoring import evaluate

__all__ = ["Report", "evaluate"]
