"""The page for a press that can no longer be done: the request is gone, or the right to work on it is.

What was typed stands on it, to be copied: a page that was open for an hour must not swallow a note.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from clinic.staff import QUEUE, staff_site

NOT_FOUND, FORBIDDEN = 404, 403
# What people type; everything else that a form sends is chosen again quickly.
TYPED = ("note", "text", "subject", "body")
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


def keeps_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a press with the typed words where the view finds no request, or no permission."""

    @wraps(view)
    def kept(page: Any, http: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(page, http, *args, **kwargs)
        except (Http404, PermissionDenied) as error:
            typed = [http.POST[name] for name in TYPED if http.POST.get(name, "").strip()]
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
