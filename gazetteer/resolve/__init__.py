"""Mentions to places: which place is meant, and why."""
