"""Log lines: one JSON object each, with the request they belong to and nothing about a person.

`facts` in a record's `extra` become fields of the line. An exception is described, never quoted: its own
words can hold what was typed (clinic/scrubbing.py). docs/operations.md says what each field means.
"""

import json
import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from clinic.scrubbing import describe, elided, is_ours, scrubbed, short_path

# No I, L, O and U: a patient can read it out on the phone from the page that says what went wrong.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def new_id() -> str:
    """Return a fresh code such as `7KQ4-M2XP-9TBD` (60 random bits)."""
    letters = "".join(LETTERS[byte & 31] for byte in secrets.token_bytes(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def current_id() -> str:
    """Return the id of the request, or of the worker's round, that this thread is at; empty outside."""
    return _request_id.get()


@contextmanager
def bound(identifier: str = "") -> Iterator[str]:
    """Let every line of the block carry an id, a fresh one unless it is given."""
    identifier = identifier or new_id()
    token = _request_id.set(identifier)
    try:
        yield identifier
    finally:
        _request_id.reset(token)


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON, whoever logged it."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if identifier := _request_id.get():
            line["request"] = identifier
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line |= describe(record.exc_info[1])
        if not is_ours(record.name):
            line["at"] = f"{short_path(record.pathname)}:{record.lineno}"
        line["process"] = os.getpid()
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Return the message as far as it may be known; never fails, for logging would print the arguments."""
    try:
        if not is_ours(record.name):
            return elided(_without_the_error(record), record.args)
        return record.getMessage() if hasattr(record, "facts") else scrubbed(record.getMessage())
    except Exception as error:
        return f"a message that cannot be written ({type(error).__name__})"


def _without_the_error(record: logging.LogRecord) -> str:
    """Return the text that was logged, less the words of the error that it comes with."""
    text, error = str(record.msg), record.exc_info[1] if record.exc_info else None
    return text.replace(str(error), type(error).__name__) if error and str(error) else text
