"""Text to mentions: which stretches name a place or a person."""
