"""Report errors in a record: the record is refused, read without a field, or read without a fact that cannot be stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from gazetteer.errors import FormatError, GazetteerError

Made = TypeVar("Made")


Refuse = Callable[[FormatError], None]
"""Called with the reason why a record cannot be read, so that others are read. With a `FieldError` only a field was dropped,
with a `NotKept` a fact that the gazetteer cannot store.
"""


WRONG_VALUES = (TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError)
"""Errors raised for records with values of wrong types or sizes."""


class FieldError(FormatError):
    """A field of a record that cannot be read. The record is kept without it."""


class NotKept(FieldError):
    """A fact of a record that the gazetteer cannot store.

    Args:
        fact: the fact in words; the same text for all records.
        where: the record.
    """

    def __init__(self, fact: str, where: str) -> None:
        super().__init__(f"{where}: not kept: {fact}")
        self.fact = fact


def field(refuse: Refuse | None, parse: Callable[..., Made], *given: Any) -> Made | None:
    """Return the result of `parse` for one field; None for a field that is not valid if `refuse` is given.

    Raises:
        FormatError: the field is not valid, and `refuse` is None.
    """
    try:
        return parse(*given)
    except FormatError as error:
        if refuse is None:
            raise
        refuse(FieldError(str(error)))
        return None


def not_kept(refuse: Refuse | None, fact: str, where: str) -> None:
    """Report a fact that is lost, if `refuse` is given."""
    if refuse is not None:
        refuse(NotKept(fact, where))


def attempt(refuse: Refuse | None, parse: Callable[..., Made], *given: Any, **options: Any) -> Iterator[Made]:
    """Yield the result of `parse`; for a record that is not valid, call `refuse` with the reason if it is given.

    Raises:
        FormatError: the record is not valid, and `refuse` is None.
    """
    try:
        made = parse(*given, **options)
    except FormatError as error:
        if refuse is None:
            raise
        refuse(error)
        return
    yield made


@contextmanager
def values_of(source: str, where: str) -> Iterator[None]:
    """Raise a `FormatError` with the record's location for values of wrong types or sizes.

    Args:
        source: the name of the format or data set in messages.
        where: the record.

    >>> with values_of("Pleiades", "places.json, place 1"):
    ...     float([])
    Traceback (most recent call last):
    ...
    gazetteer.errors.FormatError: places.json, place 1 is not valid Pleiades data: float() argument must be ...
    """
    try:
        yield
    except GazetteerError:
        raise
    except WRONG_VALUES as error:
        raise FormatError(f"{where} is not valid {source} data: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error).encode("utf-8", "backslashreplace").decode()
