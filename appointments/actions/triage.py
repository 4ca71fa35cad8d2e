"""The front desk's verbs."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from appointments.actions.booking import give_up_times
from appointments.actions.messages import cancel_waiting, queue_message
from appointments.actions.requests import call_due_at, opened_anew
from appointments.actions.transitions import move, touch
from appointments.enums import (
    GOT_THROUGH,
    Channel,
    ClosedReason,
    ContactOutcome,
    MessageKind,
    RequestStatus,
    Verb,
)
from appointments.models import Actor, AppointmentRequest, ContactAttempt, Event, Note
from appointments.queries import clock_of
from appointments.queries.closing import OPENED_AGAIN, missing_tries
from appointments.queries.messages import UNTOLD
from appointments.rules.business_hours import add_open_minutes, open_minutes_between
from appointments.rules.transitions import TRANSITIONS, TransitionRefusedError


class ClosingRefusedError(Exception):
    """The reason for closing is not open to this person, or not yet."""


@transaction.atomic
def claim_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Take a request; nobody else has to wonder who is calling."""
    if request.assigned_to_id and by.user and request.assigned_to_id == by.user.pk:
        raise TransitionRefusedError("You have this request already.")
    move(request=request, verb=Verb.CLAIMED, by=by, now=now, assigned_to=by.user, assigned_at=now)


@transaction.atomic
def unclaim_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Put a request back for others to take."""
    move(request=request, verb=Verb.UNCLAIMED, by=by, now=now, assigned_to=None, assigned_at=None)


@transaction.atomic
def log_contact(
    *,
    request: AppointmentRequest,
    channel: Channel,
    outcome: ContactOutcome,
    note: str,
    by: Actor,
    now: datetime,
) -> ContactAttempt:
    """Note a try to reach the patient, which also answers "call instead".

    The first one that got through, a left message included, stops the request's clock. A request that nobody
    has is claimed by it, as its own step, where it can be.
    """
    if not request.is_open:
        raise TransitionRefusedError("A contact can be logged while the request is open.")
    if by.user is None:
        raise ValueError("only staff log contacts")
    if request.assigned_to_id is None and request.status in TRANSITIONS[Verb.CLAIMED].sources:
        claim_request(request=request, by=by, now=now)
    changes: dict[str, Any] = {"undelivered_count": 0}
    if request.first_contact_at is None and outcome in GOT_THROUGH:
        changes["first_contact_at"] = now
    reason = f"{channel.label}: {outcome.label}"
    touch(request=request, verb=Verb.CALL_LOGGED, by=by, now=now, reason=reason, **changes)
    return ContactAttempt.objects.create(
        request=request, at=now, by=by.user, channel=channel, outcome=outcome, note=note
    )


@transaction.atomic
def add_note(*, request: AppointmentRequest, text: str, by: Actor, now: datetime) -> Note:
    """Keep a remark for colleagues."""
    if by.user is None:
        raise ValueError("only staff write notes")
    touch(request=request, verb=Verb.NOTED, by=by, now=now)
    return Note.objects.create(request=request, at=now, by=by.user, text=text)


@transaction.atomic
def ask_clinician(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Hand the request to a clinician's judgement."""
    move(request=request, verb=Verb.CLINICIAN_ASKED, by=by, now=now)


@transaction.atomic
def wait_for_patient(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Stop the clock until the patient answers."""
    move(request=request, verb=Verb.WAITED, by=by, now=now)


@transaction.atomic
def resume_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Take a request up again. What was left of its time when it began to wait is left now."""
    waited = request.status == RequestStatus.WAITING_PATIENT
    due_at = _due_after_waiting(request, now) if waited else request.due_at
    move(request=request, verb=Verb.RESUMED, by=by, now=now, due_at=due_at)


@transaction.atomic
def close_request(*, request: AppointmentRequest, reason: ClosedReason, by: Actor, now: datetime) -> None:
    """Close a request for good reason; raises ClosingRefusedError where the clinic's rules say no.

    The patient is told each time that it is closed, although it may have been closed and opened before.
    """
    if reason == ClosedReason.NOT_SUITABLE and not (
        by.user and by.user.has_perm("appointments.decide_suitability")
    ):
        raise ClosingRefusedError("Only a clinician can decide that somebody is not suitable.")
    if reason == ClosedReason.UNREACHABLE and (missing := missing_tries([request])[request.pk]):
        raise ClosingRefusedError(missing)
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
    # What a colleague has just written says more than that the request is closed.
    cancel_waiting(request=request, but=() if reason == ClosedReason.WITHDRAWN else [MessageKind.STAFF_REPLY])
    give_up_times(request=request, by=by, now=now)
    if reason not in UNTOLD:
        times_opened = opened_again(request).count()
        queue_message(
            request=request, kind=MessageKind.REQUEST_CLOSED, by=by, now=now, round_number=times_opened
        )


@transaction.atomic
def reopen_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Open a closed request again and take it. Its clock starts anew.

    One that was closed in quarantine was never acknowledged; now it is, once. A merged one is taken out of
    the other request instead (merging.py).
    """
    if request.merged_into_id:
        raise TransitionRefusedError("This request was merged into another one. Undo the merge instead.")
    move(
        request=request,
        verb=Verb.REOPENED,
        by=by,
        now=now,
        assigned_to=by.user,
        assigned_at=now,
        **opened_anew(request, now=now),
    )
    queue_message(request=request, kind=MessageKind.REQUEST_RECEIVED, by=by, now=now)


@transaction.atomic
def release_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Let a request out of quarantine: its clock starts now, and it is acknowledged now."""
    due_at = call_due_at(location=request.location, now=now)
    move(request=request, verb=Verb.RELEASED, by=by, now=now, due_at=due_at)
    queue_message(request=request, kind=MessageKind.REQUEST_RECEIVED, by=by, now=now)


def opened_again(request: AppointmentRequest) -> QuerySet[Event]:
    """Return the events that opened the request after it was closed."""
    return request.events.filter(verb__in=OPENED_AGAIN)


def _due_after_waiting(request: AppointmentRequest, now: datetime) -> datetime:
    waits = request.events.filter(verb=Verb.WAITED).order_by("-at", "-pk")
    since = waits.values_list("at", flat=True).first()
    if since is None or since >= request.due_at:
        return request.due_at
    clock = clock_of(request.location)
    left = open_minutes_between(since, request.due_at, clock.hours, clock.zone)
    return add_open_minutes(now, left, clock.hours, clock.zone)
