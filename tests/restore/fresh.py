"""A second, empty database beside the test's own, on the same engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests import databases


@contextmanager
def fresh_database(folder: Path) -> Iterator[None]:
    """Let this process use a database with nothing in it while the block runs."""
    original = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        name = str(folder / "fresh.sqlite3")
    else:
        name = f"{original}_fresh"
        _run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE template0')
    databases.use(name)
    try:
        yield
    finally:
        databases.use(original)
        if connection.vendor == "postgresql":
            _run(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(*statements: str) -> None:
    databases.close_connections()
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
