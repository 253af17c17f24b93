"""Match place names in tables, row by row."""

from gazetteer.reconcile.match import Reconciler
from gazetteer.reconcile.row import PlaceCells
from gazetteer.reconcile.table import ReconcileReport, added, reconcile
from gazetteer.reconcile.verdict import COLUMNS, RankedPlace, Verdict

__all__ = ["COLUMNS", "PlaceCells", "RankedPlace", "ReconcileReport", "Reconciler", "Verdict", "added", "reconcile"]
