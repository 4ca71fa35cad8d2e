"""Everywhere that something could be left behind, as bytes."""

import base64
import json
import sqlite3
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache.backends import locmem
from django.db import connection

from clinic.backup.programs import run
from clinic.session_store import SessionStore


def all_places(logs: str) -> dict[str, bytes]:
    """Return name of a place → what it holds, but for the folder of mail, which has rules of its own."""
    return {
        **database(),
        "the logs": logs.encode(),
        "the sessions": sessions(),
        "the cache": cached(),
        "locmem": b"".join(value for cache in locmem._caches.values() for value in cache.values()),
        "files": files(Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT)),
    }


def database() -> dict[str, bytes]:
    """Return a dump of the whole database, and on SQLite the bytes of its files too."""
    if connection.vendor != "sqlite":
        return {"the dump": run("pg_dump", "--format=plain")}
    name = Path(connection.settings_dict["NAME"])
    opened = sqlite3.connect(name)
    dump = "\n".join(opened.iterdump()).encode()
    opened.close()
    beside = [path for path in (name, Path(f"{name}-wal")) if path.exists()]
    return {"the dump": dump} | {path.name: path.read_bytes() for path in beside}


def sessions() -> bytes:
    rows = Session.objects.values_list("session_key", "session_data")
    return json.dumps([[key, SessionStore().decode(data)] for key, data in rows]).encode()


def cached() -> bytes:
    """Return what the shared cache's table holds: its keys, and its pickled values out of their base64."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM django_cache")
        return b"".join(key.encode() + base64.b64decode(value) for key, value in cursor.fetchall())


def files(*folders: Path) -> bytes:
    paths = sorted({path for folder in folders for path in folder.rglob("*") if path.is_file()})
    return b"".join(str(path).encode() + path.read_bytes() for path in paths if "sqlite3" not in path.name)
