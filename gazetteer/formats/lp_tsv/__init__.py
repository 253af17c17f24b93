"""LP-TSV, the table format of Linked Places."""
