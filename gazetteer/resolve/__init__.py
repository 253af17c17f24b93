"""Resolve mentions to places, with explanations."""
