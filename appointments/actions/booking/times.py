"""Booking, confirming and moving a time."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.occupying import lock_calendars, take_time
from appointments.actions.booking.settling import settle
from appointments.actions.booking.steps import lock_request, step
from appointments.actions.booking.too_late import refuse_late_change
from appointments.actions.messages import cancel_messages_about, queue_message, queue_reminders
from appointments.enums import AppointmentStatus, CancelReason, MessageKind, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, Resource, ServiceType
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def book_time(
    *,
    request: AppointmentRequest,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    by: Actor,
    now: datetime,
    override_reason: str = "",
) -> Appointment:
    """Book a time that was agreed on; raises TimeRefusedError.

    Outside of the hours it takes a reason. A request that has a time already is moved instead.
    """
    lock_request(request)
    if not request.is_open:
        raise TransitionRefusedError("A time can be booked while the request is open.")
    if request.appointments.live().exists():
        raise TransitionRefusedError("This request has a time already. Confirm, move or cancel that one.")
    lock_calendars(resource, now=now)
    appointment = take_time(
        request=request,
        service=service,
        resource=resource,
        starts_at=starts_at,
        status=AppointmentStatus.BOOKED,
        verb=Verb.TIME_BOOKED,
        by=by,
        now=now,
        override_reason=override_reason,
    )
    settle(appointment=appointment, kind=MessageKind.APPOINTMENT_CONFIRMED, by=by, now=now)
    return appointment


@transaction.atomic
def confirm_appointment(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Book the time that the patient asked for; raises HoldLapsedError when its hour has come and gone."""
    lock_request(appointment.request)
    lock_calendars(appointment.resource, now=now)
    step(appointment=appointment, verb=Verb.TIME_CONFIRMED, by=by, now=now, while_held=True)
    settle(appointment=appointment, kind=MessageKind.APPOINTMENT_CONFIRMED, by=by, now=now)


@transaction.atomic
def move_appointment(
    *,
    appointment: Appointment,
    resource: Resource,
    starts_at: datetime,
    by: Actor,
    now: datetime,
    override_reason: str = "",
) -> Appointment:
    """Give up a time for another in one go, and return the new row; raises TimeRefusedError.

    The new time may overlap the old one. It stays booked, or asked for, as the old one was. Patients are
    held to the clinic's notice (TooLateError).
    """
    request = appointment.request
    lock_request(request)
    refuse_late_change(appointment, by=by, now=now)
    lock_calendars(appointment.resource, resource, now=now)
    status = AppointmentStatus(appointment.status)
    step(appointment=appointment, verb=Verb.TIME_MOVED, by=by, now=now, cancel_reason=CancelReason.MOVED)
    moved = take_time(
        request=request,
        service=appointment.service,
        resource=resource,
        starts_at=starts_at,
        status=status,
        verb=Verb.TIME_BOOKED if status == AppointmentStatus.BOOKED else Verb.TIME_ASKED,
        by=by,
        now=now,
        override_reason=override_reason,
        held_until=starts_at if status == AppointmentStatus.PENDING else None,
        replaces=appointment,
        calendar_uid=appointment.calendar_uid,
        sequence=appointment.sequence + 1,
    )
    _tell(moved, by, now)
    return moved


def _tell(moved: Appointment, by: Actor, now: datetime) -> None:
    booked = moved.status == AppointmentStatus.BOOKED
    kind = MessageKind.APPOINTMENT_MOVED if booked else MessageKind.APPOINTMENT_PENDING
    if moved.replaces:
        cancel_messages_about(appointment=moved.replaces)
    queue_message(request=moved.request, appointment=moved, kind=kind, by=by, now=now)
    if booked:
        queue_reminders(appointment=moved, by=by, now=now)
