"""A patient holds a time while the form is finished."""

from datetime import datetime

from django.db import connection, transaction

from appointments.actions.booking.occupying import (
    TimeRefusedError,
    lock_calendars,
    refuse_plainly_taken,
    take_time,
    why_withdrawn,
)
from appointments.actions.booking.settling import settle
from appointments.actions.booking.steps import HoldLapsedError, is_still_held, lock_request, step
from appointments.actions.messages import queue_message
from appointments.enums import AppointmentStatus, CancelReason, MessageKind, RequestStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, Resource, ServiceType
from appointments.rules.appointment_steps import step_for
from appointments.rules.booking import HOLD, LONGEST_HOLD, Refusal
from appointments.rules.transitions import TransitionRefusedError


def hold_time(
    *,
    request: AppointmentRequest,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    by: Actor,
    now: datetime,
) -> Appointment:
    """Hold a time for 15 minutes and give up the one held before; raises TimeRefusedError.

    When the new time cannot be had, the old one stays held. What somebody else has plainly taken is refused
    before anything is locked, so that a crowd does not wait in line to hear it, and once more after the wait.
    """
    refuse_plainly_taken(service=service, resource=resource, starts_at=starts_at, of=request, now=now)
    return _hold(request, service, resource, starts_at, by, now)


@transaction.atomic
def _hold(
    request: AppointmentRequest,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    by: Actor,
    now: datetime,
) -> Appointment:
    _let_go_before_the_disk()
    lock_request(request)
    _refuse_hold(request, service)
    before = list(request.appointments.holds().select_related("resource"))
    lock_calendars(resource, *(one.resource for one in before), now=now)
    refuse_plainly_taken(service=service, resource=resource, starts_at=starts_at, of=request, now=now)
    for one in before:
        _give_up(one, by=by, now=now)
    return take_time(
        request=request,
        service=service,
        resource=resource,
        starts_at=starts_at,
        status=AppointmentStatus.PROPOSED,
        verb=Verb.TIME_HELD,
        by=by,
        now=now,
        held_until=min(now + HOLD, starts_at),
    )


@transaction.atomic
def extend_hold(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Hold the time for another 15 minutes from now, an hour at most in all, and not beyond its beginning.

    Raises HoldLapsedError when it is held no longer.
    """
    lock_calendars(appointment.resource, now=now)
    appointment.refresh_from_db(fields=["status", "held_until"])
    if appointment.status != AppointmentStatus.PROPOSED or not is_still_held(appointment, now=now):
        raise HoldLapsedError
    ends = (now + HOLD, appointment.created_at + LONGEST_HOLD, appointment.starts_at)
    until = min(end for end in ends if end)
    held_until = max(until, appointment.held_until or until)
    Appointment.objects.filter(pk=appointment.pk).update(held_until=held_until)
    appointment.held_until = held_until


@transaction.atomic
def release_hold(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Give up the time that a patient holds, if there is one."""
    lock_request(request)
    for one in request.appointments.holds():
        _give_up(one, by=by, now=now)


@transaction.atomic
def ask_for_held_time(
    *, appointment: Appointment, book_at_once: bool, by: Actor, now: datetime
) -> Appointment:
    """Turn a hold into a time that is asked for, or booked at once; returns the appointment.

    A hold that has run out is taken anew if the time is still free; otherwise raises TimeRefusedError, as
    it does when the clinic has closed that time meanwhile.
    """
    request = appointment.request
    lock_request(request)
    if request.appointments.live().exists():
        raise TransitionRefusedError("This request has a time already.")
    lock_calendars(appointment.resource, now=now)
    # A closure may have taken it while this waited for the calendar.
    appointment.refresh_from_db(fields=["status", "version", "held_until", "cancel_reason"])
    if is_still_held(appointment, now=now):
        if why := why_withdrawn(appointment, now=now):
            raise TimeRefusedError(why)
    else:
        appointment = _hold_again(appointment, by, now)
    if book_at_once:
        step(appointment=appointment, verb=Verb.TIME_BOOKED, by=by, now=now, while_held=True)
        settle(appointment=appointment, kind=MessageKind.APPOINTMENT_CONFIRMED, by=by, now=now)
        return appointment
    step(
        appointment=appointment,
        verb=Verb.TIME_ASKED,
        by=by,
        now=now,
        while_held=True,
        held_until=appointment.starts_at,
    )
    queue_message(
        request=request, appointment=appointment, kind=MessageKind.APPOINTMENT_PENDING, by=by, now=now
    )
    return appointment


def _let_go_before_the_disk() -> None:
    """Have this transaction's locks go when it commits, and not once the disk has it.

    A crowd waits for them. The answer that is saved next waits for the disk, and for all before it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO OFF")


def _refuse_hold(request: AppointmentRequest, service: ServiceType) -> None:
    if request.status != RequestStatus.DRAFT and not request.is_open:
        raise TransitionRefusedError("A time can be held while the request is open.")
    if not service.is_offered:
        raise TimeRefusedError(Refusal.NOT_OFFERED)


def _hold_again(lapsed: Appointment, by: Actor, now: datetime) -> Appointment:
    if lapsed.status == AppointmentStatus.PROPOSED:
        _give_up(lapsed, by=by, now=now)
    elif lapsed.cancel_reason not in (CancelReason.LAPSED, CancelReason.CLOSURE):
        step_for(Verb.TIME_ASKED, lapsed.status)  # Raises: it was given up, or is more than a hold already.
    if lapsed.resource is None or lapsed.starts_at is None:
        raise ValueError("only a time on the calendar can be held")
    return take_time(
        request=lapsed.request,
        service=lapsed.service,
        resource=lapsed.resource,
        starts_at=lapsed.starts_at,
        status=AppointmentStatus.PROPOSED,
        verb=Verb.TIME_HELD,
        by=by,
        now=now,
        held_until=min(now + HOLD, lapsed.starts_at),
    )


def _give_up(hold: Appointment, *, by: Actor, now: datetime) -> None:
    step(appointment=hold, verb=Verb.TIME_CANCELLED, by=by, now=now, cancel_reason=CancelReason.OTHER_TIME)
