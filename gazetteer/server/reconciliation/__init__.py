"""The Reconciliation Service API 0.2, as OpenRefine and other clients use it.

Source: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""
