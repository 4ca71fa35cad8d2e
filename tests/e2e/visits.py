"""Private links to visits in every state, made on a running site."""

from tests.e2e.site import Site

# Runs inside the site. Times lie next week, so that no clock of the machine matters.
MAKE = """
from datetime import time, timedelta, date
from django.utils import timezone
from appointments.actions.booking import book_time, offer_times, ask_for_held_time
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose
from appointments.models import *
from appointments.models import AvailabilityRule, Resource, ServiceType
from appointments.queries.free_times import free_times
from clinic.models import Clinician, Location, User
import uuid
now = timezone.now()
service, _ = ServiceType.objects.get_or_create(code="journey-visit", defaults=dict(name="First visit",
    needs_escort=True, what_to_bring="A photo ID\\nA list of your medicines",
    preparation="Do not eat for 6 hours before your visit.\\n\\nAsk us before you stop any medicine."))
clinician, _ = Clinician.objects.get_or_create(name="Sample Clinician One")
for place in Location.objects.all()[:2]:
    resource, is_new = Resource.objects.get_or_create(location=place, clinician=clinician,
        defaults=dict(name="Sample Clinician One, MD"))
    resource.services.add(service)
    if is_new:
        for day in range(7):
            AvailabilityRule.objects.create(resource=resource, weekday=day, starts_at=time(9), ends_at=time(16),
                valid_from=date(2020, 1, 1))
resource = Resource.objects.filter(clinician=clinician).order_by("location__position").first()
staff = Actor.staff(User.objects.filter(is_staff=True).first())
request = AppointmentRequest.objects.create(topic=RequestTopic.objects.first(), submission_key=uuid.uuid4().hex,
    status="new", sent_at=now, due_at=now + timedelta(hours=2), first_name="Alex", last_name="Sample",
    phone="+13055550123", email="alex@mail.example", contact_channels=["call", "email"], any_time=True)
today = now.date()
free = [one for one in free_times(service=service, resources=[resource], first_on=today + timedelta(days=5),
    last_on=today + timedelta(days=12), now=now)]
about = dict(request=request, service=service, by=staff, now=now)
state = "STATE"
if state == "booked":
    book_time(resource=resource, starts_at=free[0].starts_at, **about)
if state == "offered":
    offer_times(times=[(resource, free[place].starts_at) for place in (0, 3, 20)], **about)
print(issue_link(request=request, purpose=LinkPurpose.MANAGE, now=now))
"""


def private_path(site: Site, state: str) -> str:
    """Return the private page of a new request that is "requested", "booked" or "offered"."""
    printed = site.manage("shell", "--no-imports", "-v", "0", "-c", MAKE.replace("STATE", state))
    return f"/manage/{printed.split()[-1]}/"
