"""The privacy officer's report: who looked at patients' data, what is unusual first."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
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
from appointments.rules.numbers import MOST_DAYS, DateRange, last_days
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
    form = RangeForm(_asked_for(http, today), today=today)
    if not form.is_valid():
        return _page(page, http, form, today, status=UNPROCESSABLE)
    is_file = "csv" in http.GET
    record_access(by=staff_user(http), now=now, kind=AccessKind.EXPORT if is_file else AccessKind.LIST)
    if is_file:
        return _file(form.span, [_line(look) for look in looks_in(form.span, zone)])
    return _page(page, http, form, today, **_shown(http, look_report(form.span)))


def _asked_for(http: HttpRequest, today: date) -> dict[str, str]:
    if "first" in http.GET or "last" in http.GET:
        return {name: http.GET.get(name, "") for name in ("first", "last")}
    return _days(last_days(USUAL_DAYS, today=today))


def _days(span: DateRange) -> dict[str, str]:
    return {"first": span.first_on.isoformat(), "last": span.last_on.isoformat()}


def _shown(http: HttpRequest, report: LookReport) -> dict[str, Any]:
    looks = Paginator(looks_in(report.span, report.clock.zone), PER_PAGE)
    return {
        "report": report,
        "kinds": AccessKind.labels,
        "looks": looks.get_page(http.GET.get("page")),
        "csv_url": f"?{urlencode(_days(report.span))}&csv=looks",
        "days_query": urlencode(_days(report.span)),
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
        "form": form,
        "most_days": MOST_DAYS,
        "quick": [_quick(number, form, today) for number in QUICK_DAYS],
    }
    return TemplateResponse(http, TEMPLATE, context | shown, status=status)


def _quick(number: int, form: RangeForm, today: date) -> tuple[str, str, bool]:
    """Return the words and the address of a ready-made range, and whether it is the one that is shown."""
    span = last_days(number, today=today)
    words = "Today" if number == 1 else f"Last {number} days"
    return words, f"?{urlencode(_days(span))}", form.is_valid() and form.span == span


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
