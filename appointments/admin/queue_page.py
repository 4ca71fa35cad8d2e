"""What the page of a queue shows around and in its lines."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from appointments.actions.access import record_access
from appointments.admin.bulk.choices import bulk_choices
from appointments.admin.freshness import is_new_look, is_refresh, seen_key
from appointments.admin.queue_filters import filters_on
from appointments.admin.queues import queue_of
from appointments.admin.rows import queue_rows
from appointments.admin.tabs import desk_tabs
from appointments.enums import AccessKind
from clinic.staff import staff_user

FRAGMENT = "admin/appointments/queue_fresh.html"
UNPROCESSABLE = 422


def fill_queue(http: HttpRequest, response: TemplateResponse, *, now: datetime) -> None:
    """Put tabs, filters and lines into Django's list, and record the look; a refresh gets its lines alone."""
    context: dict[str, Any] = response.context_data or {}
    filters, found = filters_on(context["cl"]), list(context["cl"].result_list)
    seen = seen_key(http, found, now=now)
    if is_new_look(http, seen):
        record_access(by=staff_user(http), now=now, kind=_kind(http))
    chosen = queue_of(http)
    context |= desk_tabs(http, now=now, among=filters.among) | bulk_choices(http, origin=chosen.code)
    context |= {
        "chosen": chosen,
        "filters": filters,
        "kept_by_tabs": filters.kept_by_tabs,
        "seen": seen,
        "rows": queue_rows(found, by=staff_user(http), now=now),
    }
    response.context_data = context
    if not filters.is_valid:
        response.status_code = UNPROCESSABLE
    if is_refresh(http):
        response.template_name = FRAGMENT


def _kind(http: HttpRequest) -> AccessKind:
    return AccessKind.SEARCH if http.GET.get("q") else AccessKind.LIST
