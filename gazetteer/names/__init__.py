"""What a name is, as text: folding, script, sound, likeness. Pure functions, no input or output."""
