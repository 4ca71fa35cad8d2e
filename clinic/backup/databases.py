"""Copying a whole database while the site runs, and putting one back, in each engine's own way."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from clinic.backup import BackupError
from clinic.backup.programs import run


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def file_name() -> str:
    return "database.sqlite3" if is_sqlite() else "database.dump"


def has_tables() -> bool:
    """Say whether there is anything in the database that a restore would overwrite."""
    if is_sqlite() and not Path(_sqlite_path()).exists():
        return False
    return bool(connection.introspection.table_names())


def copy_to(target: Path) -> None:
    """Write one moment of the database to a new file."""
    _copy_sqlite(target) if is_sqlite() else _dump_postgresql(target)


def check_copy(path: Path) -> None:
    """Raise BackupError unless the file can be read from its beginning to its end."""
    if is_sqlite():
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not sound:
            raise BackupError("the copy of the database is damaged")
    else:
        run("pg_restore", "--file", os.devnull, str(path))


def put_back(path: Path) -> None:
    """Replace everything in the database by what the file holds."""
    connections.close_all()
    _restore_sqlite(path) if is_sqlite() else _restore_postgresql(path)


def _copy_sqlite(target: Path) -> None:
    """Copy in one step, which sees one moment and keeps no writer waiting (the database has a WAL)."""
    with (
        closing(sqlite3.connect(f"{Path(_sqlite_path()).as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # One file, with none beside it.


def _restore_sqlite(path: Path) -> None:
    """Go through SQLite's own locks, so that a process that still has the file open is not misled."""
    target = Path(_sqlite_path())
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target, timeout=10)) as database,
    ):
        source.backup(database)


def _dump_postgresql(target: Path) -> None:
    run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target))


def _restore_postgresql(path: Path) -> None:
    """Empty the schema first: what a newer version added is in no backup, and must not stay."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connections.close_all()
    options = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    run("pg_restore", *options, "--dbname", connection.settings_dict["NAME"], str(path))


def _sqlite_path() -> str:
    return str(connection.settings_dict["NAME"])
