"""The one place that assigns a request's status."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from appointments.enums import ActorKind, RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest, Event
from appointments.rules.retention import purged_refusal
from appointments.rules.transitions import TransitionRefusedError, refuse, transition_for

AWAKE: dict[str, Any] = {"snoozed_until": None, "snoozed_by": None}


class ChangedMeanwhileError(Exception):
    """Somebody changed the request first. `events` is what happened since the version that was seen."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        super().__init__("Somebody changed this request first.")


@transaction.atomic
def move(
    *,
    request: AppointmentRequest,
    verb: Verb,
    by: Actor,
    now: datetime,
    reason: str = "",
    back_to: RequestStatus | None = None,
    **changes: Any,
) -> None:
    """Take a request one step on, write the event, and bring `request` up to date.

    A compare-and-swap: the UPDATE matches the version that the caller saw and the statuses that the
    table allows. Raises TransitionRefusedError, or ChangedMeanwhileError when no row matched. Every step
    wakes a request that was snoozed: it does not stand any more as it stood then. `back_to` is where a step
    that is taken back leads, among what the table allows.
    """
    refuse(purged_refusal(request.purged_at))
    transition = transition_for(verb, request.status)
    if back_to is not None and back_to not in transition.or_back_to:
        raise TransitionRefusedError(f"“{verb.label}” does not lead to “{back_to.label}”.")
    before = request.status
    changes = AWAKE | changes | {"status": back_to or transition.target}
    _swap(request, statuses=transition.sources, changes=changes)
    record(request=request, verb=verb, by=by, now=now, from_status=before, reason=reason)


@transaction.atomic
def touch(
    *, request: AppointmentRequest, verb: Verb, by: Actor, now: datetime, reason: str = "", **changes: Any
) -> None:
    """Record work that leaves the status as it is, under the same compare-and-swap as `move`.

    A logged contact wakes a snoozed request, and so does whatever its patient does. Nothing is recorded of a
    request that was purged.
    """
    refuse(purged_refusal(request.purged_at))
    _swap(request, statuses=[request.status], changes=woken_by(verb, by) | changes)
    record(request=request, verb=verb, by=by, now=now, from_status=request.status, reason=reason)


def woken_by(verb: Verb, by: Actor) -> dict[str, Any]:
    """Return the changes that wake a snoozed request when this happens to it, or none."""
    return AWAKE if by.kind == ActorKind.PATIENT or verb == Verb.CALL_LOGGED else {}


def record(
    *, request: AppointmentRequest, verb: Verb, by: Actor, now: datetime, from_status: str, reason: str = ""
) -> Event:
    """Add a line to the history, ending at the request's present status."""
    return Event.objects.create(
        request=request,
        at=now,
        actor_kind=by.kind,
        actor=by.user,
        verb=verb,
        from_status=from_status,
        to_status=request.status,
        reason=reason,
    )


def _swap(request: AppointmentRequest, *, statuses: Any, changes: dict[str, Any]) -> None:
    seen = AppointmentRequest.objects.filter(pk=request.pk, version=request.version, status__in=statuses)
    if not seen.update(version=F("version") + 1, **changes):
        raise ChangedMeanwhileError(newer_events(request=request, seen_version=request.version))
    request.version += 1
    for name, value in changes.items():
        setattr(request, name, value)


def newer_events(*, request: AppointmentRequest, seen_version: int) -> list[Event]:
    """Return the latest events, as many as the version has risen since the one that was seen.

    A message that failed is no change by anybody: it raises no version and would hide one that did.
    """
    now_at = AppointmentRequest.objects.values_list("version", flat=True).get(pk=request.pk)
    by_people = request.events.exclude(verb=Verb.MESSAGE_FAILED)
    newest = by_people.select_related("actor").order_by("-at", "-pk")
    return list(newest[: max(now_at - seen_version, 1)])
