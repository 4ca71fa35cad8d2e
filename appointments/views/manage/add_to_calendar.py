"""A booked time in calendars on the web. The calendar file is the one that emails bring."""

from appointments.emails.visit import address_of, resource_of, start_of
from appointments.models import Appointment
from appointments.rules.calendar_links import CalendarLink, add_to_calendar_links


def calendar_links(appointment: Appointment) -> tuple[CalendarLink, ...]:
    """Return links to press; no page loads anything from there."""
    starts_at = start_of(appointment)
    return add_to_calendar_links(
        starts_at=starts_at,
        ends_at=appointment.ends_at or starts_at,
        address=address_of(resource_of(appointment).location),
    )
