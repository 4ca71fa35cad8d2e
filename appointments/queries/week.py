"""What stands on the calendar: a week of one location, and a day of it on one sheet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.dateformat import time_format

from appointments.enums import ActorKind, AppointmentStatus, RequestStatus
from appointments.models import Appointment, Closure, Resource
from appointments.models.appointment import holds_its_time
from appointments.queries.calendars import Calendar, working_hours
from appointments.rules.business_hours import midnights
from appointments.rules.slots import instant_of, open_stretches
from clinic.models import Location

S = AppointmentStatus
CLOCK = "g:i a"
# What took place, or should have, stays to be seen. The tone is the shape of its chip.
OVER = (S.FULFILLED, S.NO_SHOW)
TONES = {S.PENDING: "soon", S.PROPOSED: "paused", S.NO_SHOW: "late"}


@dataclass(frozen=True)
class Visit:
    """One time on the calendar, in the location's clock."""

    appointment: Appointment
    starts: datetime
    ends: datetime

    @property
    def is_nameless(self) -> bool:
        """Say whether its patient is still filling in a form, which is nobody else's business yet."""
        return self.appointment.request.status == RequestStatus.DRAFT

    @property
    def status(self) -> str:
        return status_words(self.appointment)

    @property
    def tone(self) -> str:
        return TONES.get(S(self.appointment.status), "done")


def status_words(appointment: Appointment) -> str:
    """Return how a time stands; what staff hold for a patient is an offer."""
    if appointment.status == S.PROPOSED and appointment.proposed_by != ActorKind.PATIENT:
        return "Offered"
    return S(appointment.status).label


@dataclass
class ResourceDay:
    """One day of one resource: its hours, what it says about closures, and its visits in order."""

    day: date
    hours: list[tuple[datetime, datetime]] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)


@dataclass(frozen=True)
class ResourceWeek:
    resource: Resource
    days: list[ResourceDay]


def week_at(
    location: Location, resources: Sequence[Resource], monday: date, *, now: datetime
) -> list[ResourceWeek]:
    """Return the seven days from `monday` of each resource of a location. Four queries.

    A resource that cannot be booked any more is shown while somebody is still on its calendar.
    """
    last_on = monday + timedelta(days=6)
    calendars = working_hours(resources, first_on=monday, last_on=last_on)
    closures = list(Closure.objects.filter(first_on__lte=last_on, last_on__gte=monday))
    visits = _by_resource_and_day(visits_at(location, resources, monday, last_on, now=now))
    days = [monday + timedelta(days=offset) for offset in range(7)]
    weeks = [
        ResourceWeek(one, [_day(one, day, calendars[one.pk], closures, visits[one.pk, day]) for day in days])
        for one in resources
    ]
    return [week for week in weeks if week.resource.is_active or any(day.visits for day in week.days)]


def visits_at(
    location: Location, resources: Sequence[Resource], first_on: date, last_on: date, *, now: datetime
) -> list[Visit]:
    """Return what begins on those local days, both included, in order. One query."""
    zone = location.zone
    begin, end = midnights(first_on, last_on, zone)
    shown = Appointment.objects.filter(
        holds_its_time(now=now) | _over(), resource__in=resources, starts_at__gte=begin, starts_at__lt=end
    )
    rows = shown.select_related("request", "service", "resource").order_by("starts_at", "resource", "pk")
    return [
        Visit(row, row.starts_at.astimezone(zone), row.ends_at.astimezone(zone))
        for row in rows
        if row.starts_at and row.ends_at
    ]


def _over() -> Q:
    return Q(status__in=OVER)


def _by_resource_and_day(visits: list[Visit]) -> dict[tuple[int | None, date], list[Visit]]:
    found: dict[tuple[int | None, date], list[Visit]] = defaultdict(list)
    for visit in visits:
        found[visit.appointment.resource_id, visit.starts.date()].append(visit)
    return found


def _day(
    resource: Resource, day: date, calendar: Calendar, closures: list[Closure], visits: list[Visit]
) -> ResourceDay:
    stretches = open_stretches(day, calendar.hours, calendar.changes, calendar.zone)
    hours = [
        (instant_of(first).astimezone(calendar.zone), instant_of(end).astimezone(calendar.zone))
        for first, end in stretches
    ]
    today = [one for one in closures if one.first_on <= day <= one.last_on]
    here = [_words(one) for one in today if one.concerns(resource)]
    return ResourceDay(day, hours if resource.is_active else [], here, visits)


def _words(closure: Closure) -> str:
    """Say what is different on a day, such as “Closed 1:00 p.m. to 3:00 p.m.: Training”."""
    words = "Extra time" if closure.is_open else "Closed"
    if closure.starts_at and closure.ends_at:
        words += f" {time_format(closure.starts_at, CLOCK)} to {time_format(closure.ends_at, CLOCK)}"
    return f"{words}: {closure.reason}" if closure.reason else words
