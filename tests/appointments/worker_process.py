"""`manage.py worker` as a process of its own, on the database of the test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

PATIENCE = 120  # Seconds; a fault, not a wait: a busy machine needs a few to start Python.


@contextmanager
def worker_process(*arguments: str, mail_port: int) -> Iterator[subprocess.Popen]:
    """Run the worker while the block runs; whatever happens, it does not outlive the block."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
    }
    command = [sys.executable, settings.ROOT / "manage.py", "worker", *arguments]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)


def database_url() -> str:
    """Return DATABASE_URL with the name of this test's own database in it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
