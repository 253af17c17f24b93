"""Find places: candidates, the evidence for and against each, and the decision."""
