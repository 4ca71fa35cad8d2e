"""What follows once a time is firm, and once a firm time is lost."""

from datetime import datetime

from appointments.actions.booking.steps import step
from appointments.actions.messages import queue_message, queue_reminders
from appointments.actions.requests import clock_anew
from appointments.actions.transitions import move
from appointments.enums import AppointmentStatus, CancelReason, MessageKind, RequestStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest


def settle(*, appointment: Appointment, kind: MessageKind, by: Actor, now: datetime) -> None:
    """Let go of every other time of the request, call it scheduled, and owe the patient the news."""
    request = appointment.request
    let_go_of_others(appointment=appointment, by=by, now=now)
    if request.is_open:
        move(request=request, verb=Verb.SCHEDULED, by=by, now=now)
    queue_message(request=request, appointment=appointment, kind=kind, by=by, now=now)
    queue_reminders(appointment=appointment, by=by, now=now)


def let_go_of_others(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Give up what else is held or offered to the same person, and their place on the waitlist."""
    waiting = (AppointmentStatus.PROPOSED, AppointmentStatus.WAITLIST)
    others = appointment.request.appointments.filter(status__in=waiting).exclude(pk=appointment.pk)
    for other in others.select_related("resource__location"):
        other.request = appointment.request
        step(
            appointment=other, verb=Verb.TIME_CANCELLED, by=by, now=now, cancel_reason=CancelReason.OTHER_TIME
        )


def lose_time(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Put a request whose firm time is gone back to work; its clock starts anew.

    An offer or a place on the waitlist that is given up leaves a firm time as it is.
    """
    if request.status != RequestStatus.SCHEDULED or request.appointments.live().exists():
        return
    move(request=request, verb=Verb.TIME_LOST, by=by, now=now, **clock_anew(request, now=now))


def take_up_again(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Put a request that waits for an answer back to work once no offer is left; its clock starts anew."""
    waits = request.status == RequestStatus.WAITING_PATIENT
    if waits and not request.appointments.filter(status=AppointmentStatus.PROPOSED).exists():
        move(request=request, verb=Verb.RESUMED, by=by, now=now, **clock_anew(request, now=now))
