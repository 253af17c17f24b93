"""Combine places, persons, events and dates into the mentions of a text."""
