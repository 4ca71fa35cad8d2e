"""Today's visits and the waitlist."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.admin.places import TODAY, WAITLIST
from appointments.admin.tabs import desk_tabs
from appointments.admin.time_cards import TONES
from appointments.enums import AccessKind, AppointmentStatus
from appointments.models import Appointment
from appointments.queries.desk import Waiting, flag_levels, todays_appointments, waitlist
from appointments.rules.booking import MOST_WAITLIST_OFFERS
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin


@dataclass(frozen=True)
class Visit:
    """One line of today: `local` is by the clock of the location, `flag` the level of the screening."""

    appointment: Appointment
    local: datetime
    tone: str
    flag: str


def today_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Show the visits of today at all locations, by time."""
    now = timezone.now()
    found = todays_appointments(now=now)
    flags = flag_levels([one.request for one in found])
    visits = [_visit(one, flags) for one in found]
    return _list(page, http, TODAY, {"title": "Today’s appointments", "visits": visits}, now)


def waitlist_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Show who waits for a visit, whoever waits longest first."""
    now = timezone.now()
    by_service = groupby(waitlist(now=now), key=lambda waiting: waiting.entry.service)
    groups: list[tuple[Any, list[Waiting]]] = [(service, list(rows)) for service, rows in by_service]
    shown = {"title": "Waitlist", "groups": groups, "most_offers": MOST_WAITLIST_OFFERS}
    return _list(page, http, WAITLIST, shown, now)


def _visit(one: Appointment, flags: dict[int, str]) -> Visit:
    if one.resource is None or one.starts_at is None:
        raise ValueError("a visit has a time and a place")
    local = one.starts_at.astimezone(one.resource.location.zone).replace(tzinfo=None)
    tone = TONES.get(AppointmentStatus(one.status), "quiet")
    return Visit(one, local, tone, flags.get(one.request_id, ""))


def _list(
    page: "RequestAdmin", http: HttpRequest, code: str, shown: dict[str, Any], now: datetime
) -> HttpResponse:
    if not page.has_view_permission(http):
        raise PermissionDenied
    if http.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    record_access(by=staff_user(http), now=now, kind=AccessKind.LIST)
    context = page.admin_site.each_context(http) | shown | desk_tabs(http, now=now)
    context |= {"opts": page.opts, "place": code}
    return TemplateResponse(http, f"admin/appointments/{code}.html", context)
