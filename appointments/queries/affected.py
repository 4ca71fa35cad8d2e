"""What a change of the calendar meets: the visits ahead, and other times for those it leaves outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from appointments.enums import ActorKind, AppointmentStatus
from appointments.models import Appointment, Resource, ServiceType
from appointments.queries.calendars import working_hours
from appointments.queries.free_times import FreeTime, free_times, resources_for
from appointments.rules.calendar_changes import CHOICES, Choice, Working
from appointments.rules.slots import nearest, tick_of
from clinic.models import Location

ONE_DAY = timedelta(days=1)
AFTERWARDS = timedelta(days=14)
MOST_TIMES = 24
ABOUT = ("request", "service", "resource__location", "resource__clinician")


@dataclass(frozen=True)
class Affected:
    """An appointment that would lie outside, what may be decided about it, and the nearest free times."""

    appointment: Appointment
    choices: tuple[Choice, ...]
    free: list[FreeTime] = field(default_factory=list)

    @property
    def local(self) -> datetime | None:
        """Return the start by the wall clock of the location."""
        starts_at, resource = self.appointment.starts_at, self.appointment.resource
        return starts_at.astimezone(resource.location.zone) if starts_at and resource else None


def visits_ahead(resources: Iterable[Resource], *, now: datetime) -> list[Appointment]:
    """Return what keeps these calendars' time and is not over, in order. One query."""
    ahead = Appointment.objects.holding(now=now).filter(resource__in=list(resources), ends_at__gt=now)
    return list(ahead.select_related(*ABOUT).order_by("starts_at", "pk"))


def visits_again(visits: Iterable[Appointment]) -> list[Appointment]:
    """Return the same visits as they are stored. One query."""
    stored = Appointment.objects.filter(pk__in=[visit.pk for visit in visits])
    return list(stored.select_related(*ABOUT).order_by("starts_at", "pk"))


def is_patients_hold(appointment: Appointment) -> bool:
    """Say whether a patient who is still filling in a form keeps the time."""
    return appointment.status == AppointmentStatus.PROPOSED and appointment.proposed_by == ActorKind.PATIENT


def working(resources: Iterable[Resource], visits: Sequence[Appointment]) -> dict[int, Working]:
    """Return resource id → when it works, as it is stored now, around the visits. Three queries."""
    pks = [resource.pk for resource in resources]
    stored = list(Resource.objects.filter(pk__in=pks).select_related("location", "clinician").order_by())
    first_on, last_on = _days_around(visits)
    hours = working_hours(stored, first_on=first_on, last_on=last_on)
    return {
        one.pk: Working(_is_bookable(one), hours[one.pk].hours, hours[one.pk].changes, hours[one.pk].zone)
        for one in stored
    }


def with_other_times(visits: Sequence[Appointment], *, now: datetime) -> list[Affected]:
    """Return each visit with its choices and up to 24 free times around it, at the same location.

    Five queries for each service and location among them.
    """
    times: dict[tuple[int, int], list[FreeTime]] = {}
    last_on = _days_around(visits)[1] + AFTERWARDS
    found = []
    for visit in visits:
        choices = CHOICES[AppointmentStatus(visit.status)]
        free: list[FreeTime] = []
        if Choice.MOVE in choices and visit.resource and visit.starts_at:
            location = visit.resource.location
            key = (visit.service_id, location.pk)
            if key not in times:
                times[key] = _times_at(visit.service, location, last_on, now)
            free = _nearest(times[key], visit.starts_at)
        found.append(Affected(visit, choices, free))
    return found


def _is_bookable(resource: Resource) -> bool:
    works = resource.clinician is None or resource.clinician.is_active
    return resource.is_active and resource.location.is_active and works


def _days_around(visits: Sequence[Appointment]) -> tuple[date, date]:
    starts = [visit.starts_at for visit in visits if visit.starts_at] or [datetime(1970, 1, 2, tzinfo=UTC)]
    return min(starts).date() - ONE_DAY, max(starts).date() + ONE_DAY


def _times_at(service: ServiceType, location: Location, last_on: date, now: datetime) -> list[FreeTime]:
    resources = resources_for(service, location)
    return free_times(
        service=service, resources=resources, first_on=now.date() - ONE_DAY, last_on=last_on, now=now
    )


def _nearest(times: list[FreeTime], wanted: datetime) -> list[FreeTime]:
    """Return the free times closest to the wanted one, whoever has them, in order."""
    close = set(nearest([tick_of(free.starts_at) for free in times], tick_of(wanted), MOST_TIMES))
    return [free for free in times if tick_of(free.starts_at) in close][:MOST_TIMES]
