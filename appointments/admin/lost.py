"""The page for a press that can no longer be done: the request is gone or purged, or the right to it is.

What was typed stands on it, to be copied: a page that was open for an hour must not swallow a note.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from appointments.enums import Verb
from appointments.models import AppointmentRequest
from appointments.queries import clock_of, history_of
from clinic.staff import QUEUE, staff_site

FINE, NOT_FOUND, FORBIDDEN, GONE = 200, 404, 403, 410
# What people type; everything else that a form sends is chosen again quickly.
TYPED = ("note", "text", "subject", "body", "reason")
WORDS = {
    NOT_FOUND: (
        "This request is not here any more",
        "It was removed while you had its page open. Nothing was done.",
    ),
    FORBIDDEN: (
        "You may not do this any more",
        "Your role was changed while you had this page open. Nothing was done. Ask your practice manager.",
    ),
}


class PurgedError(Http404):
    """Everything personal was taken out of the request: what is left is shown, and nothing can be done."""

    def __init__(self, request: AppointmentRequest) -> None:
        self.request = request
        super().__init__("This request was purged.")


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a press with the typed words where the view finds no request, a purged one, or no permission."""

    @wraps(view)
    def kept(page: Any, http: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(page, http, *args, **kwargs)
        except (Http404, PermissionDenied) as error:
            typed = [http.POST[name] for name in TYPED if http.POST.get(name, "").strip()]
            if isinstance(error, PurgedError):
                return _purged(http, error.request, typed)
            if not typed:
                raise
            return _lost(http, typed, FORBIDDEN if isinstance(error, PermissionDenied) else NOT_FOUND)

    return kept


def _lost(http: HttpRequest, typed: list[str], status: int) -> HttpResponse:
    title, words = WORDS[status]
    context = staff_site.each_context(http) | {
        "title": title,
        "words": words,
        "typed": typed,
        "queue_url": reverse(QUEUE),
    }
    return TemplateResponse(http, "admin/appointments/lost.html", context, status=status)


def _purged(http: HttpRequest, request: AppointmentRequest, typed: list[str]) -> HttpResponse:
    """Show what is left of a purged request. It is nobody's data, so that no look is recorded."""
    context = staff_site.each_context(http) | {
        "title": f"Request {request.reference}",
        "request_record": request,
        "purge": request.events.filter(verb=Verb.PURGED).select_related("actor").last(),
        "times": request.appointments.select_related("service", "resource__location"),
        "timeline": history_of(request).timeline(),
        "local_zone": clock_of(request.location).zone,
        "typed": typed,
        "was_pressed": http.method == "POST",
        "queue_url": reverse(QUEUE),
    }
    status = GONE if http.method == "POST" else FINE
    return TemplateResponse(http, "admin/appointments/purged.html", context, status=status)
