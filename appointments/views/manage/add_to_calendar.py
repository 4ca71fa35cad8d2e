"""A booked time for the patient's own calendar: a file, and links to calendars on the web.

The summary is "Appointment" and nothing else; people share their calendars.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from icalendar import Calendar, Event

from appointments.models import Appointment
from clinic.models import Location


@dataclass(frozen=True)
class CalendarLink:
    """A calendar on the web, and the address that adds the appointment there."""

    name: str
    url: str


def calendar_file(appointment: Appointment) -> bytes:
    """Return the booked time as an iCalendar file (RFC 5545)."""
    starts_at, ends_at, location = _needed(appointment)
    event = Event()
    event.add("uid", str(appointment.calendar_uid))
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.created_at.astimezone(UTC))
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("summary", "Appointment")
    event.add("location", location)
    event.add("status", "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Clinic//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def add_to_calendar_links(appointment: Appointment) -> list[CalendarLink]:
    """Return links to press; no page loads anything from there."""
    starts_at, ends_at, location = _needed(appointment)
    dates = f"{starts_at:%Y%m%dT%H%M%SZ}/{ends_at:%Y%m%dT%H%M%SZ}"
    google = {"action": "TEMPLATE", "text": "Appointment", "dates": dates, "location": location}
    outlook = {
        "rru": "addevent",
        "subject": "Appointment",
        "startdt": starts_at.isoformat(),
        "enddt": ends_at.isoformat(),
        "location": location,
    }
    return [
        CalendarLink("Google Calendar", f"https://calendar.google.com/calendar/render?{urlencode(google)}"),
        CalendarLink("Outlook", f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook)}"),
    ]


def _needed(appointment: Appointment) -> tuple[datetime, datetime, str]:
    if appointment.starts_at is None or appointment.ends_at is None or appointment.resource is None:
        raise ValueError("a place on the waitlist has no time")
    address = _address(appointment.resource.location)
    return appointment.starts_at.astimezone(UTC), appointment.ends_at.astimezone(UTC), address


def _address(location: Location) -> str:
    return f"{location.street}, {location.city}, {location.state} {location.postal_code}"
