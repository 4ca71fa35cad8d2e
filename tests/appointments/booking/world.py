"""A small clinic for the whole life of bookings: few times, so that people get in each other's way."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from appointments.models import Actor, Resource, Screening, ServiceType
from appointments.models.request import AppointmentRequest
from clinic.models import Clinician
from clinic.roles import Role
from tests.appointments.calendar import make_draft, make_resource, make_service
from tests.appointments.factories import make_location, make_request, make_staff


@dataclass(frozen=True)
class World:
    """One clinician at two locations, in two time zones, and a room; a service that books itself."""

    resources: list[Resource]
    services: list[ServiceType]
    staff: Actor
    clinician: Actor

    def start(self, resource: Resource, place: int, now: datetime) -> datetime:
        """Return one of few times of the next day: half hours from 8:30, where it is closed, to 11:00.

        After them come one off the clinic's grid, one off every grid, and one that has passed.
        """
        day = now.astimezone(resource.location.zone).date() + timedelta(days=1)
        opens = datetime.combine(day, time(9), resource.location.zone)
        halves = [timedelta(minutes=30 * number - 30) for number in range(6)]
        others = [timedelta(minutes=10), timedelta(seconds=10), timedelta(days=-2)]
        return opens + [*halves, *others][place]


PLACES = 9


def make_world() -> World:
    """Make the clinic. It is open every day, so that the next day always has times."""
    miami = make_location("Miami")
    pensacola = make_location("Pensacola", time_zone="America/Chicago")
    # With a little notice, so that some times come too soon.
    usual = {"notice": 15, "buffer_after": 10}
    services = [
        make_service(code="asked", change_notice=60, **usual),
        make_service(code="at-once", name="At once", auto_confirm=True, minutes=30, daily_cap=3, **usual),
    ]
    clinician = Clinician.objects.create(name="Sample Clinician")
    resources = [
        make_resource(*services, location=miami, clinician=clinician, name="First"),
        make_resource(*services, location=pensacola, clinician=clinician, name="First, elsewhere"),
        make_resource(*services, location=miami, name="Room"),
    ]
    Resource.objects.filter(name="Room").update(clinician=None)
    for resource in resources:
        rules = list(resource.availability.all()[:2])
        for weekday, rule in zip((5, 6), rules, strict=True):
            rule.pk, rule.weekday = None, weekday
            rule.save(force_insert=True)
    everybody = Resource.objects.select_related("location", "clinician").order_by("pk")
    return World(
        list(everybody), services, Actor.staff(make_staff()), Actor.staff(make_staff(Role.CLINICIAN))
    )


def new_request(number: int, now: datetime) -> AppointmentRequest:
    return make_request(**_own_contact(number), sent_at=now, due_at=now)


def new_draft(number: int, now: datetime) -> AppointmentRequest:
    """Return a consultation with a screening that has no answer yet."""
    draft = make_draft(**_own_contact(number), sent_at=now, due_at=now)
    Screening.objects.create(request=draft, form_version="1", started_at=now, saved_at=now)
    return draft


def _own_contact(number: int) -> dict[str, str]:
    return {"phone": f"+1305555{number:04}", "email": f"person{number}@mail.example"}
