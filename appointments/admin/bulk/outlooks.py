"""What would become of each of many requests. Nothing is changed here; the actions ask everything again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from appointments.actions.assigning import assigning_refusal
from appointments.actions.replies import refusal_of
from appointments.actions.snooze import refusal_to_snooze
from appointments.enums import ClosedReason, RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest, CannedReply
from appointments.queries import clocks
from appointments.queries.closing import missing_tries
from appointments.queries.messages import UNTOLD
from appointments.queries.replies import language_for
from appointments.rules.front_desk import snooze_refusal, spoken_day
from appointments.rules.transitions import TRANSITIONS
from clinic.models import User


@dataclass(frozen=True)
class Outlook:
    """`words` go on from the name of whom it is about."""

    will_change: bool
    words: str


@dataclass(frozen=True)
class Batch:
    """Many requests, and what is to be done with all of them. `answers` are those of the action's form."""

    requests: Sequence[AppointmentRequest]
    answers: Mapping[str, Any]
    by: Actor
    now: datetime


def stays(why: str) -> Outlook:
    return Outlook(False, f"stays as it is: {why.rstrip('.')}.")


def will(words: str) -> Outlook:
    return Outlook(True, words)


def claiming(batch: Batch) -> list[Outlook]:
    """Nobody's request is taken from them here: that is done on its own page, or by assigning it."""
    return [_claim(request, batch.by) for request in batch.requests]


def _claim(request: AppointmentRequest, by: Actor) -> Outlook:
    if request.status not in TRANSITIONS[Verb.CLAIMED].sources:
        return stays(_status(request))
    if holder := request.assigned_to:
        return stays("you have it already" if holder == by.user else f"{holder.called} has it")
    return will("will be claimed.")


def assigning(batch: Batch) -> list[Outlook]:
    return [_assign(request, batch.answers["to"]) for request in batch.requests]


def _assign(request: AppointmentRequest, to: User) -> Outlook:
    if refusal := assigning_refusal(request, to):
        return stays(refusal)
    if holder := request.assigned_to:
        return will(f"will be taken from {holder.called} and given to {to.called}.")
    return will(f"will be given to {to.called}.")


def snoozing(batch: Batch) -> list[Outlook]:
    """One query: a day is held against the calendar of each request's own location."""
    by_place = clocks()
    wake_on = batch.answers["wake_on"]

    def one(request: AppointmentRequest) -> Outlook:
        today = batch.now.astimezone(by_place[request.location_id].zone).date()
        refusal = refusal_to_snooze(request, batch.by) or snooze_refusal(wake_on, today)
        return stays(refusal) if refusal else will(f"will be snoozed until {spoken_day(wake_on)}.")

    return [one(request) for request in batch.requests]


def closing(batch: Batch) -> list[Outlook]:
    """Four queries for "could not be reached", none for the other reasons."""
    reason = ClosedReason(batch.answers["reason"])
    missing = missing_tries(batch.requests) if reason == ClosedReason.UNREACHABLE else {}
    return [_close(request, reason, batch.by, missing.get(request.pk, "")) for request in batch.requests]


def _close(request: AppointmentRequest, reason: ClosedReason, by: Actor, missing: str) -> Outlook:
    if request.status not in TRANSITIONS[Verb.CLOSED].sources:
        return stays(_status(request))
    if missing:
        return stays(missing)
    with_whom = request.assigned_to if request.assigned_to != by.user else None
    parts = [
        "will be closed.",
        f"{with_whom.called} has it now." if with_whom else "",
        "Its time is cancelled." if request.status == RequestStatus.SCHEDULED else "",
        _told(request, reason),
    ]
    return will(" ".join(part for part in parts if part))


def writing(batch: Batch) -> list[Outlook]:
    return [_write(request, batch.answers["reply"]) for request in batch.requests]


def _write(request: AppointmentRequest, reply: CannedReply) -> Outlook:
    if refusal := refusal_of(request):
        return stays(refusal)
    if language_for(request) == reply.language:
        return will("gets this email.")
    return will(f"gets this email in {reply.language_name}, but asked for {request.get_language_display()}.")


def _told(request: AppointmentRequest, reason: ClosedReason) -> str:
    """Say whether an email leaves, under the conditions of queue_message."""
    is_told = reason not in UNTOLD and request.email and not request.messages_stopped_at
    return "The patient gets an email." if is_told else "No email is sent."


def _status(request: AppointmentRequest) -> str:
    return f"it is “{RequestStatus(request.status).label}”"
