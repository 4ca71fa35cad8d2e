"""Finding a request by what a caller says.

What is typed is posted, and the answer is the page itself, so that no name or number stands in an address,
a log or a history.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.admin.bulk.choices import bulk_choices
from appointments.admin.rows import queue_rows
from appointments.admin.tabs import desk_tabs
from appointments.enums import AccessKind
from appointments.queries.search import MOST_FOUND, find_requests
from clinic.staff import QUEUE, staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin


def search_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Show the newest requests that fit what was posted; anything else leads back to the queue."""
    if not page.has_view_permission(http):
        raise PermissionDenied
    typed = http.POST.get("typed", "").strip()
    if not typed:
        return HttpResponseRedirect(reverse(QUEUE))
    user, now = staff_user(http), timezone.now()
    record_access(by=user, now=now, kind=AccessKind.SEARCH)
    found = find_requests(typed)
    context = page.admin_site.each_context(http) | desk_tabs(http, now=now)
    context |= bulk_choices(http, origin="")
    context |= {
        "title": "Found requests",
        "opts": page.opts,
        "typed": typed,
        "rows": queue_rows(found.requests, by=user, now=now),
        "has_more": found.has_more,
        "most": MOST_FOUND,
    }
    return TemplateResponse(http, "admin/appointments/found.html", context)
