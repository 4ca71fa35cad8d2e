"""The clinic's notice: until when patients change a booked time themselves."""

from datetime import datetime, timedelta

from appointments.enums import ActorKind, AppointmentStatus
from appointments.models import Actor, Appointment


class TooLateError(Exception):
    """It is too late to change the time online; the patient calls instead."""


def refuse_late_change(appointment: Appointment, *, by: Actor, now: datetime) -> None:
    """Raise TooLateError for a patient who changes a booked time after the clinic's notice."""
    booked = appointment.status == AppointmentStatus.BOOKED
    if by.kind != ActorKind.PATIENT or not booked or appointment.starts_at is None:
        return
    if now > appointment.starts_at - timedelta(minutes=appointment.service.change_notice):
        raise TooLateError
