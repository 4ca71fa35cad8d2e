"""The day of the visit."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.settling import let_go_of_others, lose_time
from appointments.actions.booking.steps import lock_request, step
from appointments.actions.messages import cancel_messages_about, queue_message
from appointments.actions.transitions import move
from appointments.enums import ClosedReason, MessageKind, RequestStatus, Verb
from appointments.models import Actor, Appointment
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def mark_arrived(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Note that the patient is in the house."""
    _step(appointment, Verb.ARRIVED, by, now)


@transaction.atomic
def check_in(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Note that the patient is checked in."""
    _step(appointment, Verb.CHECKED_IN, by, now)


@transaction.atomic
def fulfil_appointment(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Note that the visit took place; its request is completed with it."""
    _refuse_the_future(appointment, now)
    _step(appointment, Verb.FULFILLED, by, now)
    let_go_of_others(appointment=appointment, by=by, now=now)
    request = appointment.request
    if request.status == RequestStatus.SCHEDULED:
        reason = ClosedReason.COMPLETED
        move(
            request=request,
            verb=Verb.CLOSED,
            by=by,
            now=now,
            reason=reason.label,
            closed_reason=reason,
            closed_at=now,
            closed_by=by.user,
        )


@transaction.atomic
def mark_no_show(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Note that the patient did not come; the request needs another time, and the patient is told how."""
    _refuse_the_future(appointment, now)
    _step(appointment, Verb.NO_SHOW, by, now)
    lose_time(request=appointment.request, by=by, now=now)
    kind = MessageKind.APPOINTMENT_MISSED
    queue_message(request=appointment.request, appointment=appointment, kind=kind, by=by, now=now)


@transaction.atomic
def enter_in_error(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Mark a time that should never have stood on the calendar. Nobody is told."""
    _step(appointment, Verb.ENTERED_IN_ERROR, by, now)
    cancel_messages_about(appointment=appointment)
    lose_time(request=appointment.request, by=by, now=now)


def _step(appointment: Appointment, verb: Verb, by: Actor, now: datetime) -> None:
    lock_request(appointment.request)
    step(appointment=appointment, verb=verb, by=by, now=now)


def _refuse_the_future(appointment: Appointment, now: datetime) -> None:
    if appointment.starts_at is None or appointment.starts_at > now:
        raise TransitionRefusedError("That is possible once the time of the visit has come.")
