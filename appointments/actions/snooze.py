"""Putting a request aside until a day. It wakes by the clock, or by what happens to it (transitions.py)."""

from datetime import date, datetime

from django.db import transaction

from appointments.actions.transitions import AWAKE, touch
from appointments.enums import RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest
from appointments.queries import clock_of
from appointments.rules.business_hours import day_begins_at
from appointments.rules.front_desk import snooze_refusal, spoken_day
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def snooze_request(*, request: AppointmentRequest, wake_on: date, by: Actor, now: datetime) -> None:
    """Take a request off the queue until the location opens on `wake_on`. Its clock runs on.

    Raises TransitionRefusedError for what is not open, for a request that another person has, and for a day
    that is not within the next 60 by the location's calendar. Nobody's request stays nobody's.
    """
    if by.user is None:
        raise ValueError("only staff snooze requests")
    clock = clock_of(request.location)
    refusal = refusal_to_snooze(request, by) or snooze_refusal(wake_on, now.astimezone(clock.zone).date())
    if refusal:
        raise TransitionRefusedError(refusal)
    touch(
        request=request,
        verb=Verb.SNOOZED,
        by=by,
        now=now,
        reason=f"Until {spoken_day(wake_on)}",
        snoozed_until=day_begins_at(wake_on, clock.hours, clock.zone),
        snoozed_by=by.user,
    )


@transaction.atomic
def wake_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Bring a snoozed request back to the queue before its day; whoever needs it may."""
    if not request.is_asleep(now=now):
        raise TransitionRefusedError("This request is not snoozed any more.")
    touch(request=request, verb=Verb.WOKEN, by=by, now=now, **AWAKE)


def refusal_to_snooze(request: AppointmentRequest, by: Actor) -> str:
    """Return why this person cannot put the request aside on any day, or "" when they can."""
    if not request.is_open:
        status = RequestStatus(request.status).label
        return f"A request cannot be snoozed while it is “{status}”."
    if request.assigned_to and request.assigned_to != by.user:
        name = request.assigned_to.first_name or str(request.assigned_to)
        return f"{name} has this request; ask them, or claim it first."
    return ""
