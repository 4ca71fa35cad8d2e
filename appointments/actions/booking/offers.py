"""Staff offer up to three times; the patient takes one of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from appointments.actions.booking.occupying import lock_calendars, take_time, why_withdrawn
from appointments.actions.booking.settling import settle
from appointments.actions.booking.steps import lock_request, step
from appointments.actions.messages import cancel_messages_about, queue_message
from appointments.actions.requests import clock_anew
from appointments.actions.transitions import move
from appointments.enums import ActorKind, AppointmentStatus, CancelReason, MessageKind, RequestStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, Resource, ServiceType
from appointments.rules.appointment_steps import step_for
from appointments.rules.booking import MOST_OFFERS, OFFER
from appointments.rules.transitions import TransitionRefusedError

REMIND_BEFORE_LAPSE = timedelta(hours=4)
NONE_SUITED = "None of the offered times suits"


@transaction.atomic
def offer_times(
    *,
    request: AppointmentRequest,
    service: ServiceType,
    times: Sequence[tuple[Resource, datetime]],
    by: Actor,
    now: datetime,
    waitlist_entry: Appointment | None = None,
) -> list[Appointment]:
    """Hold each time for 24 hours for the patient to choose from; raises TimeRefusedError.

    Three may stand open at once. The request then waits for the patient.
    """
    lock_request(request)
    _refuse_offers(request, len(times), now)
    lock_calendars(*(resource for resource, _ in times), now=now)
    offered = [
        take_time(
            request=request,
            service=service,
            resource=resource,
            starts_at=starts_at,
            status=AppointmentStatus.PROPOSED,
            verb=Verb.TIME_OFFERED,
            by=by,
            now=now,
            held_until=min(now + OFFER, starts_at),
            waitlist_entry=waitlist_entry,
        )
        for resource, starts_at in times
    ]
    _wait(request, by, now)
    first = offered[0]
    lapses_at = min(one.held_until for one in offered if one.held_until)
    queue_message(
        request=request, appointment=first, kind=MessageKind.TIMES_OFFERED, by=by, now=now, until=lapses_at
    )
    queue_message(
        request=request,
        appointment=first,
        kind=MessageKind.OFFER_LAPSING,
        by=by,
        now=now,
        send_after=lapses_at - REMIND_BEFORE_LAPSE,
    )
    return offered


@transaction.atomic
def accept_offer(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Book an offered time and free the others. It takes the place of a time that the patient had.

    Raises HoldLapsedError when it is held no longer, and TransitionRefusedError when it was given up, or
    the clinic has closed that time meanwhile.
    """
    request = appointment.request
    lock_request(request)
    step_for(Verb.TIME_ACCEPTED, appointment.status)
    if appointment.proposed_by != ActorKind.STAFF:
        raise TransitionRefusedError("Only a time that the clinic offered can be accepted.")
    lock_calendars(appointment.resource, now=now)
    if why := why_withdrawn(appointment, now=now):
        raise TransitionRefusedError(why.words)
    replaced = request.appointments.live().first()
    changes: dict[str, Any] = {}
    if replaced:
        replaced.request = request
        step(appointment=replaced, verb=Verb.TIME_MOVED, by=by, now=now, cancel_reason=CancelReason.MOVED)
        changes = {
            "replaces": replaced,
            "calendar_uid": replaced.calendar_uid,
            "sequence": replaced.sequence + 1,
        }
    step(appointment=appointment, verb=Verb.TIME_ACCEPTED, by=by, now=now, while_held=True, **changes)
    settle(appointment=appointment, kind=MessageKind.APPOINTMENT_CONFIRMED, by=by, now=now)


@transaction.atomic
def decline_offers(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Give back every offered time; a request that waited for the answer is taken up, and its clock set anew.

    Raises TransitionRefusedError when no offer stands open.
    """
    lock_request(request)
    offers = list(request.appointments.offers(now=now).select_related("resource__location"))
    if not offers:
        raise TransitionRefusedError("No time is on offer any more.")
    for offer in offers:
        offer.request = request
        step(
            appointment=offer,
            verb=Verb.TIME_CANCELLED,
            by=by,
            now=now,
            reason=NONE_SUITED,
            cancel_reason=CancelReason.OTHER_TIME,
        )
        cancel_messages_about(appointment=offer)
    if request.status == RequestStatus.WAITING_PATIENT:
        move(request=request, verb=Verb.RESUMED, by=by, now=now, **clock_anew(request, now=now))


def _refuse_offers(request: AppointmentRequest, number: int, now: datetime) -> None:
    if not (request.is_open or request.status == RequestStatus.SCHEDULED):
        raise TransitionRefusedError("Times can be offered while the request is open.")
    if number < 1:
        raise TransitionRefusedError("Choose at least one time to offer.")
    standing = request.appointments.offers(now=now).count()
    if standing + number > MOST_OFFERS:
        raise TransitionRefusedError(
            f"Three times at most can be offered at once. Already offered: {standing}."
        )


def _wait(request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Stop the request's clock until the patient answers. Whoever offers times has the request."""
    if request.status == RequestStatus.NEW:
        move(request=request, verb=Verb.CLAIMED, by=by, now=now, assigned_to=by.user, assigned_at=now)
    if request.status in (RequestStatus.IN_REVIEW, RequestStatus.CLINICAL_REVIEW):
        move(request=request, verb=Verb.WAITED, by=by, now=now)
