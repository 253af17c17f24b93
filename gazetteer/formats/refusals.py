"""Report what is wrong with a record: refused as a whole, read without a field, or with a fact that is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from gazetteer.errors import FormatError, GazetteerError

if TYPE_CHECKING:
    pass


Made = TypeVar("Made")


Refuse = Callable[[FormatError], None]
"""Called with the reason why a record cannot be read, so that the others are read. A `FieldError` says that only a field
was dropped, a `NotKept` that the gazetteer cannot store a fact.
"""


WRONG_VALUES = (TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError)
"""Errors that a record raises whose values have the wrong types or sizes."""


class FieldError(FormatError):
    """A field of a record that cannot be read. The record is kept without it."""


class NotKept(FieldError):
    """A fact of a record that the gazetteer cannot store.

    Args:
        fact: the fact in words, the same for all records.
        where: the record.
    """

    def __init__(self, fact: str, where: str) -> None:
        super().__init__(f"{where}: not kept: {fact}")
        self.fact = fact


def field(refuse: Refuse | None, parse: Callable[..., Made], *given: Any) -> Made | None:
    """Return the result of `parse` for one field; None for a wrong field when `refuse` is given.

    Raises:
        FormatError: the field is wrong, and `refuse` is None.
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
    """Yield the result of `parse`; nothing for a wrong record when `refuse` is given, which is called with the reason.

    Raises:
        FormatError: the record is wrong, and `refuse` is None.
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
    """Report values of wrong types or sizes in a record as a `FormatError` with the record's place.

    Args:
        source: the format or the data set, as messages name it.
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
