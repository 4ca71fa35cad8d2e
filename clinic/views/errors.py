"""The error pages. Each says what to do next and gives the phone number.

The 500 and 503 pages use neither the database nor a context processor, so that
they can be shown while either is broken.
"""

import logging
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from clinic.access_log import view_name
from clinic.likely_page import address_words, likely_page
from clinic.logs import current_id
from clinic.scrubbing import describe

log = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 30


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token does not fit. One of before a new sign-in is kept for its person."""
    from clinic.sessions.stale_token import answer_stale_token  # Models are not loaded when settings are.

    return answer_stale_token(request) or _page(request, "403_csrf.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Offer a search for the words of the address, and the page that was probably meant."""
    words = address_words(request)
    return _page(request, "404.html", 404, {"words": " ".join(words), "likely": likely_page(request, words)})


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "413.html", 413)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while the database cannot be reached or is locked, and 500 for a fault of ours.

    The log line holds the kind of error, where in the code it rose, and the view's name. Neither the
    address, which can hold a private link, nor the error's own words, which can hold what was typed.
    """
    error, view = sys.exception(), view_name(request)
    if isinstance(error, OperationalError | InterfaceError):
        log.error("database away in %s: %s", view, type(error).__name__)
        return unavailable()
    facts = {"view": view} | (describe(error) if error else {})
    log.error("failure in %s: %s", view, type(error).__name__, extra={"facts": facts})
    return _bare_page("500.html", 500)


def unavailable() -> HttpResponse:
    """Return the 503 page, which asks to try again soon or to call."""
    response = _bare_page("503.html", 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _page(
    request: HttpRequest, template: str, status: int, context: dict[str, object] | None = None
) -> HttpResponse:
    try:
        response = render(request, template, context=context, status=status)
    except (OperationalError, InterfaceError):
        return unavailable()
    response["Cache-Control"] = "no-store"
    return response


def _bare_page(template: str, status: int) -> HttpResponse:
    page = render_to_string(template, {"phone": settings.CLINIC_PHONE, "code": current_id()})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})
