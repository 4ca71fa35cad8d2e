"""A limit on what a public form may send."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from clinic.views.errors import too_large

CHUNK = 64 * 1024
READ_AWAY_AT_MOST = 8 * 1024 * 1024

View = Callable[..., HttpResponse]


def limit_body(most_bytes: int) -> Callable[[View], View]:
    """Answer 413 with a page that helps, before anything of a larger body is parsed."""

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _declared_length(request) > most_bytes:
                _read_away(request)
                return too_large(request)
            return view(request, *args, **kwargs)

        return limited

    return decorate


def _declared_length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


def _read_away(request: HttpRequest) -> None:
    """Take what was sent off the line: a browser that is cut off while sending never shows the answer."""
    left = min(_declared_length(request), READ_AWAY_AT_MOST)
    while left > 0 and (piece := request.read(min(CHUNK, left))):
        left -= len(piece)
