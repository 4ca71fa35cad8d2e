"""Asks the site as gunicorn does: through WSGI, the pages in memory included."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory

from clinic.page_cache.wsgi import PageCache

ARTICLE = "/ketamine-for-chronic-pain/"
HOST = "localhost:8000"


@dataclass(frozen=True)
class Sent:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Asked:
    """One web process: its memory, and Django behind it."""

    def __init__(self) -> None:
        self.cache = PageCache(get_wsgi_application())

    def __call__(self, path: str = ARTICLE, *, method: str = "GET", **headers: str) -> Sent:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = RequestFactory(headers={"host": HOST} | names).generic(method, path)
        started: list[Any] = []
        with _one_transaction():
            body = self.cache(request.environ, lambda *given: started.extend(given))
            whole = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        return Sent(int(started[0].split()[0]), dict(started[1]), whole)

    @property
    def kept(self) -> set[str]:
        """Return the paths that are in memory."""
        return {key.path for key in self.cache.memory._kept}


@contextmanager
def _one_transaction() -> Iterator[None]:
    """Leave the test's own connection open between requests, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def use_generation_in(folder: Path, settings: Any) -> None:
    """Keep the generation apart from that of tests which run at the same time."""
    settings.PAGE_GENERATION_FILE = folder / "page_cache" / "generation"
