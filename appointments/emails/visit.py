"""What a message may say about a time: when, where, with whom, and until when it can be changed."""

from datetime import datetime, timedelta

from appointments.enums import AppointmentStatus, CancelReason, Language, Verb
from appointments.models import Appointment, AppointmentRequest, Resource
from clinic.dates import spoken_visit
from clinic.models import Location

OUR_TEAM = {Language.ENGLISH: "our team", Language.SPANISH: "nuestro equipo"}
ESCORT = {
    Language.ENGLISH: "Please have an adult take you home after the visit.",
    Language.SPANISH: "Por favor, venga con un adulto que le lleve a casa después de la visita.",
}
OFFERED = {
    Language.ENGLISH: "{when}, {place}, with {with_whom}",
    Language.SPANISH: "{when}, {place}, con {with_whom}",
}


def visit_words(appointment: Appointment, language: Language) -> dict[str, str]:
    """Return when, where and with whom. The service has no part in it: its name tells what it is for.

    A room has no part either: clinics name rooms after what is done in them.
    """
    resource = resource_of(appointment)
    location = resource.location
    return {
        "when": spoken_start(appointment, language),
        "place": location.name,
        "address": address_of(location),
        "directions_url": location.directions_url,
        "with_whom": resource.name if resource.clinician_id else OUR_TEAM[language],
        "escort": ESCORT[language] if appointment.service.needs_escort else "",
        "change_by": spoken_at(_change_until(appointment), location, language),
    }


def can_change_online(appointment: Appointment, *, at: datetime) -> bool:
    """Say whether the patient can still change the time on the website, as the clinic's notice has it."""
    return _change_until(appointment) > at


def offered_words(appointment: Appointment, language: Language) -> str:
    """Return one offered time in a line."""
    words = visit_words(appointment, language)
    return OFFERED[language].format(**words)


def spoken_start(appointment: Appointment, language: Language) -> str:
    return spoken_at(start_of(appointment), resource_of(appointment).location, language)


def spoken_at(instant: datetime, location: Location, language: Language) -> str:
    """Return an instant on the location's wall clock."""
    local = instant.astimezone(location.zone)
    return spoken_visit(local, location.get_time_zone_display(), language=language)


def address_of(location: Location) -> str:
    return f"{location.street}, {location.city}, {location.state} {location.postal_code}"


def start_of(appointment: Appointment) -> datetime:
    if appointment.starts_at is None:
        raise ValueError("a place on the waitlist has no time")
    return appointment.starts_at


def resource_of(appointment: Appointment) -> Resource:
    if appointment.resource is None:
        raise ValueError("a place on the waitlist has no resource")
    return appointment.resource


def cancelled_with(request: AppointmentRequest) -> Appointment | None:
    """Return the booked time that was given up when the request was closed, if there was one. One query."""
    return (
        request.appointments.filter(
            status=AppointmentStatus.CANCELLED,
            cancel_reason=CancelReason.REQUEST_CLOSED,
            cancelled_at=request.closed_at,
            events__verb=Verb.TIME_CANCELLED,
            events__from_status=AppointmentStatus.BOOKED,
        )
        .select_related("resource__location", "service")
        .first()
    )


def _change_until(appointment: Appointment) -> datetime:
    return start_of(appointment) - timedelta(minutes=appointment.service.change_notice)
