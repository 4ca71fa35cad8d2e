"""Calendars and asked-for times on the running site, for journeys that start at the front desk."""

import json

from tests.e2e.site import Site

# Run in the site's own environment; the marker keeps what a test reads apart from what a start prints.
SCRIPT = """
import json, uuid
from datetime import date, time
from django.utils import timezone
from appointments.actions.booking import ask_for_held_time, hold_time, put_on_waitlist
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose, RequestKind, RequestStatus
from appointments.models import *
from appointments.queries.free_times import free_times, resources_for
from clinic.models import Clinician, Location
from datetime import timedelta

now = timezone.now()
place = Location.objects.order_by("position").first()
service, _ = ServiceType.objects.get_or_create(
    code="desk-visit", defaults={{"name": "Desk visit", "needs_screening": True, "position": 90}}
)
resource, is_new = Resource.objects.get_or_create(
    name="Sample Desk Room", location=place, defaults={{"position": 90}}
)
resource.services.add(service)
if is_new:
    for day in range(7):
        AvailabilityRule.objects.create(
            resource=resource, weekday=day, starts_at=time(9), ends_at=time(17), valid_from=date(2020, 1, 1)
        )
request = AppointmentRequest.objects.create(
    kind=RequestKind.CONSULTATION, submission_key=uuid.uuid4().hex,
    sent_at=now, due_at=now + timedelta(hours=2),
    first_name={first_name!r}, last_name="Sample", phone="+13055550123", email={email!r},
    contact_channels=["call"], location=place, windows=["mon-am", "tue-am", "wed-pm", "thu-am", "fri-pm"],
)
Screening.objects.create(
    request=request, form_version="1", started_at=now, saved_at=now, flag_level="info",
    flags=[{{"code": "ride_home.no", "level": "info", "question": "ride_home",
             "reason": "No adult to take them home after a treatment"}}],
    route="front_desk", peg_score="6.7", answers={{"heart": ["none"], "pain_kinds": ["crps"]}},
)
if {asks}:
    today = now.astimezone(place.zone).date()
    free = free_times(
        service=service, resources=resources_for(service), first_on=today, last_on=today + timedelta(days=14),
        now=now,
    )
    held = hold_time(
        request=request, service=service, resource=resource, starts_at=free[0].starts_at,
        by=Actor.PATIENT, now=now,
    )
    ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=now)
AppointmentRequest.objects.filter(pk=request.pk, status=RequestStatus.DRAFT).update(status=RequestStatus.NEW)
print("@@" + json.dumps({{"pk": request.pk, "reference": request.reference}}))
"""


def make_consultation(site: Site, first_name: str, *, asks: bool) -> dict:
    """Return the id and the reference of a sent consultation; with `asks` it asks for the next free time."""
    script = SCRIPT.format(first_name=first_name, email=f"{first_name.lower()}@mail.example", asks=asks)
    printed = site.manage("shell", "--no-imports", "-c", script)
    return json.loads(printed.split("@@")[1])
