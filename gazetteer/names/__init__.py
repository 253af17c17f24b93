"""Names as text: folding, script, sound, similarity. Pure functions without input or output."""
