"""Match place names in tables, row by row."""

from gazetteer.reconcile.match import Reconciler
from gazetteer.reconcile.table import Report, added, reconcile
from gazetteer.reconcile.verdict import COLUMNS, Option, Verdict

__all__ = ["COLUMNS", "Option", "Reconciler", "Report", "Verdict", "added", "reconcile"]
