"""A clinician, the people who go for their times, and what they hold in the end."""

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from appointments.actions.requests import Sending
from appointments.actions.screening import start_draft
from appointments.models import Appointment, AvailabilityRule, Resource, ServiceType
from appointments.rules.slots import tick_of
from clinic.models import Clinician, Location

DAYS = 5


@dataclass(frozen=True)
class Person:
    """Somebody who fills in a consultation, by the token of their private link."""

    token: str
    starts_at: datetime
    code: str


def make_clinician(name: str) -> Resource:
    """Make a clinician with hours of 9 to 17 every day, and the one service that patients book: an hour."""
    usual = {"name": "First visit", "needs_screening": True, "notice": 0, "position": 0, "horizon_days": 90}
    service, _ = ServiceType.objects.get_or_create(code="measured", defaults=usual)
    ServiceType.objects.exclude(pk=service.pk).update(is_offered=False)
    resource = Resource.objects.create(
        name=name, location=Location.objects.order_by("pk")[0], clinician=Clinician.objects.create(name=name)
    )
    resource.services.set([service])
    open_each_day(resource)
    return resource


def open_each_day(resource: Resource) -> None:
    first = timezone.localdate() - timedelta(days=1)
    AvailabilityRule.objects.bulk_create(
        AvailabilityRule(
            resource=resource, weekday=day, starts_at=time(9), ends_at=time(17), valid_from=first
        )
        for day in range(7)
    )


def half_hours(resource: Resource, first_day: int = 2) -> list[datetime]:
    """Return the starts of some days, every half hour: each overlaps the one before and the one after."""
    first = timezone.localdate() + timedelta(days=first_day)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    opens = [datetime.combine(day, time(9), resource.location.zone) for day in days]
    return [one + timedelta(minutes=30 * number) for one in opens for number in range(15)]


def make_people(resource: Resource, starts: list[datetime], number: int) -> list[Person]:
    """Return so many people, who want these times in turn."""
    wanted = [starts[place % len(starts)] for place in range(number)]
    return [Person(start_form(), start, f"{resource.pk}-{tick_of(start)}") for start in wanted]


def start_form() -> str:
    sending = Sending(submission_key=uuid.uuid4().hex, address="127.0.0.1")
    return start_draft(answers={}, consents=[], sending=sending, now=timezone.now())


def held_by_anybody(resource: Resource) -> list[tuple[datetime, datetime]]:
    """Return (start, end) of what is taken of a calendar now, in order."""
    taken = Appointment.objects.holding(now=timezone.now()).filter(resource=resource)
    return list(taken.order_by("starts_at").values_list("starts_at", "ends_at"))
