"""The calendar file of one visit (RFC 5545), for a message or a download.

- METHOD is PUBLISH, and CANCEL once the visit is off. REQUEST would be an invitation: it names the patient
  as an attendee, and calendars answer it by mail to the clinic, where nobody would read the answers.
  RFC 5546 has PUBLISH for what is merely told, and cancels it with CANCEL (sections 3.2.1, 4.1.3). Both
  name an organizer and no attendee.
- SEQUENCE has three places for each row, since a visit that is moved is a new row: asked for, booked,
  cancelled. So it rises with every step of one UID, and a cancellation comes after what it cancels.
- Times are in UTC. An instant is what was booked, every calendar shows it on its own wall clock, and no
  copied time zone can be wrong or out of date.
- Whoever sees the calendar learns that there is an appointment, when and at what address. Nothing else.
"""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

from appointments.emails.visit import address_of, resource_of, start_of
from appointments.enums import AppointmentStatus
from appointments.models import Appointment

S = AppointmentStatus
SUMMARY = "Appointment"
GIVEN_UP = (S.CANCELLED, S.ENTERED_IN_ERROR)
PLACES = 3


def calendar_file(appointment: Appointment) -> bytes:
    """Return the visit as an iCalendar file; raises ValueError for a place on the waitlist.

    It reads the clock: DTSTAMP is when the file was made (RFC 5545, 3.8.7.2).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Clinic//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(appointment.status))
    calendar.add_component(_event(appointment))
    return calendar.to_ical()


def method_of(status: str) -> str:
    return "CANCEL" if status in GIVEN_UP else "PUBLISH"


def sequence_of(appointment: Appointment) -> int:
    """Return the SEQUENCE: higher with every step that a visit takes."""
    place = 2 if appointment.status in GIVEN_UP else 1
    if appointment.status in (S.PROPOSED, S.PENDING):
        place = 0
    return appointment.sequence * PLACES + place


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", f"{appointment.calendar_uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", sequence_of(appointment))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", start_of(appointment))
    event.add("dtend", appointment.ends_at)
    event.add("summary", SUMMARY)
    event.add("location", address_of(resource_of(appointment).location))
    event.add("status", _status_of(appointment.status))
    event.add("organizer", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
    event.add("class", "PRIVATE")
    return event


def _status_of(status: str) -> str:
    if status in GIVEN_UP:
        return "CANCELLED"
    return "TENTATIVE" if status in (S.PROPOSED, S.PENDING) else "CONFIRMED"
