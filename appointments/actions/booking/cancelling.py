"""Giving times up."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.settling import lose_time, take_up_again
from appointments.actions.booking.steps import lock_request, step
from appointments.actions.booking.too_late import refuse_late_change
from appointments.actions.messages import cancel_messages_about, queue_message
from appointments.enums import (
    OCCUPYING_STATUSES,
    AppointmentStatus,
    CancelReason,
    MessageKind,
    Verb,
)
from appointments.models import Actor, Appointment, AppointmentRequest, Note


@transaction.atomic
def cancel_appointment(
    *,
    appointment: Appointment,
    reason: CancelReason,
    by: Actor,
    now: datetime,
    note: str = "",
    because: str = "",
) -> None:
    """Give up a time, free it for others, and tell the patient; the request needs another time then.

    Patients are held to the clinic's notice (TooLateError). A note is kept for colleagues, encrypted as all
    of them: the history's reasons are not. `because` stands there, so it is one of a fixed list.
    """
    request = appointment.request
    lock_request(request)
    refuse_late_change(appointment, by=by, now=now)
    was_offered = appointment.status == AppointmentStatus.PROPOSED
    was_promised = appointment.status not in (AppointmentStatus.PROPOSED, AppointmentStatus.WAITLIST)
    step(
        appointment=appointment,
        verb=Verb.TIME_CANCELLED,
        by=by,
        now=now,
        reason=because or reason.label,
        cancel_reason=reason,
    )
    if note and by.user:
        Note.objects.create(request=request, at=now, by=by.user, text=note)
    cancel_messages_about(appointment=appointment)
    lose_time(request=request, by=by, now=now)
    if was_offered:
        take_up_again(request=request, by=by, now=now)
    if was_promised:
        kind = MessageKind.APPOINTMENT_CANCELLED
        queue_message(request=request, appointment=appointment, kind=kind, by=by, now=now)


def give_up_times(*, request: AppointmentRequest, by: Actor, now: datetime) -> list[Appointment]:
    """Give up every time of a request that is being closed; returns those that were booked."""
    waiting = request.appointments.filter(status__in=[*OCCUPYING_STATUSES, AppointmentStatus.WAITLIST])
    booked = []
    for one in waiting.select_related("resource__location"):
        one.request = request
        if one.status == AppointmentStatus.BOOKED:
            booked.append(one)
        step(
            appointment=one,
            verb=Verb.TIME_CANCELLED,
            by=by,
            now=now,
            cancel_reason=CancelReason.REQUEST_CLOSED,
        )
    return booked
