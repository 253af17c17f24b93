"""One scorer for look-ups, tables and texts: the clues for and against a place, what each weighs, and how it is explained."""
