"""The managers' numbers: requests, calls, outcomes, visits and who has how much to do."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.admin.day_range import asked_days, range_context, range_query
from appointments.admin.number_tables import NumberTable, number_tables
from appointments.admin.places import NUMBERS, SEE_NUMBERS
from appointments.admin.spreadsheet import spreadsheet
from appointments.admin.tabs import desk_tabs
from appointments.enums import AccessKind
from appointments.forms.numbers import RangeForm
from appointments.queries.numbers import Numbers, numbers_of
from appointments.rules.numbers import USUAL_DAYS, DateRange
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

TEMPLATE = "admin/appointments/numbers.html"
QUICK_DAYS = (7, 30, 90)
FINE, UNPROCESSABLE = 200, 422


def numbers_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Show the numbers of the days that were asked for, or one of their tables as a file."""
    if not http.user.has_perm(SEE_NUMBERS):
        raise PermissionDenied
    if http.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    now = timezone.now()
    today = timezone.localdate(now)
    form = asked_days(http, today=today, usual=USUAL_DAYS)
    if not form.is_valid():
        return _page(page, http, form, today, status=UNPROCESSABLE)
    numbers = numbers_of(form.span, now=now)
    tables = number_tables(numbers)
    if "csv" not in http.GET:
        return _page(page, http, form, today, **_shown(numbers, tables))
    table = next((table for table in tables if table.code == http.GET["csv"]), None)
    if table is None:
        raise Http404("There is no such table.")
    record_access(by=staff_user(http), now=now, kind=AccessKind.EXPORT)
    return _file(table, form.span)


def _shown(numbers: Numbers, tables: list[NumberTable]) -> dict[str, Any]:
    query = range_query(numbers.span)
    return {
        "numbers": numbers,
        "tables": [(table, f"?{query}&csv={table.code}") for table in tables],
    }


def _page(
    page: "RequestAdmin", http: HttpRequest, form: RangeForm, today: date, *, status: int = FINE, **shown: Any
) -> HttpResponse:
    context = page.admin_site.each_context(http) | desk_tabs(http, now=None)
    context |= {
        "title": "Numbers",
        "opts": page.opts,
        "place": NUMBERS,
        **range_context(form, today=today, quick=QUICK_DAYS),
    }
    return TemplateResponse(http, TEMPLATE, context | shown, status=status)


def _file(table: NumberTable, span: DateRange) -> HttpResponse:
    """Return the table as a file of plain values."""
    name = f"{table.code}-{span.first_on}-{span.last_on}.csv"
    lines = ([_cell(value) for value in row] for row in table.rows)
    return spreadsheet(name, [head.name for head in table.heads], lines)


def _cell(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value
