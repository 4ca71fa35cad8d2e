"""What the database holds, compared table by table, row by row, without opening what is encrypted."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from appointments.models import RateCounter

WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.I)
COUNTERS = RateCounter._meta.db_table
# What a search without results leaves behind: a number per word, about nobody.
COUNTED = {"education_searchmiss", "education_searchsettings"}
OURS = ("appointments_", "clinic_")

Rows = dict[Any, tuple]


@dataclass(frozen=True)
class Change:
    """How many rows of a table came, changed and went."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass
class Writes:
    """The tables that statements wrote to, rolled back since or not."""

    tables: set[str] = field(default_factory=set)

    @property
    def without_counters(self) -> set[str]:
        return self.tables - {COUNTERS}


def all_tables() -> dict[str, list[str]]:
    """Return table → columns of its primary key, for every model."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: [one.column for one in model._meta.pk_fields] for model in models}


def snapshot(tables: Mapping[str, list[str]]) -> dict[str, Rows]:
    """Return the raw rows of these tables, by primary key."""
    found = {}
    with connection.cursor() as cursor:
        for table, key in tables.items():
            # The key by name: SQLite's search tables have one that `*` leaves out.
            cursor.execute(f'SELECT {", ".join(key)}, * FROM "{table}"')
            found[table] = {row[: len(key)]: tuple(map(_plain, row)) for row in cursor.fetchall()}
    return found


def differences(before: Mapping[str, Rows], written: set[str]) -> dict[str, Change]:
    """Return table → change since `before`, for our own tables and those that were written to."""
    known = all_tables()
    looked_at = {name: known[name] for name in known if name.startswith(OURS) or name in written}
    after = snapshot({name: key for name, key in looked_at.items() if name != COUNTERS})
    found = {name: _change(before[name], rows) for name, rows in after.items() if name not in COUNTED}
    return {name: change for name, change in found.items() if change != Change()}


@contextmanager
def watched_writes() -> Iterator[Writes]:
    """Note every statement of the block that writes."""
    writes = Writes()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            writes.tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo at the end whatever the block wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _change(before: Rows, after: Rows) -> Change:
    return Change(
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=sum(before[key] != after[key] for key in before.keys() & after.keys()),
    )


def _plain(value: Any) -> Any:
    return repr(value) if isinstance(value, dict | list) else value
