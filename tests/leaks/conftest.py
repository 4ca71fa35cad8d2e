"""One journey on its own database, with its mail in a folder and its cache in a table, as in production."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from clinic.logs import JsonFormatter
from tests.appointments.factories import NOON
from tests.leaks.browser import Memory
from tests.leaks.journey import Journey

FILES = "django.core.mail.backends.filebased.EmailBackend"
TABLE = "django.core.cache.backends.db.DatabaseCache"


@dataclass
class Walked:
    memory: Memory
    mail: Path
    logs: str


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """Take what the site logs, in the form in which it is written to stderr."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def walked(transactional_db, settings, tmp_path, monkeypatch, logs, capfd) -> Walked:
    """Walk the whole journey. What any code printed counts as logged."""
    mail = tmp_path / "mail"
    settings.MAILERS = {"default": {"BACKEND": FILES, "OPTIONS": {"file_path": str(mail)}}}
    settings.CACHES = {"default": {"BACKEND": TABLE, "LOCATION": "django_cache"}}
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "var" / "media", tmp_path / "var"
    call_command("createcachetable", verbosity=0)
    memory = Memory()
    with time_machine.travel(NOON, tick=False):
        Journey(memory, mail).walk(monkeypatch)
    printed = capfd.readouterr()
    return Walked(memory, mail, logs.getvalue() + printed.out + printed.err)
