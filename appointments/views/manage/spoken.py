"""Times in the words of the private page, by the wall clock of the place that they belong to."""

from datetime import datetime

from appointments.models import Appointment
from clinic.dates import clock_words, day_words


def day_of(appointment: Appointment) -> str:
    """Return the day of an appointment, such as "Tuesday, March 10"."""
    return day_words(_local(appointment, appointment.starts_at))


def hours_of(appointment: Appointment) -> str:
    """Return from when to when it is, with the zone named: "9:00 am to 10:00 am (Eastern Time)"."""
    starts, ends = (_local(appointment, at) for at in (appointment.starts_at, appointment.ends_at))
    return f"{clock_words(starts)} to {clock_words(ends)} ({_zone_name(appointment)})"


def start_of(appointment: Appointment) -> str:
    """Return when it starts: "Tuesday, March 10, at 9:00 am"."""
    return f"{day_of(appointment)}, at {clock_words(_local(appointment, appointment.starts_at))}"


def moment_at(appointment: Appointment, at: datetime) -> str:
    """Return another moment by the same wall clock: "Monday, March 9, at 9:00 am (Eastern Time)"."""
    local = _local(appointment, at)
    return f"{day_words(local)}, at {clock_words(local)} ({_zone_name(appointment)})"


def _local(appointment: Appointment, at: datetime | None) -> datetime:
    if at is None or appointment.resource is None:
        raise ValueError("a place on the waitlist has no time")
    return at.astimezone(appointment.resource.location.zone)


def _zone_name(appointment: Appointment) -> str:
    return appointment.resource.location.get_time_zone_display() if appointment.resource else ""
