"""A look at a request before Django makes its own of it.

Django reads the query in the charset that the Content-Type names while it builds the request, which no
middleware sees. One such as rot13, which Python knows and which decodes no bytes, would end there as a
failure of the server.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.http import parse_header_parameters

UTF_8 = ("utf-8", "utf8", "us-ascii")
REFUSAL = b"Only UTF-8 is read here."


class OnlyReadable:
    """Answer 400 to a request in another charset than UTF-8; pass everything else on."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not names_another_charset(environ.get("CONTENT_TYPE", "")):
            return self.application(environ, start_response)
        head = [("Content-Type", "text/plain"), ("Content-Length", str(len(REFUSAL)))]
        start_response("400 Bad Request", head)
        return [REFUSAL]


def names_another_charset(content_type: str) -> bool:
    """Say whether a Content-Type names a charset that is not read here, or cannot be read itself."""
    try:
        _, named = parse_header_parameters(content_type)
    except ValueError:
        return True
    return named.get("charset", "utf-8").lower() not in UTF_8
