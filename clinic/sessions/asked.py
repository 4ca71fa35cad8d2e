"""What kind of request this is: made by a person or by a page on its own, and by a page of ours or not."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import CsrfViewMiddleware

# Where people have to be signed in.
GUARDED = ("/staff/", "/cms/")
# What pages send on their own. Browsers that say what a request is for (Sec-Fetch-Dest) need no list.
BY_ITSELF_BELOW = ("/cms/editing-sessions/", "/sign-in/sessions/state/", "/static/", "/media/")
BY_ITSELF_AT = ("/here/",)
BY_ITSELF_HEADERS = ("Queue-Fresh", "Sec-Purpose")
SCRIPT = "empty"
NAVIGATION = ("", "document")


def is_guarded(request: HttpRequest) -> bool:
    return request.path.startswith(GUARDED)


def is_by_a_script(request: HttpRequest) -> bool:
    """Say whether a script waits for the answer, so that a page of HTML would tell it nothing."""
    headers = request.headers
    return (
        headers.get("Sec-Fetch-Dest") == SCRIPT
        or headers.get("X-Requested-With") == "XMLHttpRequest"
        or headers.get("Accept", "").startswith("application/json")
        or "Queue-Fresh" in headers
        or request.path.startswith(BY_ITSELF_BELOW)
        or request.path.endswith(BY_ITSELF_AT)
    )


def is_automatic(request: HttpRequest) -> bool:
    """Say whether the request came by itself: it does not show that anybody is there.

    A script's request counts as such even when somebody pressed something for it. That they are there is
    told apart, by static/js/session-end.js.
    """
    return (
        is_by_a_script(request)
        or request.headers.get("Sec-Fetch-Dest", "") not in NAVIGATION
        or any(name in request.headers for name in BY_ITSELF_HEADERS)
    )


def is_worth_keeping(request: HttpRequest) -> bool:
    """Say whether this is a form that a person sent; none that holds a password."""
    is_form = request.method == "POST" and is_guarded(request) and not is_by_a_script(request)
    return is_form and "password" not in request.path


def is_our_form(request: HttpRequest, secrets: list[str]) -> bool:
    """Say whether a page of ours made this form: its token was made with one of this browser's `secrets`.

    Without it another site could put words into somebody's mouth, to be sent at the press of our button.
    """
    try:
        return any(_token_fits(request, secret) for secret in secrets)
    except (SuspiciousOperation, MultiPartParserError):
        return False  # More than may be posted at once, or no form at all.


class _Check(CsrfViewMiddleware):
    """Django's own check, with a secret that is given, and with the reason as its answer."""

    secret = ""

    def _get_secret(self, request: HttpRequest) -> str:
        return self.secret

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def _token_fits(request: HttpRequest, secret: str) -> bool:
    check = _Check(_any_view)
    check.secret = secret
    refused = check.process_view(request, _any_view, (), {})
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    return refused is None


def _any_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return HttpResponse()
