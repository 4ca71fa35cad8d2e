"""How much SQL a page costs: from memory, and rendered. Prints two numbers; called by measure.py."""

from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

from clinic.wsgi import application, django_application
from tests.e2e.patient import ARTICLE


def main() -> None:
    print(count(application), count(django_application))


def count(asked: Callable[..., Any]) -> int:
    """Return the queries of the third request, when everything that is filled once has been filled."""
    from django.db import connection

    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        for _ in range(3):
            queries.clear()
            ask(asked)
    return len(queries)


def ask(asked: Callable[..., Any]) -> None:
    environ: dict[str, Any] = {"PATH_INFO": ARTICLE, "HTTP_HOST": "127.0.0.1:8000"}
    setup_testing_defaults(environ)
    body = asked(environ, lambda status, headers: None)
    assert b"".join(body).count(b"<h1") == 1
    if hasattr(body, "close"):
        body.close()


if __name__ == "__main__":
    main()
