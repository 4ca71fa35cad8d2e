"""The calendar's own pages below `/staff/`: the week, and the sheet of a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from appointments.actions.access import record_access
from appointments.admin.calendar.asking import SEE_REQUESTS
from appointments.enums import AccessKind
from appointments.forms.calendar_place import PlaceForm, day_of, monday_before, monday_of, week_code
from appointments.models import Resource
from appointments.queries.week import ResourceWeek, visits_at, week_at
from clinic.models import Location
from clinic.staff import staff_site, staff_user

SEE_CALENDAR = "appointments.view_resource"
ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Place:
    """A location, all its calendars, and the one that was asked for."""

    locations: list[Location]
    location: Location
    resources: list[Resource]
    chosen: Resource | None

    @property
    def shown(self) -> list[Resource]:
        return [self.chosen] if self.chosen else self.resources

    def address(self, page: str, **more: str) -> str:
        """Return the address of a calendar page for the same place."""
        query = {"location": str(self.location.pk)} | more
        if self.chosen:
            query["resource"] = str(self.chosen.pk)
        return f"{reverse(f'staff:{page}')}?{urlencode(query)}"


@require_safe
def week(http: HttpRequest) -> HttpResponse:
    """Show a week of one location: who works when, what is closed, and every appointment."""
    place = _place(http)
    today = timezone.now().astimezone(place.location.zone).date()
    code = http.GET.get("week") or week_code(today)
    monday = monday_of(code)
    if monday is None:
        raise Http404("There is no such week.")
    weeks = week_at(place.location, place.shown, monday, now=timezone.now())
    shown = [column for column in range(7) if column < 5 or _is_used(weeks, column)]
    context = _context(http, place, AccessKind.LIST) | {
        "title": "Calendar",
        "form": PlaceForm(place.locations, place.resources, location=place.location, chosen=place.chosen),
        "week": week_code(monday),
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "today": today,
        "days": [monday + timedelta(days=column) for column in shown],
        "rows": [(one.resource, [one.days[column] for column in shown]) for one in weeks],
        "before_url": place.address("calendar_week", week=week_code(monday - ONE_WEEK)),
        "today_url": place.address("calendar_week"),
        "after_url": place.address("calendar_week", week=week_code(monday + ONE_WEEK)),
        "sheets": [
            (_day_url(place, monday + timedelta(days=column)), monday + timedelta(days=column))
            for column in shown
        ],
    }
    return TemplateResponse(http, "admin/appointments/calendar/week.html", context)


@require_safe
def day(http: HttpRequest) -> HttpResponse:
    """Show one day of a location as a sheet to print: times, who, what, and how it stands."""
    place = _place(http)
    today = timezone.now().astimezone(place.location.zone).date()
    chosen = day_of(http.GET.get("day") or today.isoformat())
    if chosen is None:
        raise Http404("There is no such day.")
    context = _context(http, place, AccessKind.PRINT) | {
        "title": "Day sheet",
        "day": chosen,
        "visits": visits_at(place.location, place.shown, chosen, chosen, now=timezone.now()),
        "before_url": _day_url(place, chosen - timedelta(days=1)),
        "after_url": _day_url(place, chosen + timedelta(days=1)),
        "week_url": place.address("calendar_week", week=week_code(monday_before(chosen))),
    }
    return TemplateResponse(http, "admin/appointments/calendar/day.html", context)


def _is_used(weeks: list[ResourceWeek], column: int) -> bool:
    """Say whether anybody works or is booked on that day; an empty weekend needs no room."""
    return any(one.days[column].hours or one.days[column].visits for one in weeks)


def _day_url(place: Place, chosen: date) -> str:
    return place.address("calendar_day", day=chosen.isoformat())


def _context(http: HttpRequest, place: Place, kind: AccessKind) -> dict[str, Any]:
    """Return what both pages show, and record who looked when names are among it."""
    sees_names = http.user.has_perm(SEE_REQUESTS)
    if sees_names:
        record_access(by=staff_user(http), now=timezone.now(), kind=kind)
    return staff_site.each_context(http) | {
        "place": place,
        "local_zone": place.location.zone,
        "sees_names": sees_names,
        "may_close": http.user.has_perm("appointments.add_closure"),
        "printed_at": timezone.now(),
    }


def _place(http: HttpRequest) -> Place:
    """Return where the address points. Three queries at most; raises PermissionDenied or Http404."""
    if not http.user.has_perm(SEE_CALENDAR):
        raise PermissionDenied
    locations = {str(location.pk): location for location in Location.objects.all()}
    first = next(iter(locations), "")
    location = locations.get(http.GET.get("location") or first)
    if location is None:
        raise Http404("There is no such location.")
    resources = list(Resource.objects.filter(location=location).select_related("clinician"))
    for one in resources:
        one.location = location
    # One from another location is left over from the choice before: then everyone is shown.
    chosen = next((one for one in resources if str(one.pk) == http.GET.get("resource")), None)
    return Place(list(locations.values()), location, resources, chosen)


staff_site.add_page("appointments/calendar/week/", week, "calendar_week")
staff_site.add_page("appointments/calendar/day/", day, "calendar_day")
