"""GEDCOM, the format of genealogy programs."""
