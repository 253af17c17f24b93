"""Frozen dataclasses that cross every border; standard library only."""
