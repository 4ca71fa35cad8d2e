"""Going round the actions, to make what they never make, and asking what is found."""

from appointments.models import Appointment, AppointmentRequest, Resource
from appointments.queries.schedule import impossible_states
from tests.appointments.factories import NOON


def found() -> list[str]:
    return list(impossible_states(now=NOON))


def change(appointment: Appointment, **fields: object) -> None:
    Appointment.objects.filter(pk=appointment.pk).update(**fields)


def of_request(appointment: Appointment, **fields: object) -> None:
    AppointmentRequest.objects.filter(pk=appointment.request_id).update(**fields)


def ticks_line(owner: Appointment, number: int, first: int, resource: Resource, what: str) -> str:
    """Return the line about some ticks in a row."""
    where = f"({first} to {first + number - 1}, resource {resource.pk})"
    return f"appointment {owner.pk}: {number} ticks {where} {what}"
