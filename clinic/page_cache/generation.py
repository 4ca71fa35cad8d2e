"""The short text that says whether what is in memory still holds. See the package for why it is enough.

It is in a file of the state folder: all processes of one machine see it, and reading it takes a few
microseconds. Where the site runs on several machines, it is in the cache that they share.
"""

import contextlib
import logging
import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

log = logging.getLogger(__name__)

CACHE_KEY = "page-generation"
MOST_BYTES = 64


def current() -> str:
    """Return the generation, or "" when it cannot be told. One that is missing is made, for the next time."""
    found = _from_cache() if settings.PAGE_GENERATION == "cache" else _from_file()
    if found is None:
        with contextlib.suppress(Exception):
            renew()
    return found or ""


def renew() -> None:
    """End everything that any process holds in memory. Raises what the disk or the cache raises."""
    fresh = secrets.token_hex(16)
    if settings.PAGE_GENERATION == "cache":
        cache.set(CACHE_KEY, fresh, timeout=None)
    else:
        _write(Path(settings.PAGE_GENERATION_FILE), fresh)


def _from_file() -> str | None:
    try:
        descriptor = os.open(settings.PAGE_GENERATION_FILE, os.O_RDONLY)
    except FileNotFoundError:
        return None
    except OSError:
        return ""
    try:
        return os.read(descriptor, MOST_BYTES).decode("ascii", "replace")
    except OSError:
        return ""
    finally:
        os.close(descriptor)


def _from_cache() -> str | None:
    try:
        return cache.get(CACHE_KEY)
    except Exception as error:  # Each kind of cache raises errors of its own library.
        log.warning("the shared cache did not answer: %s", type(error).__name__)
        return ""


def _write(path: Path, text: str) -> None:
    """Put a whole new file in the old one's place, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".generation-")
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
