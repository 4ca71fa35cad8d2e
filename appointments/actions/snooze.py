"""Putting a request aside until a day or a moment. It wakes by the clock, or by what happens to it.

What wakes it before its time stands in transitions.py.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from appointments.actions.transitions import AWAKE, touch
from appointments.enums import RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest
from appointments.queries import clock_of
from appointments.rules.business_hours import day_begins_at
from appointments.rules.front_desk import (
    LONGEST_SNOOZE_DAYS,
    snooze_refusal,
    spoken_day,
    spoken_hour,
    wake_refusal,
)
from appointments.rules.transitions import TransitionRefusedError, refuse


@transaction.atomic
def snooze_request(*, request: AppointmentRequest, wake_on: date, by: Actor, now: datetime) -> None:
    """Take a request off the queue until the location opens on `wake_on`. Its clock runs on.

    Raises TransitionRefusedError for what is not open, for a request that another person has, and for a day
    that is not within the next 60 by the location's calendar. Nobody's request stays nobody's.
    """
    clock = clock_of(request.location)
    refuse(refusal_to_snooze(request, by) or snooze_refusal(wake_on, now.astimezone(clock.zone).date()))
    wake_at = day_begins_at(wake_on, clock.hours, clock.zone)
    _put_aside(request, wake_at, f"Until {spoken_day(wake_on)}", by, now)


@transaction.atomic
def snooze_until(*, request: AppointmentRequest, wake_at: datetime, by: Actor, now: datetime) -> None:
    """Take a request off the queue until a moment, such as that of the next try. Its clock runs on.

    Raises TransitionRefusedError as `snooze_request` does, and for a moment that has come already.
    """
    clock = clock_of(request.location)
    local, today = wake_at.astimezone(clock.zone), now.astimezone(clock.zone).date()
    refuse(
        refusal_to_snooze(request, by)
        or wake_refusal(local, now, today + timedelta(days=LONGEST_SNOOZE_DAYS))
    )
    reason = f"Until {spoken_day(local.date())}, {spoken_hour(local)}"
    _put_aside(request, wake_at, reason, by, now)


@transaction.atomic
def wake_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Bring a snoozed request back to the queue before its day; whoever needs it may."""
    if not request.is_asleep(now=now):
        raise TransitionRefusedError("This request is not snoozed any more.")
    touch(request=request, verb=Verb.WOKEN, by=by, now=now, **AWAKE)


def _put_aside(request: AppointmentRequest, wake_at: datetime, reason: str, by: Actor, now: datetime) -> None:
    if by.user is None:
        raise ValueError("only staff snooze requests")
    touch(
        request=request,
        verb=Verb.SNOOZED,
        by=by,
        now=now,
        reason=reason,
        snoozed_until=wake_at,
        snoozed_by=by.user,
    )


def refusal_to_snooze(request: AppointmentRequest, by: Actor) -> str:
    """Return why this person cannot put the request aside on any day, or "" when they can."""
    if not request.is_open:
        status = RequestStatus(request.status).label
        return f"A request cannot be snoozed while it is “{status}”."
    if request.assigned_to and request.assigned_to != by.user:
        return f"{request.assigned_to.called} has this request; ask them, or claim it first."
    return ""
