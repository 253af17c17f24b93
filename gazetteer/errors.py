"""The exceptions of the package, each also a subclass of a built-in exception.

A message states what is wrong, where, and what to do. `cli.main` turns errors into exit codes.
"""

from __future__ import annotations


class GazetteerError(Exception):
    """Base class of all exceptions of this package.

    Lone surrogates in a message are escaped, so that every message can be written.
    """

    def __init__(self, *args: object) -> None:
        super().__init__(
            *(arg.encode("utf-8", "backslashreplace").decode() if isinstance(arg, str) else arg for arg in args)
        )


class InputError(GazetteerError, ValueError):
    """A text, a table, a file or an argument is not valid or cannot be read."""


class TimespanError(GazetteerError, ValueError):
    """A date is not valid: not a year and not EDTF."""


class FormatError(GazetteerError, ValueError):
    """A file is not valid in its format; the message states the row or the element."""


class UnknownPlaceError(GazetteerError, LookupError):
    """No place has this identifier or this name."""


class StoreError(GazetteerError, OSError):
    """The gazetteer's database cannot be built, opened or written."""


class ModelError(GazetteerError, RuntimeError):
    """A language model is missing or cannot be loaded."""


class ConflictError(GazetteerError, RuntimeError):
    """A change was made from an older revision of the document; nothing was written."""


class UnknownDocumentError(GazetteerError, LookupError):
    """A workspace has no document with this identifier."""
