"""One line for each answer, and the id that ties a request's lines together.

Pages for everybody that clinic.page_cache sends from memory never come here: they have neither line nor id.
"""

import logging
import re
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from clinic import logs

log = logging.getLogger(__name__)

HEADER = "X-Request-ID"
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
# What our own proxy may call a request. Anything else would be somebody's words.
PROXY_ID = re.compile(r"[0-9a-f]{16,64}")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def log_requests(get_response: GetResponse) -> GetResponse:
    """Give each request an id of our own making, send it back, and log how it was answered.

    An id from outside is taken from a trusted proxy alone, and stands beside ours as `proxy_request`.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with logs.bound() as identifier:
            started = perf_counter()
            response = get_response(request)
            if "public" not in response.get("Cache-Control", ""):  # A cache would give others this one's id.
                response[HEADER] = identifier
            log.info("answered", extra={"facts": _facts(request, response, started)})
            return response

    return middleware


def view_name(request: HttpRequest) -> str:
    """Return the name of the address pattern: the address itself can hold a private link."""
    if match := getattr(request, "resolver_match", None):
        return match.view_name
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "unresolved"


def _facts(request: HttpRequest, response: HttpResponseBase, started: float) -> dict[str, Any]:
    facts = {
        "method": request.method if request.method in METHODS else "OTHER",
        "view": view_name(request),
        "status": response.status_code,
        "ms": round((perf_counter() - started) * 1000, 1),
    }
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.TRUSTED_PROXIES else ""
    return facts | {"proxy_request": given} if PROXY_ID.fullmatch(given) else facts
