"""Giving a request to a colleague, and putting a colleague's work back for others."""

from datetime import datetime
from typing import Any

from django.db import transaction

from appointments.actions.transitions import move, touch
from appointments.enums import RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest
from appointments.queries.colleagues import may_work
from appointments.rules.transitions import TRANSITIONS, TransitionRefusedError, refuse
from clinic.models import User


@transaction.atomic
def assign_request(*, request: AppointmentRequest, to: User, by: Actor, now: datetime) -> None:
    """Give an open request to somebody who may work on requests; raises TransitionRefusedError.

    A new one is in review from then on; one that waits for a clinician or the patient goes on waiting. What
    is snoozed sleeps on: it comes back on its day, to whoever has it then.
    """
    refuse(assigning_refusal(request, to))
    if not may_work(to):
        raise TransitionRefusedError(f"{to} cannot work on requests.")
    reason = f"To {to}, from {request.assigned_to}" if request.assigned_to else f"To {to}"
    _give(request, Verb.ASSIGNED, by, now, reason, assigned_to=to, assigned_at=now)


@transaction.atomic
def put_back_request(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Let whoever is free take an open request that somebody has; raises TransitionRefusedError."""
    refuse(putting_back_refusal(request))
    reason = f"From {request.assigned_to}"
    _give(request, Verb.UNCLAIMED, by, now, reason, assigned_to=None, assigned_at=None)


def assigning_refusal(request: AppointmentRequest, to: User) -> str:
    """Return why the request cannot go to that person as it stands, or "" when it can."""
    if not request.is_open:
        return f"it is “{RequestStatus(request.status).label}”"
    return f"{to} has it already" if request.assigned_to_id == to.pk else ""


def putting_back_refusal(request: AppointmentRequest) -> str:
    """Return why the request cannot be put back as it stands, or "" when it can."""
    if not request.is_open:
        return f"it is “{RequestStatus(request.status).label}”"
    return "" if request.assigned_to_id else "nobody has it"


def _give(
    request: AppointmentRequest, verb: Verb, by: Actor, now: datetime, reason: str, **changes: Any
) -> None:
    """Take the step that the table has from where the request stands; elsewhere its status stays."""
    step = move if request.status in TRANSITIONS[verb].sources else touch
    asleep = {"snoozed_until": request.snoozed_until, "snoozed_by": request.snoozed_by}
    step(request=request, verb=verb, by=by, now=now, reason=reason[:200], **asleep | changes)
