"""Place names in tables, matched row by row."""

from gazetteer.reconcile.match import COLUMNS, Reconciler, Verdict
from gazetteer.reconcile.table import Report, added, reconcile

__all__ = ["COLUMNS", "Reconciler", "Report", "Verdict", "added", "reconcile"]
