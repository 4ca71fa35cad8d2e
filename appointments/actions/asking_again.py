"""A patient whom the clinic could not reach still wants an appointment."""

from datetime import datetime

from django.db import transaction

from appointments.actions.requests import opened_anew
from appointments.actions.transitions import move
from appointments.enums import ClosedReason, RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def ask_again(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Put a request on the queue again that was closed because nobody could be reached.

    Its clock starts anew and nobody has it, so that whoever is there calls. Raises TransitionRefusedError for
    a request that is open or ended for another reason.
    """
    closed = request.status == RequestStatus.CLOSED
    if closed and request.closed_reason != ClosedReason.UNREACHABLE:
        raise TransitionRefusedError(
            "Only a request whose patient was not reached is opened again like this."
        )
    move(
        request=request,
        verb=Verb.ASKED_AGAIN,
        by=by,
        now=now,
        assigned_to=None,
        assigned_at=None,
        **opened_anew(request, now=now),
    )
