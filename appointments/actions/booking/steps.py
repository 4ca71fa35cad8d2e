"""The one place that assigns an appointment's status."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from appointments.actions.transitions import ChangedMeanwhileError, newer_events, woken_by
from appointments.enums import HELD_STATUSES, OCCUPYING_STATUSES, AppointmentStatus, RequestStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, Event
from appointments.rules.appointment_steps import step_for


class HoldLapsedError(Exception):
    """The time was held for this person, and the hold has run out."""


def is_still_held(appointment: Appointment, *, now: datetime) -> bool:
    """Say whether others are still kept off the time. The caller has locked its calendar.

    The clock alone does not tell: whoever locked the calendar first may have seen a later moment, and freed
    the ticks of a hold that ran out in between.
    """
    if not appointment.holds_its_time(now=now) or appointment.first_tick is None:
        return False
    return appointment.ticks.count() == (appointment.end_tick or 0) - appointment.first_tick


def lock_request(request: AppointmentRequest) -> None:
    """Keep everybody else off the request until the transaction ends.

    Raises ChangedMeanwhileError when somebody changed it since the caller read it.
    """
    rows = AppointmentRequest.objects.select_for_update().filter(pk=request.pk)
    if rows.values_list("version", flat=True).get() != request.version:
        raise ChangedMeanwhileError(newer_events(request=request, seen_version=request.version))


@transaction.atomic
def step(
    *,
    appointment: Appointment,
    verb: Verb,
    by: Actor,
    now: datetime,
    reason: str = "",
    while_held: bool = False,
    **changes: Any,
) -> None:
    """Take an appointment one step on, free its time if it is given up, and write the event.

    A compare-and-swap on version and status. Raises TransitionRefusedError, HoldLapsedError when
    `while_held` is asked for and the hold has run out, or ChangedMeanwhileError when no row matched.
    """
    before = appointment.status
    change = step_for(verb, before)
    if while_held and not is_still_held(appointment, now=now):
        raise HoldLapsedError
    changes |= _what_follows(change.target, by, now)
    rows = Appointment.objects.filter(
        pk=appointment.pk, version=appointment.version, status__in=change.sources
    )
    if not rows.update(version=F("version") + 1, **changes):
        raise ChangedMeanwhileError(list(appointment.events.order_by("-at", "-pk")[:1]))
    appointment.version += 1
    for name, value in changes.items():
        setattr(appointment, name, value)
    if change.target not in OCCUPYING_STATUSES:
        appointment.ticks.all().delete()
    record_step(appointment=appointment, verb=verb, by=by, now=now, from_status=before, reason=reason)


def record_step(
    *, appointment: Appointment, verb: Verb, by: Actor, now: datetime, from_status: str = "", reason: str = ""
) -> None:
    """Add a line to the request's history; it raises the request's version by one.

    What the patient does wakes a snoozed request, as in actions/transitions.py.
    A draft is its patient's own and has no history yet.
    """
    request = appointment.request
    if request.status == RequestStatus.DRAFT:
        return
    woken = woken_by(verb, by)
    AppointmentRequest.objects.filter(pk=request.pk).update(version=F("version") + 1, **woken)
    request.version += 1
    for name, value in woken.items():
        setattr(request, name, value)
    Event.objects.create(
        request=request,
        appointment=appointment,
        at=now,
        actor_kind=by.kind,
        actor=by.user,
        verb=verb,
        from_status=from_status,
        to_status=appointment.status,
        reason=reason or _when(appointment),
    )


def _what_follows(target: AppointmentStatus, by: Actor, now: datetime) -> dict[str, Any]:
    following: dict[str, Any] = {"status": target}
    if target not in HELD_STATUSES:
        following["held_until"] = None
    if target == AppointmentStatus.CANCELLED:
        following |= {"cancelled_at": now, "cancelled_by": by.user}
    return following


def _when(appointment: Appointment) -> str:
    """Return the time in the location's wall clock, for the history."""
    if appointment.starts_at is None or appointment.resource is None:
        return ""
    local = appointment.starts_at.astimezone(appointment.resource.location.zone)
    return f"{local:%a, %b %-d, %Y, %-I:%M %p}, {appointment.resource}"
