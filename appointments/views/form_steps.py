"""What every step of a patient's form shares."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinic.body_limit import limit_body

MOST_BYTES = 64 * 1024
CONFLICT, UNPROCESSABLE = 409, 422
TOKEN_LOST = (
    "This page could not be read as it was sent. Your answers are still here: please press the button again."
)


def form_step(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Set what holds for every step of a form: methods, size, no cache and no cookie."""
    limited = csrf_exempt(limit_body(MOST_BYTES)(view))
    return require_http_methods(["GET", "HEAD", "POST"])(never_cache(limited))


def untraced(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the token in an address from the next page's Referer and from search engines."""

    @wraps(view)
    def kept(http: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(http, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return kept


def see_other(address: str) -> HttpResponseRedirect:
    """Lead a browser on with a GET, so that a refresh sends nothing twice."""
    return HttpResponseRedirect(address, status=303)
