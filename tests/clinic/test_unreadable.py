"""What cannot be read is refused before Django makes a request of it."""

from typing import Any

import pytest
from django.test import RequestFactory

from clinic.wsgi import application

pytestmark = pytest.mark.django_db


def answer(content_type: str, query: str = "page=1") -> tuple[str, bytes]:
    asked = RequestFactory().generic("POST", f"/robots.txt?{query}", b"&", content_type=content_type)
    began: list[str] = []

    def start(status: str, headers: Any, error: Any = None) -> None:
        began.append(status)

    body = b"".join(application(asked.environ, start))
    return began[0], body


@pytest.mark.parametrize("charset", ["rot13", "base64", "utf-16", "no-such"])
def test_a_query_in_another_charset_is_a_400(charset: str) -> None:
    assert answer(f"text/plain; charset={charset}") == ("400 Bad Request", b"Only UTF-8 is read here.")


def test_a_content_type_that_cannot_be_read_is_a_400() -> None:
    assert answer("text/plain; x*=rot13''abc;" + "y" * 20_000)[0] == "400 Bad Request"


@pytest.mark.parametrize("content_type", ["text/plain", "text/plain; charset=UTF-8"])
def test_utf_8_is_read(content_type: str) -> None:
    assert answer(content_type)[0] == "405 Method Not Allowed"
