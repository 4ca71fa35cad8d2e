"""Test databases that are migrated once a run and copied after that.

The first process of a run migrates a template, under a file lock; every process gets a copy.
A test with `transaction=True` commits for real, and afterwards its database is made like the
template again, so that what migrations put in (pages, groups, permissions) is always there.
SQLite test databases are files: threads and the live server see the same rows as the test.
"""

import fcntl
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections


class SQLiteDatabases:
    """Files in the run's own temporary folder."""

    def __init__(self, folder: Path, worker: str) -> None:
        self.template = str(folder / "template.sqlite3")
        self.name = str(folder / f"{worker}.sqlite3")

    def restore(self) -> None:
        """Copy the template's pages through SQLite's locks: another thread may still have the file open."""
        connections.close_all()
        with _opened(self.template) as template, _opened(self.name) as target:
            template.backup(target, progress=_give_up_after_a_while())

    def drop(self) -> None:
        connections.close_all()
        for suffix in ["", "-wal", "-shm"]:
            Path(self.name + suffix).unlink(missing_ok=True)


class PostgreSQLDatabases:
    """Databases on the server of `DATABASE_URL`, made with CREATE DATABASE … TEMPLATE."""

    def __init__(self, folder: Path, worker: str) -> None:
        base = settings.DATABASES["default"]["NAME"]
        self.template = f"test_{base}_template"
        self.name = f"test_{base}_{worker}"

    def restore(self) -> None:
        """Make the database anew; a connection that a test's thread left open is ended."""
        self.drop()
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}" STRATEGY FILE_COPY')

    def drop(self) -> None:
        close_connections()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


Databases = SQLiteDatabases | PostgreSQLDatabases


@contextmanager
def prepared(folder: Path, worker: str) -> Iterator[Databases]:
    """Point Django at this process's copy of the template while the block runs. `folder` is the run's own."""
    kind = SQLiteDatabases if connection.vendor == "sqlite" else PostgreSQLDatabases
    databases = kind(folder, worker)
    original = settings.DATABASES["default"]["NAME"]
    _make_template_once(databases.template, folder / "template.made")
    databases.restore()
    use(databases.name)
    try:
        yield databases
    finally:
        databases.drop()
        use(original)


def use(name: str) -> None:
    """Make every connection of this process, in any thread, go to the database `name`."""
    close_connections()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def close_connections() -> None:
    """Close this thread's connection and, on PostgreSQL, the pool that all threads share."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _make_template_once(name: str, marker: Path) -> None:
    with marker.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if marker.exists():
            return
        original = settings.DATABASES["default"]["NAME"]
        settings.DATABASES["default"]["TEST"]["NAME"] = name
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        use(original)
        marker.touch()


def _give_up_after_a_while() -> Callable[[int, int, int], None]:
    """Return a callback that ends a copy which waits for a lock: a thread of the test still holds it."""
    deadline = time.monotonic() + 15

    def progress(status: int, remaining: int, total: int) -> None:
        if remaining and time.monotonic() > deadline:
            raise TimeoutError(
                "a thread of this test still holds the database: join it, close its connection"
            )

    return progress


@contextmanager
def _opened(path: str) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(path, timeout=1)
    try:
        yield database
    finally:
        database.close()
