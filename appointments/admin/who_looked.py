"""The privacy officer's report: who looked at patients' data, what is unusual first."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.admin.day_range import asked_days, range_context, range_query
from appointments.admin.places import SEE_WHO_LOOKED, WHO_LOOKED
from appointments.admin.spreadsheet import spreadsheet
from appointments.admin.tabs import desk_tabs
from appointments.enums import AccessKind
from appointments.forms.numbers import RangeForm
from appointments.models import AccessEvent
from appointments.queries.looks import (
    MOST_COMPARED,
    MOST_SHOWN,
    MOST_WEIGHED,
    LookReport,
    look_report,
    looks_in,
)
from appointments.queries.requests import clock_of
from appointments.rules import unusual_looks
from appointments.rules.numbers import DateRange
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

TEMPLATE = "admin/appointments/who_looked.html"
USUAL_DAYS, QUICK_DAYS = 7, (1, 7, 30)
PER_PAGE = 100
HEADS = ("at", "who", "what", "class", "request", "reason", "chosen_by", "requests")
FINE, UNPROCESSABLE = 200, 422


def who_looked_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Show the looks of the days that were asked for, or send them as a file. Either is a look itself."""
    if not http.user.has_perm(SEE_WHO_LOOKED):
        raise PermissionDenied
    if http.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = timezone.now()
    zone = clock_of(None).zone
    today = now.astimezone(zone).date()
    form = asked_days(http, today=today, usual=USUAL_DAYS)
    if not form.is_valid():
        return _page(page, http, form, today, status=UNPROCESSABLE)
    is_file = "csv" in http.GET
    record_access(by=staff_user(http), now=now, kind=AccessKind.EXPORT if is_file else AccessKind.LIST)
    if is_file:
        return _file(form.span, [_line(look) for look in looks_in(form.span, zone)])
    return _page(page, http, form, today, **_shown(http, look_report(form.span)))


def _shown(http: HttpRequest, report: LookReport) -> dict[str, Any]:
    looks, query = Paginator(looks_in(report.span, report.clock.zone), PER_PAGE), range_query(report.span)
    return {
        "report": report,
        "kinds": AccessKind.labels,
        "looks": looks.get_page(http.GET.get("page")),
        "csv_url": f"?{query}&csv=looks",
        "days_query": query,
        "most_shown": MOST_SHOWN,
        "most_weighed": MOST_WEIGHED,
        "most_compared": MOST_COMPARED,
        "rule": unusual_looks,
    }


def _page(
    page: "RequestAdmin", http: HttpRequest, form: RangeForm, today: date, *, status: int = FINE, **shown: Any
) -> HttpResponse:
    context = page.admin_site.each_context(http) | desk_tabs(http, now=None)
    context |= {
        "title": "Who looked",
        "opts": page.opts,
        "place": WHO_LOOKED,
        **range_context(form, today=today, quick=QUICK_DAYS),
    }
    return TemplateResponse(http, TEMPLATE, context | shown, status=status)


def _file(span: DateRange, lines: list[list[object]]) -> HttpResponse:
    return spreadsheet(f"who-looked-{span.first_on}-{span.last_on}.csv", HEADS, lines)


def _line(look: AccessEvent) -> list[object]:
    """Return one look as plain values; instants are UTC."""
    return [
        f"{look.at:%Y-%m-%d %H:%M:%S}Z",
        str(look.user),
        look.kind,
        look.privacy_class,
        look.request.reference if look.request else "",
        look.reason,
        look.chosen_by,
        "" if look.row_count is None else look.row_count,
    ]
