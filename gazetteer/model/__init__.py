"""Frozen dataclasses used by all packages; standard library only."""
