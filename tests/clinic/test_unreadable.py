"""What cannot be read is refused before Django makes a request of it."""

from typing import Any

import pytest

from clinic.unreadable import OnlyReadable
from clinic.wsgi import application


def answer(content_type: str) -> tuple[str, bytes]:
    began: list[str] = []

    def start(status: str, headers: Any) -> None:
        began.append(status)

    def django(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"reached Django"]

    body = b"".join(OnlyReadable(django)({"CONTENT_TYPE": content_type}, start))
    return began[0], body


@pytest.mark.parametrize("charset", ["rot13", "base64", "utf-16", "no-such"])
def test_another_charset_is_a_400(charset: str) -> None:
    assert answer(f"text/plain; charset={charset}") == ("400 Bad Request", b"Only UTF-8 is read here.")


@pytest.mark.parametrize("content_type", ["text/plain; x*=no-such''abc", "text/plain; x=" + "y" * 20_000])
def test_a_content_type_that_cannot_be_read_is_a_400(content_type: str) -> None:
    assert answer(content_type)[0] == "400 Bad Request"


@pytest.mark.parametrize("content_type", ["", "text/plain", "text/plain; charset=UTF-8"])
def test_utf_8_reaches_django(content_type: str) -> None:
    assert answer(content_type) == ("200 OK", b"reached Django")


def test_it_stands_in_front_of_django_where_the_site_is_served() -> None:
    assert isinstance(application._application, OnlyReadable)
