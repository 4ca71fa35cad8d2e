"""Runs inside a site (visits.py): a request with a booked time or with offers, and a link to it."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from appointments.actions.booking import book_time, offer_times
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose, RequestStatus
from appointments.models import (
    Actor,
    AppointmentRequest,
    AvailabilityRule,
    RequestTopic,
    Resource,
    ServiceType,
)
from appointments.queries.free_times import FreeTime, free_times
from clinic.models import Clinician, Location, User

VISIT = {
    "name": "First visit",
    "needs_escort": True,
    "what_to_bring": "A photo ID\nA list of your medicines",
    "preparation": "Do not eat for 6 hours before your visit.\n\nAsk us before you stop any medicine.",
}


def make_visit(state: str) -> str:
    """Return the token of a link to a new request that is "requested", "booked" or "offered"."""
    now = timezone.now()
    service, _ = ServiceType.objects.get_or_create(code="journey-visit", defaults=VISIT)
    free = _next_week(service, _calendar(service), now)
    request = _request(now)
    about = {"request": request, "service": service, "by": _staff(), "now": now}
    if state == "booked":
        book_time(resource=free[0].resource, starts_at=free[0].starts_at, **about)
    if state == "offered":
        offer_times(times=[(one.resource, one.starts_at) for one in free[:9:4]], **about)
    return issue_link(request=request, purpose=LinkPurpose.MANAGE, now=now)


def _calendar(service: ServiceType) -> Resource:
    """Return a clinician of the sample's who is there every day, at two locations."""
    clinician = Clinician.objects.earliest("pk")
    places = Location.objects.order_by("position")[:2]
    here, _ = [_resource(service, clinician, place) for place in places]
    return here


def _resource(service: ServiceType, clinician: Clinician, place: Location) -> Resource:
    resource, _ = Resource.objects.get_or_create(
        location=place, clinician=clinician, defaults={"name": "Sample Clinician One, MD"}
    )
    resource.services.add(service)
    for day in range(7):
        AvailabilityRule.objects.get_or_create(
            resource=resource,
            weekday=day,
            defaults={"starts_at": time(9), "ends_at": time(16), "valid_from": date(2020, 1, 1)},
        )
    return resource


def _next_week(service: ServiceType, resource: Resource, now: datetime) -> list[FreeTime]:
    first = now.date() + timedelta(days=7)
    last = first + timedelta(days=5)
    return free_times(service=service, resources=[resource], first_on=first, last_on=last, now=now)


def _request(now: datetime) -> AppointmentRequest:
    return AppointmentRequest.objects.create(
        topic=RequestTopic.objects.first(),
        submission_key=uuid.uuid4().hex,
        status=RequestStatus.NEW,
        sent_at=now,
        due_at=now + timedelta(hours=2),
        first_name="Alex",
        last_name="Sample",
        phone="+13055550123",
        email="alex@mail.example",
        contact_channels=["call", "email"],
        any_time=True,
    )


def _staff() -> Actor:
    return Actor.staff(User.objects.filter(is_staff=True).earliest("pk"))
