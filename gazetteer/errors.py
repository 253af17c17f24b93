"""Every error a user can meet: one family, each member also a builtin.

A message says what went wrong, where, and what to do about it. `cli.main` is the one
place where these become exit codes.
"""

from __future__ import annotations


class GazetteerError(Exception):
    """The root of the family; catching it catches everything this package raises on purpose."""


class InputError(GazetteerError, ValueError):
    """A text, a table or a file could not be read for what it should be."""


class TimespanError(GazetteerError, ValueError):
    """A date is not the part of EDTF that names years."""


class FormatError(GazetteerError, ValueError):
    """A file breaks the rules of its format; the message names the row or the element."""


class UnknownPlaceError(GazetteerError, LookupError):
    """No place has this identifier or this name."""


class StoreError(GazetteerError, OSError):
    """The gazetteer's database cannot be built, opened or written."""


class ModelError(GazetteerError, RuntimeError):
    """A language model is missing or cannot be loaded."""
