"""Closing on the public holidays of a year: choose where, choose which days, save."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from appointments.actions.calendar_decisions import UndecidedError
from appointments.actions.holidays import add_holidays
from appointments.admin.calendar.asking import ask, save_calendar
from appointments.forms.holidays import HolidayDaysForm, HolidayPlaceForm
from appointments.queries.holidays import Holiday, holidays_of
from clinic.staff import staff_site

ADD_CLOSURE = "appointments.add_closure"


@require_http_methods(["GET", "HEAD", "POST"])
def holidays(http: HttpRequest) -> HttpResponse:
    """Propose the days (GET), or close on those that were chosen (POST)."""
    if not http.user.has_perm(ADD_CLOSURE):
        raise PermissionDenied
    today = timezone.localdate()
    given = http.POST if http.method == "POST" else http.GET
    where = HolidayPlaceForm(given or None, this_year=today.year)
    if not where.is_valid():
        return _page(http, where, status=422 if given else 200)
    locations = list(where.cleaned_data["location"])
    found = holidays_of(where.cleaned_data["year"], locations, after=today)
    days = HolidayDaysForm(http.POST if http.method == "POST" else None, holidays=found)
    if http.method != "POST":
        return _page(http, where, days=days, found=found)
    if not days.is_valid():
        return _page(http, where, days=days, found=found, status=422)
    return _save(http, days)


def _save(http: HttpRequest, days: HolidayDaysForm) -> HttpResponse:
    chosen = days.chosen()
    try:
        save_calendar(http, partial(add_holidays, holidays=chosen))
    except UndecidedError as undecided:
        return ask(http, undecided, back_url=reverse("staff:calendar_holidays"))
    added = "1 holiday was added." if len(chosen) == 1 else f"{len(chosen)} holidays were added."
    messages.success(http, added)
    return HttpResponseRedirect(reverse("staff:appointments_closure_changelist"))


def _page(
    http: HttpRequest,
    where: HolidayPlaceForm,
    *,
    days: HolidayDaysForm | None = None,
    found: list[Holiday] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = staff_site.each_context(http) | {"title": "Public holidays", "where": where}
    if found:
        context["present"] = [one for one in found if not one.missing_at]
    if days:
        context |= {"days": days, "locations": where.cleaned_data["location"]}
        context["year"] = where.cleaned_data["year"]
    return TemplateResponse(http, "admin/appointments/calendar/holidays.html", context, status=status)


staff_site.add_page("appointments/calendar/holidays/", holidays, "calendar_holidays")
