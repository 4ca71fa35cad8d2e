"""Makes services, resources and times for tests. NOON (factories.py) is a Wednesday."""

from datetime import date, datetime, time, timedelta
from typing import Any

from appointments.actions.booking import book_time, hold_time, offer_times
from appointments.enums import RequestKind, RequestStatus
from appointments.models import (
    Actor,
    Appointment,
    AppointmentRequest,
    AvailabilityRule,
    Resource,
    ServiceType,
)
from clinic.models import Clinician, Location
from tests.appointments.factories import NOON, make_location, make_request, make_staff

# The Monday after NOON, 9:00 in Miami.
MONDAY_9 = NOON.replace(day=9, hour=13)


def make_service(**changes: Any) -> ServiceType:
    """Return a visit of an hour, offered every half hour, without buffers, a day's notice."""
    usual = {"name": "First visit", "needs_screening": True}
    service, _ = ServiceType.objects.get_or_create(
        code=changes.pop("code", "first-visit"), defaults=usual | changes
    )
    return service


def make_resource(
    *services: ServiceType,
    location: Location | None = None,
    hours: tuple[time, time] | None = (time(9), time(17)),
    clinician: Clinician | None = None,
    **changes: Any,
) -> Resource:
    """Return a clinician's calendar, open Monday to Friday, 9:00 to 17:00 unless `hours` says otherwise."""
    number = Resource.objects.count() + 1
    resource = Resource.objects.create(
        name=changes.pop("name", f"Sample Clinician {number}"),
        location=location or Location.objects.first() or make_location(),
        clinician=clinician or Clinician.objects.create(name=f"Sample Clinician {number}"),
        **changes,
    )
    resource.services.set(services or [make_service()])
    if hours:
        AvailabilityRule.objects.bulk_create(
            AvailabilityRule(
                resource=resource,
                weekday=day,
                starts_at=hours[0],
                ends_at=hours[1],
                valid_from=date(2020, 1, 1),
            )
            for day in range(5)
        )
    return resource


def make_draft(**changes: Any) -> AppointmentRequest:
    """Return a consultation that its patient is still filling in."""
    usual = {"status": RequestStatus.DRAFT, "kind": RequestKind.CONSULTATION, "topic": None}
    return make_request(**(usual | changes))


def hold(
    resource: Resource, starts_at: datetime = MONDAY_9, *, now: datetime = NOON, **changes: Any
) -> Appointment:
    """Return a time that the patient of a draft holds."""
    usual = {"request": changes.pop("request", None) or make_draft(), "service": resource.services.get()}
    return hold_time(resource=resource, starts_at=starts_at, by=Actor.PATIENT, now=now, **(usual | changes))


def book(
    resource: Resource, starts_at: datetime = MONDAY_9, *, now: datetime = NOON, **changes: Any
) -> Appointment:
    """Return a time that staff booked for a request of its own unless one is given."""
    usual = {
        "request": changes.pop("request", None) or make_request(),
        "service": resource.services.get(),
        "by": Actor.staff(make_staff()),
    }
    return book_time(resource=resource, starts_at=starts_at, now=now, **(usual | changes))


def offer(resource: Resource, *starts: datetime, now: datetime = NOON, **changes: Any) -> list[Appointment]:
    """Return times that staff offered for a request of its own unless one is given."""
    usual = {
        "request": changes.pop("request", None) or make_request(),
        "service": resource.services.get(),
        "by": Actor.staff(make_staff()),
    }
    times = [(resource, start) for start in starts or (MONDAY_9, MONDAY_9 + timedelta(hours=2))]
    return offer_times(times=times, now=now, **(usual | changes))
