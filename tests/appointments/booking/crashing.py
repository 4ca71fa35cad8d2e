"""A process that dies between any two statements that write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")


class CrashError(Exception):
    """The process died here."""


@contextmanager
def crash_at(number: int | None) -> Iterator[None]:
    """Raise CrashError instead of the write with that number, counted from 1; never for None.

    Raised once: the statements that roll back what was written before go through.
    """
    seen = 0

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal seen
        seen += sql.lstrip().upper().startswith(WRITES)
        if seen == number:
            seen += 1
            raise CrashError
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        yield
